"""Our own evaluator: three-valued, over the compiled network, whole or one changed fact at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from heapq import heapify, heappop, heappush

from .base import Atom, Base, Op
from .logic import ARGUABLE, NO, YES, Interval, Truth, mirror

Valuation = Callable[[Atom], Interval]
Values = Mapping[int, Interval]


# Made once: the six intervals there are, by their ends.
_INTERVALS = {(low, high): Interval(low, high) for low in Truth for high in Truth if low <= high}


def node_value(op: Op, children: tuple[int, ...], values: Mapping[int, Interval]) -> Interval:
    """The value of a node that is not an atom, from its children's values."""
    if op is Op.ALL:
        low, high = YES
        for child in children:
            part = values[child]
            if part[0] < low:
                low = part[0]
            if part[1] < high:
                high = part[1]
                if not high:
                    return NO
        return _INTERVALS[low, high]
    if op is Op.ANY:
        low, high = NO
        for child in children:
            part = values[child]
            if part[1] > high:
                high = part[1]
            if part[0] > low:
                low = part[0]
                if low is Truth.YES:
                    return YES
        return _INTERVALS[low, high]
    return mirror(values[children[0]]) if op is Op.NOT else ARGUABLE


def evaluate(base: Base, order: Iterable[int], valuation: Valuation, known: Mapping[int, Interval] | None = None) -> dict[int, Interval]:
    """Every node of `order` (children first), given the value of each atom and of the nodes already `known`."""
    values: dict[int, Interval] = dict(known or ())
    ops, children, atoms = base.ops, base.children, base.atoms
    for i in order:
        op = ops[i]
        values[i] = valuation(atoms[i]) if op is Op.ATOM else node_value(op, children[i], values)
    return values


class Running:
    """An evaluation kept up to date: a changed atom moves only the nodes that really change.

    The cost of `set` grows with what changes, not with the number of rules.
    """

    def __init__(self, base: Base, order: Iterable[int], valuation: Valuation) -> None:
        order = tuple(order)
        self.values = evaluate(base, order, valuation)
        self._ops, self._children = base.ops, base.children
        self._parents: dict[int, tuple[int, ...]] = {}
        found: dict[int, list[int]] = {}
        for i in order:
            for child in base.children[i]:
                found.setdefault(child, []).append(i)
        self._parents = {child: tuple(parents) for child, parents in found.items()}

    def set(self, changes: Mapping[int, Interval]) -> set[int]:
        """Give atoms (by node) new values; returns the nodes whose value changed."""
        values, ops, children, parents = self.values, self._ops, self._children, self._parents
        changed: set[int] = set()
        due: set[int] = set()
        for i, value in changes.items():
            if values[i] is not value and values[i] != value:
                values[i] = value
                changed.add(i)
                due.update(parents.get(i, ()))
        waiting = list(due)
        heapify(waiting)
        while waiting:
            i = heappop(waiting)
            value = node_value(ops[i], children[i], values)
            if value is not values[i] and value != values[i]:
                values[i] = value
                changed.add(i)
                for parent in parents.get(i, ()):
                    if parent not in due:
                        due.add(parent)
                        heappush(waiting, parent)
        return changed
