"""What must hold for every period and every start, whichever calculator counts."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.periods import Period, count, is_working_day

# No time limit: the first question about a country and year reads a table.
relaxed = settings(deadline=None, max_examples=200)

days = st.dates(date(2000, 1, 1), date(2060, 12, 31))
places = st.sampled_from(["FR", "FR-57", "FR-6AE", "IE", "DE", "GB"])
lengths: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"days": st.integers(0, 400), "months": st.integers(0, 40), "years": st.integers(0, 20)}
).filter(lambda length: any(length.values()))
months_only = lengths.map(lambda length: {**length, "days": 0}).filter(lambda length: any(length.values()))
short: st.SearchStrategy[dict[str, Any]] = st.integers(1, 6).map(lambda n: {"days": n})
any_length = lengths | short

eu = st.builds(
    lambda length, place, own_day: Period("eu-1182", **length, country=place, starts_on_day=own_day),
    any_length,
    places,
    st.booleans(),
)
eu_working = st.builds(lambda n, place: Period("eu-1182", working_days=n, country=place), st.integers(1, 60), places)
criminal = months_only.map(lambda length: Period("fr-criminal", **length))
procedure = st.builds(
    lambda length, place, distance: Period("fr-procedure", **length, country=place, distance_months=distance),
    any_length,
    st.sampled_from([None, "FR", "FR-57", "FR-6AE"]),
    st.integers(0, 2),
)
plain = any_length.map(lambda length: Period("plain", **length))
in_days = eu | eu_working | criminal | procedure | plain

in_hours = st.builds(Period, st.sampled_from(["eu-1182", "plain"]), st.integers(1, 2000))
zones = st.sampled_from(["Europe/Paris", "Europe/Dublin", "UTC", "Asia/Kolkata", "Australia/Lord_Howe"]).map(ZoneInfo)
instants = st.datetimes(datetime(2000, 1, 1), datetime(2060, 12, 31)).map(lambda clock: clock.replace(tzinfo=UTC))


def days_due(period: Period, start: date) -> tuple[date, date]:
    """Return `safe` and `late` of a period that is not in hours; a datetime there is a failure."""
    due = count(period, start)
    assert type(due.safe) is date and type(due.late) is date
    return due.safe, due.late


@relaxed
@given(in_days, days)
def test_never_before_the_start_and_safe_never_after_late(period: Period, start: date) -> None:
    safe, late = days_due(period, start)
    assert start <= safe <= late
    assert start < late


@relaxed
@given(in_days, days, st.integers(1, 40))
def test_a_later_start_never_ends_earlier(period: Period, start: date, gap: int) -> None:
    first, then = days_due(period, start), days_due(period, start + timedelta(days=gap))
    assert first[0] <= then[0]
    assert first[1] <= then[1]


@relaxed
@given(eu | eu_working, days)
def test_eu_late_is_a_working_day_after_two_of_them(period: Period, start: date) -> None:
    _, late = days_due(period, start)
    place = period.country or ""
    assert is_working_day(late, place)
    if (period.days, period.months, period.years, period.working_days) not in [(1, 0, 0, 0), (0, 0, 0, 1)]:
        span = (start + timedelta(days=n) for n in range(1, (late - start).days + 1))
        assert sum(is_working_day(day, place) for day in span) >= 2


@relaxed
@given(procedure, days)
def test_procedure_late_is_a_working_day_close_to_safe(period: Period, start: date) -> None:
    safe, late = days_due(period, start)
    assert is_working_day(late, period.country or "FR")
    # Four days are Good Friday to Tuesday in Moselle; three more, the two orders of adding the months of distance.
    assert late - safe <= timedelta(days=7 if period.distance_months else 4)


@relaxed
@given(months_only, days)
def test_months_land_in_the_right_month_and_never_past_its_end(length: dict[str, Any], start: date) -> None:
    _, end = days_due(Period("plain", **length), start)
    passed = (end.year - start.year) * 12 + end.month - start.month
    assert passed == length["years"] * 12 + length["months"]
    assert end.day == min(start.day, monthrange(end.year, end.month)[1])


@relaxed
@given(any_length, days, places)
def test_eu_safe_is_the_plain_end_unless_it_starts_on_its_day(length: dict[str, Any], start: date, place: str) -> None:
    _, end = days_due(Period("plain", **length), start)
    assert days_due(Period("eu-1182", **length, country=place), start)[0] == end
    own_day, _ = days_due(Period("eu-1182", **length, country=place, starts_on_day=True), start)
    assert own_day < end
    assert is_working_day(own_day, place) or own_day == start


@relaxed
@given(in_hours, instants, zones)
def test_hours_are_those_that_pass(period: Period, instant: datetime, zone: ZoneInfo) -> None:
    due = count(period, instant.astimezone(zone))
    assert isinstance(due.late, datetime) and due.safe == due.late and due.late.tzinfo is zone
    over = due.late.astimezone(UTC) - instant - timedelta(hours=period.hours)
    if period.calculator == "plain":
        assert over == timedelta(0)
    else:
        assert timedelta(0) < over <= timedelta(hours=1)


@relaxed
@given(in_hours, instants, zones, st.integers(0, 10_000))
def test_a_later_instant_never_ends_earlier(period: Period, instant: datetime, zone: ZoneInfo, seconds: int) -> None:
    first = count(period, instant.astimezone(zone)).late
    then = count(period, (instant + timedelta(seconds=seconds)).astimezone(zone)).late
    assert isinstance(first, datetime) and isinstance(then, datetime)
    assert first.timestamp() <= then.timestamp()
