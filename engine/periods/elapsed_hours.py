"""Hours that really pass: counted in UTC, because clock arithmetic is an hour wrong when summer time begins or ends."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from .errors import PeriodError


def elapsed(start: date | datetime, hours: int, *, from_next_hour: bool = False) -> datetime:
    """Return the instant `hours` after the event, on the event's own clock (its time zone is kept).

    `from_next_hour`: the hour of the event is not counted, so that the hours run from the next full hour of that clock;
    an event at exactly 10:00 is within the hour 10:00 to 11:00. `PeriodError` for a date, or a datetime without offset.
    """
    if not isinstance(start, datetime):
        raise PeriodError("A period in hours needs the time of the event, not only its day.")
    if start.utcoffset() is None:
        raise PeriodError("A period in hours needs the time zone of the event.")
    try:
        instant = start.astimezone(UTC)
        if from_next_hour:
            # Minutes are taken off the instant, not off the clock: 02:30 may exist twice in one night.
            into_hour = timedelta(minutes=start.minute, seconds=start.second, microseconds=start.microsecond)
            instant += timedelta(hours=1) - into_hour
        return (instant + timedelta(hours=hours)).astimezone(start.tzinfo)
    except OverflowError:
        raise PeriodError("The period ends outside the calendar.") from None
