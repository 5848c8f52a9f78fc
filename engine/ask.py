"""A question put to this person: its words, its options, and the facts of the case that it settles."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from .case import Case
from .common import Common, Question, shipped_common
from .language import Text
from .relevance import Key
from .vocabulary import shipped_vocabulary


@dataclass(frozen=True)
class Option:
    """One answer offered, by the id that a case file uses."""

    value: str
    label: Text


@dataclass(frozen=True)
class Ask:
    """A question put to this person: for the case, or for its `index`-th act or notice of a `kind`."""

    question: Question
    id: str
    keys: tuple[Key, ...]
    text: Text
    options: tuple[Option, ...]
    kind: str = ""
    index: int | None = None

    @property
    def form(self) -> str:
        return self.question.form

    @property
    def topic(self) -> str:
        return self.question.topic

    @property
    def why(self) -> Text:
        return Text(f"{self.question.id}.why", self.question.why)

    @property
    def help(self) -> Text:
        return Text(f"{self.question.id}.help", self.question.help or "")

    @property
    def several(self) -> bool:
        """More than one answer may be given."""
        return self.form == "checklist" or self.keys[0].fact == "victim_nationality"


def asks(case: Case, common: Common | None = None) -> list[Ask]:
    """Every question that could be put on this case, answered or not, in the order of the questions file."""
    common = common or shipped_common()
    other = case.facts.get("asked_by", "victim") != "victim"
    found: list[Ask] = []
    for question in common.questions.values():
        items: list[tuple[str, int | None, str]]
        if question.act:
            items = [("act", i, act["kind"]) for i, act in enumerate(case.acts or ()) if act["kind"] in question.act]
        elif question.notice:
            items = [("notice", i, n["kind"]) for i, n in enumerate(case.notices or ()) if n["kind"] in question.notice]
        else:
            items = [("case", None, "")]
        found += [_ask(question, scope, index, kind, case, other) for scope, index, kind in items]
    return found


def _ask(question: Question, scope: Any, index: int | None, kind: str, case: Case, other: bool) -> Ask:
    by_kind = next((c for c in question.ask_by_act if c.value == kind), None)
    if by_kind is not None:
        text = Text(f"{question.id}.{kind}.label", by_kind.label)
        if other and by_kind.label_other:
            text = Text(f"{question.id}.{kind}.label_other", by_kind.label_other)
    elif other and question.ask_other:
        text = Text(f"{question.id}.ask_other", question.ask_other)
    else:
        text = Text(f"{question.id}.ask", question.ask)
    options = tuple(
        Option(
            o.value,
            Text(f"{question.id}.{o.value}.label_other", o.label_other)
            if other and o.label_other
            else Text(f"{question.id}.{o.value}.label", o.label),
        )
        for o in question.options
    )
    twins = [i for i, item in enumerate((case.acts if scope == "act" else case.notices) or ()) if item["kind"] == kind]
    ordinal = f"-{twins.index(index) + 1}" if index is not None and len(twins) > 1 else ""
    name = question.id if scope == "case" else f"{kind}{ordinal}.{question.id.split('.', 1)[1]}"
    known_facts = getattr(shipped_vocabulary(), scope)
    facts = [fact for fact in question.settles if fact not in known_facts or not known_facts[fact].kinds or kind in known_facts[fact].kinds]
    if question.form == "platform" and "means" not in facts:
        options = ()
    return Ask(question, name, tuple(Key(scope, index, fact) for fact in facts), text, options, kind, index)


def with_only(ask: Ask, live: set[Key]) -> Ask:
    """A checklist of several facts reduced to those that are alive."""
    if ask.form != "checklist" or len(ask.keys) == 1:
        return ask
    vocabulary = getattr(shipped_vocabulary(), ask.keys[0].scope)
    keys = tuple(key for key in ask.keys if key in live)
    offered = {v for key in keys for v in (vocabulary[key.fact].values or (key.fact,))}
    return replace(ask, keys=keys, options=tuple(option for option in ask.options if option.value in offered))
