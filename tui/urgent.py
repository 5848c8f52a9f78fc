"""Whom to call at once, once someone says that there is danger. No screen in it."""

from __future__ import annotations

from engine.case import Case
from engine.finding import Assessment, Certainty, Finding
from engine.language import _
from engine.pack import Contact

from .places import place_name

DANGERS = ("in_danger_now", "suicidal_thoughts")
MOST = 6
_PLACES = {"victim_lives_in", "victim_nationality", "author_lives_in"}


def in_danger(case: Case) -> bool:
    """The person said that there is danger now, or thoughts of suicide."""
    return any(case.facts.get(fact) is True for fact in DANGERS)


def help_now(assessment: Assessment) -> list[Finding]:
    """The contacts to show at once: those that hold; while the place is not known, those that wait only for it."""
    now = [f for f in assessment.of_kind("contact") if f.urgency == "now"]
    for_danger = [f for f in now if any(reason.fact in DANGERS for reason in f.because)]
    held = [f for f in for_danger if f.holds] + [f for f in now if f.holds and f not in for_danger]
    if any(f.holds for f in for_danger):
        return held[:MOST]
    waiting = [f for f in for_danger if f.certainty is Certainty.POSSIBLE and "victim_lives_in" in f.needs and set(f.needs) <= _PLACES]
    return (waiting + held)[:MOST]


def help_lines(contacts: list[Finding]) -> list[str]:
    """The contacts as lines, with their country: someone in danger reads no card."""
    lines = [_("Help now. Calling does not oblige anyone to anything.")]
    for finding in contacts:
        rule = finding.rule
        assert isinstance(rule, Contact)
        ways = [rule.phone or "", _("text {number}", number=rule.sms) if rule.sms and rule.sms != rule.phone else ""]
        how = " / ".join(way for way in ways if way) or rule.url or rule.name
        lines.append(_("{place}: {how}, {title}", place=place_name(rule.place or ""), how=how, title=str(finding.title)))
    lines.append(_("Emergency numbers elsewhere: 112 in the European Union, 999 in the United Kingdom, 911 in the United States."))
    return lines
