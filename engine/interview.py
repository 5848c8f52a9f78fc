"""The interview: which question comes next. No screen in it.

The case is the only state. Going back, changing an answer, skipping and starting from a loaded case are all edits of it.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from .answer import Answer, forget, is_told, settle
from .ask import Ask, asks, with_only
from .base import Base
from .case import Case
from .common import shipped_common
from .conclude import Conclusions, conclude
from .pack import Pack
from .reach import to_ask_about
from .relevance import ACTS, Key, declined, known, weights
from .veto import Veto

FIRST = 50  # questions of this urgency come before any other topic
FADE = 0.85  # a topic weighs less the later it stands in the order of a conversation
STAY = 0.25  # a topic is kept while its best question weighs at least this share of the best of all


@dataclass
class Interview:
    """An interview under way: the case so far, and the questions put, in order. `back` and `change` edit the case.

    Of several packs, only those that reach the case by where the person lives are asked about (engine.reach).
    """

    packs: Sequence[tuple[Pack, Base]]
    case: Case = field(default_factory=Case)
    asked: list[str] = field(default_factory=list)
    _memo: tuple[Case, Ask | None] | None = field(default=None, repr=False)

    def conclusions(self) -> list[Conclusions]:
        """What each pack makes of the case so far (our own evaluator; an assessment compares both)."""
        packs = self.packs if len(self.packs) == 1 else to_ask_about(self.packs, self.case)
        return [conclude(pack, base, self.case) for pack, base in packs]

    def next(self) -> Ask | None:
        """The next question, or None when no answer could change anything any more."""
        if self._memo is None or self._memo[0] is not self.case:
            self._memo = (self.case, self._pick())
        return self._memo[1]

    def answer(self, ask: Ask, answer: Answer) -> None:
        """Record an answer to a question; an answer already given is replaced."""
        self.case = settle(forget(self.case, ask), ask, answer)
        if ask.id in self.asked:
            self.asked.remove(ask.id)
        self.asked.append(ask.id)

    def back(self) -> Ask | None:
        """Take back the last answer and return its question."""
        while self.asked:
            ask = self.find(self.asked.pop())
            if ask is not None:
                self.case = forget(self.case, ask)
                return self.relevant_part(ask)
        return None

    def relevant_part(self, ask: Ask) -> Ask:
        """A checklist without the boxes that could not change anything; any other question as it is."""
        if ask.form != "checklist" or len(ask.keys) == 1:
            return ask
        total = self._weights(self.conclusions())
        return with_only(ask, {key for key in ask.keys if total.get(key, 0.0) > 0} or set(ask.keys))

    def find(self, ident: str) -> Ask | None:
        """A question that could be put on this case, by id."""
        return next((ask for ask in asks(self.case) if ask.id == ident), None)

    def answered(self) -> list[Ask]:
        """The questions put so far that still have a place in the case, in order."""
        by_id = {ask.id: ask for ask in asks(self.case)}
        return [self._told_part(by_id[ident]) for ident in self.asked if ident in by_id]

    def _told_part(self, ask: Ask) -> Ask:
        """A checklist as it was put: without the boxes that were left out because they could not change anything."""
        told = {key for key in ask.keys if is_told(self.case, key) or declined(self.case, key)}
        return with_only(ask, told or set(ask.keys))

    def remaining(self) -> int:
        """At most how many questions are left as things stand; answers usually close several at once."""
        return len(self._open(self.conclusions()))

    def _weights(self, conclusions: list[Conclusions]) -> dict[Key, float]:
        total: dict[Key, float] = {}
        for con in conclusions:
            for key, weight in weights(con).items():
                total[key] = total.get(key, 0.0) + weight
        return total

    def _open(self, conclusions: list[Conclusions]) -> list[tuple[Ask, float]]:
        total = self._weights(conclusions)
        topics = {topic: FADE**i for i, topic in enumerate(shipped_common().topics)}
        con = conclusions[0]
        found = []
        for ask in asks(self.case):
            live = {key for key in ask.keys if total.get(key, 0.0) > 0}
            if ask.id not in self.asked and live and not all(known(self.case, k, con) or declined(self.case, k) for k in ask.keys):
                weight = sum(total[key] for key in live) * ask.question.urgency * topics[ask.topic]
                found.append((with_only(ask, live), weight))
        return found

    def _pick(self) -> Ask | None:
        conclusions = self.conclusions()
        found = self._open(conclusions)
        if not found:
            return None
        ranked = self._ranked(found)
        if ACTS in ranked[0].keys or self.case.acts is None:
            return ranked[0]
        with Veto(conclusions) as veto:
            return next((ask for ask in ranked if veto.matters(ask.keys)), None)

    def _ranked(self, found: list[tuple[Ask, float]]) -> list[Ask]:
        """First what is urgent, then the topic under way while it still weighs enough, then by weight."""
        place = {ask.id: i for i, (ask, _) in enumerate(found)}
        best = max(weight for _, weight in found)
        last = self.find(self.asked[-1]) if self.asked else None
        topic = last.topic if last else ""
        stay = any(ask.topic == topic and weight >= best * STAY for ask, weight in found)

        def rank(item: tuple[Ask, float]) -> tuple[Any, ...]:
            ask, weight = item
            urgent = ask.question.urgency if ask.question.urgency >= FIRST else 0
            return -urgent, not (stay and ask.topic == topic), -weight, place[ask.id]

        return [ask for ask, _ in sorted(found, key=rank)]


def interview(packs: Iterable[tuple[Pack, Base]], case: Case | None = None) -> Generator[Ask, Answer, Case]:
    """The interview as a plain generator: yields each question, takes its answer, returns the case."""
    under_way = Interview(list(packs), case or Case())
    while (ask := under_way.next()) is not None:
        under_way.answer(ask, (yield ask))
    return under_way.case
