"""A random person with a full and truthful story, who answers the interview from it; the same for the same seed.

Stories follow rough frequencies (most live in France, most acts are shared or threatened images), so that the length of an
interview means something.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from engine.answer import DECLINED, Answer, Span
from engine.ask import Ask
from engine.case import Case, Facts
from engine.relevance import ACTS, NOTICES, Key
from engine.vocabulary import ONGOING, Fact, shipped_vocabulary

from .random_case import PLATFORMS

TODAY = date(2026, 11, 24)
DECLINES = 0.04
ACTS_WEIGHED = {
    "shared": 40,
    "threatened": 25,
    "created": 15,
    "demanded": 15,
    "sent_to_victim": 8,
    "contacted_repeatedly": 8,
    "recorded": 6,
    "insulted": 6,
    "impersonated": 6,
    "solicited_images": 5,
    "doxxed": 4,
    "hacked": 4,
    "requested": 4,
    "kept": 4,
    "supplied_tool": 1,
}
LIKELY: Mapping[str, Mapping[Any, int]] = {
    "asked_by": {"victim": 75, "parent_or_guardian": 12, "friend_or_witness": 6, "professional": 5, "relative_of_deceased": 2},
    "victim_lives_in": {"FR": 92, "BE": 3, "GB-ENG": 3, "US-CA": 2},
    "author_lives_in": {"FR": 75, "CI": 10, "BE": 5, "US": 10},
    "depicts": {"victim": 92, "sender": 3, "other_person": 3, "nobody_real": 2},
    "material": {"real": 50, "edited": 20, "synthetic": 15, "none_seen": 8, "text_or_audio": 7},
    "several_authors": {"none": 80, "concerted": 8, "aware_of_each_other": 6, "independent": 6},
}
PROBABLE = {
    "in_danger_now": 0.05,
    "suicidal_thoughts": 0.08,
    "suicide_attempt": 0.03,
    "identifiable": 0.85,
    "consent_to_creation": 0.05,
    "consent_to_sharing": 0.06,
    "captured_with_consent": 0.6,
    "looks_real": 0.7,
    "labelled_fake": 0.15,
    "author_is_operator": 0.04,
    "public_concern": 0.03,
    "exposed_voluntarily": 0.06,
    "expectation_of_privacy": 0.8,
    "still_online": 0.7,
    "death_threat": 0.1,
    "attempted": 0.05,
    "victim_alive": 0.97,
}


@dataclass
class Person:
    """The whole story: every fact of the case, of each act and of each notice."""

    random: Random
    facts: dict[str, Any]
    acts: dict[str, dict[str, Any]]
    notices: dict[str, dict[str, Any]]
    reticence: float = DECLINES
    kept_back: set[str] = field(default_factory=set)

    def case(self) -> Case:
        """The story as a complete case."""
        return Case(self.facts, tuple(self.acts.values()), tuple(self.notices.values()), TODAY)

    def completing(self, case: Case) -> Case:
        """A case as far as it goes, the rest being as in this story."""
        acts, notices = case.acts, case.notices
        if acts is None:
            acts = tuple(self.acts.values())
        if notices is None:
            notices = tuple(self.notices.values())
        return Case(
            {**self.facts, **case.facts},
            tuple(_completed(random_act(self.random, act["kind"]), act) for act in acts),
            tuple({**random_notice(self.random, notice["kind"]), **notice} for notice in notices),
            TODAY,
        )

    def answer(self, ask: Ask) -> Answer:
        """The truth as far as the question offers it; now and then "I don't know"."""
        if ask.keys[0] not in (ACTS, NOTICES) and self.random.random() < self.reticence:
            self.kept_back.add(ask.id)
            return DECLINED
        return truthful(ask, self._story(ask))

    def _story(self, ask: Ask) -> Mapping[str, Any]:
        if ask.keys[0] in (ACTS, NOTICES):
            return {"acts": frozenset(self.acts), "notices": frozenset(self.notices)}
        return self.facts if ask.index is None else (self.acts if ask.keys[0].scope == "act" else self.notices)[ask.kind]


def truthful(ask: Ask, story: Mapping[str, Any]) -> Answer:
    """The answer to a question that these facts give; "I don't know" where no option says it."""
    offered = frozenset(option.value for option in ask.options)
    names = [key.fact for key in ask.keys]
    if ask.keys[0] in (ACTS, NOTICES):
        kinds: frozenset[str] = story[names[0]]
        return kinds & offered
    if "from" in names:
        return Span(story["from"], story.get("to"), bool(story.get("approximate")), story["times"])
    if ask.form == "checklist":
        ticked = [[name] if story[name] is True else [story[name]] if isinstance(story[name], str) else story[name] or () for name in names]
        return frozenset(value for values in ticked for value in values) & offered
    if ask.form == "platform" and story.get("means") in ("in_person", "phone"):
        return str(story["means"]) if "means" in names else DECLINED
    answer: Answer = story[names[0]]
    if ask.form == "platform":
        return answer
    return DECLINED if offered and answer not in offered else answer


def random_person(random: Random) -> Person:
    """Someone to whom one to three kinds of act happened, most often an image shared or a threat."""
    vocabulary = shipped_vocabulary()
    facts = {name: _value(random, fact) for name, fact in vocabulary.case.items()}
    facts["victim_age_at_act"] = random.randint(8, 17) if random.random() < 0.3 else random.randint(18, 60)
    facts["victim_age_now"] = facts["victim_age_at_act"] + random.choice((0, 0, 0, 1, 2, 3))
    kinds: list[str] = []
    for _ in range(random.choice((1, 1, 2, 2, 3))):
        rest = {kind: weight for kind, weight in ACTS_WEIGHED.items() if kind not in kinds}
        kinds += random.choices(list(rest), list(rest.values()))
    sent = random.sample(vocabulary.notice["kind"].values, random.choice((0, 0, 0, 1, 1, 2)))
    acts = {kind: random_act(random, kind) for kind in kinds}
    return Person(random, facts, acts, {kind: random_notice(random, kind) for kind in sent})


def random_act(random: Random, kind: str) -> dict[str, Any]:
    """Every fact of one act of this kind, in the last three years."""
    act = {name: _value(random, fact) for name, fact in shipped_vocabulary().act.items()}
    act |= {
        "kind": kind,
        "from": TODAY - timedelta(random.randint(0, 300 if random.random() < 0.7 else 1100)),
        "times": random.choice((1, 1, 2, 10)),
    }
    del act["approximate"], act["to"]
    if random.random() < 0.25:
        act["to"] = ONGOING if random.random() < 0.5 else min(TODAY, act["from"] + timedelta(random.randint(0, 60)))
        act["approximate"] = act["to"] != ONGOING and random.random() < 0.5
    return act


def random_notice(random: Random, kind: str) -> dict[str, Any]:
    """Every fact of one notice of this kind, in the last half year."""
    notice = {name: _value(random, fact) for name, fact in shipped_vocabulary().notice.items()}
    sent = TODAY - timedelta(random.randint(0, 180))
    return notice | {"kind": kind, "sent_at": sent, "reply_at": min(TODAY, sent + timedelta(random.randint(0, 30)))}


def alternatives(random: Random, key: Key) -> Any:
    """Some value that the fact of a key may take."""
    return _value(random, getattr(shipped_vocabulary(), key.scope)[key.fact])


def _completed(story: dict[str, Any], act: Facts) -> dict[str, Any]:
    if "from" in act:
        story = {name: value for name, value in story.items() if name not in ("to", "approximate")}
    return {**story, **act}


def _value(random: Random, fact: Fact) -> Any:
    if fact.many:
        among = fact.values or ("FR", "DZ", "BE")
        return frozenset(value for value in among if random.random() < 0.2)
    if fact.id in LIKELY:
        return random.choices(list(LIKELY[fact.id]), list(LIKELY[fact.id].values()))[0]
    match fact.type:
        case "boolean":
            return random.random() < PROBABLE.get(fact.id, 0.3)
        case "enum":
            return random.choice(fact.values)
        case "integer":
            return random.choice((0, 0, 3, 7, 8, 9, 30)) if fact.id == "days_unfit" else random.randint(12, 60)
        case "place":
            return "FR"
        case "platform" | "platform_or_body":
            return random.choice(PLATFORMS)
        case _:
            return TODAY - timedelta(random.choice((0, 1, 3, 6, 8, 14, 16, 29, 32, 65, 95, 190, 400)))
