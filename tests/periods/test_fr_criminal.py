"""French limitation: the act's own day is not counted, and nothing is ever moved to a working day."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from engine.periods import Due, Period, PeriodError, count


@pytest.mark.parametrize(
    ("act", "length", "end"),
    [
        (date(2025, 12, 14), {"months": 3}, date(2026, 3, 14)),  # loi1881.fr; a Saturday, not moved
        (date(2026, 2, 5), {"months": 3}, date(2026, 5, 5)),
        (date(2025, 12, 30), {"years": 6}, date(2031, 12, 30)),
        (date(2026, 11, 30), {"months": 3}, date(2027, 2, 28)),  # no 30 February; a Sunday, not moved
        (date(2027, 2, 28), {"months": 1}, date(2027, 3, 28)),  # no drift to the month's end; Easter Sunday, not moved
        (date(2024, 2, 29), {"years": 6}, date(2030, 2, 28)),
        (date(2024, 2, 29), {"years": 20}, date(2044, 2, 29)),
        (date(2025, 5, 1), {"years": 1}, date(2026, 5, 1)),  # a public holiday, not moved
    ],
)
def test_ends_on_the_same_number_day(act: date, length: dict[str, Any], end: date) -> None:
    assert count(Period("fr-criminal", **length), act) == Due(safe=end, late=end)


def test_act_with_a_time_counts_by_its_day() -> None:
    assert count(Period("fr-criminal", months=3), datetime(2025, 12, 14, 23, 50)).late == date(2026, 3, 14)


@pytest.mark.parametrize(
    ("length", "word"),
    [
        ({"hours": 24}, "months and years only"),
        ({"days": 10}, "months and years only"),
        ({"working_days": 10}, "months and years only"),
        ({"months": 3, "starts_on_day": True}, "starts_on_day"),
        ({"months": 3, "distance_months": 1}, "distance_months"),
    ],
)
def test_refuses_what_limitation_does_not_know(length: dict[str, Any], word: str) -> None:
    with pytest.raises(PeriodError, match=word):
        count(Period("fr-criminal", **length), date(2026, 1, 2))
