"""A case: what the person told us, and nothing else. Everything the program concludes is computed from it.

Read from YAML or JSON (schema recours-case/1); ids and values are those of rules/common/facts.yaml.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from .language import _
from .problems import Problem, RecoursError, did_you_mean
from .vocabulary import ONGOING, Fact, Vocabulary, read_date, shipped_vocabulary
from .yaml_source import Loc, Source, load, parse

SCHEMA = "recours-case/1"
UNKNOWN = "unknown"
MAX_ACTS = 200
Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Case:
    """Facts, dated acts and notices; `acts` or `notices` None = the person has not said which there were.

    `declined` holds what the person does not know or would rather not say, as `fact` or `acts[0].fact`.
    """

    facts: Facts = field(default_factory=dict)
    acts: tuple[Facts, ...] | None = None
    notices: tuple[Facts, ...] | None = None
    assess_on: date | None = None
    declined: frozenset[str] = frozenset()

    @property
    def today(self) -> date:
        """The day on which deadlines are judged."""
        return self.assess_on or date.today()


def start_of(act: Facts) -> date | None:
    """The first day of an act, if known."""
    day: date | None = act.get("from")
    return day


def end_of(act: Facts, today: date) -> date | None:
    """The last day of an act: its first when no other is given, today when it goes on."""
    last = act.get("to")
    return today if last == ONGOING else last or start_of(act)


def load_case(path: Path, on: date | None = None) -> Case:
    """Read a case file; raises RecoursError with every problem at its place. `on` replaces the case's own day of assessment."""
    return read_case(load(path), on=on)


def parse_case(name: str, content: bytes, on: date | None = None) -> Case:
    """Read a case from bytes, such as standard input."""
    return read_case(parse(name, content), on=on)


def read_case(source: Source, vocabulary: Vocabulary | None = None, on: date | None = None) -> Case:
    """Check and read a parsed case; raises RecoursError."""
    return _Reader(source, vocabulary or shipped_vocabulary(), on).case()


