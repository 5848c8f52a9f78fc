"""An assessment as text or Markdown, most urgent first: for a printout, a pipe, or a terminal without screens."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field

from engine.case import Case
from engine.finding import Assessment, Certainty, Finding, Route
from engine.language import Text, _
from engine.pack import Contact

from .wording import amount, certainty, confidence, contact_terms, day, deadline, fact_value, marked, need, raised, remedy_terms, when


@dataclass
class Entry:
    """One finding in words: a heading and its lines."""

    title: str
    lines: list[str] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)


@dataclass
class Section:
    """A group of entries under a heading."""

    title: str
    entries: list[Entry] = field(default_factory=list)


def sections(assessment: Assessment, case: Case) -> list[Section]:
    """The whole result, grouped by what a person does with it; nothing stands in two groups."""
    found = assessment.merged().findings
    now = [f for f in found if f.holds and f.urgency == "now" and f.kind in ("remedy", "contact", "warning")]
    shown = {id(f) for f in now}
    groups = [
        (_("Do now"), now),
        (_("Offences"), [f for f in found if f.kind == "offence" and f.holds]),
        (_("What can be asked for"), [f for f in found if f.kind == "remedy" and f.holds and id(f) not in shown]),
        (_("Deadlines"), sorted((f for f in found if f.kind == "deadline" and f.holds), key=_due)),
        (_("Who can help"), [f for f in found if f.kind == "contact" and f.holds and id(f) not in shown]),
        (_("Good to know"), [f for f in found if f.kind == "warning" and f.holds and id(f) not in shown]),
        (_("If the threat were carried out"), [f for f in found if f.certainty is Certainty.NOT_YET]),
        (_("Not yet law on that day"), [f for f in found if f.certainty is Certainty.NOT_IN_FORCE]),
        (_("Could also apply, depending on answers still missing"), [f for f in found if f.certainty is Certainty.POSSIBLE]),
    ]
    titles = {f.id: str(f.title) for f in found}
    return [Section(title, [entry(f, case, titles) for f in group]) for title, group in groups if group]


def _due(finding: Finding) -> str:
    return finding.due.due.isoformat() if finding.due else ""


def entry(finding: Finding, case: Case, titles: dict[str, str]) -> Entry:
    """One finding in words."""
    made = Entry(f"{marked(finding)} [{finding.id}]")
    if finding.certainty is Certainty.POSSIBLE:
        missing = "; ".join(need(fact, case) for fact in finding.needs)
        made.lines.append(_("Depends on: {missing}", missing=missing))
        return made
    made.lines += [line for line in _body(finding, case, titles) if line]
    made.steps = [str(step) for step in finding.steps]
    return made


def _body(finding: Finding, case: Case, titles: dict[str, str]) -> Iterator[str]:
    yield str(finding.summary)
    rule = finding.rule
    if finding.rule.term:
        yield f"« {finding.rule.term.text} »"
    if isinstance(rule, Contact):
        yield from _contact(rule)
    if finding.penalty:
        yield _("Penalty: {penalty}.", penalty=amount(finding.penalty))
    yield from (raised(heavier, case) for heavier in finding.may_rise)
    if getattr(rule, "complaint_required", False):
        yield _("It is prosecuted only if the victim files a complaint.")
    if finding.due:
        yield from deadline(finding.due).split("\n")
        if finding.due.concerns:
            yield _("For: {offences}", offences="; ".join(titles.get(c, c) for c in finding.due.concerns))
    if finding.kind == "remedy":
        yield remedy_terms(rule)
    if finding.kind == "offence" and finding.period:
        yield _("On: {days}", days=when(finding))
    if finding.certainty is not Certainty.ESTABLISHED:
        yield certainty(finding)
    if finding.certainty is Certainty.NOT_IN_FORCE and finding.in_force_from:
        yield _("In force since {day}.", day=day(finding.in_force_from))
    if finding.applied_then:
        yield _("What applied on that day: {titles}", titles="; ".join(titles.get(i, i) for i in finding.applied_then))
    yield from map(str, (*finding.unsettled, *finding.notes))
    yield from (_route(route) for route in finding.routes)
    if finding.because and finding.kind == "offence":
        yield _("Because: {answers}", answers="; ".join(fact_value(reason, case) for reason in finding.because))
    for source in finding.sources:
        yield _(
            "Source: {where} (checked on {day}; {confidence})",
            where=" ".join(filter(None, (source.cite, source.url))),
            day=day(source.checked_on),
            confidence=confidence(source.confidence),
        )


def _contact(contact: Contact) -> Iterator[str]:
    reach = [
        contact.phone and _("phone {number}", number=contact.phone),
        contact.sms and _("text message {number}", number=contact.sms),
        contact.url,
        contact.email,
    ]
    yield ", ".join(part for part in reach if part)
    if contact.hours:
        yield str(Text(f"{contact.id}.hours", contact.hours))
    yield contact_terms(contact)
    yield str(Text(f"{contact.id}.serves", contact.serves))


def _route(route: Route) -> str:
    path = " > ".join(route.menu)
    parts = [f"{route.name}: {route.title}", path, route.url or "", str(route.promised or "")]
    return " - ".join(part for part in parts if part)


def head(assessment: Assessment) -> list[str]:
    """What stands above every result: the day, the law looked at, and that it is not legal advice."""
    packs = ", ".join(f"{Text(f'{p.id}.title', p.title)} ({day(p.law_as_of)})" for p in assessment.packs)
    lines = [_("Assessed on {day}. Law as of: {packs}.", day=day(assessment.assessed_on), packs=packs)]
    if all(p.reviewed_by is None for p in assessment.packs):
        lines.append(_("This is information, not legal advice. No lawyer has reviewed these rules yet."))
    lines += [_("The law of {pack} does not reach this case.", pack=str(Text(f"{p.id}.title", p.title))) for p in assessment.outside]
    return lines


def as_markdown(assessment: Assessment, case: Case) -> str:
    """The result as Markdown."""
    out = [f"# {_('What the law gives')}", "", *head(assessment), ""]
    for section in sections(assessment, case):
        out += [f"## {section.title}", ""]
        for item in section.entries:
            out += [f"### {_escaped(item.title)}", "", *(f"{_escaped(line)}  " for line in item.lines), ""]
            out += [f"{i}. {_escaped(step)}" for i, step in enumerate(item.steps, 1)] + ([""] if item.steps else [])
    return "\n".join(out).rstrip() + "\n"


def as_text(assessment: Assessment, case: Case, width: int, bold: bool) -> str:
    """The result as plain text of at most `width` columns; headings bold where the terminal may show it."""

    def heading(text: str) -> str:
        return f"\x1b[1m{text}\x1b[0m" if bold else text

    out = [*(line for text in head(assessment) for line in textwrap.wrap(text, width)), ""]
    for section in sections(assessment, case):
        out += [heading(section.title.upper()), ""]
        for item in section.entries:
            out += [heading(line) for line in textwrap.wrap(item.title, width)]
            for line in item.lines:
                out += textwrap.wrap(
                    line, width, initial_indent="  ", subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
                )
            for i, step in enumerate(item.steps, 1):
                out += textwrap.wrap(f"{i}. {step}", width, initial_indent="  ", subsequent_indent="     ", break_long_words=False)
            out.append("")
    return "\n".join(out).rstrip() + "\n"


def _escaped(text: str) -> str:
    return text.replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_") if "://" not in text else text.replace("<", "&lt;")
