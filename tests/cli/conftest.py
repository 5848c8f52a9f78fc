"""Runs the installed command as a person would, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Recours = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def recours(tmp_path: Path) -> Recours:
    """`recours(*words, stdin=..., lang=...)` in an empty folder."""

    def call(*words: str, stdin: str | bytes = "", lang: str = "en", **env: str) -> subprocess.CompletedProcess[str]:
        given = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run(
            [sys.executable, "-m", "tui.cli", *words], input=given, capture_output=True, cwd=tmp_path, timeout=120,
            env={**os.environ, "LC_ALL": f"{lang}_XX.UTF-8", "PYTHONIOENCODING": "utf-8", **env}, check=False,
        )
        return subprocess.CompletedProcess(words, done.returncode, done.stdout.decode(), done.stderr.decode())

    return call


CASE = """\
schema: recours-case/1
assess_on: 2026-01-12
facts:
  victim_lives_in: FR
  victim_age_at_act: 27
  material: edited
  shows: [nudity]
  consent_to_sharing: false
acts:
  - {kind: shared, from: 2025-12-30, to: 2026-01-02, audience: public_online, platform: x, tool: grok}
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """The contract's own example, as a file."""
    path = tmp_path / "case.yaml"
    path.write_text(CASE, encoding="utf-8")
    return path
