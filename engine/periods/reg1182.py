"""`eu-1182`: periods of Union law (DSA, GDPR, AI Act), counted by Regulation (EEC, Euratom) No 1182/71."""

from __future__ import annotations

from datetime import date, datetime

from .calendar_end import add_days, calendar_end, day_of
from .elapsed_hours import elapsed
from .errors import PeriodError
from .period import Due, Period
from .public_holidays import nth_working_day_after, working_day_from, working_day_until


def count(period: Period, start: date | datetime) -> Due:
    """Return the end of a period of Union law that runs from an event.

    Hours need a datetime with offset and give datetimes; every other unit gives dates and needs `period.country`, the
    state where the act is to be done. `PeriodError` where one of these is missing. Regulation 1182/71, art. 2 and 3.
    """
    if period.distance_months:
        raise PeriodError("The calculator 'eu-1182' knows no longer periods for distance.")
    if period.starts_on_day and not period.in_calendar_days:
        raise PeriodError("Only a period of days, months or years can start on the day of the event.")
    if period.hours:
        # Art. 3(4) does not move hours. Whether 3(5), two working days, reaches "48 hours" is unsettled: not applied.
        return Due.same(elapsed(start, period.hours, from_next_hour=True))
    if period.country is None:
        raise PeriodError("The calculator 'eu-1182' needs the country whose public holidays count.")
    event = day_of(start)
    if period.working_days:
        return Due.same(nth_working_day_after(event, period.working_days, period.country))
    end = calendar_end(period, event)
    late = working_day_from(end, period.country)
    if (end - event).days >= 2:
        # Art. 3(5): two days or more always contain two working days.
        late = max(late, nth_working_day_after(event, 2, period.country))
    safe = _counted_from_its_own_day(end, event, period.country) if period.starts_on_day else end
    return Due(safe=safe, late=late)


def _counted_from_its_own_day(end: date, event: date, country: str) -> date:
    # A day early, and back to a day on which someone is there to receive the act; but nobody can act before the event.
    return max(event, working_day_until(add_days(end, -1), country))
