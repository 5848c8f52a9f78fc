"""Why a conclusion holds, what it still needs, and what fails: read off the network's values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .base import Happened, Holds, InForce, Op, SomeAct, SomeNotice
from .conclude import Conclusions, Judged
from .condition import Test
from .logic import Interval, Truth

Need = str


@dataclass(frozen=True)
class Reason:
    """One known fact that a conclusion rests on; `act` counts the acts of the case, None = the case as a whole."""

    fact: str
    value: Any
    act: int | None = None


def because(conclusions: Conclusions, judged: Judged, node: int) -> list[Reason]:
    """The answers that make a node at least arguable, each once, in the order of the law's elements."""
    return list(dict.fromkeys(_support(conclusions, judged, node, positive=True)))


def _support(con: Conclusions, judged: Judged, node: int, positive: bool) -> Iterator[Reason]:
    """Walk the parts that carry the value: every part where all are needed, the strongest one where one suffices."""
    situation, values = judged
    base = con.base
    op, children = base.ops[node], base.children[node]
    if op is Op.NOT:
        yield from _support(con, judged, children[0], not positive)
    elif op in (Op.ALL, Op.ANY):
        if (op is Op.ALL) == positive:
            for child in children:
                yield from _support(con, judged, child, positive)
        elif children:
            best = max(children, key=lambda c: values[c].low) if positive else min(children, key=lambda c: values[c].high)
            yield from _support(con, judged, best, positive)
    elif op is Op.ATOM:
        match base.atoms[node]:
            case Test(fact=fact, scope=scope):
                value = situation.own.get(fact) if scope != "case" else situation.vocabulary.value(fact, situation.facts)
                if value is not None:
                    yield Reason(fact, value, situation.index if scope == "act" and not situation.threatened else None)
            case SomeAct(kinds=kinds, where=where) if positive:
                found = [j for j in con.marks if j[0].kind in kinds and (where is None or j[1][where].low > Truth.NO)]
                for other in found[:1]:
                    yield Reason("kind", other[0].kind, other[0].index)
                    if where is not None:
                        yield from _support(con, other, where, positive)
            case SomeNotice(kinds=kinds) if positive:
                for other in [j for j in con.notices if j[0].kind in kinds][:1]:
                    yield Reason("notice", other[0].kind)
            case Holds(rules=rules) if positive:
                for other in con.judged:
                    for head in con.base.stages[other[0].name].heads if other[0].scope == "act" and not other[0].threatened else ():
                        if head.rule in rules and other[1][head.total].low > Truth.NO:
                            yield from _support(con, other, head.total, positive)
                            return


def needs(conclusions: Conclusions, judged: Judged, node: int) -> list[Need]:
    """The facts that could still move an open node, each once: `acts` and `notices` where those lists are not known."""
    return list(dict.fromkeys(_open(conclusions, judged, node, set())))


def _open(con: Conclusions, judged: Judged, node: int, seen: set[int]) -> Iterator[Need]:
    situation, values = judged
    if node in seen or values[node].settled:
        return
    seen.add(node)
    base = con.base
    if base.ops[node] is not Op.ATOM:
        for child in base.children[node]:
            yield from _open(con, judged, child, seen)
        return
    match base.atoms[node]:
        case Test(fact=fact):
            yield fact
        case Happened():
            yield "acts"
        case InForce():
            yield "from"
        case SomeAct(kinds=kinds, where=where):
            if con.case.acts is None:
                yield "acts"
            for other in con.marks if where is not None and con.case.acts is not None else ():
                if other[0].kind in kinds and where is not None:
                    yield from _open(con, other, where, set())
        case SomeNotice(kinds=kinds, where=where) as atom:
            if con.case.notices is None:
                yield "notices"
            for other in con.notices:
                if other[0].kind in kinds:
                    if where is not None:
                        yield from _open(con, other, where, set())
                    if atom.looks_at_day and "sent_at" not in other[0].own:
                        yield "sent_at"
        case Holds(rules=rules):
            for other in con.judged:
                if other[0].scope == "act" and not other[0].threatened:
                    for head in base.stages[other[0].name].heads:
                        if head.rule in rules:
                            yield from _open(con, other, head.total, set())


def arguable_because(conclusions: Conclusions, judged: Judged, node: int) -> list[str]:
    """Why the law is unsettled for this conclusion: the sentences of the `arguable` parts that hold it down."""
    base, values = conclusions.base, judged[1]
    found: list[str] = []

    def walk(i: int) -> None:
        if base.ops[i] is Op.ARGUABLE:
            found.append(base.because[i])
        elif values[i] == Interval(Truth.ARGUABLE, Truth.ARGUABLE):
            children = [c for c in base.children[i] if values[c] == values[i]]
            for child in children if base.ops[i] is not Op.ANY else children[:1]:
                walk(child)

    walk(node)
    return list(dict.fromkeys(found))


def failing(conclusions: Conclusions, judged: Judged, node: int) -> tuple[str | None, int] | None:
    """The first element that fails: the nearest definition's id (None when none is named), and the node of the failing part.

    None when the node can still hold.
    """
    base, values = conclusions.base, judged[1]
    if values[node].high > Truth.NO:
        return None
    name = base.labels.get(node)
    while base.ops[node] is Op.ALL:
        node = next(child for child in base.children[node] if values[child].high is Truth.NO)
        name = base.labels.get(node, name)
    return name, node
