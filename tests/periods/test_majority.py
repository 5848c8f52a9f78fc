"""The earliest 18th birthday of a person whose age at the act is known, but not the birthday."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.periods import PeriodError, majority


@pytest.mark.parametrize(
    ("age", "act", "earliest"),
    [
        (17, date(2026, 11, 24), date(2026, 11, 25)),
        (14, date(2026, 11, 24), date(2029, 11, 25)),
        (0, date(2026, 11, 24), date(2043, 11, 25)),
        (17, date(2026, 12, 31), date(2027, 1, 1)),
        # Acts around 29 February of a leap year.
        (17, date(2028, 2, 28), date(2028, 3, 1)),  # nobody born on 29 February turns 18 in a leap year
        (17, date(2028, 2, 29), date(2028, 3, 1)),
        (14, date(2024, 2, 29), date(2027, 3, 1)),
        (0, date(2024, 2, 29), date(2041, 3, 1)),
        # Born on 29 February 2008: of age on 28 February 2026 by the earlier reading.
        (17, date(2026, 2, 27), date(2026, 2, 28)),
        (17, date(2026, 2, 28), date(2026, 2, 28)),
        (14, date(2023, 2, 28), date(2026, 2, 28)),
        (0, date(2008, 3, 1), date(2025, 3, 2)),
    ],
)
def test_earliest_birthday(age: int, act: date, earliest: date) -> None:
    assert majority(age, act) == earliest


def birthday(born: date, age: int, leapling: tuple[int, int]) -> date:
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, *leapling)


READINGS = [(2, 28), (3, 1)]


@settings(deadline=None)
@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)), st.integers(0, 17))
def test_is_the_minimum_over_every_possible_birth_day(act: date, age: int) -> None:
    births = [act - timedelta(days=365 * age + offset) for offset in range(-2, 380)]
    possible = [
        birthday(born, 18, coming_of_age)
        for born in births
        for telling_the_age in READINGS
        for coming_of_age in READINGS
        if birthday(born, age, telling_the_age) <= act < birthday(born, age + 1, telling_the_age)
    ]
    assert majority(age, act) == min(possible)


@settings(deadline=None)
@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)), st.integers(0, 17))
def test_a_day_later_is_never_earlier(act: date, age: int) -> None:
    assert majority(age, act) <= majority(age, act + timedelta(days=1))


@pytest.mark.parametrize("age", [-1, 18, 40])
def test_refuses_an_age_that_is_not_a_minors(age: int) -> None:
    with pytest.raises(PeriodError, match="minor") as caught:
        majority(age, date(2026, 11, 24))
    assert "2026" not in str(caught.value) and "40" not in str(caught.value)
