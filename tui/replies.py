"""What a person answered, in words, and how a question is put again. No screen in it."""

from __future__ import annotations

from datetime import date

from engine.answer import Answer, Declined, Span, current_answer, forget
from engine.ask import Ask
from engine.case import Case
from engine.interview import Interview
from engine.language import _, ngettext
from engine.vocabulary import ONGOING, shipped_vocabulary

from .days import day, month
from .places import place_name, platform_name


def reply(ask: Ask, answer: Answer | None) -> str:
    """An answer in the words under which it was offered."""
    if answer is None or isinstance(answer, Declined):
        return _("I don't know, or would rather not say")
    if isinstance(answer, frozenset):
        return "; ".join(_one(ask, value) for value in _in_order(ask, answer)) or _("None of these")
    return _one(ask, answer)


def held(case: Case, ask: Ask) -> Answer | None:
    """The answer that a case holds. Days that are known are an answer even where the number of times was left open."""
    acts = case.acts or ()
    if ask.index is not None and ask.keys[0].fact == "from" and ask.index < len(acts) and "from" in acts[ask.index]:
        act = acts[ask.index]
        return Span(act["from"], act.get("to"), bool(act.get("approximate")), act.get("times"))
    return current_answer(case, ask)


def again(interview: Interview, ask: Ask) -> Ask:
    """An answered question as it would be put now, had it not been answered: a checklist without boxes that change nothing."""
    without = Interview(interview.packs, forget(interview.case, ask), list(interview.asked))
    part = without.relevant_part(ask)
    return part if part.keys else ask


def limits(ask: Ask) -> tuple[int, int]:
    """The least and the greatest number that a question takes."""
    fact = getattr(shipped_vocabulary(), ask.keys[0].scope)[ask.keys[0].fact]
    return fact.least or 0, fact.most if fact.most is not None else 100_000


def _in_order(ask: Ask, values: frozenset[str]) -> list[str]:
    offered = [option.value for option in ask.options]
    return sorted(values, key=lambda value: (offered.index(value) if value in offered else len(offered), value))


def _one(ask: Ask, value: str | bool | int | date | Span) -> str:
    if isinstance(value, Span):
        return _span(value)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, date):
        return day(value)
    if ask.form == "place":
        return place_name(str(value))
    if ask.form == "platform" and value not in {option.value for option in ask.options}:
        return platform_name(str(value))
    return next((str(option.label) for option in ask.options if option.value == value), str(value))


def _span(span: Span) -> str:
    if span.approximate:
        words = _("some day in {month}", month=month(span.first))
    elif span.last == ONGOING:
        words = _("since {first}, still going on", first=day(span.first))
    elif isinstance(span.last, date):
        words = _("from {first} to {last}", first=day(span.first), last=day(span.last))
    else:
        words = day(span.first)
    if span.times is not None and span.times > 1:
        return _("{when}, {times}", when=words, times=ngettext("once", "{n} times", span.times))
    return words
