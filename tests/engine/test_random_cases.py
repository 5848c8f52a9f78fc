"""On random cases under the shipped law, the two evaluators conclude the same of every node in every situation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from engine.base import Base
from engine.conclude import chained, conclude, differences, own
from engine.loading import shipped_pack
from engine.logic import Truth
from engine.pack import Pack
from engine.reach import ALWAYS

from .amount import amount
from .random_case import random_cases

CASES = amount("RECOURS_CASES", 2_000)  # the full proof is 20,000 and takes half an hour
CHUNK = 250
SEED = 20261124


@pytest.mark.parametrize("first", range(0, CASES, CHUNK))
def test_own_and_chained_agree(first: int, record_property: Callable[[str, object], None]) -> None:
    """No difference on any case under any shipped pack; together the cases reach every stage of the law and every kind of value."""
    packs: list[tuple[Pack, Base]] = [shipped_pack(name) for name in ALWAYS]
    differing: list[str] = []
    stages: set[str] = set()
    values: Counter[tuple[Truth, Truth]] = Counter()
    compared = 0
    for number, case in enumerate(random_cases(SEED, range(first, first + CHUNK)), first):
        for pack, base in packs:
            ours, theirs = conclude(pack, base, case, own), conclude(pack, base, case, chained)
            differing += [f"case {number}: {what}" for what in differences(ours, theirs)]
            for situation, found in (*ours.judged, *ours.marks, *ours.notices):
                stages.add(f"{pack.id} {situation.name}")
                compared += len(found)
                values.update((v.low, v.high) for v in found.values())
    record_property("cases", CHUNK)
    record_property("node values compared", compared)
    assert differing == []
    assert compared > 100 * CHUNK
    assert stages >= {
        f"{pack.id} {name}" for pack, base in packs for name in base.stages if name in ("case", "notice") or name.startswith("act:")
    }
    assert {(Truth.NO, Truth.NO), (Truth.ARGUABLE, Truth.ARGUABLE), (Truth.YES, Truth.YES), (Truth.NO, Truth.YES)} <= values.keys()
    assert all(base.chainers[name] is not None for _, base in packs for name in base.chainers)
