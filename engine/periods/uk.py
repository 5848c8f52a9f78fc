"""`uk`: periods of the law of the United Kingdom, whose statutes leave the counting to the courts and, here, to the ICO."""

from __future__ import annotations

from datetime import date, datetime

from .calendar_end import add_days, calendar_end, day_of
from .elapsed_hours import elapsed
from .errors import PeriodError
from .period import Due, Period
from .public_holidays import nth_working_day_after, working_day_from


def count(period: Period, start: date | datetime) -> Due:
    """Return the end of a period; by the corresponding date rule for months and years.

    The day of the event is not counted: six months from 10 January end on 10 July; from 31 August, on the last day of
    February. `period.beginning_with`: the text says "beginning with" that day, which is then day 1, and the period ends
    a day sooner: three years beginning with 6 February 2026 end on 5 February 2029.
    `period.country`, `GB` or a subdivision (`GB-ENG`, `GB-WLS`, `GB-SCT`, `GB-NIR`): `late` is moved from a weekend or
    bank holiday to the next working day, as the ICO counts; without it nothing is moved, as for a limit on charging.
    Hours are those that pass on the clock, weekends included; working days need the country.
    `PeriodError` for another country, or a combination that no text uses.
    """
    if period.starts_on_day or period.distance_months:
        raise PeriodError("The calculator 'uk' takes neither 'starts_on_day' nor 'distance_months'.")
    if period.beginning_with and not period.in_calendar_days:
        raise PeriodError("Only a period of days, months or years can begin with the day of the event.")
    if period.country is not None and period.country.partition("-")[0] != "GB":
        raise PeriodError("The calculator 'uk' knows the bank holidays of the United Kingdom only.")
    if period.hours:
        return Due.same(elapsed(start, period.hours))
    if period.working_days:
        if period.country is None:
            raise PeriodError("Working days need the country whose bank holidays count.")
        return Due.same(nth_working_day_after(day_of(start), period.working_days, period.country))
    end = calendar_end(period, start)
    if period.beginning_with:
        end = add_days(end, -1)
    return Due(safe=end, late=end if period.country is None else working_day_from(end, period.country))
