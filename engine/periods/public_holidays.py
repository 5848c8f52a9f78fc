"""Working days: neither Saturday, nor Sunday, nor a public holiday of the place where the act is to be done."""

from __future__ import annotations

from datetime import date
from functools import cache

from .calendar_end import add_days
from .errors import PeriodError

SATURDAY = 5


@cache
def _holidays(place: str, year: int) -> frozenset[date]:
    # Imported here: a run that counts no such period does not pay for loading the tables of every country.
    from holidays import country_holidays

    country, _, subdivision = place.partition("-")
    try:
        # Days observed in place of a holiday that falls on a weekend are included: nobody works on them either.
        found = country_holidays(country, subdiv=subdivision or None, years=year, expand=False, observed=True)
    except NotImplementedError:
        raise PeriodError(f"The public holidays of '{place}' are not known.") from None
    if not found.start_year <= year <= found.end_year:
        # The library answers "no holidays" there, which would be a wrong date rather than an error.
        raise PeriodError(f"The public holidays of '{place}' are not known for every year of the period.")
    return frozenset(found)


def is_working_day(day: date, place: str) -> bool:
    """Tell whether a day is a working day at a place, `FR` or a subdivision such as `FR-57`.

    `PeriodError` for an unknown place or a year without tables. Regulation 1182/71, art. 2; CPC, art. 642.
    """
    # Asked even for a weekend, so that an unknown place is an error on every day of the week.
    closed = _holidays(place, day.year)
    return day.weekday() < SATURDAY and day not in closed


def working_day_from(day: date, place: str) -> date:
    """Return the day itself if it is a working day at the place, else the next one; errors as `is_working_day`."""
    while not is_working_day(day, place):
        day = add_days(day, 1)
    return day


def working_day_until(day: date, place: str) -> date:
    """Return the day itself if it is a working day at the place, else the previous one; errors as `is_working_day`."""
    while not is_working_day(day, place):
        day = add_days(day, -1)
    return day


def nth_working_day_after(day: date, number: int, place: str) -> date:
    """Return the `number`-th working day (1 or more) after a day, itself not counted; errors as `is_working_day`."""
    for _ in range(number):
        day = working_day_from(add_days(day, 1), place)
    return day
