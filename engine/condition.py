"""Conditions: what a rule asks of a situation, parsed from YAML into a small tree.

The words of the language are documented for rule authors in docs/pack-format.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from .language import _
from .problems import Problem, did_you_mean
from .vocabulary import Fact, Scope, Vocabulary, read_date
from .yaml_source import Loc, Source


@dataclass(frozen=True)
class Test:
    """A fact compared with a value: `is` (one of `values`) or a range of numbers (`low` to `high`, both included)."""

    fact: str
    scope: Scope
    values: tuple[Any, ...] = ()
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True)
class Named:
    """Another definition, by id."""

    id: str


@dataclass(frozen=True)
class All:
    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Any_:
    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Not:
    part: Condition


@dataclass(frozen=True)
class AtLeast:
    count: int
    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Arguable:
    """Never more than arguable: the facts are there, the law is unsettled; `because` says why."""

    part: Condition
    because: str


@dataclass(frozen=True)
class SomeAct:
    """The case has an act of one of these kinds for which `where` holds."""

    kinds: tuple[str, ...]
    where: Condition | None


@dataclass(frozen=True)
class SomeNotice:
    """Something was sent; `where` looks at notice facts only.

    `waited` is the least time since, in (months, days); `since` the first day on which it may have been sent.
    """

    kinds: tuple[str, ...]
    where: Condition | None
    waited: tuple[int, int] | None
    since: date | None


@dataclass(frozen=True)
class Holds:
    """One of these offences holds for some act of the case."""

    rules: tuple[str, ...]


Condition = Test | Named | All | Any_ | Not | AtLeast | Arguable | SomeAct | SomeNotice | Holds

_FORMS = ("all", "any", "not", "count", "arguable", "some_act", "some_notice", "holds")
_COMPANIONS = {"arguable": {"because"}, "some_act": {"where"}, "some_notice": {"where", "waited", "since"}}


@dataclass
class Reader:
    """Reads conditions of one pack; every mistake goes to `problems` at its place, and reading goes on."""

    vocabulary: Vocabulary
    definitions: Mapping[str, Any]
    source: Source
    problems: list[Problem]

    def read(self, raw: Any, loc: Loc, scopes: tuple[Scope, ...] = ("act", "case")) -> Condition:
        """Read one condition; an unreadable part counts as an empty `all` after its problem is noted."""
        if isinstance(raw, str):
            return self._name(raw, loc, scopes)
        if not isinstance(raw, dict) or not raw:
            self._wrong(loc, _("expected a condition: a name, {fact: value}, {all: [...]}, {any: [...]} or {not: ...}"))
            return All(())
        form = next((key for key in raw if key in _FORMS), None)
        if form is None:
            parts = tuple(self._test(name, value, (*loc, name), scopes) for name, value in raw.items())
            return parts[0] if len(parts) == 1 else All(parts)
        for key in raw:
            if key != form and key not in _COMPANIONS.get(form, set()):
                self._wrong((*loc, key), _("'{key}' cannot stand beside '{form}'; put both under all:", key=key, form=form), key=True)
        return getattr(self, f"_{form}")(raw, loc, scopes)  # type: ignore[no-any-return]

    def _wrong(self, loc: Loc, what: str, *, key: bool = False) -> None:
        self.problems.append(self.source.problem(loc, what, key=key))

    def _name(self, name: str, loc: Loc, scopes: tuple[Scope, ...]) -> Condition:
        if name in self.definitions and scopes != ("notice",):
            return Named(name)
        fact = self.vocabulary.find(name, scopes)
        if fact is not None and fact.type == "boolean":
            return Test(fact.id, fact.scope, (True,))
        if fact is not None:
            self._wrong(loc, _("'{name}' is not a yes/no fact; write {{{name}: value}}", name=name))
            return All(())
        known = [*self.definitions, *self._facts(scopes)]
        self._wrong(loc, _("unknown definition or fact '{name}'{hint}", name=name, hint=did_you_mean(name, known)))
        return All(())

    def _facts(self, scopes: tuple[Scope, ...]) -> list[str]:
        return [name for scope in scopes for name in getattr(self.vocabulary, scope)]

    def _test(self, name: str, value: Any, loc: Loc, scopes: tuple[Scope, ...]) -> Condition:
        fact = self.vocabulary.find(name, scopes)
        if fact is None:
            self._wrong(
                loc, _("unknown fact '{name}'{hint}", name=name, hint=did_you_mean(name, [*self._facts(scopes), *_FORMS])), key=True
            )
            return All(())
        if isinstance(value, dict):
            return self._range(fact, value, loc)
        values = []
        for i, item in enumerate(value if isinstance(value, list) else [value]):
            try:
                values.append(fact._one(item))
            except ValueError as error:
                self._wrong((*loc, i) if isinstance(value, list) else loc, str(error))
        if fact.type in ("date", "datetime"):
            self._wrong(loc, _("'{name}' is a date: use versions with from/to, or waited", name=name))
        if fact.many:
            parts = tuple(Test(fact.id, fact.scope, (item,)) for item in values)
            return parts[0] if len(parts) == 1 else Any_(parts)
        return Test(fact.id, fact.scope, tuple(dict.fromkeys(values)))

    def _range(self, fact: Fact, bounds: dict[str, Any], loc: Loc) -> Condition:
        if fact.type != "integer" or not set(bounds) <= {"below", "at_least"} or not bounds:
            self._wrong(loc, _("expected a value, a list of values, or {below: n} / {at_least: n} on a number"))
            return All(())
        for key, bound in bounds.items():
            if isinstance(bound, bool) or not isinstance(bound, int):
                self._wrong((*loc, key), _("expected a whole number"))
                return All(())
        high = bounds["below"] - 1 if "below" in bounds else None
        return Test(fact.id, fact.scope, (), bounds.get("at_least"), high)

    def _list(self, raw: Any, loc: Loc, scopes: tuple[Scope, ...]) -> tuple[Condition, ...]:
        if not isinstance(raw, list) or not raw:
            self._wrong(loc, _("expected a list of at least one condition"))
            return ()
        return tuple(self.read(item, (*loc, i), scopes) for i, item in enumerate(raw))

    def _all(self, raw: dict[str, Any], loc: Loc, scopes: tuple[Scope, ...]) -> Condition:
        return All(self._list(raw["all"], (*loc, "all"), scopes))

    def _any(self, raw: dict[str, Any], loc: Loc, scopes: tuple[Scope, ...]) -> Condition:
        return Any_(self._list(raw["any"], (*loc, "any"), scopes))

    def _not(self, raw: dict[str, Any], loc: Loc, scopes: tuple[Scope, ...]) -> Condition:
        return Not(self.read(raw["not"], (*loc, "not"), scopes))

    def _count(self, raw: dict[str, Any], loc: Loc, scopes: tuple[Scope, ...]) -> Condition:
        inner = raw["count"]
        if not isinstance(inner, dict) or set(inner) != {"at_least", "of"} or not isinstance(inner.get("at_least"), int):
            self._wrong((*loc, "count"), _("expected {at_least: n, of: [...]}"))
            return All(())
        parts = self._list(inner["of"], (*loc, "count", "of"), scopes)
        if not 1 <= inner["at_least"] <= max(1, len(parts)):
            self._wrong((*loc, "count", "at_least"), _("expected a number from 1 to the length of the list"))
            return All(())
        return AtLeast(inner["at_least"], parts)

    def _arguable(self, raw: dict[str, Any], loc: Loc, scopes: tuple[Scope, ...]) -> Condition:
        because = raw.get("because")
        if not isinstance(because, str) or not because:
            self._wrong(loc, _("'arguable' needs a 'because': one sentence that says why the law is unsettled"))
            because = ""
        return Arguable(self.read(raw["arguable"], (*loc, "arguable"), scopes), because)

    def _kinds(self, raw: Any, fact: Fact, loc: Loc) -> tuple[str, ...]:
        kinds = []
        for item in raw if isinstance(raw, list) else [raw]:
            try:
                kinds.append(fact._one(item))
            except ValueError as error:
                self._wrong(loc, str(error))
        return tuple(kinds)

    def _some_act(self, raw: dict[str, Any], loc: Loc, scopes: tuple[Scope, ...]) -> Condition:
        kinds = self._kinds(raw["some_act"], self.vocabulary.act["kind"], (*loc, "some_act"))
        where = self.read(raw["where"], (*loc, "where"), ("act", "case")) if "where" in raw else None
        return SomeAct(kinds, where)

    def _some_notice(self, raw: dict[str, Any], loc: Loc, scopes: tuple[Scope, ...]) -> Condition:
        kinds = self._kinds(raw["some_notice"], self.vocabulary.notice["kind"], (*loc, "some_notice"))
        where = self.read(raw["where"], (*loc, "where"), ("notice",)) if "where" in raw else None
        since = None
        if "since" in raw:
            try:
                since = read_date(None, raw["since"])
            except ValueError as error:
                self._wrong((*loc, "since"), str(error))
        first = since if isinstance(since, date) else None
        waited = raw.get("waited")
        if waited is None:
            return SomeNotice(kinds, where, None, first)
        if (
            not isinstance(waited, dict)
            or not waited
            or not set(waited) <= {"months", "days"}
            or not all(isinstance(n, int) and not isinstance(n, bool) for n in waited.values())
        ):
            self._wrong((*loc, "waited"), _("expected {months: n} or {days: n}"))
            return SomeNotice(kinds, where, None, first)
        return SomeNotice(kinds, where, (waited.get("months", 0), waited.get("days", 0)), first)

    def _holds(self, raw: dict[str, Any], loc: Loc, scopes: tuple[Scope, ...]) -> Condition:
        rules = raw["holds"]
        if not isinstance(rules, list) or not rules or not all(isinstance(rule, str) for rule in rules):
            self._wrong((*loc, "holds"), _("expected a list of offence ids"))
            return All(())
        return Holds(tuple(rules))
