"""Working days of a place, and what asking for them costs."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import holidays
import pytest

from engine.periods import PeriodError, is_working_day


@pytest.mark.parametrize(
    ("day", "place", "working"),
    [
        (date(2026, 11, 10), "FR", True),
        (date(2026, 11, 11), "FR", False),
        (date(2026, 11, 11), "IE", True),
        (date(2026, 5, 25), "FR", False),  # Whit Monday
        (date(2026, 11, 28), "FR", False),  # Saturday
        (date(2026, 11, 29), "FR", False),  # Sunday
        (date(2026, 4, 3), "FR", True),  # Good Friday
        (date(2026, 4, 3), "FR-57", False),
        (date(2026, 4, 3), "FR-6AE", False),
        (date(2026, 12, 28), "GB", False),  # Boxing Day falls on a Saturday and is observed on Monday
    ],
)
def test_working_day(day: date, place: str, working: bool) -> None:
    assert is_working_day(day, place) is working


@pytest.mark.parametrize("day", [date(2026, 11, 24), date(2026, 11, 29)])
def test_unknown_place_is_an_error_even_on_a_sunday(day: date) -> None:
    with pytest.raises(PeriodError, match="not known"):
        is_working_day(day, "XX")


def test_a_year_without_tables_is_an_error_not_a_year_without_holidays() -> None:
    with pytest.raises(PeriodError, match="not known for every year"):
        is_working_day(date(2101, 12, 25), "FR")


def test_tables_are_read_once_for_a_place_and_year(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    real = holidays.country_holidays

    def counted(*args: Any, **kwargs: Any) -> Any:
        calls.append(args)
        return real(*args, **kwargs)

    monkeypatch.setattr(holidays, "country_holidays", counted)
    for offset in range(300):
        is_working_day(date(2063, 1, 1) + timedelta(days=offset), "PT")
    assert calls == [("PT",)]


def test_importing_the_package_does_not_load_the_tables() -> None:
    code = "import sys, engine.periods; sys.exit('holidays' in sys.modules)"
    root = Path(__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0
