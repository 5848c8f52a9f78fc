"""What is counted (`Period`) and what comes out (`Due`)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from .errors import PeriodError


@dataclass(frozen=True)
class Period:
    """A length of time as a text of law writes it, and the name of the calculator that counts it.

    Lengths are whole numbers, 0 or more. `months`, `years` and `days` may be combined; `hours` and `working_days` each
    stand alone. A period of nothing raises `PeriodError`, as does a negative length.

    `country`: where the act is to be done, `FR` or a subdivision `FR-57`; its public holidays are those that count.
    `starts_on_day`: the text says that the period starts on the day of the event itself (DSA, art. 20(2)), against the
    general rule that this day is not counted; only the safe date then comes a day earlier (`eu-1182` alone).
    `beginning_with`: the text says "beginning with the day" of the event, which is day 1 (`uk` alone).
    `distance_months`: 1 for a person who lives overseas, 2 abroad (CPC, art. 643; `fr-procedure` alone).
    """

    calculator: str
    hours: int = 0
    days: int = 0
    months: int = 0
    years: int = 0
    country: str | None = None
    working_days: int = 0
    starts_on_day: bool = False
    distance_months: int = 0
    beginning_with: bool = False

    def __post_init__(self) -> None:
        lengths = (self.hours, self.days, self.months, self.years, self.working_days)
        if min(*lengths, self.distance_months) < 0:
            raise PeriodError("A period cannot have a negative length.")
        if not any(lengths):
            raise PeriodError("A period needs a length: hours, days, working days, months or years.")
        if self.beginning_with and self.calculator != "uk":
            raise PeriodError("Only the calculator 'uk' takes 'beginning_with'.")
        if sum((bool(self.hours), bool(self.working_days), self.in_calendar_days)) > 1:
            raise PeriodError("Hours and working days cannot be combined with another unit.")

    @property
    def in_calendar_days(self) -> bool:
        """True when the length is one of days, months or years."""
        return bool(self.days or self.months or self.years)


@dataclass(frozen=True)
class Due:
    """The end of a period, read twice: its last day (until midnight), or the last instant of a period of hours.

    `safe`: what the person must keep to; never rolled forward to a working day.
    `late`: after it the other side is late; rolled forward where the text says so. Never before `safe`.
    """

    safe: date | datetime
    late: date | datetime

    @classmethod
    def same(cls, end: date | datetime) -> Due:
        """Return the `Due` of a calculator that never rolls: one end for both readings."""
        return cls(safe=end, late=end)
