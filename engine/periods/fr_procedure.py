"""`fr-procedure`: periods of French procedure (Code de procédure civile, art. 640 to 643)."""

from __future__ import annotations

from datetime import date, datetime

from .calendar_end import add_months, calendar_end
from .errors import PeriodError
from .period import Due, Period
from .public_holidays import working_day_from

OVERSEAS, ABROAD = 1, 2


def count(period: Period, start: date | datetime) -> Due:
    """Return the end of a period of days, months or years; the day of the trigger is not counted.

    `safe` is the end itself; `late` is moved from a Saturday, Sunday or public holiday to the next working day (CPC,
    art. 642). `period.country`: left out or `FR`, or a subdivision with holidays of its own (`FR-57`, `FR-6AE`).
    `PeriodError` for another country, for hours and for working days.
    """
    if period.hours or period.working_days:
        raise PeriodError("The calculator 'fr-procedure' counts days, months and years only.")
    if period.starts_on_day:
        raise PeriodError("The calculator 'fr-procedure' does not take 'starts_on_day'.")
    if period.distance_months not in (0, OVERSEAS, ABROAD):
        raise PeriodError("'distance_months' is 1 for a person who lives overseas, 2 abroad, else 0.")
    place = period.country or "FR"
    if place.partition("-")[0] != "FR":
        raise PeriodError("The calculator 'fr-procedure' knows the public holidays of France only.")
    first, last = _ends(period, start)
    return Due(safe=first, late=working_day_from(last, place))


def _ends(period: Period, start: date | datetime) -> tuple[date, date]:
    # CPC, art. 643 lengthens the period but does not say whether its months come before or after those of the period.
    # Near the end of a month the two orders differ by some days: the person keeps to the earlier end.
    after = add_months(calendar_end(period, start), period.distance_months)
    before = calendar_end(period, add_months(start, period.distance_months))
    return min(after, before), max(after, before)
