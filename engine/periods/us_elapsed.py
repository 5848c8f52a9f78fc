"""`us-elapsed`: periods of United States law; the 48 hours of the Take It Down Act (47 USC 223a) are hours that really pass."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from .calendar_end import calendar_end
from .elapsed_hours import elapsed
from .errors import PeriodError
from .period import Due, Period

# Tried in this order: during the hours in which the clocks change from east to west, two zones share an offset.
_ZONES = ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Anchorage", "Pacific/Honolulu")


def count(period: Period, start: date | datetime) -> Due:
    """Return the end of a period that is never moved: weekends and holidays count, `safe` equals `late`.

    Hours are counted in UTC and need a datetime with offset. The end is shown on the clock of the United States time zone
    that had this offset at that instant, so that it carries the zone's new offset after a change of clocks; an offset of
    no such zone is kept. Days, months and years give the same-number day, or the last day of a shorter month.
    `PeriodError` for working days, and for hours from a date or from a datetime without offset.
    """
    if period.working_days:
        raise PeriodError("The calculator 'us-elapsed' knows no working days.")
    if period.starts_on_day or period.distance_months:
        raise PeriodError("The calculator 'us-elapsed' takes neither 'starts_on_day' nor 'distance_months'.")
    if period.hours:
        return Due.same(elapsed(_on_a_us_clock(start), period.hours))
    return Due.same(calendar_end(period, start))


def _on_a_us_clock(start: date | datetime) -> date | datetime:
    # A datetime that already bears a named zone keeps it; what cannot be counted is left for `elapsed` to refuse.
    if not isinstance(start, datetime) or start.utcoffset() is None or isinstance(start.tzinfo, ZoneInfo):
        return start
    for name in _ZONES:
        try:
            here = start.astimezone(ZoneInfo(name))
        except (ZoneInfoNotFoundError, OverflowError):  # no time zone data on this machine; the edge of the calendar
            continue
        if here.utcoffset() == start.utcoffset():
            return here
    return start
