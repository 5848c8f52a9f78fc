"""What the person sees when the two evaluators differ: an error once it is sure, never a guess."""

from __future__ import annotations

import pytest

from engine import conclude, durable
from engine.case import Case
from engine.loading import shipped_pack
from engine.logic import NO, OPEN
from engine.problems import Disagreement

CASE = Case({"victim_lives_in": "FR", "material": "edited"}, ({"kind": "shared"},))


def _wrong(times: int, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Let durable-rules lose its conclusions in the first `times` evaluations of the shared nodes, as after a long suspension."""
    calls: list[int] = []
    right = conclude.chained

    def chained(base, stage, valuation, shared):  # type: ignore[no-untyped-def]
        found = right(base, stage, valuation, shared)
        if stage.name == "shared":
            calls.append(1)
            if len(calls) <= times:
                return {node: OPEN if value == NO else NO for node, value in found.items()}
        return found

    monkeypatch.setattr(conclude, "chained", chained)
    return calls


@pytest.mark.skipif(not durable.AVAILABLE, reason="durable-rules cannot be imported on this Python")
def test_a_passing_loss_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = _wrong(1, monkeypatch)
    conclude.agreed(*shipped_pack("fr"), CASE)
    assert len(calls) == 2


@pytest.mark.skipif(not durable.AVAILABLE, reason="durable-rules cannot be imported on this Python")
def test_a_lasting_difference_is_an_error_without_an_answer_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    _wrong(2, monkeypatch)
    with pytest.raises(Disagreement) as error:
        conclude.agreed(*shipped_pack("fr"), CASE)
    assert "edited" not in str(error.value)
