"""`plain`: the calendar alone, for periods that no text moves (data retention, a service's own promise)."""

from __future__ import annotations

from datetime import date, datetime

from .calendar_end import calendar_end
from .elapsed_hours import elapsed
from .errors import PeriodError
from .period import Due, Period


def count(period: Period, start: date | datetime) -> Due:
    """Return the end of a period that is never rolled: `safe` equals `late`.

    Days, months and years give the same-number day, or the last day of a shorter month; hours are those that pass
    from the very instant of the event, and need a datetime with offset. `PeriodError` for working days.
    """
    if period.working_days:
        raise PeriodError("The calculator 'plain' knows no working days.")
    if period.starts_on_day or period.distance_months:
        raise PeriodError("The calculator 'plain' takes neither 'starts_on_day' nor 'distance_months'.")
    if period.hours:
        return Due.same(elapsed(start, period.hours))
    return Due.same(calendar_end(period, start))
