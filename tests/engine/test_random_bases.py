"""On random rule networks, the two evaluators, the incremental one and a brute-force oracle agree everywhere."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from .random_base import HUB_RULES, VALUATIONS, compare

BASES = 1000
CHUNK = 50
SEED = 20261124


@pytest.mark.parametrize("first", range(0, BASES, CHUNK))
def test_all_evaluators_agree(first: int, record_property: Callable[[str, object], None]) -> None:
    """No difference on any node of any base; the chunk runs in a process of its own, since durable-rules never frees a ruleset."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        tally = pool.submit(compare, SEED, first, CHUNK).result()
    for name in ("bases", "evaluations", "nodes", "completions", "chained"):
        record_property(name, getattr(tally, name))
    assert tally.differing == ()
    assert tally.bases == CHUNK
    assert tally.evaluations == tally.chained == CHUNK * VALUATIONS
    assert tally.completions > CHUNK
    assert tally.most_children >= 20
    assert tally.most_sharing >= HUB_RULES
    assert tally.deepest > 10
