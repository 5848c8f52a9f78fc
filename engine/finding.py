"""What an assessment is made of, and its form as JSON (schema recours-assessment/1)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from .language import Text
from .pack import Confidence, Contact, Header, Kind, Rule, Urgency
from .reasons import Need, Reason

SCHEMA = "recours-assessment/1"


class Certainty(StrEnum):
    """How sure a finding is; `possible` alone speaks of the person's answers, `arguable` of the law."""

    ESTABLISHED = "established"
    ARGUABLE = "arguable"
    POSSIBLE = "possible"
    NOT_YET = "not_yet"
    NOT_IN_FORCE = "not_in_force"


@dataclass(frozen=True)
class Amount:
    """A penalty incurred at most: prison in months, fine in whole units of `currency`."""

    prison_months: int | None
    fine: int | None
    currency: str
    note: Text | None = None

    def as_json(self) -> dict[str, Any]:
        data: dict[str, Any] = {}
        if self.prison_months is not None:
            data["prison_months"] = self.prison_months
        if self.fine is not None:
            data["fine"] = {"amount": self.fine, "currency": self.currency}
        if self.note:
            data["note"] = str(self.note)
        return data


@dataclass(frozen=True)
class Raised:
    """A heavier penalty that is arguable, or depends on an answer still missing."""

    penalty: Amount
    certainty: Certainty
    needs: tuple[Need, ...] = ()


@dataclass(frozen=True)
class SourceRef:
    """Where a text can be read, when it was last checked, and how sure the reading is."""

    cite: str | None
    url: str
    checked_on: date
    confidence: Confidence
    title: Text | None = None


@dataclass(frozen=True)
class DueDate:
    """A deadline worked out.

    `due` is the day to keep to: never rolled forward for what the person must do, rolled where the other side must act or
    where something opens; `late` is the rolled end.
    """

    due: date | datetime
    late: date | datetime
    starts: date | datetime
    counted: Text
    binds: str
    earliest: bool
    recommended: date | None
    passed: bool
    concerns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Route:
    """A platform's own way to report: where to click or write."""

    platform: str
    name: Text
    kind: str
    title: Text
    menu: tuple[str, ...]
    url: str | None
    needs_account: bool | None
    promised: Text | None
    confidence: Confidence
    checked_on: date


