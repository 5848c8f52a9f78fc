"""What is shown of one finding: a few lines at first, everything once it is opened. No screen in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from engine.case import Case
from engine.common import shipped_common
from engine.finding import Certainty, Finding, Route
from engine.language import Text, _
from engine.pack import Contact, Offence, Remedy

from .wording import amount, certainty, confidence, contact_terms, day, deadline, marked, needs, raised, reasons, remedy_terms, when

Style = Literal["title", "plain", "quiet", "head", "item", "step"]


@dataclass(frozen=True)
class Line:
    """One line or paragraph, with its place in the reading order of a card."""

    words: str
    style: Style = "plain"


def brief(finding: Finding, case: Case, titles: dict[str, Text]) -> list[Line]:
    """What everyone sees: the title, the summary, and what can be acted on. `titles` names the findings that hold, by id."""
    lines = [Line(marked(finding), "title"), Line(_about(finding), "quiet"), Line(str(finding.summary))]
    match finding.rule:
        case Offence() as rule:
            lines += _offence(finding, rule, case, titles)
        case Remedy() as rule:
            lines.append(Line(remedy_terms(rule), "quiet"))
            if finding.urgency == "now":
                lines += _steps(finding)
        case Contact() as rule:
            lines[0] = Line(_("{name}: {title}", name=rule.name, title=marked(finding)), "title")
            lines += _contact(rule)
    if finding.due:
        lines += [Line(words, "plain" if i == 0 else "quiet") for i, words in enumerate(deadline(finding.due).splitlines())]
        concerned = [str(titles[ident]) for ident in finding.due.concerns if ident in titles]
        if concerned:
            lines.append(Line(_("Concerns: {titles}", titles="; ".join(concerned)), "quiet"))
    if finding.certainty is Certainty.POSSIBLE:
        lines.append(Line(_("It depends on:"), "quiet"))
        lines += [Line(words, "item") for words in needs(finding, case)]
    return [line for line in lines if line.words]


def rest(finding: Finding, case: Case) -> list[Line]:
    """What opening a card adds: steps, routes, why it holds, what is unsettled, and where it is written."""
    lines: list[Line] = []
    if finding.urgency != "now":
        lines += _steps(finding)
    for route in finding.routes:
        lines += _route(route)
    why = reasons(finding, case)
    lines += [Line(_("Why"), "head"), Line(certainty(finding))]
    lines += [Line(words, "item") for words in why]
    if finding.unsettled:
        lines.append(Line(_("What the law does not settle"), "head"))
        lines += [Line(str(sentence), "item") for sentence in finding.unsettled]
    lines += [Line(str(note), "quiet") for note in finding.notes]
    if finding.in_force_from:
        lines.append(Line(_("In force since {day}.", day=day(finding.in_force_from)), "quiet"))
    if finding.sources:
        lines.append(Line(_("Source"), "head"))
        for source in finding.sources:
            name = str(source.title) if source.title else ""
            head = " ".join(part for part in (name, f"({source.cite})" if source.cite else "") if part)
            lines += [Line(head, "item")] if head else []
            lines.append(Line(source.url))
            lines.append(Line(_("Checked on {day}: {how}.", day=day(source.checked_on), how=confidence(source.confidence)), "quiet"))
    return [line for line in lines if line.words]


def law_line(finding: Finding) -> str:
    """Whose law it is, and of which day."""
    return _("{pack}, law as of {day}", pack=str(Text(f"{finding.pack.id}.title", finding.pack.title)), day=day(finding.pack.law_as_of))


def _about(finding: Finding) -> str:
    act = shipped_common().label("case", "acts", finding.act_kind) if finding.act_kind else None
    days = when(finding)
    if act is None or finding.kind == "deadline":
        return ""
    return _("{act} ({days})", act=str(act), days=days) if days else str(act)


def _offence(finding: Finding, rule: Offence, case: Case, titles: dict[str, Text]) -> Iterator[Line]:
    if rule.term:
        yield Line(_("In the law's own word: {term}", term=rule.term.text), "quiet")
    if finding.certainty is Certainty.NOT_IN_FORCE:
        if finding.in_force_from:
            yield Line(_("This text came into force on {day}; it was not yet law on that day.", day=day(finding.in_force_from)))
        then = [str(titles[ident]) for ident in finding.applied_then if ident in titles]
        if then:
            yield Line(_("What applied that day: {titles}", titles="; ".join(then)))
        return
    if finding.penalty:
        yield Line(_("Penalty: {penalty}", penalty=amount(finding.penalty)))
        if finding.penalty.note:
            yield Line(str(finding.penalty.note), "quiet")
    if finding.certainty is not Certainty.POSSIBLE:
        for heavier in finding.may_rise:
            yield Line(raised(heavier, case), "quiet")
    if rule.complaint_required:
        yield Line(_("Prosecuted only if the person affected files a complaint."))
    if rule.attempt_punishable:
        yield Line(_("Trying is punished too."), "quiet")


def _steps(finding: Finding) -> list[Line]:
    return [Line(f"{n}. {step}", "step") for n, step in enumerate(finding.steps, start=1)]


def _contact(rule: Contact) -> Iterator[Line]:
    ways = [
        _("Phone {number}", number=rule.phone) if rule.phone else "",
        _("Text {number}", number=rule.sms) if rule.sms else "",
        rule.email or "", rule.url or "",
    ]
    yield Line("   ".join(way for way in ways if way))
    if rule.hours:
        yield Line(str(Text(f"{rule.id}.hours", rule.hours)), "quiet")
    serves = f"{Text(f'{rule.id}.serves', rule.serves)}." if rule.serves else ""
    yield Line(f"{serves} {contact_terms(rule)}".strip(), "quiet")


def _route(route: Route) -> Iterator[Line]:
    yield Line(_("On {service}: {title}", service=route.name, title=str(route.title)), "head")
    if route.menu:
        yield Line(" > ".join(route.menu), "item")
    if route.url:
        yield Line(route.url)
    if route.needs_account is not None:
        yield Line(_("An account is needed.") if route.needs_account else _("No account is needed."), "quiet")
    if route.promised:
        yield Line(str(route.promised), "quiet")
    yield Line(_("Checked on {day}: {how}.", day=day(route.checked_on), how=confidence(route.confidence)), "quiet")
