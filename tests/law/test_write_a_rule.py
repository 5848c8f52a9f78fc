"""docs/write-a-rule.md, followed literally: its files are written, its commands run, its outputs compared."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from engine.data_home import DATA

GUIDE = DATA / "docs" / "write-a-rule.md"
BLOCK = re.compile(r"```(?P<lang>\w+)(?P<rest>[^\n]*)\n(?P<body>.*?)```", re.DOTALL)
MISTAKE = re.compile(r'mistake=(\S+) replace="(.*?)" by="(.*?)"')


def _run(command: str, folder: Path) -> str:
    words = command.removeprefix("$ recours ").split()
    command_line = [sys.executable, "-m", "tui.cli", *words, "--lang", "en"]
    done = subprocess.run(command_line, cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("author")


BLOCKS = list(BLOCK.finditer(GUIDE.read_text(encoding="utf-8")))


@pytest.mark.xdist_group("guide")
@pytest.mark.parametrize("number", range(len(BLOCKS)))
def test_each_step_does_what_the_guide_says(number: int, folder: Path) -> None:
    """Every earlier step is done anew, so that each stands by itself in any order of running."""
    for earlier in BLOCKS[: number + 1]:
        if earlier["rest"].strip().startswith("file="):
            path = folder / earlier["rest"].strip().removeprefix("file=")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(earlier["body"], encoding="utf-8")
    block = BLOCKS[number]
    if block["lang"] != "console":
        return
    mistake = MISTAKE.search(block["rest"])
    if mistake:
        path, old, new = folder / mistake[1], mistake[2].replace("\\n", "\n"), mistake[3].replace("\\n", "\n")
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8")
    command, *expected = block["body"].rstrip("\n").split("\n")
    printed = _run(command, folder)
    for line in expected:
        assert line in printed.split("\n"), printed


def test_the_guide_covers_pack_text_rule_test_and_use() -> None:
    assert [b["lang"] for b in BLOCKS].count("console") == 5
