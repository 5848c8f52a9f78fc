"""`fr-criminal`: limitation of prosecution in France (CPP, art. 7 to 9; loi du 29 juillet 1881, art. 65)."""

from __future__ import annotations

from datetime import date, datetime

from .calendar_end import calendar_end
from .errors import PeriodError
from .period import Due, Period


def count(period: Period, start: date | datetime) -> Due:
    """Return the last day of a limitation of months or years; the act's own day is not counted.

    It ends at midnight of the same-number day (act on 14 December, three months: 14 March), or of the last day of a
    month without that number. Never rolled to a working day: CPP, art. 801 extends acts of procedure, its reach to
    limitation is disputed, and the earlier date is safe under both readings; hence `safe` equals `late`.
    `PeriodError` for hours, days and working days, in which no limitation is expressed.
    """
    if period.hours or period.days or period.working_days:
        raise PeriodError("The calculator 'fr-criminal' counts months and years only.")
    if period.starts_on_day or period.distance_months:
        raise PeriodError("The calculator 'fr-criminal' takes neither 'starts_on_day' nor 'distance_months'.")
    return Due.same(calendar_end(period, start))
