"""What a pack may contain: law as data, checked strictly (docs/pack-format.md is its reference)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from .vocabulary import Vocabulary, read_date

Day = Annotated[date, BeforeValidator(lambda raw: read_date(None, raw))]
Confidence = Literal["verified", "high", "medium", "low", "inferred"]
Urgency = Literal["now", "soon", "later"]
Kind = Literal["offence", "remedy", "deadline", "contact", "warning"]
Raw = Any  # a condition, read by engine.condition


class Model(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class CarriedOut(Model):
    """The act that a threat announces, as it is judged when done today."""

    act: dict[str, Any]
    facts: dict[str, Any] = {}


class Jurisdiction(Model):
    """One of several legal orders within a pack, such as Scotland in the United Kingdom, and when it reaches a case."""

    id: str
    title: str
    reach: Raw
    reach_because: str


class Header(Model):
    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,19}$")]
    title: str
    jurisdiction: str
    version: str
    law_as_of: Day
    review_by: Day
    reviewed_by: str | None = None
    reach: Raw
    reach_because: str
    jurisdictions: tuple[Jurisdiction, ...] = Field(default=(), strict=False)
    threat_carried_out: CarriedOut | None = None


class Provision(Model):
    """One provision of a text: what its citation key stands for."""

    cite: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[a-z]{2})?/[a-z0-9-]+/[a-z0-9.-]+$")]
    title: str
    source: str
    from_: Day | None = Field(default=None, alias="from")
    to: Day | None = None
    enacted_by: str | None = None
    confidence: Confidence
    checked_on: Day
    says: str
    not_a_rule: str | None = None


class Definition(Model):
    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    title: str
    when: Raw


class Term(Model):
    """The statute's own word, never translated."""

    lang: str
    text: str


class Penalty(Model):
    """One tier; amounts in the rule's currency, prison in months."""

    when: Raw = None
    prison_months: Annotated[int, Field(ge=0)] | None = None
    fine: Annotated[int, Field(ge=0)] | None = None
    note: str | None = None


class Version(Model):
    """A dated wording of a rule; both days belong to it."""

    from_: Day | None = Field(default=None, alias="from")
    to: Day | None = None
    when: Raw = None
    cites: tuple[str, ...] | None = Field(default=None, strict=False)
    note: str | None = None
    confidence: Confidence | None = None
    penalties: tuple[Penalty, ...] = Field(default=(), strict=False)


UNDATED = Version.model_validate({})  # a rule without dated wordings: always in force


class Rule(Model):
    """What offences, remedies, deadlines, contacts and warnings have in common."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*\.[a-z0-9][a-z0-9-]*$")]
    summary: str = ""
    jurisdiction: str | None = None
    when: Raw = None
    act: str | list[str] | None = None
    cites: tuple[str, ...] = Field(default=(), strict=False)
    sources: tuple[str, ...] = Field(default=(), strict=False)
    versions: tuple[Version, ...] = Field(default=(), strict=False)
    displaces: tuple[str, ...] = Field(default=(), strict=False)
    urgency: Urgency = "soon"
    priority: Annotated[int, Field(ge=0, le=100)] = 50
    confidence: Confidence
    checked_on: Day
    term: Term | None = None
    note: str | None = None

    @property
    def kind(self) -> Kind:
        raise TypeError("a rule is always of a kind")

    @property
    def acts(self) -> tuple[str, ...]:
        """The kinds of act that the rule judges; empty for a rule on the case as a whole."""
        return (self.act,) if isinstance(self.act, str) else tuple(self.act or ())


class Offence(Rule):
    title: str
    act: str | list[str]
    currency: str = "EUR"
    complaint_required: bool = False
    attempt_punishable: bool = False
    limitation: str | None = None

    @property
    def kind(self) -> Kind:
        return "offence"


class Remedy(Rule):
    title: str
    steps: tuple[str, ...] = Field(default=(), strict=False)
    minutes: int | None = None
    cost: Literal["free", "paid", "legal_aid_possible"] | None = None
    lawyer: Literal["none", "useful", "required"] | None = None
    platform_routes: tuple[Literal["in_app", "dsa", "tida", "erasure", "hash"], ...] = Field(default=(), strict=False)

    @property
    def kind(self) -> Kind:
        return "remedy"


class Span(Model):
    """A length of time and the calculator that governs how it is counted."""

    calculator: str
    hours: int = 0
    days: int = 0
    months: int = 0
    years: int = 0
    working_days: int = 0
    country: str | None = None
    starts_on_day: bool = False
    beginning_with: bool = False


class Start(Model):
    """From what a period runs: a notice, an act or a fact of the case; `where` narrows which notices or acts."""

    notice: str | list[str] | None = None
    act: str | list[str] | None = None
    fact: str | None = None
    date: Literal["sent_at", "reply_at", "start", "end"] | None = None
    where: Raw = None


class DeadlineRule(Rule):
    title: str
    limitation: bool = False
    starts: Literal["act_start", "act_end", "majority"] | Start
    period: Span
    counted: str
    binds: Literal["person", "other"] = "person"
    earliest: bool = False
    recommended_days_before: int | None = None

    @property
    def kind(self) -> Kind:
        return "deadline"


class OpenHours(Model):
    days: list[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]]
    from_: Annotated[str, Field(alias="from", pattern=r"^\d\d:\d\d$")]
    to: Annotated[str, Field(pattern=r"^\d\d:\d\d$")]


class Contact(Rule):
    name: str
    title: str = ""
    place: str | None = None
    phone: str | None = None
    sms: str | None = None
    url: str | None = None
    email: str | None = None
    hours: str | None = None
    open: list[OpenHours] | None = None
    timezone: str | None = None
    languages: list[str] = []
    free: bool | None = None
    anonymous: bool | None = None
    serves: str = ""

    @property
    def kind(self) -> Kind:
        return "contact"


class Warning_(Rule):
    title: str

    @property
    def kind(self) -> Kind:
        return "warning"


class PackFile(Model):
    """One file of a pack: any of these sections."""

    pack: Header | None = None
    provisions: list[Provision] = []
    definitions: list[Definition] = []
    offences: list[Offence] = []
    remedies: list[Remedy] = []
    deadlines: list[DeadlineRule] = []
    contacts: list[Contact] = []
    warnings: list[Warning_] = []


RULE_SECTIONS = ("offences", "remedies", "deadlines", "contacts", "warnings")


@dataclass(frozen=True)
class Place:
    """Where something of a pack is written, for messages."""

    file: str
    line: int
    column: int


@dataclass
class Pack:
    """A loaded pack: its header, provisions, definitions and rules by id, in file order."""

    header: Header
    vocabulary: Vocabulary
    provisions: dict[str, Provision] = field(default_factory=dict)
    definitions: dict[str, Definition] = field(default_factory=dict)
    rules: dict[str, Rule] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return self.header.id

    def of_kind(self, kind: Kind) -> Iterator[Rule]:
        """The rules of one kind, in file order."""
        return (rule for rule in self.rules.values() if rule.kind == kind)
