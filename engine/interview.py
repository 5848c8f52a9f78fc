"""The interview: which question comes next, and what an answer makes of the case. No screen in it.

The case is the only state. Going back, changing an answer, skipping and starting from a loaded case are all edits of it.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from .base import Base
from .case import Case, Facts
from .common import Common, Question, shipped_common
from .conclude import Conclusions, conclude
from .language import Text
from .pack import Pack
from .reach import to_ask_about
from .relevance import ACTS, NOTICES, Key, declined, known, name_of, weights
from .veto import Veto
from .vocabulary import Fact, shipped_vocabulary

FIRST = 50  # questions of this urgency come before any other topic
FADE = 0.85  # a topic weighs less the later it stands in the order of a conversation
STAY = 0.25  # a topic is kept while its best question weighs at least this share of the best of all


class Declined:
    """The answer "I don't know, or would rather not say": it closes the question, not the outcome."""


DECLINED = Declined()


@dataclass(frozen=True)
class Span:
    """The answer to a question on days: `last` None = one day; `ongoing`; `approximate` = one day somewhere between the two.

    `times` is the number of occasions; None = not said.
    """

    first: date
    last: date | str | None = None
    approximate: bool = False
    times: int | None = None


Answer = str | bool | int | frozenset[str] | date | Span | Declined


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
        return _part(ask, {key for key in ask.keys if total.get(key, 0.0) > 0} or set(ask.keys))

    def find(self, ident: str) -> Ask | None:
        """A question that could be put on this case, by id."""
        return next((ask for ask in asks(self.case) if ask.id == ident), None)

    def answered(self) -> list[Ask]:
        """The questions put so far that still have a place in the case, in order."""
        by_id = {ask.id: ask for ask in asks(self.case)}
        return [self._told_part(by_id[ident]) for ident in self.asked if ident in by_id]

    def _told_part(self, ask: Ask) -> Ask:
        """A checklist as it was put: without the boxes that were left out because they could not change anything."""
        told = {key for key in ask.keys if _is_told(self.case, key) or declined(self.case, key)}
        return _part(ask, told or set(ask.keys))

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
                found.append((_part(ask, live), weight))
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


def _part(ask: Ask, live: set[Key]) -> Ask:
    """A checklist of several facts reduced to those that are alive."""
    if ask.form != "checklist" or len(ask.keys) == 1:
        return ask
    vocabulary = getattr(shipped_vocabulary(), ask.keys[0].scope)
    keys = tuple(key for key in ask.keys if key in live)
    offered = {v for key in keys for v in (vocabulary[key.fact].values or (key.fact,))}
    return replace(ask, keys=keys, options=tuple(option for option in ask.options if option.value in offered))


def _is_told(case: Case, key: Key) -> bool:
    """The case itself holds the answer; what merely follows from another answer is not told."""
    if key.at is None:
        return key.fact in case.facts
    items = (case.acts if key.scope == "act" else case.notices) or ()
    return key.at < len(items) and key.fact in items[key.at]


def settle(case: Case, ask: Ask, answer: Answer) -> Case:
    """The case with an answer added.

    Raises ValueError with a sentence when the answer does not fit the question; it never quotes the answer.
    """
    if isinstance(answer, Declined):
        return replace(case, declined=case.declined | {name_of(key) for key in ask.keys})
    if ask.keys == (ACTS,):
        return replace(case, acts=_items(ask, answer))
    if ask.keys == (NOTICES,):
        return replace(case, notices=_items(ask, answer))
    values = _values(ask, answer)
    # What a screen of several facts leaves open is not asked again.
    left = {name_of(key) for key in ask.keys if key.fact not in (*values, "to", "approximate")}
    case = replace(case, declined=case.declined | left)
    if ask.index is None:
        return replace(case, facts={**case.facts, **values})
    items = list(_list_of(case, ask) or ())
    items[ask.index] = {**items[ask.index], **values}
    return _with_list(case, ask, tuple(items))


def forget(case: Case, ask: Ask) -> Case:
    """The case without the answer to a question; taking back `acts` also takes back what was said of each act."""
    gone = {name_of(key) for key in ask.keys}
    if ask.keys in ((ACTS,), (NOTICES,)):
        name = ask.keys[0].fact
        kept = frozenset(d for d in case.declined - gone if not d.startswith(f"{name}["))
        return _with_list(replace(case, declined=kept), ask, None)
    facts = {key.fact for key in ask.keys}
    case = replace(case, declined=case.declined - gone)
    if ask.index is None:
        return replace(case, facts={k: v for k, v in case.facts.items() if k not in facts})
    items = list(_list_of(case, ask) or ())
    items[ask.index] = {k: v for k, v in items[ask.index].items() if k not in facts}
    return _with_list(case, ask, tuple(items))


def _list_of(case: Case, ask: Ask) -> tuple[Facts, ...] | None:
    """The acts or the notices, whichever the question is about."""
    return case.acts if ask.keys[0].scope == "act" or ask.keys == (ACTS,) else case.notices


def _with_list(case: Case, ask: Ask, items: tuple[Facts, ...] | None) -> Case:
    if ask.keys[0].scope == "act" or ask.keys == (ACTS,):
        return replace(case, acts=items)
    return replace(case, notices=items)


def current_answer(case: Case, ask: Ask) -> Answer | None:
    """The answer that the case holds for a question; None when it was not answered."""
    if ask.keys[0] in (ACTS, NOTICES):
        items = case.acts if ask.keys[0] == ACTS else case.notices
        return DECLINED if declined(case, ask.keys[0]) else None if items is None else frozenset(item["kind"] for item in items)
    if all(declined(case, key) for key in (ask.keys[:1] if ask.form == "date" else ask.keys)):
        return DECLINED
    source = case.facts if ask.index is None else (_list_of(case, ask) or ())[ask.index]
    facts = [key.fact for key in ask.keys]
    if ask.form in ("date", "platform"):
        if not any(fact in source for fact in facts[:2]):
            return None
    elif not all(key.fact in source or declined(case, key) for key in ask.keys):
        return None  # a checklist of which something is still open is put again
    if ask.form == "platform":
        place: str = source.get(facts[0]) or source["means"]
        return place
    if facts[0] == "from":
        return Span(source["from"], source.get("to"), bool(source.get("approximate")), source.get("times"))
    if len(facts) > 1 or (ask.form == "checklist" and not isinstance(source[facts[0]], frozenset)):
        return frozenset(box for fact in facts for box in _ticked(fact, source.get(fact)))
    value: Answer = source[facts[0]]
    return value


def _ticked(fact: str, value: Any) -> tuple[str, ...]:
    """The boxes of a checklist that show a fact's value."""
    if isinstance(value, frozenset):
        return tuple(value)
    return (fact,) if value is True else (value,) if isinstance(value, str) else ()


