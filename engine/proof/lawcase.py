"""Test cases of the law: YAML that a jurist writes and reads, run against the packs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..assess import assess
from ..base import Base
from ..case import SCHEMA, Case, read_case
from ..finding import Assessment, Finding
from ..language import _
from ..pack import Pack
from ..problems import Problem, RecoursError, did_you_mean
from ..yaml_source import Loc, Source, load

_KEYS = ("name", "law", "on", "facts", "acts", "notices", "expect", "absent", "note")
_EXPECT = ("id", "certainty", "prison_months", "fine", "due", "late", "act", "needs", "period", "applied_then", "passed")


@dataclass(frozen=True)
class LawCase:
    """One situation, and what the law must and must not give."""

    name: str
    place: Problem
    case: Case
    expect: tuple[dict[str, Any], ...]
    absent: tuple[str, ...]
    law: tuple[str, ...] = ()


@dataclass
class Outcome:
    """How a case went: `wrong` holds one sentence for each difference, expected and got."""

    case: LawCase
    wrong: list[str] = field(default_factory=list)


def read_cases(folder: Path, packs: Sequence[Pack]) -> list[LawCase]:
    """Every case of a pack folder's `cases/`; raises RecoursError with all problems found."""
    problems: list[Problem] = []
    found: list[LawCase] = []
    for path in sorted((folder / "cases").glob("*.yaml")):
        try:
            found += _read_file(load(path), packs, problems)
        except RecoursError as error:
            problems += error.problems
    if problems:
        raise RecoursError(problems)
    return found


def _read_file(source: Source, packs: Sequence[Pack], problems: list[Problem]) -> Iterator[LawCase]:
    known = {rule for pack in packs for rule in pack.rules}
    prefixes = tuple(f"{pack.id}." for pack in packs)
    cites = {cite for pack in packs for cite in pack.provisions}
    items = source.data.get("cases") if isinstance(source.data, dict) else None
    if not isinstance(items, list):
        problems.append(source.problem((), _("expected `cases:` and a list")))
        return
    for i, item in enumerate(items):
        loc: Loc = ("cases", i)
        before = len(problems)
        if not isinstance(item, dict) or not isinstance(item.get("name"), str):
            problems.append(source.problem(loc, _("a case needs a `name`")))
            continue
        for key in item:
            if key not in _KEYS:
                problems.append(
                    source.problem((*loc, key), _("unknown key '{key}'{hint}", key=key, hint=did_you_mean(key, _KEYS)), key=True)
                )
        for j, expected in enumerate(item.get("expect") or ()):
            for key in expected:
                if key not in _EXPECT:
                    problems.append(
                        source.problem(
                            (*loc, "expect", j, key), _("unknown key '{key}'{hint}", key=key, hint=did_you_mean(key, _EXPECT)), key=True
                        )
                    )
        named: list[tuple[Loc, str]] = [((*loc, "expect", j, "id"), e.get("id", "")) for j, e in enumerate(item.get("expect") or ())]
        named += [((*loc, "absent", j), a) for j, a in enumerate(item.get("absent") or ())]
        for where, ident in named:
            if ident not in known and ident.startswith(prefixes):
                problems.append(source.problem(where, _("unknown rule '{ident}'{hint}", ident=ident, hint=did_you_mean(ident, known))))
        for j, cite in enumerate(item.get("law") or ()):
            if cite not in cites and cite.split("/")[0] in {pack.id for pack in packs}:
                problems.append(
                    source.problem((*loc, "law", j), _("unknown provision '{cite}'{hint}", cite=cite, hint=did_you_mean(cite, cites)))
                )
        if not item.get("expect") and not item.get("absent"):
            problems.append(source.problem(loc, _("a case that expects nothing and excludes nothing cannot fail")))
        data = {"schema": SCHEMA, "assess_on": item.get("on"), **{k: item[k] for k in ("facts", "acts", "notices") if k in item}}
        moved = Source(source.file, data, dict(source.values), dict(source.keys))
        for places in (moved.values, moved.keys):
            for where in [w for w in places if w[:2] == loc]:
                places[where[2:] if where[2:3] != ("on",) else ("assess_on",)] = places[where]
        try:
            case = read_case(moved)
        except RecoursError as error:
            problems += error.problems
            continue
        if len(problems) == before:
            yield LawCase(
                item["name"],
                source.problem(loc, item["name"]),
                case,
                tuple(item.get("expect") or ()),
                tuple(item.get("absent") or ()),
                tuple(item.get("law") or ()),
            )


def run(case: LawCase, packs: Sequence[tuple[Pack, Base]]) -> Outcome:
    """Assess one case by both evaluators and compare with what it expects."""
    assessment = assess(case.case, packs)
    outcome = Outcome(case)
    for expected in case.expect:
        found = [f for f in assessment.findings if f.id == expected["id"]]
        if not any(_meets(f, expected) for f in found):
            got = "; ".join(_told(f) for f in found) or "nothing"
            outcome.wrong.append(f"expected {_words(expected)}, got {got}")
    for ident in case.absent:
        there = [f for f in assessment.findings if f.id == ident]
        if there:
            outcome.wrong.append(f"expected no {ident}, got {'; '.join(_told(f) for f in there)}")
    return outcome


def hit(assessment: Assessment) -> set[str]:
    """The rules that a case makes hold."""
    return {finding.id for finding in assessment.findings}


def _meets(finding: Finding, expected: dict[str, Any]) -> bool:
    data = finding.as_json()
    penalty = data.get("penalty") or {}
    actual = {
        **data,
        "prison_months": penalty.get("prison_months"),
        "fine": (penalty.get("fine") or {}).get("amount"),
        "late": data.get("late_after"),
    }
    for key, value in expected.items():
        if key == "needs":
            if not set(value) <= set(data["needs"]):
                return False
        elif key == "applied_then":
            if not set(value) <= set(data.get("applied_then", ())):
                return False
        elif actual.get(key) != value:
            return False
    return True


def _words(expected: dict[str, Any]) -> str:
    return ", ".join([str(expected["id"]), *(f"{key} {value}" for key, value in expected.items() if key != "id")])


def _told(finding: Finding) -> str:
    parts = [finding.id, finding.certainty.value]
    if finding.penalty:
        parts.append(f"{finding.penalty.prison_months} months / {finding.penalty.fine}")
    if finding.due:
        parts.append(f"due {finding.due.due.isoformat()}, late {finding.due.late.isoformat()}")
    if finding.needs:
        parts.append(f"needs {', '.join(finding.needs)}")
    if finding.period:
        parts.append(f"{finding.period[0]} to {finding.period[1]}")
    return " ".join(parts)
