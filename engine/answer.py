"""Answers, and what they make of a case: settling, taking back, and reading again what a case holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from .ask import Ask
from .case import Case, Facts
from .common import shipped_common
from .relevance import ACTS, NOTICES, Key, declined, name_of
from .vocabulary import Fact, shipped_vocabulary


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


def is_told(case: Case, key: Key) -> bool:
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
