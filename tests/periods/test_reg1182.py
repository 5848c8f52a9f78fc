"""Regulation 1182/71: the worked examples W1 to W22 of the EU fact sheet, then the readings they leave open."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from engine.periods import Due, Period, PeriodError, count

PARIS = ZoneInfo("Europe/Paris")


def eu(**length: Any) -> Period:
    return Period("eu-1182", **length)


def paris(*clock: int, fold: int = 0) -> datetime:
    return datetime(*clock, tzinfo=PARIS, fold=fold)  # type: ignore[arg-type,misc]


DAYS = [
    ("W1", (2026, 3, 5), {"months": 1}, "FR", (2026, 4, 7)),
    ("W1", (2026, 3, 5), {"months": 1}, "IE", (2026, 4, 7)),
    ("W2", (2027, 1, 31), {"months": 1}, "FR", (2027, 3, 1)),
    ("W3", (2028, 1, 31), {"months": 1}, "FR", (2028, 2, 29)),
    ("W4", (2028, 1, 30), {"months": 1}, "FR", (2028, 2, 29)),
    ("W5", (2028, 2, 29), {"years": 1}, "FR", (2029, 2, 28)),
    ("W6", (2027, 2, 28), {"months": 1}, "FR", (2027, 3, 30)),
    ("W7", (2026, 11, 30), {"months": 1}, "FR", (2026, 12, 30)),
    ("W7", (2026, 11, 30), {"months": 3}, "FR", (2027, 3, 1)),
    ("W8", (2026, 10, 31), {"months": 1}, "FR", (2026, 11, 30)),
    ("W8", (2026, 10, 31), {"months": 3}, "FR", (2027, 2, 1)),
    ("W9", (2026, 8, 31), {"months": 6}, "FR", (2027, 3, 1)),
    ("W10", (2026, 10, 2), {"days": 90}, "IE", (2026, 12, 31)),
    ("W10", (2026, 10, 2), {"days": 180}, "IE", (2027, 3, 31)),
    ("W16", (2026, 12, 23), {"working_days": 10}, "FR", (2027, 1, 8)),
    ("W16", (2026, 12, 23), {"working_days": 10}, "IE", (2027, 1, 8)),
    ("W17", (2026, 12, 24), {"days": 2}, "FR", (2026, 12, 29)),
    ("W18", (2027, 5, 5), {"days": 2}, "FR", (2027, 5, 10)),
    ("W19", (2027, 7, 13), {"days": 1}, "FR", (2027, 7, 15)),
    ("W20", (2027, 4, 30), {"days": 1}, "FR", (2027, 5, 3)),
    ("W21", (2027, 3, 25), {"days": 1}, "FR", (2027, 3, 26)),
    ("W21", (2027, 3, 25), {"days": 1}, "FR-57", (2027, 3, 30)),
    ("W22", (2026, 11, 24), {"months": 1}, "FR", (2026, 12, 24)),
    ("W22", (2026, 11, 24), {"months": 1}, "IE", (2026, 12, 24)),
    ("W22", (2026, 11, 24), {"months": 1}, "DE", (2026, 12, 24)),
]


@pytest.mark.parametrize(("name", "event", "length", "country", "late"), DAYS)
def test_worked_example_in_days(
    name: str,
    event: tuple[int, int, int],
    length: dict[str, int],
    country: str,
    late: tuple[int, int, int],
) -> None:
    assert count(eu(country=country, **length), date(*event)).late == date(*late), name


HOURS = [
    ("W11", paris(2026, 10, 23, 14, 37), 48, "2026-10-25T14:00:00+01:00"),
    ("W12", paris(2027, 3, 26, 14, 37), 48, "2027-03-28T16:00:00+02:00"),
    ("W13", paris(2026, 12, 25, 10, 5), 24, "2026-12-26T11:00:00+01:00"),
    ("W14", paris(2026, 11, 24, 10, 0), 24, "2026-11-25T11:00:00+01:00"),
    ("W15", paris(2026, 10, 25, 2, 30, fold=0), 2, "2026-10-25T04:00:00+01:00"),
    ("W15", paris(2026, 10, 25, 2, 30, fold=1), 2, "2026-10-25T05:00:00+01:00"),
]


@pytest.mark.parametrize(("name", "event", "hours", "late"), HOURS)
def test_worked_example_in_hours(name: str, event: datetime, hours: int, late: str) -> None:
    due = count(eu(hours=hours), event)
    # Compared as text: two datetimes of one zone are compared by their clocks, which would hide a wrong offset.
    assert due.late.isoformat() == late, name
    assert due.safe == due.late


def test_w9_safe_date_starts_on_the_day_itself_and_moves_back() -> None:
    due = count(eu(months=6, country="FR", starts_on_day=True), date(2026, 8, 31))
    assert due == Due(safe=date(2027, 2, 26), late=date(2027, 3, 1))


def test_safe_date_on_a_working_day_comes_exactly_one_day_early() -> None:
    due = count(eu(months=6, country="FR", starts_on_day=True), date(2026, 4, 15))
    assert due == Due(safe=date(2026, 10, 14), late=date(2026, 10, 15))


def test_safe_date_moved_back_stops_at_the_event() -> None:
    sunday = date(2026, 11, 22)
    assert count(eu(days=1, country="FR", starts_on_day=True), sunday) == Due(sunday, date(2026, 11, 23))


def test_safe_date_is_the_unrolled_end() -> None:
    easter_sunday = date(2026, 4, 5)
    assert count(eu(months=1, country="FR"), date(2026, 3, 5)).safe == easter_sunday


def test_months_are_counted_before_days() -> None:
    assert count(eu(months=1, days=10, country="FR"), date(2027, 1, 30)).late == date(2027, 3, 10)


def test_event_with_a_time_counts_by_its_own_day() -> None:
    late_evening = paris(2026, 11, 24, 23, 59)
    due = count(eu(months=1, country="FR"), late_evening)
    assert type(due.late) is date
    assert due.late == date(2026, 12, 24)


def test_hours_keep_the_offset_of_the_event() -> None:
    india = timezone(timedelta(hours=5, minutes=30))
    due = count(eu(hours=1), datetime(2026, 11, 24, 10, 10, tzinfo=india))
    assert due.late.isoformat() == "2026-11-24T12:00:00+05:30"


def test_hours_never_end_early_where_clocks_move_by_half_an_hour() -> None:
    # Lord Howe: 02:00 goes back to 01:30; 01:45 comes twice, and "01:00" of the second time never was.
    second = datetime(2026, 4, 5, 1, 45, fold=1, tzinfo=ZoneInfo("Australia/Lord_Howe"))
    due = count(eu(hours=1), second)
    assert isinstance(due.late, datetime)
    assert due.late.timestamp() - second.timestamp() == 75 * 60


@pytest.mark.parametrize(
    ("period", "start", "word"),
    [
        (eu(hours=24), date(2026, 11, 24), "time of the event"),
        (eu(hours=24), datetime(2026, 11, 24, 10), "time zone"),
        (eu(days=2), date(2026, 11, 24), "country"),
        (eu(working_days=2), date(2026, 11, 24), "country"),
        (eu(days=2, country="XX"), date(2026, 11, 24), "not known"),
        (eu(days=2, country="FR-99"), date(2026, 11, 24), "not known"),
        (eu(days=2, country="FR"), date(2150, 11, 24), "not known for every year"),
        (eu(hours=2, starts_on_day=True), paris(2026, 11, 24, 10), "start on the day"),
        (eu(days=2, country="FR", distance_months=1), date(2026, 11, 24), "distance"),
        (eu(hours=24), datetime(9999, 12, 31, 23, tzinfo=PARIS), "outside the calendar"),
        (eu(years=8000, country="FR"), date(2026, 11, 24), "outside the calendar"),
        (eu(days=9_999_999, country="FR"), date(2026, 11, 24), "outside the calendar"),
    ],
)
def test_refuses_what_it_cannot_count(period: Period, start: date, word: str) -> None:
    with pytest.raises(PeriodError, match=word) as caught:
        count(period, start)
    assert str(start.year) not in str(caught.value)
