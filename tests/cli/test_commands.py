"""The other commands: explain, law, contacts, check, test, completion, help, version."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from engine.data_home import RULES

from .conftest import CASE, Recours


def test_explain_says_why_it_holds(recours: Recours, case: Path) -> None:
    done = recours("explain", str(case), "fr.sexual-deepfake-online")
    assert done.returncode == 0
    assert "Because:" in done.stdout


def test_explain_names_the_first_element_that_fails(recours: Recours, case: Path) -> None:
    case.write_text(CASE.replace("shows: [nudity]", "shows: [clothed]"))
    done = recours("explain", str(case), "fr.sexual-deepfake-online")
    assert (done.returncode, "Sexual character" in done.stdout) == (0, True)


def test_explain_tells_a_text_that_was_not_yet_law(recours: Recours, case: Path) -> None:
    case.write_text(CASE.replace("2025-12-30, to: 2026-01-02", "2024-05-22"))
    assert "Not yet law on that day" in recours("explain", str(case), "fr.sexual-deepfake-online").stdout


def test_explain_refuses_an_unknown_rule_with_a_suggestion(recours: Recours, case: Path) -> None:
    done = recours("explain", str(case), "fr.sexual-deepfake-onlin")
    assert done.returncode == 2
    assert "did you mean 'fr.sexual-deepfake-online'" in done.stderr


def test_law_shows_source_dates_and_users(recours: Recours) -> None:
    done = recours("law", "fr/code-penal/226-8-1")
    assert done.returncode == 0
    for part in ("legifrance.gouv.fr", "23 May 2024", "24 November 2026", "fr.sexual-deepfake-online"):
        assert part in done.stdout


def test_law_coverage_leaves_nothing_unaccounted(recours: Recours) -> None:
    done = recours("law", "--coverage")
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1].endswith("provisions, 0 unaccounted")


def test_law_refuses_an_unknown_provision(recours: Recours) -> None:
    done = recours("law", "fr/code-penal/226-8-2")
    assert done.returncode == 2
    assert "did you mean" in done.stderr


def test_contacts_of_a_place_print_the_id_first(recours: Recours) -> None:
    done = recours("contacts", "--place", "FR")
    ids = [line.split()[0] for line in done.stdout.splitlines() if not line.startswith(" ")]
    assert {"fr.3018", "fr.116006", "fr.pharos", "fr.119", "fr.3919", "fr.17cyber", "fr.cnil", "fr.arcom"} <= set(ids)


def test_check_and_test_pass_on_what_ships(recours: Recours) -> None:
    assert recours("check").returncode == 0
    done = recours("test", str(RULES / "int"))  # every pack's cases run one by one in tests/law
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1].endswith(", 0 failed")


def test_check_names_each_mistake_at_its_place(recours: Recours, tmp_path: Path) -> None:
    pack = tmp_path / "xx"
    pack.mkdir()
    (pack / "pack.yaml").write_text(
        "pack: {id: xx, title: X, jurisdiction: XX, version: '1', law_as_of: 2026-01-01, review_by: 2027-01-01,\n"
        "  reach: {victim_lives_in: FR}, reach_because: r}\n"
        "offences:\n"
        "  - id: xx.a\n"
        "    titel: A\n"
        "    act: shard\n"
        "    when: {all: [{shred: true}, minr]}\n"
        "    confidence: verified\n"
        "    checked_on: 2026-02-31\n"
    )
    done = recours("check", "xx")
    assert done.returncode == 1
    assert "xx/pack.yaml:5:5: unknown key 'titel' (did you mean 'title'?)" in done.stdout
    assert "xx/pack.yaml:9:17: no such day" in done.stdout
    assert done.stdout.splitlines()[-1].endswith("problems found")


def test_completion_and_help(recours: Recours) -> None:
    for shell in ("bash", "zsh", "fish"):
        assert "_RECOURS_COMPLETE" in recours("completion", shell).stdout
    done = recours("--help")
    assert "Examples" in done.stdout
    assert "Utilisation" in recours("--help", lang="fr").stdout
    for command in ("assess", "explain", "law", "contacts", "check", "test", "completion"):
        assert command in done.stdout
        assert "Examples" in recours(command, "--help").stdout


def test_version_says_which_engine_concludes(recours: Recours) -> None:
    assert "durable-rules" in recours("--version").stdout


def test_without_a_terminal_the_screens_say_so(recours: Recours) -> None:
    done = recours()
    assert done.returncode == 2
    assert "terminal" in done.stderr


def test_the_commands_start_without_textual() -> None:
    code = "import sys; import tui.cli as c; c._register(); sys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
