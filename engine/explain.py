"""Why a rule holds on a case, or the first element that fails: the answer to `recours explain`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from .assess import findings_of
from .base import Base, Head, InForce, SomeAct, SomeNotice
from .case import Case
from .conclude import Conclusions, Judged, agreed
from .condition import Test
from .finding import Finding
from .language import Text
from .logic import Truth
from .pack import Pack, Rule
from .reasons import Need, Reason, failing, needs

Outcome = Literal["holds", "open", "fails", "no_such_act", "not_in_reach", "not_yet_law", "no_longer_law", "displaced"]


@dataclass(frozen=True)
class Explanation:
    """What became of a rule in one situation: the finding if there is one, else the element that fails and the answers to it."""

    rule: Rule
    outcome: Outcome
    act: int | None = None
    act_kind: str = ""
    finding: Finding | None = None
    element: Text | None = None
    answers: tuple[Reason, ...] = ()
    needs: tuple[Need, ...] = ()
    displaced_by: str | None = None


def explain(case: Case, packs: list[tuple[Pack, Base]], rule_id: str) -> list[Explanation]:
    """Explain one rule on a case, act by act; raises KeyError when no pack has the rule."""
    for pack, base in packs:
        if rule_id in pack.rules:
            return list(_explanations(agreed(pack, base, case), pack.rules[rule_id]))
    raise KeyError(rule_id)


def _explanations(con: Conclusions, rule: Rule) -> Iterator[Explanation]:
    found = findings_of(con)
    for finding in (f for f in found if f.id == rule.id):
        outcome: Outcome = "open" if finding.certainty == "possible" else "holds"
        yield Explanation(rule, outcome, finding.act, finding.act_kind, finding, needs=finding.needs)
    told = {f.act for f in found if f.id == rule.id}
    if getattr(rule, "limitation", None) is True:
        if not told:
            yield Explanation(rule, "fails")
        return
    judged = [(j, head) for j in con.judged if not j[0].threatened for head in con.base.stages[j[0].name].heads if head.rule == rule.id]
    if not judged:
        yield Explanation(rule, "no_such_act")
    for j, head in _last_wording(judged):
        act = j[0].index if j[0].scope == "act" else None
        if act not in told:
            yield _failure(con, rule, j, head, act, found)


def _last_wording(judged: list[tuple[Judged, Head]]) -> list[tuple[Judged, Head]]:
    return list({(id(j[0])): (j, head) for j, head in judged}.values())


def _failure(con: Conclusions, rule: Rule, judged: Judged, head: Head, act: int | None, found: list[Finding]) -> Explanation:
    situation, values = judged
    over = next((f.id for f in found if rule.id in f.rule.displaces and f.act == act), None)
    if values[head.total].high > Truth.NO or (values[head.elements].high > Truth.NO and over):
        return Explanation(rule, "displaced", act, situation.kind, displaced_by=over)
    if values[con.base.reach[rule.jurisdiction or con.pack.header.jurisdiction]].high is Truth.NO:
        return Explanation(rule, "not_in_reach", act, situation.kind, element=_reach(con.pack, rule))
    if values[head.elements].high > Truth.NO:
        before = head.from_ is not None and situation.end is not None and situation.end < head.from_
        outcome: Outcome = "not_yet_law" if before else "no_longer_law"
        return Explanation(rule, outcome, act, situation.kind, needs=tuple(needs(con, judged, head.elements)))
    failed = failing(con, judged, head.elements)
    assert failed is not None
    name, node = failed
    element = Text(f"{name}.title", con.pack.definitions[name].title) if name else None
    answers = tuple(dict.fromkeys(_answers(con, judged, node)))
    return Explanation(rule, "fails", act, situation.kind, element=element, answers=answers)


def _reach(pack: Pack, rule: Rule) -> Text:
    """Why, and how far, the rule's legal order reaches a case."""
    for part in pack.header.jurisdictions:
        if part.id == rule.jurisdiction:
            return Text(f"{pack.id}.{part.id}.reach_because", part.reach_because)
    return Text(f"{pack.id}.reach_because", pack.header.reach_because)


def _answers(con: Conclusions, judged: Judged, node: int) -> Iterator[Reason]:
    """The answers under a failing element."""
    situation, values = judged
    for i in con.base.cone((node,)):
        atom = con.base.atoms.get(i)
        if isinstance(atom, Test) and i in values:
            own = situation.own.get(atom.fact) if atom.scope != "case" else situation.vocabulary.value(atom.fact, situation.facts)
            if own is not None:
                yield Reason(atom.fact, own, situation.index if atom.scope == "act" else None)
        elif isinstance(atom, SomeAct | SomeNotice | InForce):
            continue
