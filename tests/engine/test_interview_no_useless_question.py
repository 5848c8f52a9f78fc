"""Every question that the interview asks can change something, is new, and asks nothing that is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from random import Random

import pytest

from engine.case import Case
from engine.interview import Interview
from engine.loading import shipped_pack
from engine.relevance import known
from engine.veto import Veto

from .amount import amount
from .changed_outcome import changes_something
from .random_person import TODAY, random_person

INTERVIEWS = amount("RECOURS_INTERVIEWS", 120)  # the full proof is 1,000 and takes a quarter of an hour
CHUNK = 20
SEED = 20261124


@pytest.mark.parametrize("first", range(0, INTERVIEWS, CHUNK))
def test_every_question_can_change_something(first: int, record_property: Callable[[str, object], None]) -> None:
    """Before each answer, two cases that differ in it alone are judged by our own evaluator: an outcome must differ."""
    packs = [shipped_pack("fr")]
    how: Counter[str] = Counter()
    useless: list[str] = []
    repeated: list[str] = []
    pointless: list[str] = []
    for number in range(first, first + CHUNK):
        person, check = random_person(Random(f"{SEED} {number}")), Random(f"{SEED} {number} check")
        under_way = Interview(packs, Case(assess_on=TODAY))
        asked: list[str] = []
        while (ask := under_way.next()) is not None:
            conclusions = under_way.conclusions()
            with Veto(conclusions) as veto:
                witness = veto.witness(ask.keys)
            shown_by = changes_something(packs, under_way.case, ask, witness, check)
            how[shown_by] += 1
            if not shown_by:
                useless.append(f"interview {number}: {ask.id}")
            if ask.id in asked:
                repeated.append(f"interview {number}: {ask.id}")
            if all(known(under_way.case, key, conclusions[0]) for key in ask.keys):
                pointless.append(f"interview {number}: {ask.id}")
            asked.append(ask.id)
            under_way.answer(ask, person.answer(ask))
    record_property("interviews", CHUNK)
    record_property("questions", how.total())
    record_property("shown by the solver's own two cases", how["witness"])
    assert (useless, repeated, pointless) == ([], [], [])
    assert how.total() > 5 * CHUNK
    assert how["witness"] > how.total() / 2
