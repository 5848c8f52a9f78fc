"""A period that makes no sense is refused when it is written, an unknown calculator when it is counted."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from engine.periods import CALCULATORS, Period, PeriodError, count


@pytest.mark.parametrize(
    ("length", "word"),
    [
        ({}, "needs a length"),
        ({"distance_months": 1}, "needs a length"),
        ({"days": -1}, "negative"),
        ({"months": 1, "days": -1}, "negative"),
        ({"days": 1, "distance_months": -1}, "negative"),
        ({"hours": 1, "days": 1}, "combined"),
        ({"hours": 1, "working_days": 1}, "combined"),
        ({"working_days": 1, "months": 1}, "combined"),
    ],
)
def test_refuses_a_senseless_length(length: dict[str, Any], word: str) -> None:
    with pytest.raises(PeriodError, match=word):
        Period("plain", **length)


def test_unknown_calculator_names_the_known_ones() -> None:
    with pytest.raises(PeriodError) as caught:
        count(Period("eu-1181", days=1), date(2026, 1, 2))
    assert all(name in str(caught.value) for name in CALCULATORS)


def test_calculators_are_those_of_the_pack_format() -> None:
    assert set(CALCULATORS) == {"eu-1182", "fr-criminal", "fr-procedure", "plain", "uk", "us-elapsed"}
