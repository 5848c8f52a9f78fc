"""What every pack shares: topics and questions, platforms and their routes, places (rules/common)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pydantic import Field

from .data_home import RULES
from .language import Text
from .loading import read_model
from .pack import Confidence, Day, Model
from .problems import Problem, RecoursError
from .yaml_source import load

Form = Literal["choice", "checklist", "yes_no", "number", "place", "platform", "date"]


class Topic(Model):
    id: str
    title: str


class Choice(Model):
    """One answer offered; `label_other` is its wording when someone answers for the person affected."""

    value: str
    label: str
    label_other: str | None = None


class Question(Model):
    """One screen of the interview; it settles one or more facts of the case, of an act, or of a notice.

    `otherwise` is what a fact of a checklist becomes when none of its boxes is ticked; left out, it stays unknown.
    """

    id: str
    topic: str
    settles: list[str]
    form: Form
    ask: str
    ask_other: str | None = None
    ask_by_act: list[Choice] = []
    help: str | None = None
    why: str
    urgency: int = Field(1, ge=1)
    options: list[Choice] = []
    otherwise: dict[str, str] = {}
    act: list[str] = []
    notice: list[str] = []


class RouteRule(Model):
    id: str
    kind: Literal["in_app", "dsa", "tida", "erasure", "hash"]
    title: str
    menu: list[str] = []
    url: str | None = None
    needs_account: bool | None = None
    accepts: list[str] = []
    third_party_may_file: bool | None = None
    promised: str | None = None
    adults_only: bool | None = False
    minors_only: bool | None = False
    note: str | None = None
    confidence: Confidence
    checked_on: Day


class Platform(Model):
    id: str
    name: str
    kind: str
    established_in: str | None = None
    very_large: bool | None = None
    note: str | None = None
    routes: list[RouteRule] = []


class Place(Model):
    id: str
    name: str


class CommonFile(Model):
    topics: list[Topic] = []
    questions: list[Question] = []
    platforms: list[Platform] = []
    places: list[Place] = []


@dataclass(frozen=True)
class Common:
    """The shared data by id, in file order."""

    topics: dict[str, Topic]
    questions: dict[str, Question]
    platforms: dict[str, Platform]
    places: dict[str, Place]

    def question_for(self, scope: str, fact: str) -> Question | None:
        """The question that settles a fact of the case, an act or a notice."""
        for question in self.questions.values():
            of = "act" if question.act else "notice" if question.notice else "case"
            if of == scope and fact in question.settles:
                return question
        return None

    def label(self, scope: str, fact: str, value: str) -> Text | None:
        """The words under which a value was offered, if it was offered as an option."""
        question = self.question_for(scope, fact)
        for option in question.options if question else ():
            if option.value == value:
                assert question is not None
                return Text(f"{question.id}.{value}.label", option.label)
        return None


@lru_cache(maxsize=1)
def shipped_common() -> Common:
    """The shared data that the program ships."""
    problems: list[Problem] = []
    parts = []
    for name in ("questions", "platforms", "places"):
        part = read_model(CommonFile, load(RULES / "common" / f"{name}.yaml", f"rules/common/{name}.yaml"), problems)
        if part is not None:
            parts.append(part)
    if problems:
        raise RecoursError(problems)
    return Common(
        {t.id: t for part in parts for t in part.topics},
        {q.id: q for part in parts for q in part.questions},
        {p.id: p for part in parts for p in part.platforms},
        {p.id: p for part in parts for p in part.places},
    )
