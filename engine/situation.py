"""The situations that the law is asked about: each act with its own day, each notice, and the case as a whole.

An act that was only threatened is also looked at as if it were done today.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from .base import Atom, Base, Happened, Holds, InForce, SomeAct, SomeNotice
from .case import Case, Facts, day_of, end_of, start_of
from .condition import Test
from .logic import NO, OPEN, YES, Interval, Truth, both, crisp, either
from .pack import Pack
from .periods import Period, count
from .vocabulary import Scope, Vocabulary


@dataclass
class Situation:
    """What one evaluation looks at. `index` counts the acts or notices of the case; None = one that may have happened."""

    scope: Scope
    case: Case
    vocabulary: Vocabulary
    kind: str = ""
    index: int | None = None
    own: Facts = field(default_factory=dict)
    facts: Facts = field(default_factory=dict)
    happened: Interval = YES
    threatened: bool = False
    gathered: dict[Atom, Interval] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The stage of the network that judges this situation."""
        return f"act:{self.kind}" if self.scope == "act" else self.scope

    @property
    def start(self) -> date | None:
        return start_of(self.own)

    @property
    def end(self) -> date | None:
        return end_of(self.own, self.case.today)

    def value(self, atom: Atom) -> Interval:
        """The interval of one atom here."""
        match atom:
            case Test():
                value = self._fact(atom)
                return NO if value is None and self._pointless(atom) else test_value(atom, value, self.vocabulary)
            case Happened():
                return self.happened
            case InForce():
                return self._in_force(atom)
            case _:
                return self.gathered[atom]

    def _fact(self, test: Test) -> Any:
        if test.scope == "case":
            return self.vocabulary.value(test.fact, self.facts)
        return self.own.get(test.fact)

    def _pointless(self, test: Test) -> bool:
        """The fact has no meaning for this kind of act, so it is never asked and counts as a no."""
        kinds = self.vocabulary.act[test.fact].kinds if test.scope == "act" else ()
        return bool(kinds) and self.kind not in kinds

    def _in_force(self, text: InForce) -> Interval:
        start, end = (self.case.today, self.case.today) if text.on == "case" else (self.start, self.end)
        if start is None or end is None:
            return OPEN
        touched = (text.from_ is None or end >= text.from_) and (text.to is None or start <= text.to)
        whole = (text.from_ is None or start >= text.from_) and (text.to is None or end <= text.to)
        return OPEN if touched and not whole and self.own.get("approximate") else crisp(touched)


def test_value(test: Test, value: Any, vocabulary: Vocabulary) -> Interval:
    """Compare a fact's value (None = unknown) with what a condition asks."""
    if value is None:
        return OPEN
    if isinstance(value, frozenset):
        return either(*(test_value(test, item, vocabulary) for item in value))
    if not test.values:
        return crisp((test.low is None or value >= test.low) and (test.high is None or value <= test.high))
    if getattr(vocabulary, test.scope)[test.fact].type == "place":
        return _in_place(value, test.values)
    return crisp(value in test.values)


# Parts of a country, and of the Union with it, that ISO 3166-1 also lists by themselves.
_PART_OF = {"GP": "FR", "MQ": "FR", "GF": "FR", "RE": "FR", "YT": "FR", "MF": "FR", "AX": "FI"}


def _in_place(value: str, places: tuple[str, ...]) -> Interval:
    """A subdivision lies in its country; a country alone leaves open in which of its subdivisions."""
    if any(value == place or value.startswith(f"{place}-") or _PART_OF.get(value) == place for place in places):
        return YES
    return OPEN if any(place.startswith(f"{value}-") for place in places) else NO


def act_situations(case: Case, base: Base, vocabulary: Vocabulary) -> list[Situation]:
    """One situation an act; while the acts are not known, one open situation for each kind that the law judges."""
    if case.acts is None:
        kinds = [name.removeprefix("act:") for name in base.stages if name.startswith("act:")]
        return [Situation("act", case, vocabulary, kind, None, {"kind": kind}, case.facts, OPEN) for kind in kinds]
    return [Situation("act", case, vocabulary, act["kind"], i, act, case.facts) for i, act in enumerate(case.acts)]


def threatened_situations(case: Case, pack: Pack) -> list[Situation]:
    """Each threatened act as if it were carried out today, as the pack says."""
    carried = pack.header.threat_carried_out
    if carried is None:
        return []
    facts = {**case.facts, **{k: pack.vocabulary.case[k].read(v) for k, v in carried.facts.items()}}
    found = []
    for i, act in enumerate(case.acts or ()):
        if act["kind"] == "threatened":
            own = {**carried.act, **{k: act[k] for k in ("audience", "platform") if k in act}, "from": case.today}
            found.append(Situation("act", case, pack.vocabulary, own["kind"], i, own, facts, threatened=True))
    return found


def notice_situations(case: Case, vocabulary: Vocabulary) -> list[Situation]:
    """One situation for each thing that was sent."""
    return [Situation("notice", case, vocabulary, notice["kind"], i, notice, case.facts) for i, notice in enumerate(case.notices or ())]


def some_act(atom: SomeAct, case: Case, marks: list[tuple[Situation, dict[int, Interval]]]) -> Interval:
    """Whether the case has an act of these kinds for which the inner condition holds."""
    parts = [
        both(situation.happened, YES if atom.where is None else values[atom.where])
        for situation, values in marks
        if situation.kind in atom.kinds
    ]
    if case.acts is None and not parts:
        return OPEN
    return either(*parts) if parts else NO


def some_notice(atom: SomeNotice, case: Case, notices: list[tuple[Situation, dict[int, Interval]]]) -> Interval:
    """Whether such a notice was sent, long enough ago."""
    if case.notices is None:
        return OPEN
    parts = [
        both(YES if atom.where is None else values[atom.where], sent_in_time(atom, situation))
        for situation, values in notices
        if situation.kind in atom.kinds
    ]
    return either(*parts) if parts else NO


def sent_in_time(atom: SomeNotice, situation: Situation) -> Interval:
    """Whether a notice was sent long enough ago, and not before the first day that counts."""
    if not atom.looks_at_day:
        return YES
    sent: date | datetime | None = situation.own.get("sent_at")
    if sent is None:
        return OPEN
    if atom.since is not None and day_of(sent) < atom.since:
        return NO
    if atom.waited is None:
        return YES
    months, days = atom.waited
    due = count(Period("plain", months=months, days=days), day_of(sent)).safe
    return crisp(day_of(due) <= situation.case.today)


def holds(atom: Holds, base: Base, judged: list[tuple[Situation, dict[int, Interval]]]) -> Interval:
    """Whether one of these offences holds for some act, or for a threatened act if it were done: that alone is not enough."""
    parts = [
        values[head.total]
        for situation, values in judged
        if not situation.threatened
        for head in base.stages[situation.name].heads
        if head.rule in atom.rules
    ]
    return either(*parts) if parts else Interval(Truth.NO, Truth.NO)
