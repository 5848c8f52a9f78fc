"""Findings in words, for any front end: certainty, penalties, answers, confidence, deadlines. No screen in it.

Every function reads the current language when it is called.
"""

from __future__ import annotations

from datetime import date
from typing import Any, get_args
from weakref import ref

from babel.numbers import format_currency

from engine.ask import Ask, asks
from engine.case import Case
from engine.common import Question, shipped_common
from engine.finding import Amount, Certainty, DueDate, Finding, Raised
from engine.language import N_, Text, _, ngettext
from engine.pack import Confidence
from engine.reasons import Reason
from engine.vocabulary import Scope, shipped_vocabulary

from .days import day, locale
from .places import place_name, platform_name

__all__ = [
    "amount", "certainty", "confidence", "contact_terms", "day", "deadline", "fact_value", "marked", "need", "needs", "raised",
    "reasons", "remedy_terms", "when",
]

_CERTAINTY = {
    Certainty.ESTABLISHED: N_("This applies, going by the answers given."),
    Certainty.ARGUABLE: N_("Arguable: the facts are there, but the law is not settled on this point."),
    Certainty.POSSIBLE: N_("Possible: it depends on answers that are still missing."),
    Certainty.NOT_YET: N_("Only threatened so far. If it were carried out, this would apply."),
    Certainty.NOT_IN_FORCE: N_("Not yet law on that day: this text came into force later."),
}
_MARKED = {
    Certainty.ARGUABLE: N_("{title} (arguable)"),
    Certainty.POSSIBLE: N_("{title} (possible)"),
    Certainty.NOT_YET: N_("{title} (if it were carried out)"),
    Certainty.NOT_IN_FORCE: N_("{title} (not yet law on that day)"),
}
_CONFIDENCE = {
    "verified": N_("read in a published source"),
    "high": N_("very sure, from reliable sources"),
    "medium": N_("fairly sure; worth checking before relying on it"),
    "low": N_("not sure; please check before relying on it"),
    "inferred": N_("our own reading of the texts; please check before relying on it"),
}
_COST = {"free": N_("Free"), "paid": N_("Not free"), "legal_aid_possible": N_("Not free; legal aid (help with the cost) may be possible")}
_LAWYER = {"none": N_("No lawyer needed"), "useful": N_("A lawyer is useful"), "required": N_("A lawyer is required")}


def certainty(finding: Finding) -> str:
    """How sure a finding is, as one sentence."""
    return _(_CERTAINTY[finding.certainty])


def marked(finding: Finding) -> str:
    """The title of a finding, with its certainty in words unless it is established."""
    pattern = _MARKED.get(finding.certainty)
    return _(pattern, title=str(finding.title)) if pattern else str(finding.title)


def confidence(level: Confidence) -> str:
    """How sure the reading of a source is."""
    return _(_CONFIDENCE[level])


def amount(penalty: Amount) -> str:
    """A penalty at most: "up to 3 years in prison and a fine of up to €45,000"."""
    prison = _prison(penalty.prison_months) if penalty.prison_months else ""
    fine = _money(penalty.fine, penalty.currency) if penalty.fine else ""
    if prison and fine:
        return _("up to {prison} in prison and a fine of up to {fine}", prison=prison, fine=fine)
    if prison:
        return _("up to {prison} in prison", prison=prison)
    return _("a fine of up to {fine}", fine=fine) if fine else str(penalty.note or "")


def raised(heavier: Raised, case: Case | None = None) -> str:
    """A heavier penalty and on what it depends."""
    if heavier.needs:
        missing = " / ".join(dict.fromkeys(need(fact, case) for fact in heavier.needs))
        return _("May be raised: {penalty}. It depends on: {missing}", penalty=amount(heavier.penalty), missing=missing)
    return _("May be raised: {penalty}. The law is not settled on this point.", penalty=amount(heavier.penalty))


def deadline(due: DueDate) -> str:
    """A deadline as lines: the day, what it means, from when and how it is counted, and the day we would choose."""
    if due.earliest:
        first = _("Open since {day}.", day=day(due.due)) if due.passed else _("Opens on {day}.", day=day(due.due))
    elif due.passed and due.binds == "person":
        first = _(
            "The usual date, {day}, has passed. It may have been interrupted or suspended, so please still ask an association or a lawyer.",
            day=day(due.due),
        )
    elif due.binds == "person":
        first = _("Until {day}.", day=day(due.due))
    elif due.passed:
        first = _("The last day for the other side was {day}. If nothing was done, this can be reported.", day=day(due.late))
    else:
        first = _("Last day for the other side (a service or an authority): {day}.", day=day(due.late))
    lines = [first]
    if due.recommended and not due.passed and due.recommended != due.due:
        lines.append(_("Better done before {day}.", day=day(due.recommended)))
    lines.append(_("Counted from {day}. {how}", day=day(due.starts), how=str(due.counted)))
    return "\n".join(lines)


def when(finding: Finding) -> str:
    """The days that a finding is about, or an empty string."""
    periods = dict.fromkeys(f.period for f in (finding, *finding.also) if f.period is not None)
    return "; ".join(
        day(first) if first == last else _("{first} to {last}", first=day(first), last=day(last)) for first, last in sorted(periods)
    )


