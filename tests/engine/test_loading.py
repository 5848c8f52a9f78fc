"""A pack is loaded whole or refused whole: every mistake in one run, at its place, with what was probably meant; nothing is executed."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.case import Case
from engine.conclude import conclude
from engine.loading import SHIPPED, load_pack, shipped_pack
from engine.logic import YES
from engine.problems import Problem, RecoursError

HEADER = """\
pack:
  id: zz
  title: Nowhere
  jurisdiction: ZZ
  version: "1"
  law_as_of: 2026-01-01
  review_by: 2026-06-01
  reach: {victim_lives_in: ZZ}
  reach_because: "It lies there."
"""
OFFENCE = """\
  - id: zz.sharing
    title: Sharing
    act: shared
    when: {consent_to_sharing: false}
    confidence: high
    checked_on: 2026-01-01
"""


def folder(tmp_path: Path, rules: str = "", header: str = HEADER, **files: str) -> Path:
    """A pack folder with these texts."""
    (tmp_path / "pack.yaml").write_text(header)
    if rules:
        (tmp_path / "rules.yaml").write_text(rules)
    for name, text in files.items():
        (tmp_path / f"{name}.yaml").write_text(text)
    return tmp_path


def problems(path: Path) -> list[Problem]:
    """Why this pack is refused."""
    with pytest.raises(RecoursError) as raised:
        load_pack(path)
    return raised.value.problems


def test_a_small_pack_loads_and_judges(tmp_path: Path) -> None:
    pack, base = load_pack(folder(tmp_path, "offences:\n" + OFFENCE))
    case = Case({"victim_lives_in": "ZZ", "consent_to_sharing": False}, ({"kind": "shared"},))
    ((situation, values),) = conclude(pack, base, case).judged
    assert situation.kind == "shared"
    assert values[base.head("zz.sharing")[0].total] == YES
    place = pack.places["zz.sharing"]
    assert (place.file, place.line, place.column) == (str(tmp_path / "rules.yaml"), 2, 5)


@pytest.mark.parametrize("name", SHIPPED)
def test_what_ships_loads(name: str) -> None:
    pack, base = shipped_pack(name)
    assert pack.id == name
    assert pack.rules and base.stages


RULE = "offences:\n" + OFFENCE


@pytest.mark.parametrize(
    ("rules", "line", "column", "what"),
    [
        (RULE + "    titel: S\n", 8, 5, "did you mean 'title'?"),
        (RULE.replace("confidence: high", "confidence: sure"), 6, 17, "verified"),
        (RULE.replace("consent_to_sharing", "consent_to_shareing"), 5, 12, "did you mean 'consent_to_sharing'?"),
        (RULE.replace("act: shared", "act: shraed"), 4, 10, "did you mean 'shared'?"),
        (RULE.replace("zz.sharing", "fr.sharing"), 2, 9, "must begin with 'zz.'"),
        (RULE.replace("{consent_to_sharing: false}", "no_such_thing"), 5, 11, "unknown definition or fact"),
        (RULE.replace("{consent_to_sharing: false}", "{all: []}"), 5, 17, "at least one condition"),
        (RULE.replace("{consent_to_sharing: false}", "{material: reel}"), 5, 22, "did you mean 'real'?"),
        (RULE.replace("{consent_to_sharing: false}", "{material: real, all: [identifiable]}"), 5, 12, "cannot stand beside"),
        (RULE.replace("{consent_to_sharing: false}", "{victim_age_at_act: {under: 18}}"), 5, 31, "below"),
        (RULE.replace("{consent_to_sharing: false}", "{arguable: identifiable}"), 5, 11, "because"),
        (RULE.replace("{consent_to_sharing: false}", "{count: {at_least: 3, of: [identifiable]}}"), 5, 30, "from 1"),
        (RULE + "    limitation: zz.none\n", 8, 17, "unknown limitation"),
        (RULE + "    displaces: [zz.shraing]\n", 8, 17, "unknown rule"),
        (RULE + "    cites: [zz/code/1]\n", 8, 13, "unknown provision"),
        (RULE + "    versions: [{from: 2026-01-02, to: 2026-01-01}]\n", 8, 39, "ends before it begins"),
        (RULE + "    versions: [{from: 2026-02-30}]\n", 8, 23, "no such day"),
        ("offense:\n" + OFFENCE, 1, 1, "did you mean 'offences'?"),
        (RULE.replace("    title: Sharing\n", ""), 2, 5, "missing key 'title'"),
        (
            RULE.replace("    act: shared\n", "").replace("offences", "remedies").replace("consent_to_sharing: false", "audience: nobody"),
            4,
            11,
            "act",
        ),
        ("definitions:\n  - {id: a, title: A, when: b}\n  - {id: b, title: B, when: a}\n", 2, 29, "defined by itself"),
        (RULE + OFFENCE, 8, 9, "defined twice"),
        ("- a list", 1, 1, "expected sections"),
        ("", 1, 1, "expected sections"),
        ("offences: !!python/object/apply:os.system [x]", 1, 11, "tag"),
    ],
)
def test_refused_at_its_place(tmp_path: Path, rules: str, line: int, column: int, what: str) -> None:
    folder(tmp_path)
    (tmp_path / "rules.yaml").write_text(rules)
    found = problems(tmp_path)
    assert [(Path(p.file).name, p.line, p.column) for p in found] == [("rules.yaml", line, column)]
    assert what in found[0].what


def test_every_mistake_of_every_file_is_told_in_one_run(tmp_path: Path) -> None:
    wrong = RULE.replace("consent_to_sharing", "consent")
    other = (
        "remedies:\n  - {id: zz.step, title: A, when: {shown: [nudity]}, confidence: high, checked_on: 2026-01-01, cites: [zz/code/1]}\n"
    )
    found = problems(folder(tmp_path, wrong, other=other))
    assert [(Path(p.file).name, p.line) for p in found] == [("other.yaml", 2), ("other.yaml", 2), ("rules.yaml", 5)]


def test_problems_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    found = problems(folder(tmp_path, RULE.replace("title:", "titel:").replace("high", "sure")))
    assert [p.line for p in found] == sorted(p.line for p in found)
    assert len(found) == 3  # the misspelt key, the key that is missing, the word that is not one of those allowed


@pytest.mark.parametrize("header", ["", "provisions: []\n"])
def test_a_pack_needs_its_header(tmp_path: Path, header: str) -> None:
    (tmp_path / "pack.yaml").write_text(header or "offences: []\n")
    assert "exactly one `pack:` section" in problems(tmp_path)[0].what


def test_a_pack_has_one_header(tmp_path: Path) -> None:
    assert "exactly one `pack:` section" in problems(folder(tmp_path, HEADER))[0].what


def test_a_missing_folder(tmp_path: Path) -> None:
    assert "no such pack folder" in problems(tmp_path / "none")[0].what


def test_an_empty_folder(tmp_path: Path) -> None:
    assert "with a pack.yaml" in problems(tmp_path)[0].what


def test_loading_executes_nothing(tmp_path: Path) -> None:
    """Code laid beside the law, and words that look like code, stay words."""
    trace = tmp_path / "trace"
    (tmp_path / "conftest.py").write_text(f"open({str(trace)!r}, 'w')")
    (tmp_path / "__init__.py").write_text(f"open({str(trace)!r}, 'w')")
    title = f"{{{{ open('{trace}', 'w') }}}} $(touch {trace}) `touch {trace}`"
    pack, _ = load_pack(folder(tmp_path, RULE.replace("title: Sharing", f'title: "{title}"')))
    assert pack.rules["zz.sharing"].title == title  # type: ignore[attr-defined]
    assert not trace.exists()
