"""Elapsed hours on United States clocks: the instant never changes, only the clock on which it is read."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest

from engine.periods import Due, Period, PeriodError, count, us_elapsed

HOURS_48 = Period("us-elapsed", hours=48)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        # No change of clocks; a weekend and a federal holiday (Thanksgiving, 26 November 2026) count.
        ("2026-11-20T10:00:00+00:00", "2026-11-22T10:00:00+00:00"),
        ("2026-11-25T09:00:00-05:00", "2026-11-27T09:00:00-05:00"),
        # Summer time ends on 1 November 2026: an hour earlier on the clock, 48 hours all the same.
        ("2026-10-30T14:37:00-04:00", "2026-11-01T13:37:00-05:00"),
        ("2026-10-30T14:37:00-05:00", "2026-11-01T13:37:00-06:00"),
        ("2026-10-30T14:37:00-06:00", "2026-11-01T13:37:00-07:00"),
        ("2026-10-30T14:37:00-07:00", "2026-11-01T13:37:00-08:00"),
        ("2026-10-30T14:37:00-08:00", "2026-11-01T13:37:00-09:00"),
        # Summer time begins on 8 March 2026: an hour later on the clock.
        ("2026-03-06T14:37:00-05:00", "2026-03-08T15:37:00-04:00"),
        ("2026-03-06T14:37:00-08:00", "2026-03-08T15:37:00-07:00"),
        # Hawaii has no summer time.
        ("2026-10-30T14:37:00-10:00", "2026-11-01T14:37:00-10:00"),
        # -09:00 is Alaska in winter, and no zone of the list in summer: the offset is kept.
        ("2026-03-06T14:37:00-09:00", "2026-03-08T15:37:00-08:00"),
        ("2026-10-30T14:37:00-09:00", "2026-11-01T14:37:00-09:00"),
        # Not a United States clock: the offset is kept, also while the clocks of Europe change.
        ("2026-10-23T14:37:00+02:00", "2026-10-25T14:37:00+02:00"),
        # The end falls in the hour that exists twice: the second 01:30 of that night.
        ("2026-10-30T02:30:00-04:00", "2026-11-01T01:30:00-05:00"),
    ],
)
def test_48_hours(start: str, end: str) -> None:
    due = count(HOURS_48, datetime.fromisoformat(start))
    assert due.safe.isoformat() == due.late.isoformat() == end
    assert isinstance(due.late, datetime)
    assert due.late.astimezone(UTC) - datetime.fromisoformat(start).astimezone(UTC) == timedelta(hours=48)


def test_a_named_zone_keeps_its_own_clock() -> None:
    phoenix = datetime(2026, 10, 30, 14, 37, tzinfo=ZoneInfo("America/Phoenix"))  # -07:00 all year, as Pacific in summer
    assert count(HOURS_48, phoenix).late.isoformat() == "2026-11-01T14:37:00-07:00"


def test_without_time_zone_data_the_offset_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    class Missing(ZoneInfo):
        def __new__(cls, key: str) -> Missing:
            raise ZoneInfoNotFoundError(key)

    monkeypatch.setattr(us_elapsed, "ZoneInfo", Missing)
    due = count(HOURS_48, datetime.fromisoformat("2026-10-30T14:37:00-04:00"))
    assert due.late.isoformat() == "2026-11-01T14:37:00-04:00"


@pytest.mark.parametrize(
    ("length", "start", "end"),
    [
        ({"years": 5}, date(2026, 1, 3), date(2031, 1, 3)),
        ({"years": 4}, date(2024, 2, 29), date(2028, 2, 29)),
        ({"years": 1}, date(2024, 2, 29), date(2025, 2, 28)),
        ({"months": 1}, date(2026, 1, 31), date(2026, 2, 28)),
        ({"days": 30}, date(2026, 11, 24), date(2026, 12, 24)),
        ({"days": 2}, date(2026, 7, 2), date(2026, 7, 4)),  # a Saturday and a holiday: not moved
    ],
)
def test_days_months_and_years_are_plain(length: dict[str, Any], start: date, end: date) -> None:
    assert count(Period("us-elapsed", **length), start) == Due(safe=end, late=end)


@pytest.mark.parametrize(
    ("length", "start", "word"),
    [
        ({"hours": 48}, date(2026, 10, 30), "time of the event"),
        ({"hours": 48}, datetime(2026, 10, 30, 14, 37), "time zone"),
        ({"hours": 48}, datetime(9999, 12, 31, 14, 37, tzinfo=UTC), "outside the calendar"),
        ({"working_days": 3}, date(2026, 10, 30), "working days"),
        ({"days": 3, "starts_on_day": True}, date(2026, 10, 30), "starts_on_day"),
        ({"days": 3, "distance_months": 1}, date(2026, 10, 30), "distance_months"),
    ],
)
def test_refuses_what_it_cannot_count(length: dict[str, Any], start: date, word: str) -> None:
    with pytest.raises(PeriodError, match=word):
        count(Period("us-elapsed", **length), start)