def fact_value(reason: Reason, case: Case | None = None) -> str:
    """An answer that a conclusion rests on: "Who could see it? Anyone online"; with the case, in the words it was asked."""
    if reason.fact in ("kind", "notice"):
        asked = "acts" if reason.fact == "kind" else "notices"
        return _pair(_ask("case", asked, case, None), asked, str(reason.value), "case", case)
    if reason.fact == "times":
        return _joined(_("How many times"), str(reason.value))
    scope = _scope(reason)
    return _pair(_ask(scope, reason.fact, case, reason.act), reason.fact, reason.value, scope, case)


def need(fact: str, case: Case | None = None) -> str:
    """The question that would settle a fact; falls back on the fact's own name for what is never asked."""
    if fact == "times":
        return _("How many times")
    for scope in get_args(Scope):
        ask = _ask(scope, fact, case, None)
        if ask is not None:
            option = _option(ask, fact)
            asked, mark, _rest = _question(ask).partition("?")
            return _joined(asked + mark, option) if option else asked + mark
    return fact.replace("_", " ")


def reasons(finding: Finding, case: Case | None = None) -> list[str]:
    """The answers that a finding rests on, each once."""
    return list(dict.fromkeys(fact_value(reason, case) for reason in finding.because))


def needs(finding: Finding, case: Case | None = None) -> list[str]:
    """The questions that would settle a possible finding, each once."""
    return list(dict.fromkeys(need(fact, case) for fact in finding.needs))


def remedy_terms(rule: Any) -> str:
    """How long, how much, and whether with a lawyer: "About 30 minutes. Free. No lawyer needed."."""
    parts = [ngettext("About {n} minute", "About {n} minutes", rule.minutes)] if rule.minutes else []
    parts += [_(_COST[rule.cost])] if rule.cost else []
    parts += [_(_LAWYER[rule.lawyer])] if rule.lawyer else []
    return ". ".join(parts) + "." if parts else ""


def contact_terms(rule: Any) -> str:
    """Free or not, anonymous or not, and in which languages a service answers."""
    parts = [_("Free")] if rule.free else []
    parts += [_("anonymous")] if rule.anonymous else [_("the name is asked")] if rule.anonymous is False else []
    names = [str(locale().languages.get(code, code)) for code in rule.languages]
    parts += [_("in {languages}", languages=", ".join(names))] if names else []
    line = ", ".join(parts)
    return f"{line[:1].upper()}{line[1:]}." if line else ""


def _prison(months: int) -> str:
    if months % 12 == 0:
        return ngettext("{n} year", "{n} years", months // 12)
    return ngettext("{n} month", "{n} months", months)


def _money(units: int, currency: str) -> str:
    pattern = locale().currency_formats["standard"].pattern.replace(".00", "")
    return str(format_currency(units, currency, pattern, locale=locale(), currency_digits=False))


def _scope(reason: Reason) -> Scope:
    vocabulary = shipped_vocabulary()
    scopes: tuple[Scope, ...] = ("act", "case", "notice") if reason.act is not None else ("case", "act", "notice")
    return next((scope for scope in scopes if reason.fact in getattr(vocabulary, scope)), "case")


def _ask(scope: Scope, fact: str, case: Case | None, act: int | None) -> Ask | Question | None:
    """The question as it is put on this case where it is, else as the data words it."""
    for ask in _asks(case) if case else ():
        if any(key.scope == scope and key.fact == fact for key in ask.keys) and (act is None or ask.index == act):
            return ask
    return shipped_common().question_for(scope, fact)


_last: tuple[ref[Case], list[Ask]] | None = None


def _asks(case: Case) -> list[Ask]:
    """The questions of the case in hand, worked out once for all findings on it; keeps no case alive."""
    global _last
    if _last is None or _last[0]() is not case:
        _last = (ref(case), asks(case))
    return _last[1]


def _question(ask: Ask | Question) -> str:
    return str(ask.text) if isinstance(ask, Ask) else str(Text(f"{ask.id}.ask", ask.ask))


def _option(ask: Ask | Question | None, value: str) -> str:
    for option in ask.options if ask else ():
        if option.value == value:
            assert ask is not None
            return str(option.label) if isinstance(ask, Ask) else str(Text(f"{ask.id}.{value}.label", str(option.label)))
    return ""


def _pair(ask: Ask | Question | None, fact: str, value: Any, scope: Scope, case: Case | None) -> str:
    if ask is None:
        return _joined(fact.replace("_", " "), _value(None, fact, value, scope))
    box = _option(ask, fact) if isinstance(value, bool) else ""
    answer = _value(ask, fact, value, scope)
    return _joined(box or _question(ask), answer)


def _joined(question: str, answer: str) -> str:
    """A question and its answer on one line; what follows the question mark tells how to answer, and is left out."""
    asked, mark, _rest = question.partition("?")
    if mark:
        return _("{question} {answer}", question=asked + mark, answer=answer)
    return _("{question}: {answer}", question=question, answer=answer)


def _value(ask: Ask | Question | None, fact: str, value: Any, scope: Scope) -> str:
    """One value in words."""
    known = getattr(shipped_vocabulary(), scope).get(fact)
    if isinstance(value, frozenset):
        return "; ".join(_value(ask, fact, one, scope) for one in sorted(value)) or _("none of these")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return day(value)
    if value == "ongoing":
        return _("still going on")
    if known is not None and known.type == "place":
        return place_name(str(value))
    if known is not None and known.type.startswith("platform"):
        return platform_name(str(value))
    return _option(ask, str(value)) or str(value)
