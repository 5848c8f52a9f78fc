"""Days as people write and read them, in the current language."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_time

from engine.language import N_, _, available, current

# The order day-month-year and the words of each language come from the Unicode CLDR; only "1er" is not in it.
_LOCALES = {"en": "en_GB"}
_EARLIEST = 1970
_UNREADABLE = N_("Please write a day as 30/12/2025, or a month as 12/2025.")
_NO_SUCH_DAY = N_("There is no such day in the calendar. Please check the day and the month.")
_TO_COME = N_("This day has not come yet. Please check the year.")
_TOO_OLD = N_("Please write the year in full, as in 30/12/2025.")


def locale() -> Locale:
    """The locale by which dates, numbers and countries are written now."""
    return Locale.parse(_LOCALES.get(current(), current()))


def day(moment: date | datetime) -> str:
    """A day in words ("1 January 2026", "1er janvier 2026"), with the local time where it counts by the hour."""
    if isinstance(moment, datetime):
        here = moment.astimezone() if moment.tzinfo else moment
        return _("{day}, {time}", day=day(here.date()), time=format_time(here.time(), "short", locale=locale()))
    words = str(format_date(moment, "long", locale=locale()))
    return f"1er{words[1:]}" if current() == "fr" and words.startswith("1 ") else words


def month(first: date) -> str:
    """The month of a day in words: "December 2025"."""
    return str(format_date(first, "LLLL y", locale=locale()))


@dataclass(frozen=True)
class Written:
    """What a person wrote: one day (`first` = `last`), or any day of a whole month."""

    first: date
    last: date

    @property
    def whole_month(self) -> bool:
        return self.first != self.last


def read_day(text: str, today: date) -> Written:
    """The day or month that a text names; a month under way ends today.

    Raises ValueError with a sentence (a msgid, so that it can be said in any language) that never quotes the text.
    """
    year, number, day_of_month = _numbers(_plain(text))
    if not 1 <= number <= 12:
        raise ValueError(_NO_SUCH_DAY)
    if year < _EARLIEST:
        raise ValueError(_TOO_OLD)
    length = monthrange(min(year, 9999), number)[1]
    if day_of_month is not None and not 1 <= day_of_month <= length:
        raise ValueError(_NO_SUCH_DAY)
    first = date(min(year, 9999), number, day_of_month or 1)
    if first > today:
        raise ValueError(_TO_COME)
    return Written(first, first if day_of_month else min(date(year, number, length), today))


def read_time(text: str) -> tuple[int, int]:
    """Hour and minute as in 14:30 or 14h30; raises ValueError as `read_day` does."""
    found = re.fullmatch(r"(\d{1,2})\s*(?:[:h.]\s*(\d{2})?)?", text.strip().lower())
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
        raise ValueError(N_("Please write a time as 14:30, or leave it empty."))
    return int(found[1]), int(found[2] or 0)


def _numbers(text: str) -> tuple[int, int, int | None]:
    """Year, month and perhaps day, from any of the ways of writing them that we accept."""
    if found := re.fullmatch(r"(\d{4})[-/. ](\d{1,2})(?:[-/. ](\d{1,2}))?", text):
        return int(found[1]), int(found[2]), int(found[3]) if found[3] else None
    if found := re.fullmatch(r"(?:(\d{1,2})[-/. ])?(\d{1,2})[-/. ](\d{4})", text):
        return int(found[3]), int(found[2]), int(found[1]) if found[1] else None
    if found := re.fullmatch(r"(?:(\d{1,2})(?:er|st|nd|rd|th)?\.? )?([^\W\d]+)\.?(?: (\d{1,2})(?:st|nd|rd|th)?)?,? (\d{4})", text):
        number = _months().get(found[2])
        if number is not None and not (found[1] and found[3]):
            written = found[1] or found[3]
            return int(found[4]), number, int(written) if written else None
    raise ValueError(_UNREADABLE)


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    """The names of the months, long and short, in every language that the program shows: people mix them."""
    found: dict[str, int] = {}
    for code in {*available(), "fr", "en"}:
        for width in ("wide", "abbreviated"):
            names = Locale.parse(code).months["format"][width]
            found.update({_plain(name).rstrip("."): number for number, name in names.items()})
    return found


def _plain(text: str) -> str:
    """Lower case, no accents, single spaces: "Décembre  2025" and "decembre 2025" are one."""
    letters = unicodedata.normalize("NFKD", text.strip().lower())
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())
