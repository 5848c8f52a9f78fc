"""A check of the solver by other means: two concrete cases that differ in one answer only, judged by our own evaluator.

The solver proposes the two; where it left something unsaid (what was sent, when, what a threat would reach), or where its
proposal cannot be lived, the rest is filled in from random stories.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from engine.ask import Ask
from engine.base import Base
from engine.case import Case
from engine.conclude import conclude
from engine.logic import NO, Interval, Truth, both
from engine.pack import Pack
from engine.relevance import ACTS, NOTICES, Key, heads, shown_values
from engine.vocabulary import shipped_vocabulary

from .random_case import PLATFORMS
from .random_person import TODAY, alternatives, random_person

Packs = Sequence[tuple[Pack, Base]]
Facets = Mapping[Key, Any]
TRIES = 150


def outcomes(packs: Packs, case: Case) -> dict[tuple[Any, ...], Any]:
    """Everything that a person is told: the certainty of each head, its tiers, and the values that its findings show."""
    found: dict[tuple[Any, ...], Any] = {}
    for pack, base in packs:
        con = conclude(pack, base, case)
        for judged, head, rule in heads(con):
            situation, values = judged
            place = (pack.id, situation.name, situation.index, situation.threatened, head.rule, head.version)
            total = values[head.total]
            found[*place, "total"] = total
            for tier in head.tiers:
                if tier.node is not None:
                    found[*place, "tier", tier.index] = both(total, values[tier.node])
            if total.low > Truth.NO:
                found[*place, "shown"] = tuple((key, _known(case, key)) for key in shown_values(con, judged, rule))
    return found


def difference(packs: Packs, one: Case, other: Case) -> tuple[Any, ...] | None:
    """An outcome that surely differs between two cases, whatever is still open in them; None when there is none."""
    left, right = outcomes(packs, one), outcomes(packs, other)
    for place in {**left, **right}:
        if place[-1] == "shown":
            a, b = left.get(place, ()), right.get(place, ())
            if place in left and place in right and a != b and None not in [v for _, v in (*a, *b)]:
                return place
        else:
            x, y = left.get(place, NO), right.get(place, NO)
            if _apart(x, y):
                return place
    return None


def _apart(x: Interval, y: Interval) -> bool:
    return x.high < y.low or y.high < x.low


def _known(case: Case, key: Key) -> Any:
    if key in (ACTS, NOTICES):
        return case.acts if key == ACTS else case.notices
    if key.at is None:
        return case.facts.get(key.fact)
    return ((case.acts if key.scope == "act" else case.notices) or ())[key.at].get(key.fact)


def with_facts(case: Case, facets: Facets) -> Case:
    """The case with these facts set, over what it already says."""
    facts = dict(case.facts)
    acts: list[dict[str, Any]] = [dict(act) for act in case.acts or ()]
    notices: list[dict[str, Any]] = [dict(notice) for notice in case.notices or ()]
    for key, value in facets.items():
        item = facts if key.at is None else acts[key.at] if key.scope == "act" else notices[key.at]
        if key.fact == "from" and key.scope == "act":
            item.pop("to", None)
            item.pop("approximate", None)
        item[key.fact] = frozenset(value) if isinstance(value, set) else value
    return Case(facts, None if case.acts is None else tuple(acts), None if case.notices is None else tuple(notices), case.assess_on)


def changes_something(packs: Packs, case: Case, ask: Ask, witness: tuple[Facets, Facets] | None, random: Random) -> str:
    """How it was shown that the question can change an outcome: `witness`, `story` or, when it was not shown, an empty string."""
    if witness is not None:
        for one, other in _pairs(ask, *witness):
            if difference(packs, with_facts(case, one), with_facts(case, other)):
                return "witness"
    for _ in range(TRIES):
        whole = random_person(random).completing(case)
        if any(difference(packs, *pair) for pair in _stories(ask, whole, case, witness, random)):
            return "story"
    return ""


def _pairs(ask: Ask, left: Facets, right: Facets) -> Iterator[tuple[Facets, Facets]]:
    """The solver's two completions; then the same with the values that a finding shows told apart."""
    left, right = ({k: v for k, v in side.items() if k not in (ACTS, NOTICES)} for side in (left, right))
    yield left, right
    for key in ask.keys:
        if key not in (ACTS, NOTICES) and left.get(key) == right.get(key):
            for a, b in _neighbours(key, left.get(key)):
                yield {**left, key: a}, {**right, key: b}


def _neighbours(key: Key, value: Any) -> Iterator[tuple[Any, Any]]:
    fact = getattr(shipped_vocabulary(), key.scope)[key.fact]
    if fact.type in ("date", "datetime"):
        day: date = value or TODAY - timedelta(20)
        yield day, day + timedelta(1)
    elif fact.type == "integer":
        yield value or 0, (value or 0) + 1
    elif fact.type.startswith("platform"):
        yield PLATFORMS[0], PLATFORMS[1]


def _stories(ask: Ask, whole: Case, case: Case, witness: tuple[Facets, Facets] | None, random: Random) -> Iterator[tuple[Case, Case]]:
    if ask.keys[0] in (ACTS, NOTICES):
        name = ask.keys[0].fact
        yield whole, replace(whole, **{name: ()})  # type: ignore[arg-type]
        return
    if witness is not None:
        told = [{k: v for k, v in side.items() if k in ask.keys} for side in witness]
        rest = {k: v for k, v in witness[0].items() if k not in ask.keys and k not in (ACTS, NOTICES)}
        if case.acts is None:
            rest = {k: v for k, v in rest.items() if k.scope != "act"}
        if case.notices is None:
            rest = {k: v for k, v in rest.items() if k.scope != "notice"}
        base = with_facts(whole, rest) if random.random() < 0.5 else whole
        yield with_facts(base, told[0]), with_facts(base, told[1])
    one, other = ({key: _day(key, alternatives(random, key)) for key in ask.keys if key.fact not in ("to", "approximate")} for _ in (0, 1))
    yield with_facts(whole, one), with_facts(whole, other)


def _day(key: Key, value: Any) -> Any:
    return min(value, TODAY) if isinstance(value, date) else value
