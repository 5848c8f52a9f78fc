"""The facts that a case may hold, and how each is read and compared.

A fact's values are partitioned into finitely many *cells* by the conditions that look at it: that is what lets a solver,
a random case and a test speak of "all that could be answered" without guessing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, TypeVar

from .data_home import RULES
from .language import _
from .problems import RecoursError, did_you_mean
from .yaml_source import Source, load

Scope = Literal["case", "act", "notice"]
ONGOING = "ongoing"
_PLACE = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")
_WORD = re.compile(r"[a-z0-9_]{1,60}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[-+]\d{2}:\d{2})?)?")
Day = TypeVar("Day", bound=date)


@dataclass(frozen=True)
class Fact:
    """One thing that may be known: its id, type, permitted values, and whether it is a list.

    `default` is what leaving it out means; `follows` lists (other fact, its value, what follows for this one); `kinds` are the
    kinds of act for which it has a meaning, empty = all.
    """

    id: str
    scope: Scope
    type: str
    values: tuple[str, ...] = ()
    many: bool = False
    least: int | None = None
    most: int | None = None
    default: str | None = None
    follows: tuple[tuple[str, str | bool, Any], ...] = ()
    kinds: tuple[str, ...] = ()

    def read(self, raw: Any) -> Any:
        """Turn a value of a case or pack file into the fact's own type.

        Raises ValueError with a sentence that names what is expected, never the value given.
        """
        if self.many:
            if not isinstance(raw, list):
                raise ValueError(_("expected a list, written [a, b]"))
            return frozenset(self._one(item) for item in raw)
        return self._one(raw)

    def _one(self, raw: Any) -> Any:
        return _READERS[self.type](self, raw)


def _enum(fact: Fact, raw: Any) -> str:
    if raw not in fact.values:
        hint = did_you_mean(raw, fact.values) if isinstance(raw, str) else ""
        raise ValueError(_("not a value of {fact}{hint}; it takes {values}", fact=fact.id, hint=hint, values=", ".join(fact.values)))
    return str(raw)


def _boolean(fact: Fact, raw: Any) -> bool:
    if not isinstance(raw, bool):
        raise ValueError(_("expected true or false (or unknown)"))
    return raw


def _integer(fact: Fact, raw: Any) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int):
        raise ValueError(_("expected a whole number"))
    if (fact.least is not None and raw < fact.least) or (fact.most is not None and raw > fact.most):
        raise ValueError(_("expected a number from {least} to {most}", least=fact.least, most=fact.most))
    return raw


def _place(fact: Fact, raw: Any) -> str:
    if not isinstance(raw, str) or not _PLACE.fullmatch(raw):
        raise ValueError(_("expected a country code such as FR, or a subdivision such as GB-SCT"))
    return raw


def _platform(fact: Fact, raw: Any) -> str:
    if not isinstance(raw, str) or not _WORD.fullmatch(raw) or raw == "unknown":  # not knowing is no platform
        raise ValueError(_("expected a short name such as x, instagram or other_site"))
    return raw


def _in_our_time(day: Day) -> Day:
    """A day on which some law of ours could be asked for; ValueError for any other."""
    if not 1900 <= day.year <= 2100:
        raise ValueError
    return day


def read_date(fact: Fact | None, raw: Any) -> date | str:
    """An ISO date; `ongoing` is accepted for the last day of an act."""
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return raw
    if raw == ONGOING and fact is not None and fact.id == "to":
        return ONGOING
    if isinstance(raw, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", raw):
        try:
            return _in_our_time(date.fromisoformat(raw))
        except ValueError:
            raise ValueError(_("no such day in the calendar; write it as 2026-01-31")) from None
    raise ValueError(_("expected a date written 2026-01-31"))


def _datetime(fact: Fact, raw: Any) -> datetime | date:
    if isinstance(raw, date):
        return raw
    if isinstance(raw, str) and _MOMENT.fullmatch(raw):
        try:
            return _in_our_time(date.fromisoformat(raw) if len(raw) == 10 else datetime.fromisoformat(raw))
        except ValueError:
            pass
    raise ValueError(_("expected a date, or a time written 2026-01-03T10:00:00+01:00"))


_READERS: dict[str, Any] = {
    "enum": _enum,
    "boolean": _boolean,
    "integer": _integer,
    "place": _place,
    "platform": _platform,
    "platform_or_body": _platform,
    "date": read_date,
    "datetime": _datetime,
}


@dataclass(frozen=True)
class Vocabulary:
    """Every fact by scope; `act` and `notice` facts live inside the lists of a case."""

    case: dict[str, Fact] = field(default_factory=dict)
    act: dict[str, Fact] = field(default_factory=dict)
    notice: dict[str, Fact] = field(default_factory=dict)

    def value(self, name: str, facts: Mapping[str, Any]) -> Any:
        """What is known of a case's fact: the answer, else what follows from another answer, else its default, else None."""
        if name in facts:
            return facts[name]
        fact = self.case[name]
        for other, value, result in fact.follows:
            if facts.get(other) == value:
                return result
        return fact.default

    def find(self, name: str, scopes: tuple[Scope, ...]) -> Fact | None:
        for scope in scopes:
            fact: Fact | None = getattr(self, scope).get(name)
            if fact is not None:
                return fact
        return None


def read_vocabulary(source: Source) -> Vocabulary:
    """Build the vocabulary from a facts file (schema recours-facts/1)."""
    found: dict[str, dict[str, Fact]] = {"case": {}, "act": {}, "notice": {}}
    problems = []
    for group, facts in source.data.items():
        if group == "schema":
            continue
        scope: Scope = {"acts": "act", "notices": "notice"}.get(group, "case")  # type: ignore[assignment]
        for name, spec in facts.items():
            kind = spec.get("type", "enum")
            if kind not in _READERS or (kind == "enum" and not spec.get("values")):
                problems.append(source.problem((group, name), _("the fact '{name}' has no usable type", name=name)))
                continue
            found[scope][name] = Fact(
                name,
                scope,
                kind,
                tuple(spec.get("values", ())),
                bool(spec.get("many", False)),
                spec.get("min"),
                spec.get("max"),
                spec.get("default"),
                tuple(
                    (other, _key(value), result) for other, answers in spec.get("follows", {}).items() for value, result in answers.items()
                ),
                tuple(spec.get("kinds", ())),
            )
    if problems:
        raise RecoursError(problems)
    return Vocabulary(**found)


def _key(value: str) -> str | bool:
    """A value written as a key: keys are read as text, and only true and false are anything else."""
    return value == "true" if value in ("true", "false") else value


@lru_cache(maxsize=1)
def shipped_vocabulary() -> Vocabulary:
    """The vocabulary that the program ships (rules/common/facts.yaml)."""
    path: Path = RULES / "common" / "facts.yaml"
    return read_vocabulary(load(path, "rules/common/facts.yaml"))
