"""French procedure, CPC 640 to 643: same-number day, rolled to the next working day, longer from afar."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from engine.periods import Due, Period, PeriodError, count


def procedure(**length: Any) -> Period:
    return Period("fr-procedure", **length)


@pytest.mark.parametrize(
    ("trigger", "period", "safe", "late"),
    [
        # CPC 641: the trigger's day is not counted.
        (date(2026, 11, 2), procedure(days=10), date(2026, 11, 12), date(2026, 11, 12)),
        (date(2026, 11, 24), procedure(months=1), date(2026, 12, 24), date(2026, 12, 24)),
        (date(2028, 1, 31), procedure(months=1), date(2028, 2, 29), date(2028, 2, 29)),
        (date(2028, 2, 29), procedure(years=1), date(2029, 2, 28), date(2029, 2, 28)),
        # CPC 641, last paragraph: months, then days (the other order would give 9 March).
        (date(2026, 1, 30), procedure(months=1, days=10), date(2026, 3, 10), date(2026, 3, 10)),
        # CPC 642: Saturday; Sunday; public holiday; Easter Sunday and Monday.
        (date(2026, 11, 18), procedure(days=10), date(2026, 11, 28), date(2026, 11, 30)),
        (date(2026, 11, 19), procedure(days=10), date(2026, 11, 29), date(2026, 11, 30)),
        (date(2026, 11, 1), procedure(days=10), date(2026, 11, 11), date(2026, 11, 12)),
        (date(2026, 3, 5), procedure(months=1, country="FR"), date(2026, 4, 5), date(2026, 4, 7)),
        # No rule of two working days here: unlike W17 of Regulation 1182/71.
        (date(2026, 12, 24), procedure(days=2), date(2026, 12, 26), date(2026, 12, 28)),
        # Alsace-Moselle: Good Friday and 26 December.
        (date(2027, 3, 25), procedure(days=1), date(2027, 3, 26), date(2027, 3, 26)),
        (date(2027, 3, 25), procedure(days=1, country="FR-57"), date(2027, 3, 26), date(2027, 3, 30)),
        (date(2028, 12, 25), procedure(days=1), date(2028, 12, 26), date(2028, 12, 26)),
        (date(2028, 12, 25), procedure(days=1, country="FR-6AE"), date(2028, 12, 26), date(2028, 12, 27)),
        # CPC 643: one month more overseas, two abroad; the end is rolled once only.
        (date(2026, 11, 2), procedure(months=1, distance_months=1), date(2027, 1, 2), date(2027, 1, 4)),
        (date(2026, 11, 2), procedure(months=1, distance_months=2), date(2027, 2, 2), date(2027, 2, 2)),
        # 31 Jan + 1 month + 2 months: 28 April counted in two steps, 30 April counted in one.
        (date(2026, 1, 31), procedure(months=1, distance_months=2), date(2026, 4, 28), date(2026, 4, 30)),
        # 15 Jan + 30 days + 1 month: 14 March in that order, 17 March in the other.
        (date(2026, 1, 15), procedure(days=30, distance_months=1), date(2026, 3, 14), date(2026, 3, 17)),
    ],
)
def test_end(trigger: date, period: Period, safe: date, late: date) -> None:
    assert count(period, trigger) == Due(safe=safe, late=late)


@pytest.mark.parametrize(
    ("length", "word"),
    [
        ({"hours": 24}, "days, months and years only"),
        ({"working_days": 3}, "days, months and years only"),
        ({"days": 3, "country": "IE"}, "France only"),
        ({"days": 3, "country": "FR-99"}, "not known"),
        ({"days": 3, "distance_months": 3}, "distance_months"),
        ({"days": 3, "starts_on_day": True}, "starts_on_day"),
    ],
)
def test_refuses_what_the_code_does_not_know(length: dict[str, Any], word: str) -> None:
    with pytest.raises(PeriodError, match=word):
        count(procedure(**length), date(2026, 1, 2))
