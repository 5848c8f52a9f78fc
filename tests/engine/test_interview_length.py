"""The interview stays short, and there is something to do long before it ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from random import Random
from statistics import median, quantiles

import pytest

from engine.assess import findings_of
from engine.case import Case
from engine.conclude import Conclusions
from engine.interview import Interview
from engine.loading import shipped_pack
from engine.logic import YES

from .amount import amount
from .random_person import TODAY, random_person

INTERVIEWS = amount("RECOURS_INTERVIEWS", 200)
SEED = 20261124
SOON = 6


def surely_reached(con: Conclusions) -> bool:
    """What was answered is enough to know that this law reaches the case."""
    return any(values.get(node) == YES for _, values in con.judged for node in con.base.reach.values())


@pytest.mark.timeout(1800)
def test_a_few_questions_are_enough(record_property: Callable[[str, object], None]) -> None:
    """Half of all people see at most twenty screens; after six, whoever the law reaches has a step to take or someone to call."""
    packs = [shipped_pack("fr")]
    lengths: list[int] = []
    asked: Counter[str] = Counter()
    stranded: list[int] = []
    reached = 0
    for number in range(INTERVIEWS):
        person = random_person(Random(f"{SEED} {number}"))
        under_way = Interview(packs, Case(assess_on=TODAY))
        while (ask := under_way.next()) is not None:
            asked[ask.question.id] += 1
            under_way.answer(ask, person.answer(ask))
            if len(under_way.asked) == SOON:
                (con,) = under_way.conclusions()
                if surely_reached(con):
                    reached += 1
                    if not any(f.holds and f.kind in ("remedy", "contact") for f in findings_of(con)):
                        stranded.append(number)
        lengths.append(len(under_way.asked))
    record_property("screens", sorted(lengths))
    record_property("asked", asked.most_common())
    record_property("median", median(lengths))
    record_property("p95", quantiles(lengths, n=20)[-1])
    assert stranded == []
    assert reached > INTERVIEWS / 2
    assert median(lengths) <= 20
