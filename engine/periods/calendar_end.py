"""The calendar day on which days, months and years end, before any working-day rule."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta

from .errors import PeriodError
from .period import Period


def day_of(start: date | datetime) -> date:
    """Return the calendar day of the event, as read on the event's own clock: no conversion to another time zone."""
    return start.date() if isinstance(start, datetime) else start


def add_days(day: date, days: int) -> date:
    """Return the day that lies `days` later (earlier if negative); `PeriodError` outside the years 1 to 9999."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise PeriodError("The period ends outside the calendar.") from None


def add_months(day: date, months: int) -> date:
    """Return the same-number day `months` later, or the last day of a month that has no such day.

    Negative months go back. `PeriodError` outside the years 1 to 9999. Regulation 1182/71, art. 3(2)(c); CPC, art. 641.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        raise PeriodError("The period ends outside the calendar.")
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def calendar_end(period: Period, start: date | datetime) -> date:
    """Return the last day of a period of days, months or years; the event's own day is not counted.

    Months and years are counted first, then days (CPC, art. 641, last paragraph; no other text here settles the order).
    """
    return add_days(add_months(day_of(start), period.years * 12 + period.months), period.days)
