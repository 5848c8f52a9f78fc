"""`recours assess` keeps the contract: what comes out, in which form, with which exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from .conftest import CASE, Recours


def findings(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    assert done.returncode == 0, done.stderr
    return {f["id"]: f for f in json.loads(done.stdout)["findings"]}


def test_a_deepfake_posted_publicly_is_the_aggravated_offence(recours: Recours, case: Path) -> None:
    done = recours("assess", str(case), "--format", "json")
    data = json.loads(done.stdout)
    assert (data["schema"], data["assessed_on"]) == ("recours-assessment/1", "2026-01-12")
    found = findings(done)["fr.sexual-deepfake-online"]
    assert (found["kind"], found["jurisdiction"], found["certainty"]) == ("offence", "FR", "established")
    assert found["cites"] == ["fr/code-penal/226-8-1"]
    assert (found["act"], found["period"]) == (0, ["2025-12-30", "2026-01-02"])
    assert (found["penalty"]["prison_months"], found["penalty"]["fine"]) == (36, {"amount": 75000, "currency": "EUR"})
    assert {"fact": "material", "value": "edited"} in found["because"]
    assert found["needs"] == []
    assert found["sources"][0].keys() >= {"url", "checked_on"}
    assert data["next_question"]


@pytest.mark.parametrize(
    ("old", "new", "rule", "certainty", "months", "fine"),
    [
        ("audience: public_online", "audience: one_person", "fr.sexual-deepfake-shared", "established", 24, 60000),
        ("2025-12-30, to: 2026-01-02", "2024-05-22", "fr.sexual-deepfake-online", "not_in_force", 36, 75000),
        ("2025-12-30, to: 2026-01-02", "2024-05-23", "fr.sexual-deepfake-online", "established", 36, 75000),
    ],
)
def test_who_saw_it_and_when_choose_the_text_and_the_penalty(
    recours: Recours, case: Path, old: str, new: str, rule: str, certainty: str, months: int, fine: int
) -> None:
    case.write_text(CASE.replace(old, new))
    found = findings(recours("assess", str(case), "--format", "json"))[rule]
    assert (found["certainty"], found["penalty"]["prison_months"], found["penalty"]["fine"]["amount"]) == (certainty, months, fine)


def test_an_image_made_but_shown_to_nobody_opens_civil_and_data_routes(recours: Recours, case: Path) -> None:
    case.write_text(CASE.replace("kind: shared", "kind: created").replace("audience: public_online, platform: x", "audience: nobody"))
    found = findings(recours("assess", str(case), "--format", "json"))
    offences = [f for f in found.values() if f["kind"] == "offence" and f["certainty"] != "not_yet"]
    assert not [f for f in offences if "fr/code-penal/226-8-1" in f["cites"]]
    assert found["fr.created-not-shown"]["certainty"] == "established"
    assert {"eu.gdpr-erasure", "fr.urgent-privacy-order"} <= found.keys()


def test_standard_input_and_another_day(recours: Recours) -> None:
    done = recours("assess", "-", "--format", "json", "--on", "2026-02-03", stdin=CASE)
    assert json.loads(done.stdout)["assessed_on"] == "2026-02-03"


def test_text_and_markdown_say_the_same_in_both_languages(recours: Recours, case: Path) -> None:
    for lang, offence in (("en", "Sexual deepfake shown through a public online service"), ("fr", "Montage à caractère sexuel")):
        for form in ("text", "md"):
            done = recours("assess", str(case), "--format", form, "--lang", lang)
            assert done.returncode == 0
            assert offence.lower() in " ".join(done.stdout.split()).lower()
            assert ("75,000" in done.stdout) if lang == "en" else ("75\u202f000" in done.stdout)


def test_a_batch_goes_on_after_a_bad_line(recours: Recours, tmp_path: Path) -> None:
    good = json.dumps({"facts": {"victim_lives_in": "FR"}, "acts": []})
    (tmp_path / "in.jsonl").write_text(f"{good}\nnot json\n{json.dumps({'facts': {'victim_age_at_act': 'MARKER'}})}\n{good}\n")
    done = recours("assess", "--batch", "in.jsonl")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert ["error" in line for line in lines] == [False, True, True, False]
    assert "in.jsonl:2:1" in lines[1]["error"] and "MARKER" not in done.stdout


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("facts: {shred: true}", "case.yaml:1:9: unknown fact 'shred'"),
        ("facts: {mterial: real}", "did you mean 'material'?"),
        ("facts: {victim_age_at_act: 400}", "case.yaml:1:28: expected a number from 0 to 120"),
        ("facts: {victim_age_at_act: many}", "expected a whole number"),
        ("acts: [{kind: shared, from: 2026-02-31}]", "no such day"),
        ("acts: [{kind: shared, from: 2099-01-01}]", "has not come yet"),
        ("acts: [{kind: shared, from: 2025-02-02, to: 2025-02-01}]", "before the first"),
        ("", "empty"),
        ("{{{", "not readable as YAML"),
    ],
)
def test_bad_input_is_one_clear_line(recours: Recours, tmp_path: Path, content: str, told: str) -> None:
    (tmp_path / "case.yaml").write_text(content)
    done = recours("assess", "case.yaml")
    assert done.returncode == 2
    assert done.stdout == ""
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_files_that_cannot_be_read(recours: Recours, tmp_path: Path) -> None:
    (tmp_path / "latin.yaml").write_bytes("facts: {a: é}".encode("latin-1"))
    (tmp_path / "binary.yaml").write_bytes(bytes(range(256)) * 100)
    (tmp_path / "big.yaml").write_bytes(b"a: b\n" * 2_500_000)
    (tmp_path / "deep.yaml").write_text("[" * 100_000)
    for name in ("latin.yaml", "binary.yaml", "big.yaml", "deep.yaml", "missing.yaml", "."):
        done = recours("assess", name)
        assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1), (name, done.stderr)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["big.yaml", "binary.yaml", "deep.yaml", "latin.yaml"]


def test_a_reader_that_goes_away_is_no_error(case: Path) -> None:
    done = subprocess.run(
        f"{sys.executable} -m tui.cli assess {case} | head -n 1", shell=True, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 1


def test_errors_speak_french(recours: Recours) -> None:
    done = recours("assess", "absent.yaml", lang="fr")
    assert done.returncode == 2
    assert "ce fichier n'existe pas" in done.stderr
