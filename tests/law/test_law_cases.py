"""The law's own cases: each situation gives what a jurist wrote beside it, under both evaluators."""

from __future__ import annotations

import pytest

from engine.data_home import RULES
from engine.loading import SHIPPED, shipped_pack
from engine.proof.lawcase import LawCase, read_cases, run
from engine.reach import ALWAYS

PACKS = [shipped_pack(name) for name in SHIPPED]
BESIDE = {name: [shipped_pack(other) for other in dict.fromkeys((name, *ALWAYS))] for name in SHIPPED}
CASES = [case for name in SHIPPED for case in read_cases(RULES / name, [pack for pack, _ in BESIDE[name]])]


def _name(case: LawCase) -> str:
    return f"{case.place.file.rsplit('/', 1)[-1]}:{case.place.line}"


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_the_law_gives_what_the_jurist_expects(case: LawCase) -> None:
    outcome = run(case, BESIDE[case.place.file.split("/")[-3]])
    assert not outcome.wrong, "\n".join([case.name, *outcome.wrong])


def test_there_are_enough_french_cases() -> None:
    assert sum("rules/fr" in case.place.file for case in CASES) >= 150