@dataclass
class _Reader:
    source: Source
    vocabulary: Vocabulary
    on: date | None = None
    problems: list[Problem] = field(default_factory=list)
    declined: set[str] = field(default_factory=set)

    def wrong(self, loc: Loc, what: str, *, key: bool = False) -> None:
        self.problems.append(self.source.problem(loc, what, key=key))

    def case(self) -> Case:
        data = self.source.data
        if not isinstance(data, dict) or not data:
            raise RecoursError([Problem(self.source.file, 1, 1, _("expected a case (schema, facts, acts); this is empty or not one"))])
        allowed = ("schema", "assess_on", "facts", "acts", "notices")
        for key in data:
            if key not in allowed:
                self.wrong((key,), _("unknown key '{key}'{hint}", key=key, hint=did_you_mean(key, allowed)), key=True)
        if "schema" in data and data["schema"] != SCHEMA:
            self.wrong(("schema",), _("unknown schema; this program reads {schema}", schema=SCHEMA))
        on: date | str | None = None
        if data.get("assess_on") is not None:
            try:
                on = read_date(None, data["assess_on"])
            except ValueError as error:
                self.wrong(("assess_on",), str(error))
        facts = self.facts(data.get("facts"), ("facts",), self.vocabulary.case, "")
        acts = self.items(data.get("acts"), "acts", self.vocabulary.act)
        notices = self.items(data.get("notices"), "notices", self.vocabulary.notice)
        case = Case(facts, acts, notices, self.on or (on if isinstance(on, date) else None), frozenset(self.declined))
        self.dates(case)
        if self.problems:
            raise RecoursError(self.problems)
        return case

    def facts(self, raw: Any, loc: Loc, known: Mapping[str, Fact], prefix: str) -> dict[str, Any]:
        if raw is None:
            return {}
        if not isinstance(raw, dict):
            self.wrong(loc, _("expected facts and their values, as `fact: value`"))
            return {}
        found = {}
        for name, value in raw.items():
            here = (*loc, name)
            if name not in known:
                hint = did_you_mean(name, known)
                if name in self.vocabulary.act and prefix == "":
                    hint = " (it belongs to an act: put it under acts:)"
                self.wrong(here, _("unknown fact '{name}'{hint}", name=name, hint=hint), key=True)
            elif value is None or value == UNKNOWN and UNKNOWN not in known[name].values:
                self.declined.add(prefix + name)
            else:
                try:
                    found[name] = known[name].read(value)
                except ValueError as error:
                    self.wrong(here, str(error))
        return found

    def items(self, raw: Any, name: str, known: Mapping[str, Fact]) -> tuple[Facts, ...] | None:
        if raw is None or raw == UNKNOWN:
            if raw == UNKNOWN:
                self.declined.add(name)
            return None
        if not isinstance(raw, list):
            self.wrong((name,), _("expected a list, one item an act or notice"))
            return None
        if len(raw) > MAX_ACTS:
            self.wrong((name,), _("more than {most}; put repeated acts together with from, to and times", most=MAX_ACTS))
            return None
        found = []
        for i, item in enumerate(raw):
            kind = item.get("kind") if isinstance(item, dict) else None
            if kind is None or kind == UNKNOWN:
                self.wrong((name, i), _("expected a `kind` and what is known of it"))
                continue
            found.append(self.facts(item, (name, i), known, f"{name}[{i}]."))
        return tuple(found)

    def dates(self, case: Case) -> None:
        today = case.today
        for i, act in enumerate(case.acts or ()):
            start, end = start_of(act), act.get("to")
            if start is not None and start > today:
                self.wrong(("acts", i, "from"), _("this day has not come yet on the day of the assessment; check the year"))
            if isinstance(end, date) and start is None:
                self.wrong(("acts", i, "to"), _("a last day without a first: give `from` too"))
            elif isinstance(end, date) and start is not None and end < start:
                self.wrong(("acts", i, "to"), _("the last day is before the first; swap them or correct one"))
            if isinstance(end, date) and end > today:
                self.wrong(("acts", i, "to"), _("this day has not come yet; write `ongoing` if it goes on"))
        for i, notice in enumerate(case.notices or ()):
            for name in ("sent_at", "reply_at"):
                if name in notice and day_of(notice[name]) > today:
                    self.wrong(("notices", i, name), _("this day has not come yet on the day of the assessment; check the date"))
            if {"sent_at", "reply_at"} <= notice.keys() and day_of(notice["reply_at"]) < day_of(notice["sent_at"]):
                self.wrong(("notices", i, "reply_at"), _("the reply is before the notice; swap them or correct one"))
        found = case.facts.get("discovered_on")
        if found is not None and found > today:
            self.wrong(("facts", "discovered_on"), _("this day has not come yet on the day of the assessment; check the date"))


def day_of(moment: date | datetime) -> date:
    """The calendar day of a date or a datetime, in the datetime's own offset."""
    return moment.date() if isinstance(moment, datetime) else moment


def as_data(case: Case) -> dict[str, Any]:
    """The case as plain data that `read_case` reads back to the same case."""
    data: dict[str, Any] = {"schema": SCHEMA}
    if case.assess_on:
        data["assess_on"] = case.assess_on.isoformat()
    data["facts"] = {
        **{k: _plain(v) for k, v in case.facts.items()},
        **{k: UNKNOWN for k in sorted(case.declined) if k not in ("acts", "notices") and "[" not in k},
    }
    for name, items in (("acts", case.acts), ("notices", case.notices)):
        if items is not None:
            data[name] = [
                {
                    **{k: _plain(v) for k, v in item.items()},
                    **{k.split(".", 1)[1]: UNKNOWN for k in sorted(case.declined) if k.startswith(f"{name}[{i}].")},
                }
                for i, item in enumerate(items)
            ]
        elif name in case.declined:
            data[name] = UNKNOWN
    return data


def _plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, datetime) and value.tzinfo is UTC:
        return value.isoformat().replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, date) else value