@dataclass(frozen=True)
class Finding:
    """One conclusion of the law on the case, with everything that answers "why?"."""

    rule: Rule
    pack: Header
    certainty: Certainty
    title: Text
    summary: Text
    act: int | None = None
    act_kind: str = ""
    period: tuple[date, date] | None = None
    cites: tuple[str, ...] = ()
    penalty: Amount | None = None
    may_rise: tuple[Raised, ...] = ()
    because: tuple[Reason, ...] = ()
    needs: tuple[Need, ...] = ()
    unsettled: tuple[Text, ...] = ()
    sources: tuple[SourceRef, ...] = ()
    notes: tuple[Text, ...] = ()
    applied_then: tuple[str, ...] = ()
    in_force_from: date | None = None
    due: DueDate | None = None
    routes: tuple[Route, ...] = ()
    steps: tuple[Text, ...] = ()
    also: tuple[Finding, ...] = ()  # the same conclusion on other acts, when findings are merged for a reader

    @property
    def id(self) -> str:
        return self.rule.id

    @property
    def kind(self) -> Kind:
        return self.rule.kind

    @property
    def jurisdiction(self) -> str:
        """The legal order that the finding belongs to, such as FR or GB-SCT."""
        return self.rule.jurisdiction or self.pack.jurisdiction

    @property
    def urgency(self) -> Urgency:
        return self.rule.urgency

    @property
    def holds(self) -> bool:
        """It can be acted on now: established, or arguable."""
        return self.certainty in (Certainty.ESTABLISHED, Certainty.ARGUABLE)

    def as_json(self) -> dict[str, Any]:
        """The finding as the contract writes it."""
        data: dict[str, Any] = {
            "id": self.id,
            "kind": self.kind,
            "jurisdiction": self.jurisdiction,
            "certainty": self.certainty.value,
            "cites": list(self.cites),
            "act": self.act,
            "period": [day.isoformat() for day in self.period] if self.period else None,
            "because": [{"fact": r.fact, "value": _plain(r.value), **({"act": r.act} if r.act is not None else {})} for r in self.because],
            "needs": list(self.needs),
            "title": str(self.title),
            "summary": str(self.summary),
            "sources": [
                {"url": s.url, "checked_on": s.checked_on.isoformat(), "confidence": s.confidence, **({"cite": s.cite} if s.cite else {})}
                for s in self.sources
            ],
            "urgency": self.urgency,
            "confidence": self.rule.confidence,
            "checked_on": self.rule.checked_on.isoformat(),
        }
        if self.kind == "offence":
            data["penalty"] = self.penalty.as_json() if self.penalty else None
            data["may_rise"] = [
                {"penalty": r.penalty.as_json(), "certainty": r.certainty.value, "needs": list(r.needs)} for r in self.may_rise
            ]
            data["complaint_required"] = getattr(self.rule, "complaint_required", False)
            data["attempt_punishable"] = getattr(self.rule, "attempt_punishable", False)
        optional = {
            "unsettled": [str(t) for t in self.unsettled],
            "notes": [str(t) for t in self.notes],
            "applied_then": list(self.applied_then),
            "steps": [str(t) for t in self.steps],
            "in_force_from": self.in_force_from.isoformat() if self.in_force_from else None,
            "term": self.rule.term.text if self.rule.term else None,
        }
        data.update({key: value for key, value in optional.items() if value})
        data.update(self._due() if self.due else {})
        if isinstance(self.rule, Contact):
            data.update(contact_json(self.rule))
        if self.routes:
            data["routes"] = [
                {
                    "platform": r.platform,
                    "kind": r.kind,
                    "title": str(r.title),
                    "menu": list(r.menu),
                    "url": r.url,
                    "needs_account": r.needs_account,
                    "promised": str(r.promised) if r.promised else None,
                    "confidence": r.confidence,
                    "checked_on": r.checked_on.isoformat(),
                }
                for r in self.routes
            ]
        return data

    def _due(self) -> dict[str, Any]:
        assert self.due is not None
        due = self.due
        return {
            "due": due.due.isoformat(),
            "late_after": due.late.isoformat(),
            "starts": due.starts.isoformat(),
            "counted": str(due.counted),
            "binds": due.binds,
            "earliest": due.earliest,
            "passed": due.passed,
            "recommended": due.recommended.isoformat() if due.recommended else None,
            "concerns": list(due.concerns),
        }


def contact_json(contact: Contact) -> dict[str, Any]:
    """A contact's own fields, in the current language."""
    return {
        "name": contact.name,
        "phone": contact.phone,
        "sms": contact.sms,
        "url": contact.url,
        "email": contact.email,
        "hours": str(Text(f"{contact.id}.hours", contact.hours)) if contact.hours else None,
        "languages": list(contact.languages),
        "free": contact.free,
        "anonymous": contact.anonymous,
        "serves": str(Text(f"{contact.id}.serves", contact.serves)),
        "place": contact.place,
    }


@dataclass(frozen=True)
class Assessment:
    """Everything concluded on one day, most urgent first."""

    assessed_on: date
    packs: tuple[Header, ...]
    findings: tuple[Finding, ...] = ()
    next_question: str | None = None
    outside: tuple[Header, ...] = field(default=())

    def of_kind(self, kind: Kind) -> list[Finding]:
        """The findings of one kind, in order."""
        return [finding for finding in self.findings if finding.kind == kind]

    def merged(self) -> Assessment:
        """The assessment for a reader: what is said alike of several acts is said once, with its days together."""
        alike: dict[Any, list[Finding]] = {}
        for finding in self.findings:
            due = finding.due and (finding.due.due, finding.due.passed)
            alike.setdefault((finding.id, finding.certainty, finding.penalty, due), []).append(finding)
        return replace(self, findings=tuple(replace(first, also=tuple(others)) for first, *others in alike.values()))

    def as_json(self) -> dict[str, Any]:
        """The assessment as the contract writes it."""
        return {
            "schema": SCHEMA,
            "assessed_on": self.assessed_on.isoformat(),
            "packs": [
                {
                    "id": p.id,
                    "version": p.version,
                    "law_as_of": p.law_as_of.isoformat(),
                    "reviewed_by": p.reviewed_by,
                    "reaches": p not in self.outside,
                }
                for p in self.packs
            ],
            "findings": [finding.as_json() for finding in self.findings],
            "next_question": self.next_question,
        }


def _plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    return value.isoformat() if isinstance(value, date) else value
