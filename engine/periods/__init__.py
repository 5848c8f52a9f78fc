"""Counts legal periods: from an event, the day to keep to and the day after which the other side is late."""

from .errors import PeriodError
from .majority import majority
from .period import Due, Period
from .public_holidays import is_working_day
from .registry import CALCULATORS, count

__all__ = ["CALCULATORS", "Due", "Period", "PeriodError", "count", "is_working_day", "majority"]
