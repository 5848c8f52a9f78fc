"""The results in sections, most urgent first. No screen in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from engine.finding import Assessment, Certainty, Finding
from engine.language import N_


@dataclass(frozen=True)
class Group:
    """Findings under one heading of a section."""

    heading: str
    findings: list[Finding]


@dataclass(frozen=True)
class Section:
    """One section: a name for its tab, how it is filled, and what it says when there is nothing. Texts are msgids."""

    id: str
    name: str
    fill: Callable[[Assessment], list[Group]]
    empty: str

    def groups(self, assessment: Assessment) -> list[Group]:
        """The groups that hold something."""
        return [group for group in self.fill(assessment) if group.findings]


def _held(assessment: Assessment, kind: str, urgency: str | None = None) -> list[Finding]:
    return [f for f in assessment.findings if f.holds and f.kind == kind and urgency in (None, f.urgency)]


def _now(assessment: Assessment) -> list[Group]:
    return [
        Group(N_("Good to know first"), _held(assessment, "warning", "now")),
        Group(N_("Steps"), _held(assessment, "remedy", "now")),
        Group(N_("People who can help today"), _held(assessment, "contact", "now")),
    ]


def _offences(assessment: Assessment) -> list[Group]:
    found = assessment.of_kind("offence")
    return [
        Group(N_("What the law calls this"), [f for f in found if f.holds]),
        Group(N_("If the threat were carried out"), [f for f in found if f.certainty is Certainty.NOT_YET]),
        Group(N_("Not yet law on that day"), [f for f in found if f.certainty is Certainty.NOT_IN_FORCE]),
    ]


def _remedies(assessment: Assessment) -> list[Group]:
    return [
        Group(N_("Now"), _held(assessment, "remedy", "now")),
        Group(N_("Soon"), _held(assessment, "remedy", "soon")),
        Group(N_("Later"), _held(assessment, "remedy", "later")),
        Group(N_("Good to know"), [f for f in _held(assessment, "warning") if f.urgency != "now"]),
    ]


def _deadlines(assessment: Assessment) -> list[Group]:
    found = sorted(_held(assessment, "deadline"), key=lambda f: f.due.due.isoformat() if f.due else "")
    return [
        Group(N_("Still running"), [f for f in found if f.due and not f.due.passed]),
        Group(N_("Usual date passed"), [f for f in found if f.due and f.due.passed]),
    ]


def _contacts(assessment: Assessment) -> list[Group]:
    return [
        Group(N_("Now"), _held(assessment, "contact", "now")),
        Group(N_("Soon"), _held(assessment, "contact", "soon")),
        Group(N_("Later"), _held(assessment, "contact", "later")),
    ]


def _possible(assessment: Assessment) -> list[Group]:
    found = [f for f in assessment.findings if f.certainty is Certainty.POSSIBLE]
    names = (
        ("offence", N_("Offences")), ("remedy", N_("Remedies")), ("deadline", N_("Deadlines")), ("contact", N_("Contacts")),
        ("warning", N_("Good to know")),
    )
    return [Group(name, [f for f in found if f.kind == kind]) for kind, name in names]


SECTIONS = (
    Section("now", N_("Do now"), _now, N_(
        "Nothing is pressing from the answers so far. Sections 3 and 5 show what can be done and who can help."
    )),
    Section("offences", N_("Offences"), _offences, N_(
        "From the answers so far, no offence can be named with certainty. Section 6 shows what could apply, and the contacts in "
        "section 5 help in any case."
    )),
    Section("remedies", N_("Remedies"), _remedies, N_(
        "Each answer opens more steps. The contacts in section 5 can already help to find the right one."
    )),
    Section("deadlines", N_("Deadlines"), _deadlines, N_(
        "No date can be worked out yet. The day on which things happened, even approximate, is enough to work out most of them."
    )),
    Section("contacts", N_("Contacts"), _contacts, N_(
        "The country is needed to show the right services. In danger now: 112 in the European Union, 999 in the United Kingdom, "
        "911 in the United States."
    )),
    Section("possible", N_("Could also apply"), _possible, N_("Nothing more depends on answers that are still missing.")),
)


def already(assessment: Assessment) -> list[Group]:
    """What holds already, by kind, for the side panel."""
    names = (
        ("warning", N_("Good to know")), ("offence", N_("Offences")), ("remedy", N_("Remedies")), ("deadline", N_("Deadlines")),
        ("contact", N_("Contacts")),
    )
    groups = [Group(name, _held(assessment, kind)) for kind, name in names]
    return [group for group in groups if group.findings]
