"""Which unanswered facts could still move an open outcome, and by how much.

A walk down from each open outcome with weight 1, divided at each node by its open children and added up per fact. Sound: it
never drops a fact that matters. Not complete: engine.veto has the last word on a fact that cannot change anything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from .base import Happened, Head, Holds, InForce, Op, SomeAct, SomeNotice
from .case import Case
from .conclude import Conclusions, Judged
from .condition import Test
from .deadline import passed_at_the_earliest
from .logic import Truth
from .pack import DeadlineRule, Offence, Remedy, Rule, Start
from .vocabulary import Scope


class Key(NamedTuple):
    """A fact of the case (`at` None), of the act or notice `at` that place; `acts` and `notices` name the lists themselves."""

    scope: Scope
    at: int | None
    fact: str


ACTS = Key("case", None, "acts")
NOTICES = Key("case", None, "notices")


def heads(con: Conclusions) -> Iterator[tuple[Judged, Head, Rule]]:
    """Every outcome of a pack on the case: each dated rule in each situation that it judges."""
    for judged in con.judged:
        for head in con.base.stages[judged[0].name].heads:
            yield judged, head, con.pack.rules[head.rule]


def shown_values(con: Conclusions, judged: Judged, rule: Rule) -> Iterator[Key]:
    """The facts whose very value a finding shows: the day a deadline runs from, the platform whose routes are given."""
    situation, _ = judged
    case = con.case
    if isinstance(rule, Offence) and situation.index is not None and not situation.threatened:
        yield Key("act", situation.index, "from")
        limitation = con.pack.rules.get(rule.limitation or "")
        if isinstance(limitation, DeadlineRule) and limitation.starts == "majority":
            yield Key("case", None, "victim_age_at_act")
    elif isinstance(rule, DeadlineRule) and isinstance(rule.starts, Start):
        yield from _starts(rule, rule.starts, case)
    elif isinstance(rule, DeadlineRule) and situation.index is not None:
        yield Key("act", situation.index, "from")
    elif isinstance(rule, Remedy) and rule.platform_routes:
        for i, act in enumerate(case.acts or ()):
            if act["kind"] in ("shared", "impersonated", "doxxed"):
                yield Key("act", i, "platform")


def _starts(rule: DeadlineRule, start: Start, case: Case) -> Iterator[Key]:
    if start.fact and (not start.act or passed_at_the_earliest(rule, case)):
        yield Key("case", None, start.fact)
    for name, wanted, items, fact in (
        ("notice", start.notice, case.notices, start.date or "sent_at"),
        ("act", start.act, case.acts, "from"),
    ):
        kinds = [wanted] if isinstance(wanted, str) else wanted or []
        for i, item in enumerate(items or ()):
            if item["kind"] in kinds:
                yield Key(name, i, fact)  # type: ignore[arg-type]
        if kinds and items is None:
            yield NOTICES if name == "notice" else ACTS


def known(case: Case, key: Key, con: Conclusions) -> bool:
    """The person has answered it, or it follows from what she answered."""
    if key.scope == "case":
        if key in (ACTS, NOTICES):
            return (case.acts if key == ACTS else case.notices) is not None
        return con.pack.vocabulary.value(key.fact, case.facts) is not None
    items = case.acts if key.scope == "act" else case.notices
    return key.at is not None and items is not None and key.fact in items[key.at]


def name_of(key: Key) -> str:
    """The key as a case file's reader would write it, as in `acts[0].audience`."""
    return key.fact if key.scope == "case" else f"{key.scope}s[{key.at}].{key.fact}"


def declined(case: Case, key: Key) -> bool:
    """The person does not know, or would rather not say."""
    return name_of(key) in case.declined


def weights(con: Conclusions) -> dict[Key, float]:
    """The weight of every unanswered fact that an open outcome of this pack rests on or shows."""
    found: dict[Key, float] = defaultdict(float)
    flow = _Flow(con, found)
    for judged, head, rule in heads(con):
        values = judged[1]
        if values[head.total].high is Truth.NO or judged[0].threatened:  # what a threat announces is told, but asks nothing more
            continue
        nodes = [head.total, *(tier.node for tier in head.tiers if tier.node is not None)]
        for node in nodes:
            flow.add(judged, node, 1.0 / len(nodes))
        for key in shown_values(con, judged, rule):
            if not known(con.case, key, con):
                found[key] += 0.5
    for judged in (*reversed(con.judged), *con.marks, *con.notices):  # the case as a whole draws on acts, acts on marks
        flow.run(judged)
    for name, fact in con.pack.vocabulary.case.items():  # an answer from which another follows is worth as much
        for other in {other for other, _, _ in fact.follows}:
            key = Key("case", None, other)
            if Key("case", None, name) in found and not known(con.case, key, con):
                found[key] += found[Key("case", None, name)]
    return {key: weight for key, weight in found.items() if not declined(con.case, key)}


class _Flow:
    """Weight flowing down the network: a node passes what it received to its open children, in equal parts."""

    def __init__(self, con: Conclusions, found: dict[Key, float]) -> None:
        self._con = con
        self._found = found
        self._received: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))

    def add(self, judged: Judged, node: int, weight: float) -> None:
        if not judged[1][node].settled:
            self._received[id(judged[1])][node] += weight

    def run(self, judged: Judged) -> None:
        values, base = judged[1], self._con.base
        received = self._received[id(values)]
        waiting = [-node for node in received]
        heapify(waiting)
        while waiting:
            node = -heappop(waiting)
            weight = received.pop(node, 0.0)
            if not weight:
                continue
            if base.ops[node] is Op.ATOM:
                self._atom(judged, node, weight)
                continue
            still = [child for child in base.children[node] if not values[child].settled]
            for child in still:
                if child not in received:
                    heappush(waiting, -child)
                received[child] += weight / len(still)

    def _atom(self, judged: Judged, node: int, weight: float) -> None:
        situation, con, found = judged[0], self._con, self._found
        match con.base.atoms[node]:
            case Test(fact=fact, scope=scope):
                if scope == "case":
                    found[Key("case", None, fact)] += weight
                elif situation.index is not None and not situation.threatened:
                    found[Key(scope, situation.index, fact)] += weight
            case Happened():
                found[ACTS] += weight
            case InForce():
                if situation.index is not None:
                    found[Key("act", situation.index, "from")] += weight
            case SomeAct(kinds=kinds, where=where):
                if con.case.acts is None:
                    found[ACTS] += weight
                elif where is not None:
                    self._spread([(j, where) for j in con.marks if j[0].kind in kinds], weight)
            case SomeNotice(kinds=kinds, where=where) as atom:
                if con.case.notices is None:
                    found[NOTICES] += weight
                inner = [j for j in con.notices if j[0].kind in kinds]
                if where is not None:
                    self._spread([(j, where) for j in inner], weight)
                for other, _ in inner if atom.looks_at_day else ():
                    if "sent_at" not in other.own and other.index is not None:
                        found[Key("notice", other.index, "sent_at")] += weight / len(inner)
            case Holds(rules=rules):
                self._spread([(j, head.total) for j, head, _ in heads(con) if head.rule in rules and not j[0].threatened], weight)

    def _spread(self, parts: list[tuple[Judged, int]], weight: float) -> None:
        still = [(judged, node) for judged, node in parts if not judged[1][node].settled]
        for judged, node in still:
            self.add(judged, node, weight / len(still))
