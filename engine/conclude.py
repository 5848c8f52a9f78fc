"""The law applied to a case: every situation judged, by both evaluators, which must agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from . import durable, kleene
from .base import Atom, Base, Holds, SomeAct, SomeNotice, Stage
from .case import Case
from .kleene import Valuation
from .language import _
from .logic import Interval
from .pack import Pack
from .problems import Disagreement
from .situation import Situation, act_situations, holds, notice_situations, some_act, some_notice, threatened_situations

Values = dict[int, Interval]
Judged = tuple[Situation, Values]


class Evaluator(Protocol):
    """The narrow interface that both evaluators serve: the nodes of a stage's own, given those that all stages share."""

    def __call__(self, base: Base, stage: Stage, valuation: Valuation, shared: Values) -> Values: ...


def own(base: Base, stage: Stage, valuation: Valuation, shared: Values) -> Values:
    """Our own evaluator."""
    return kleene.evaluate(base, stage.local, valuation, shared)


def chained(base: Base, stage: Stage, valuation: Valuation, shared: Values) -> Values:
    """durable-rules, compiled once per process; our own evaluator where it cannot serve."""
    if stage.name not in base.chainers:
        base.chainers[stage.name] = durable.chainer(base, stage.local)
    chainer = base.chainers[stage.name]
    return own(base, stage, valuation, shared) if chainer is None else {**shared, **chainer.evaluate(valuation, shared)}


@dataclass
class Conclusions:
    """Every node's value in every situation of a case, under one pack."""

    pack: Pack
    base: Base
    case: Case
    judged: list[Judged]
    marks: list[Judged]
    notices: list[Judged]

    def order(self, judged: Judged) -> tuple[int, ...]:
        """The nodes that the situation's stages evaluate, children first."""
        situation = judged[0]
        if situation.scope == "act" and any(judged is mark for mark in self.marks):
            return self.base.stages["marks"].order
        return self.base.stages[situation.name].order


def conclude(pack: Pack, base: Base, case: Case, evaluator: Evaluator = own) -> Conclusions:
    """Judge a case under one pack by one evaluator: acts, then what is gathered over them, then the case as a whole."""

    vocabulary = pack.vocabulary
    whole = Situation("case", case, vocabulary, facts=case.facts)
    shared = evaluator(base, base.stages["shared"], whole.value, {})

    def run(situation: Situation, stage: Stage) -> Judged:
        facts = evaluator(base, base.stages["shared"], situation.value, {}) if situation.threatened else shared
        return situation, evaluator(base, stage, situation.value, facts)

    acts = act_situations(case, base, vocabulary)
    notices = [run(s, base.stages["notice"]) for s in notice_situations(case, vocabulary)]
    marks = [run(s, base.stages["marks"]) for s in acts]
    judged: list[Judged] = []
    for situation in [*acts, *threatened_situations(case, pack)]:
        stage = base.stage(situation.name)
        if stage is not None:
            situation.gathered = _gather(base, stage, case, marks, notices, ())
            judged.append(run(situation, stage))
    stage = base.stage("case")
    if stage is not None:
        whole.gathered = _gather(base, stage, case, marks, notices, tuple(judged))
        judged.append(run(whole, stage))
    return Conclusions(pack, base, case, judged, marks, notices)


def _gather(
    base: Base, stage: Stage, case: Case, marks: list[Judged], notices: list[Judged], judged: tuple[Judged, ...]
) -> dict[Atom, Interval]:
    found: dict[Atom, Interval] = {}
    for i in stage.order:
        match base.atoms.get(i):
            case SomeAct() as atom:
                found[atom] = some_act(atom, case, marks)
            case SomeNotice() as atom:
                found[atom] = some_notice(atom, case, notices)
            case Holds() as atom:
                found[atom] = holds(atom, base, list(judged))
    return found


def agreed(pack: Pack, base: Base, case: Case) -> Conclusions:
    """Judge a case by both evaluators; raises Disagreement, naming the rule and never an answer, when they differ.

    The chainer is asked a second time first: its actions hold a lease of 30 seconds, so an evaluation during which the process
    was suspended (a closed lid, Ctrl-Z) loses conclusions, and a fresh session has them all.
    """
    ours = conclude(pack, base, case, own)
    if durable.AVAILABLE:
        differing = differences(ours, conclude(pack, base, case, chained)) and differences(ours, conclude(pack, base, case, chained))
        if differing:
            raise Disagreement(
                _(
                    "the two evaluators differ on {rules}; nothing is shown rather than a guess. Please report it.",
                    rules=", ".join(differing[:5]),
                )
            )
    return ours


def differences(one: Conclusions, other: Conclusions) -> list[str]:
    """Where two conclusions differ: rule ids, or node numbers between rules; empty when they agree."""
    found: list[str] = []
    for part in ("notices", "marks", "judged"):
        for (situation, a), (_other, b) in zip(getattr(one, part), getattr(other, part), strict=True):
            wrong = {i for i in b if a[i] != b[i]}
            if wrong:
                stage = one.base.stages[situation.name if part == "judged" else part if part == "marks" else "notice"]
                rules = [head.rule for head in stage.heads if {head.elements, head.total} & wrong]
                found += rules or [f"{one.pack.id} node {min(wrong)}"]
    return found
