"""United Kingdom: the worked examples of section 5 of the law sheet, then what the calculator refuses."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.periods import Due, Period, PeriodError, count, is_working_day

LONDON = ZoneInfo("Europe/London")
NATIONS = ["GB-ENG", "GB-WLS", "GB-SCT", "GB-NIR"]


def uk(**length: Any) -> Period:
    return Period("uk", **length)


CHARGE = [
    (date(2026, 1, 10), date(2026, 7, 10)),  # the sheet's sharing of 10 January 2026
    (date(2026, 8, 31), date(2027, 2, 28)),  # no 31st in February: its last day
    (date(2027, 8, 31), date(2028, 2, 29)),
    (date(2026, 8, 30), date(2027, 2, 28)),
    (date(2026, 2, 28), date(2026, 8, 28)),  # never the last day of August
    (date(2026, 6, 30), date(2026, 12, 30)),
    (date(2026, 4, 10), date(2026, 10, 10)),  # a Saturday: a limit on charging is never moved
]


@pytest.mark.parametrize(("act", "last"), CHARGE)
def test_six_months_end_on_the_corresponding_date(act: date, last: date) -> None:
    assert count(uk(months=6), act) == Due(safe=last, late=last)


BEGINNING = [
    (date(2026, 2, 6), {"years": 3}, date(2029, 2, 5)),  # the sheet's creation of 6 February 2026
    (date(2026, 3, 1), {"years": 3}, date(2029, 2, 28)),
    (date(2025, 3, 1), {"years": 3}, date(2028, 2, 29)),
    (date(2028, 2, 29), {"years": 3}, date(2031, 2, 27)),  # the earlier of two readings
    (date(2026, 12, 31), {"years": 3}, date(2029, 12, 30)),
    (date(2027, 1, 1), {"years": 3}, date(2029, 12, 31)),
    (date(2026, 3, 1), {"months": 6}, date(2026, 8, 31)),
    (date(2026, 2, 6), {"months": 6}, date(2026, 8, 5)),
    (date(2026, 6, 19), {"days": 30}, date(2026, 7, 18)),
    (date(2026, 6, 19), {"days": 1}, date(2026, 6, 19)),
]


@pytest.mark.parametrize(("event", "length", "last"), BEGINNING)
def test_beginning_with_the_day_counts_that_day(event: date, length: dict[str, int], last: date) -> None:
    assert count(uk(beginning_with=True, **length), event) == Due(safe=last, late=last)


def test_before_the_day_that_an_offence_began_the_limit_is_its_own_matter() -> None:
    # 5 February 2026, the eve of s.66E: the calculator counts what it is asked; whether there is an offence is the pack's.
    assert count(uk(years=3, beginning_with=True), date(2026, 2, 5)).safe == date(2029, 2, 4)


ICO = [
    (date(2026, 9, 3), {"months": 1}, "GB-ENG", date(2026, 10, 3), date(2026, 10, 5)),  # a Saturday
    (date(2027, 1, 31), {"months": 1}, "GB-ENG", date(2027, 2, 28), date(2027, 3, 1)),  # no 31 February, then a Sunday
    (date(2026, 11, 24), {"months": 1}, "GB-ENG", date(2026, 12, 24), date(2026, 12, 24)),
    (date(2026, 11, 25), {"months": 1}, "GB-ENG", date(2026, 12, 25), date(2026, 12, 29)),  # Christmas, and Boxing Day observed
    (date(2026, 3, 6), {"months": 1}, "GB-ENG", date(2026, 4, 6), date(2026, 4, 7)),  # Easter Monday
    (date(2026, 3, 6), {"months": 1}, "GB-SCT", date(2026, 4, 6), date(2026, 4, 6)),  # not a holiday in Scotland
    (date(2026, 12, 2), {"months": 1}, "GB-ENG", date(2027, 1, 2), date(2027, 1, 4)),
    (date(2026, 12, 2), {"months": 1}, "GB-SCT", date(2027, 1, 2), date(2027, 1, 5)),  # 2 January, observed on Monday
    (date(2026, 6, 13), {"months": 1}, "GB-NIR", date(2026, 7, 13), date(2026, 7, 14)),  # the Boyne, observed
    (date(2026, 6, 13), {"months": 1}, "GB-WLS", date(2026, 7, 13), date(2026, 7, 13)),
    (date(2026, 2, 17), {"months": 1}, "GB-NIR", date(2026, 3, 17), date(2026, 3, 18)),  # Saint Patrick
    (date(2026, 10, 30), {"months": 1}, "GB-SCT", date(2026, 11, 30), date(2026, 12, 1)),  # Saint Andrew
    (date(2026, 6, 19), {"days": 30}, "GB-ENG", date(2026, 7, 19), date(2026, 7, 20)),  # a Sunday
    (date(2026, 6, 22), {"days": 30}, "GB-ENG", date(2026, 7, 22), date(2026, 7, 22)),
]


@pytest.mark.parametrize(("event", "length", "nation", "safe", "late"), ICO)
def test_the_other_side_has_until_the_next_working_day_of_the_nation(
    event: date, length: dict[str, int], nation: str, safe: date, late: date
) -> None:
    assert count(uk(country=nation, **length), event) == Due(safe=safe, late=late)


HOURS = [
    ("2026-06-29T00:00:00+01:00", "2026-07-01T00:00:00+01:00"),
    ("2026-11-20T17:45:00+00:00", "2026-11-22T17:45:00+00:00"),  # Friday to Sunday: weekends count
    ("2026-10-24T10:00:00+01:00", "2026-10-26T10:00:00+01:00"),  # a fixed offset keeps its own clock
]


@pytest.mark.parametrize(("received", "due"), HOURS)
def test_forty_eight_hours_pass_on_the_clock(received: str, due: str) -> None:
    assert count(uk(hours=48), datetime.fromisoformat(received)).late.isoformat() == due


def test_hours_pass_through_the_change_of_clocks() -> None:
    received = datetime(2026, 10, 24, 10, 0, tzinfo=LONDON)
    due = count(uk(hours=48), received)
    assert due.late.isoformat() == due.safe.isoformat() == "2026-10-26T09:00:00+00:00"


def test_working_days_of_the_victims_code_skip_the_bank_holidays_of_the_nation() -> None:
    thursday = date(2026, 4, 2)
    assert count(uk(working_days=2, country="GB-ENG"), thursday) == Due.same(date(2026, 4, 8))
    assert count(uk(working_days=2, country="GB-SCT"), thursday) == Due.same(date(2026, 4, 7))


def test_an_event_with_a_time_counts_by_its_own_day() -> None:
    assert count(uk(months=6), datetime(2026, 1, 10, 23, 59, tzinfo=LONDON)).safe == date(2026, 7, 10)


@pytest.mark.parametrize(
    ("length", "start", "word"),
    [
        ({"hours": 48}, date(2026, 6, 29), "time of the event"),
        ({"hours": 48}, datetime(2026, 6, 29, 10), "time zone"),
        ({"hours": 48, "beginning_with": True}, datetime(2026, 6, 29, 10, tzinfo=LONDON), "begin with the day"),
        ({"working_days": 2}, date(2026, 6, 29), "country"),
        ({"working_days": 2, "country": "GB-ENG", "beginning_with": True}, date(2026, 6, 29), "begin with the day"),
        ({"months": 1, "country": "FR"}, date(2026, 6, 29), "United Kingdom only"),
        ({"months": 1, "country": "GB-XXX"}, date(2026, 6, 29), "not known"),
        ({"days": 3, "starts_on_day": True}, date(2026, 6, 29), "starts_on_day"),
        ({"days": 3, "distance_months": 1}, date(2026, 6, 29), "distance_months"),
        ({"years": 8000}, date(2026, 6, 29), "outside the calendar"),
    ],
)
def test_refuses_what_no_text_uses(length: dict[str, Any], start: date, word: str) -> None:
    with pytest.raises(PeriodError, match=word):
        count(uk(**length), start)


@pytest.mark.parametrize("calculator", ["plain", "eu-1182", "fr-criminal", "fr-procedure"])
def test_beginning_with_is_refused_elsewhere(calculator: str) -> None:
    with pytest.raises(PeriodError, match="beginning_with"):
        Period(calculator, years=3, beginning_with=True)


lengths: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"days": st.integers(0, 90), "months": st.integers(0, 40), "years": st.integers(0, 6)}
).filter(lambda length: any(length.values()))
days = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@settings(deadline=None, max_examples=150)
@given(lengths, days, st.sampled_from([None, *NATIONS]))
def test_beginning_with_ends_exactly_one_day_sooner(length: dict[str, Any], start: date, nation: str | None) -> None:
    plain = count(uk(country=nation, **length), start)
    sooner = count(uk(country=nation, beginning_with=True, **length), start)
    assert isinstance(plain.safe, date) and isinstance(sooner.safe, date)
    assert plain.safe - sooner.safe == timedelta(days=1)
    assert start <= sooner.safe <= sooner.late
    assert plain.safe <= plain.late
    if nation is None:
        assert plain.safe == plain.late
    else:
        assert isinstance(plain.late, date) and is_working_day(plain.late, nation)


@settings(deadline=None, max_examples=100)
@given(st.integers(1, 200), st.datetimes(datetime(2020, 1, 1), datetime(2040, 12, 31)))
def test_hours_are_those_that_pass(hours: int, clock: datetime) -> None:
    instant = clock.replace(tzinfo=UTC)
    due = count(uk(hours=hours), instant.astimezone(LONDON))
    assert isinstance(due.late, datetime) and due.late.astimezone(UTC) - instant == timedelta(hours=hours)
