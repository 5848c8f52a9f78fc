"""Random cases over the shipped vocabulary, the same for the same seed.

Values fall on both sides of everything that the packs' conditions can tell apart: ages and days unfit around each limit,
days around each change of the law, places inside and outside each territory.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from random import Random
from typing import Any

from engine.base import Base, InForce
from engine.case import UNKNOWN, Case
from engine.condition import Test
from engine.loading import shipped_pack
from engine.reach import ALWAYS
from engine.vocabulary import ONGOING, Fact, shipped_vocabulary

EARLIEST = date(2008, 1, 1)
LATEST = date(2026, 12, 31)
PLATFORMS = ("x", "instagram", "snapchat", "telegram", "pornhub", "other_site")
PLACES = ("FR", "FR-57", "DE", "GB-ENG", "GB-SCT", "US-CA", "US", "ZZ")
A_DAY = timedelta(days=1)


@lru_cache(maxsize=1)
def shipped_bases() -> tuple[Base, ...]:
    """The compiled packs whose limits the values surround."""
    return tuple(shipped_pack(name)[1] for name in ALWAYS)


@lru_cache(maxsize=1)
def boundary_days() -> tuple[date, ...]:
    """Every day on which a text of a shipped pack begins or ends, its eve and its morrow."""
    days = {
        day
        for base in shipped_bases()
        for atom in base.atoms.values()
        if isinstance(atom, InForce)
        for day in (atom.from_, atom.to)
        if day is not None
    }
    return tuple(sorted({day + n * A_DAY for day in days for n in (-1, 0, 1)}))


@lru_cache(maxsize=1)
def _tested() -> Mapping[tuple[str, str], tuple[Any, ...]]:
    found: dict[tuple[str, str], set[Any]] = {}
    for base in shipped_bases():
        for atom in base.atoms.values():
            if isinstance(atom, Test):
                limits = {n + d for n in (atom.low, atom.high) if n is not None for d in (-1, 0, 1)}
                found.setdefault((atom.scope, atom.fact), set()).update(atom.values, limits)
    return {key: tuple(sorted(values, key=str)) for key, values in found.items()}


def random_case(random: Random) -> Case:
    """A case with some facts left out, none to four acts and a few notices, or neither said."""
    vocabulary = shipped_vocabulary()
    today = random_day(random, date(2020, 1, 1), LATEST)
    share = random.choice((0.2, 0.5, 0.8, 1.0))
    facts, declined = _facts(random, vocabulary.case, share, today, "")
    if random.random() < 0.6:
        facts["victim_lives_in"] = "FR"
    acts = notices = None
    if random.random() < 0.9:
        found = [_act(random, share, today, i) for i in range(random.randint(0, 4))]
        acts = tuple(act for act, _ in found)
        declined |= frozenset().union(*(gone for _, gone in found))
    if random.random() < 0.6:
        found = [_notice(random, share, today, i) for i in range(random.choice((0, 1, 1, 2, 3)))]
        notices = tuple(notice for notice, _ in found)
        declined |= frozenset().union(*(gone for _, gone in found))
    declined |= frozenset(name for name, items in (("acts", acts), ("notices", notices)) if items is None and random.random() < 0.3)
    return Case(facts, acts, notices, today, declined - facts.keys())


def random_day(random: Random, earliest: date, latest: date) -> date:
    """A day of this span, two times in three beside a change of the law."""
    near = [day for day in boundary_days() if earliest <= day <= latest]
    if near and random.random() < 2 / 3:
        return random.choice(near)
    return earliest + random.randint(0, (latest - earliest).days) * A_DAY


def random_value(random: Random, fact: Fact, today: date) -> Any:
    """A value that the fact may take, in its own type."""
    if fact.many:
        among = fact.values or PLACES
        return frozenset(random.sample(among, random.randint(0, min(3, len(among)))))
    match fact.type:
        case "boolean":
            return random.random() < 0.5
        case "enum":
            return random.choice(fact.values)
        case "integer":
            least, most = fact.least or 0, fact.most if fact.most is not None else 100
            near = [n for n in _tested().get((fact.scope, fact.id), ()) if least <= n <= most]
            return random.choice(near) if near and random.random() < 0.7 else random.randint(least, most)
        case "place":
            return random.choice((*PLACES, *_tested().get((fact.scope, fact.id), ())))
        case "platform" | "platform_or_body":
            return random.choice((*PLATFORMS, *_tested().get((fact.scope, fact.id), ())))
        case "date":
            return random_day(random, EARLIEST, today)
        case _:
            day = random_day(random, max(EARLIEST, today - 400 * A_DAY), today)
            return day if random.random() < 0.5 else datetime(day.year, day.month, day.day, random.randint(0, 23), tzinfo=UTC)


def _facts(random: Random, known: Mapping[str, Fact], share: float, today: date, prefix: str) -> tuple[dict[str, Any], frozenset[str]]:
    facts: dict[str, Any] = {}
    declined = set()
    for name, fact in known.items():
        if random.random() < share:
            facts[name] = random_value(random, fact, today)
        elif UNKNOWN not in fact.values and random.random() < 0.2:
            declined.add(prefix + name)
    return facts, frozenset(declined)


def _act(random: Random, share: float, today: date, i: int) -> tuple[dict[str, Any], frozenset[str]]:
    act, declined = _facts(random, shipped_vocabulary().act, share, today, f"acts[{i}].")
    act["kind"] = random_value(random, shipped_vocabulary().act["kind"], today)
    for name in ("from", "to", "approximate"):
        act.pop(name, None)
    if random.random() < 0.8:
        act["from"] = random_day(random, EARLIEST, today)
        if random.random() < 0.4:
            act["to"] = ONGOING if random.random() < 0.3 else random_day(random, act["from"], today)
            if act["to"] != ONGOING and random.random() < 0.4:
                act["approximate"] = True
    return act, frozenset(d for d in declined if d.split(".")[1] not in act)


def _notice(random: Random, share: float, today: date, i: int) -> tuple[dict[str, Any], frozenset[str]]:
    notice, declined = _facts(random, shipped_vocabulary().notice, share, today, f"notices[{i}].")
    notice["kind"] = random_value(random, shipped_vocabulary().notice["kind"], today)
    if "reply_at" in notice and "sent_at" in notice:
        first, last = sorted((notice["sent_at"], notice["reply_at"]), key=_day)
        notice["sent_at"], notice["reply_at"] = first, last
    return notice, frozenset(d for d in declined if d.split(".")[1] not in notice)


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def random_cases(seed: object, numbers: Iterable[int]) -> Iterable[Case]:
    """The cases of these numbers: each depends on the seed and its own number only."""
    return (random_case(Random(f"{seed} {number}")) for number in numbers)
