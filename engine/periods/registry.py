"""Finds the calculator of a period by its name, as rule packs write it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from types import MappingProxyType

from . import fr_criminal, fr_procedure, plain, reg1182, uk, us_elapsed
from .errors import PeriodError
from .period import Due, Period

Calculator = Callable[[Period, date | datetime], Due]

CALCULATORS: Mapping[str, Calculator] = MappingProxyType(
    {
        "eu-1182": reg1182.count,
        "fr-criminal": fr_criminal.count,
        "fr-procedure": fr_procedure.count,
        "plain": plain.count,
        "uk": uk.count,
        "us-elapsed": us_elapsed.count,
    }
)


def count(period: Period, start: date | datetime) -> Due:
    """Return when a period that runs from `start` ends, counted by the calculator it names.

    `start`: the day of the event at the place where it counts; a datetime with offset where hours are counted. A period
    of hours gives datetimes in the time zone of `start`, any other gives dates. `PeriodError` if it cannot be counted.
    """
    try:
        calculator = CALCULATORS[period.calculator]
    except KeyError:
        known = ", ".join(CALCULATORS)
        raise PeriodError(f"There is no calculator '{period.calculator}'; there are: {known}.") from None
    return calculator(period, start)