def _items(ask: Ask, answer: Answer) -> tuple[dict[str, Any], ...]:
    if not isinstance(answer, frozenset):
        raise ValueError("expected a choice among those offered")
    order = [option.value for option in ask.options]
    if not answer <= set(order):
        raise ValueError("not one of the answers offered")
    return tuple({"kind": kind} for kind in order if kind in answer)


def _values(ask: Ask, answer: Answer) -> dict[str, Any]:
    facts = [key.fact for key in ask.keys]
    known_facts = getattr(shipped_vocabulary(), ask.keys[0].scope)
    if isinstance(answer, Span) and facts[0] != "from":
        return {facts[0]: answer.first}
    if isinstance(answer, Span):
        found: dict[str, Any] = {"from": answer.first}
        if answer.last is not None:
            found["to"] = answer.last
        if answer.approximate:
            found["approximate"] = True
        if answer.times is not None and "times" in facts:
            found["times"] = answer.times
        return found
    if ask.form == "platform" and "means" in facts:
        return _where(ask, known_facts, answer)
    if len(facts) > 1 or (ask.form == "checklist" and not known_facts[facts[0]].many):
        if not isinstance(answer, frozenset) or not answer <= {option.value for option in ask.options}:
            raise ValueError("expected a choice among those offered")
        boxes = {name: _boxes(ask, known_facts[name], answer) for name in facts}
        return {name: value for name, value in boxes.items() if value is not None}
    fact = known_facts[facts[0]]
    if fact.many:
        return {fact.id: fact.read(sorted(answer) if isinstance(answer, frozenset) else [answer])}
    if isinstance(answer, frozenset):
        raise ValueError("expected one answer")
    return {fact.id: fact.read(answer)}


DIRECTED = frozenset({"threatened", "demanded", "sent_to_victim", "solicited_images", "contacted_repeatedly"})


def _where(ask: Ask, known_facts: dict[str, Fact], answer: Any) -> dict[str, Any]:
    """Where it happened also says how: on a service, in a message when it is aimed at one person, else in the open."""
    if answer in known_facts["means"].values:
        return {"means": answer}
    service = shipped_common().platforms.get(answer)
    private = ask.kind in DIRECTED or (service is not None and service.kind in ("private_messaging", "email"))
    return {"platform": known_facts["platform"].read(answer), "means": "message" if private else "online"}


def _boxes(ask: Ask, fact: Fact, ticked: frozenset[str]) -> Any:
    """What a checklist says of one of its facts: a list, one of its values, or yes or no."""
    if fact.many:
        return ticked & set(fact.values)
    if fact.type != "enum":
        return fact.id in ticked
    return next((value for value in fact.values if value in ticked), ask.question.otherwise.get(fact.id))


def interview(packs: Iterable[tuple[Pack, Base]], case: Case | None = None) -> Generator[Ask, Answer, Case]:
    """The interview as a plain generator: yields each question, takes its answer, returns the case."""
    under_way = Interview(list(packs), case or Case())
    while (ask := under_way.next()) is not None:
        under_way.answer(ask, (yield ask))
    return under_way.case
