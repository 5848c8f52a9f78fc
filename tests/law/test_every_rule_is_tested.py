"""No rule, and no date of a rule, without a case on each of its sides."""

from __future__ import annotations

from datetime import date

import pytest

from engine.case import end_of, start_of
from engine.pack import Rule

from .test_law_cases import CASES, PACKS

RULES_ = [rule for pack, _ in PACKS for rule in pack.rules.values()]
DATED = [(rule, version) for rule in RULES_ for version in rule.versions if version.from_ and rule.acts]


@pytest.mark.parametrize("rule", RULES_, ids=lambda rule: rule.id)
def test_a_case_expects_it_and_a_case_excludes_it(rule: Rule) -> None:
    expected = any(e["id"] == rule.id for case in CASES for e in case.expect)
    excluded = any(rule.id in case.absent for case in CASES) or any(
        e["id"] == rule.id and e.get("certainty") in ("not_in_force", "possible", "not_yet") for case in CASES for e in case.expect
    )
    assert expected, "no case expects this rule"
    assert excluded, "no case shows where this rule does not hold"


@pytest.mark.parametrize(("rule", "version"), DATED, ids=[f"{rule.id}-{version.from_}" for rule, version in DATED])
def test_each_date_has_a_case_on_both_sides(rule: Rule, version: object) -> None:
    """A case names the rule for an act on or after the day, and a case names it for an act before it."""
    first: date = version.from_  # type: ignore[attr-defined]
    before = after = False
    for case in CASES:
        named = rule.id in case.absent or any(e["id"] == rule.id for e in case.expect)
        for act in case.case.acts or ():
            start, end = start_of(act), end_of(act, case.case.today)
            if named and act["kind"] in rule.acts and start and end:
                after = after or end >= first
                before = before or start < first
    assert after and before, f"cases on or after {first}: {after}; before: {before}"
