"""A case is read whole or refused whole: every mistake at its place, none of the person's words in any message."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.case import Case, as_data, parse_case
from engine.problems import Problem, RecoursError
from engine.vocabulary import shipped_vocabulary

from .random_case import random_case

MARK = "zqxjvkw"


def problems(text: str) -> list[Problem]:
    """Why this case is refused."""
    with pytest.raises(RecoursError) as raised:
        parse_case("case.yaml", text.encode())
    return raised.value.problems


@pytest.mark.parametrize(
    ("text", "line", "column", "what"),
    [
        ("facts:\n  victm_lives_in: FR", 2, 3, "did you mean 'victim_lives_in'?"),
        ("facts:\n  material: reel", 2, 13, "did you mean 'real'?"),
        ("factz: {}", 1, 1, "did you mean 'facts'?"),
        ("acts:\n  - kind: shraed", 2, 11, "did you mean 'shared'?"),
        ("facts: {audience: nobody}", 1, 9, "put it under acts:"),
        ("facts: {victim_age_at_act: 400}", 1, 28, "from 0 to 120"),
        ("facts: {victim_age_at_act: '20'}", 1, 28, "whole number"),
        ("facts: {victim_age_at_act: true}", 1, 28, "whole number"),
        ("facts: {victim_age_at_act: 20.5}", 1, 28, "whole number"),
        ("facts: {in_danger_now: yes}", 1, 24, "true or false"),
        ("facts: {in_danger_now: 1}", 1, 24, "true or false"),
        ("facts: {shows: nudity}", 1, 16, "expected a list"),
        ("facts: {material: [real]}", 1, 19, "not a value of material"),
        ("facts: {victim_lives_in: no}", 1, 26, "country code"),
        ("facts: {victim_lives_in: France}", 1, 26, "country code"),
        ("facts: [real]", 1, 8, "expected facts and their values"),
        ("assess_on: 2026-02-30", 1, 12, "no such day"),
        ("assess_on: 30/01/2026", 1, 12, "expected a date"),
        ("schema: recours-case/2", 1, 9, "recours-case/1"),
        ("assess_on: 2026-01-10\nfacts: {discovered_on: 2026-01-11}", 2, 24, "not come yet"),
        ("assess_on: 2026-01-10\nacts:\n  - kind: shared\n    from: 2026-01-11", 4, 11, "not come yet"),
        ("assess_on: 2026-01-10\nacts: [{kind: shared, from: 2026-01-02, to: 2026-01-11}]", 2, 45, "not come yet"),
        ("acts: [{kind: shared, from: 2026-01-05, to: 2026-01-04}]", 1, 45, "before the first"),
        ("acts: [{kind: shared, from: 2025-02-29}]", 1, 29, "no such day"),
        ("acts: [{kind: shared, from: ongoing}]", 1, 29, "expected a date"),
        ("acts: [{kind: shared, times: 0}]", 1, 30, "from 1 to"),
        ("acts: [{from: 2026-01-01}]", 1, 8, "`kind`"),
        ("acts: [shared]", 1, 8, "`kind`"),
        ("acts: {kind: shared}", 1, 7, "expected a list"),
        ("assess_on: 2026-01-10\nnotices: [{kind: dsa_notice, sent_at: 2026-01-11}]", 2, 39, "not come yet"),
        ("notices: [{kind: dsa_notice, sent_at: 2026-01-05, reply_at: 2026-01-04}]", 1, 61, "before the notice"),
        ("notices: [{kind: dsa_notice, sent_at: yesterday}]", 1, 39, "expected a date"),
        ("- a", 1, 1, "expected a case"),
        ("", 1, 1, "empty"),
        ("{}", 1, 1, "empty"),
    ],
)
def test_refused_at_its_place(text: str, line: int, column: int, what: str) -> None:
    (problem,) = problems(text)
    assert (problem.file, problem.line, problem.column) == ("case.yaml", line, column)
    assert what in problem.what


@pytest.mark.parametrize("word", ["unknown", "null", "~", ""])
@pytest.mark.parametrize("where", ["acts", "notices"])
def test_an_act_or_notice_of_no_kind_is_refused(where: str, word: str) -> None:
    """Everything later goes by the kind; without one the item says nothing."""
    (problem,) = problems(f"{where}:\n  - kind: {word}\n    to: {word}")
    assert "kind" in problem.what
    assert problem.line == 2


def test_every_mistake_is_told_in_one_run() -> None:
    text = (
        "facts:\n  victim_age_at_act: 400\n  materiel: real\nacts:\n  - kind: shared\n    from: 2026-13-01\n  - {kind: thretened}\nextra: 1"
    )
    assert [problem.line for problem in problems(text)] == [2, 3, 6, 7, 8]


def test_more_acts_than_anyone_lists_are_refused() -> None:
    (problem,) = problems(f"acts: [{'{kind: shared}, ' * 201}]")
    assert "more than 200" in problem.what


def test_what_is_not_known_is_kept_apart_from_what_is_not_said() -> None:
    case = parse_case("c", b"facts: {material: unknown, identifiable: null, author_relation: unknown_person}\nacts: unknown")
    assert case == Case({"author_relation": "unknown_person"}, None, None, None, frozenset({"material", "identifiable", "acts"}))


def test_no_acts_is_not_unknown_acts() -> None:
    assert parse_case("c", b"acts: []").acts == ()
    assert parse_case("c", b"facts: {}").acts is None


_places = [("facts", name) for name in shipped_vocabulary().case]
_places += [("acts", name) for name in shipped_vocabulary().act]
_places += [("notices", name) for name in shipped_vocabulary().notice]
_shapes = st.sampled_from(
    [
        MARK,
        f"{MARK} {MARK}",
        f"[{MARK}]",
        f"[[{MARK}]]",
        f"{{{MARK}: 1}}",
        f"'{MARK}'",
        f"!{MARK} x",
        f"!!{MARK} x",
        f"*{MARK}",
        f"&{MARK} x",
        f"%{MARK}",
        f"@{MARK}",
        f"`{MARK}",
        f"'{MARK}",
        f'"{MARK}',
        f'"\\q{MARK}"',
        f"{MARK}: {MARK}",
        f"[{MARK}",
        f"{{{MARK}",
        f"|{MARK}",
        f">\n{MARK}",
        f"{MARK}\t: x",
        f"2026-01-{MARK}",
        f"400 # {MARK}",
        f"- {MARK}",
        f"? {MARK}",
        f"{MARK}\x00",
        f"{MARK}\x07",
        f"real{MARK}",
        f"tru{MARK}",
        f"FR-{MARK}",
        f"!<{MARK}> x",
        f"!{MARK}!x y",
    ]
)


@given(st.lists(st.tuples(st.sampled_from(_places), _shapes), min_size=1, max_size=4), st.sampled_from(["schema", "assess_on", ""]))
@settings(deadline=None, max_examples=1_500)
def test_no_message_repeats_what_the_person_wrote(wrong: list[tuple[tuple[str, str], str]], top: str) -> None:
    """A mark put in place of values never comes out, whatever is wrong with it."""
    lines = [f"{top}: {MARK}"] if top else []
    for section in ("facts", "acts", "notices"):
        here = [(name, value) for (where, name), value in wrong if where == section]
        if here:
            lines.append(f"{section}:")
            prefix = "  " if section == "facts" else "    "
            lines += [] if section == "facts" else [f"  - kind: {'shared' if section == 'acts' else 'dsa_notice'}"]
            lines += [f"{prefix}{name}: {value}" for name, value in here if (section, name) != ("acts", "kind")]
    try:
        parse_case("case.yaml", "\n".join(lines).encode())
    except RecoursError as error:
        assert MARK not in str(error)
        assert MARK not in repr(error)
        assert error.__cause__ is None


@given(st.integers(0, 2**64).map(lambda seed: random_case(Random(seed))))
@settings(deadline=None, max_examples=300)
def test_a_case_written_and_read_again_is_the_same(case: Case) -> None:
    data: dict[str, Any] = as_data(case)
    assert parse_case("c", json.dumps(data).encode()) == case
    assert parse_case("c", yaml.safe_dump(data, allow_unicode=True).encode()) == case
