"""Values on the chain no < arguable < yes, and intervals on it where something is still unknown."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class Truth(IntEnum):
    """What the law makes of a condition when every fact is known."""

    NO = 0
    ARGUABLE = 1
    YES = 2


class Interval(NamedTuple):
    """The least and the most that a condition can still become; equal ends mean it is settled."""

    low: Truth
    high: Truth

    @property
    def settled(self) -> bool:
        return self.low == self.high


NO = Interval(Truth.NO, Truth.NO)
ARGUABLE = Interval(Truth.ARGUABLE, Truth.ARGUABLE)
YES = Interval(Truth.YES, Truth.YES)
OPEN = Interval(Truth.NO, Truth.YES)


def crisp(value: bool | None) -> Interval:
    """The interval of a plain yes, no or unknown."""
    return OPEN if value is None else YES if value else NO


def both(*parts: Interval) -> Interval:
    """`all`: the minimum of both ends."""
    return Interval(min((p.low for p in parts), default=Truth.YES), min((p.high for p in parts), default=Truth.YES))


def either(*parts: Interval) -> Interval:
    """`any`: the maximum of both ends."""
    return Interval(max((p.low for p in parts), default=Truth.NO), max((p.high for p in parts), default=Truth.NO))


def mirror(part: Interval) -> Interval:
    """`not`: the ends swapped and mirrored; not-arguable stays arguable."""
    return Interval(Truth(2 - part.high), Truth(2 - part.low))
