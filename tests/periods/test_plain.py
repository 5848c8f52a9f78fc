"""The plain calendar: nothing is ever moved, hours are those that pass."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from engine.periods import Due, Period, PeriodError, count

PARIS = ZoneInfo("Europe/Paris")


@pytest.mark.parametrize(
    ("length", "end"),
    [
        ({"days": 1}, date(2026, 11, 1)),  # a Sunday and a public holiday
        ({"months": 1}, date(2026, 11, 30)),
        ({"years": 1}, date(2027, 10, 31)),
        ({"years": 1, "months": 1, "days": 1}, date(2027, 12, 1)),
    ],
)
def test_dates_are_never_moved(length: dict[str, Any], end: date) -> None:
    assert count(Period("plain", **length), date(2026, 10, 31)) == Due(safe=end, late=end)


def test_hours_run_from_the_instant_and_across_the_change_of_clocks() -> None:
    due = count(Period("plain", hours=48), datetime(2026, 10, 23, 14, 37, tzinfo=PARIS))
    assert due.late.isoformat() == due.safe.isoformat() == "2026-10-25T13:37:00+01:00"


@pytest.mark.parametrize(
    ("length", "start", "word"),
    [
        ({"hours": 48}, date(2026, 10, 23), "time of the event"),
        ({"hours": 48}, datetime(2026, 10, 23, 14), "time zone"),
        ({"working_days": 3}, date(2026, 10, 23), "working days"),
        ({"days": 3, "starts_on_day": True}, date(2026, 10, 23), "starts_on_day"),
        ({"days": 3, "distance_months": 1}, date(2026, 10, 23), "distance_months"),
    ],
)
def test_refuses_what_the_calendar_does_not_know(length: dict[str, Any], start: date, word: str) -> None:
    with pytest.raises(PeriodError, match=word):
        count(Period("plain", **length), start)
