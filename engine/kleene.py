"""Our own evaluator: three-valued, over the compiled network, whole or one changed fact at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from heapq import heapify, heappop, heappush

from .base import Atom, Base, Op
from .logic import ARGUABLE, NO, YES, Interval, both, either, mirror

Valuation = Callable[[Atom], Interval]
Values = Mapping[int, Interval]


def node_value(base: Base, i: int, values: Mapping[int, Interval]) -> Interval:
    """The value of a node that is not an atom, from its children's values."""
    op = base.ops[i]
    if op is Op.ARGUABLE:
        return ARGUABLE
    parts = [values[child] for child in base.children[i]]
    if op is Op.NOT:
        return mirror(parts[0])
    return both(*parts) if op is Op.ALL else either(*parts)


def evaluate(base: Base, order: Iterable[int], valuation: Valuation, known: Mapping[int, Interval] | None = None) -> dict[int, Interval]:
    """Every node of `order` (children first), given the value of each atom and of the nodes already `known`."""
    values: dict[int, Interval] = dict(known or ())
    ops, children, atoms = base.ops, base.children, base.atoms
    for i in order:
        op = ops[i]
        if op is Op.ATOM:
            values[i] = valuation(atoms[i])
        elif op is Op.ALL:
            low, high = YES
            for child in children[i]:
                part = values[child]
                if part[0] < low:
                    low = part[0]
                if part[1] < high:
                    high = part[1]
            values[i] = Interval(low, high)
        elif op is Op.ANY:
            low, high = NO
            for child in children[i]:
                part = values[child]
                if part[0] > low:
                    low = part[0]
                if part[1] > high:
                    high = part[1]
            values[i] = Interval(low, high)
        else:
            values[i] = node_value(base, i, values)
    return values


class Running:
    """An evaluation kept up to date: a changed atom moves only the nodes that really change.

    The cost of `set` grows with what changes, not with the number of rules.
    """

    def __init__(self, base: Base, order: Iterable[int], valuation: Valuation) -> None:
        self.base = base
        order = tuple(order)
        self.values = evaluate(base, order, valuation)
        self._parents: dict[int, list[int]] = {}
        for i in order:
            for child in base.children[i]:
                self._parents.setdefault(child, []).append(i)

    def set(self, changes: Mapping[int, Interval]) -> set[int]:
        """Give atoms (by node) new values; returns the nodes whose value changed."""
        changed: set[int] = set()
        waiting: list[int] = []
        for i, value in changes.items():
            if self.values[i] != value:
                self.values[i] = value
                changed.add(i)
                waiting.extend(self._parents.get(i, ()))
        heapify(waiting)
        last = -1
        while waiting:
            i = heappop(waiting)
            if i == last:
                continue
            last = i
            value = node_value(self.base, i, self.values)
            if value != self.values[i]:
                self.values[i] = value
                changed.add(i)
                for parent in self._parents.get(i, ()):
                    heappush(waiting, parent)
        return changed
