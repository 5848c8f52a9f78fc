"""One assessment at a time, remembered for the case it was made on: the side panel and the results share it."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock

from engine.assess import assess
from engine.base import Base
from engine.case import Case
from engine.finding import Assessment
from engine.pack import Pack
from engine.reach import in_play


class Judge:
    """Assesses cases under the packs given; safe to call from the side panel's thread and the screens at once."""

    def __init__(self, packs: Sequence[tuple[Pack, Base]]) -> None:
        self.packs = list(packs)
        self._lock = Lock()  # durable-rules keeps one compiled network per process
        self._last: tuple[Case, Assessment] | None = None

    def assess(self, case: Case) -> Assessment:
        """What the law makes of a case; raises Disagreement when the two evaluators differ."""
        with self._lock:
            if self._last is None or self._last[0] is not case:
                self._last = (case, assess(case, in_play(self.packs, case)).merged())
            return self._last[1]

    def forget(self) -> None:
        """Drop the last case and what was concluded on it."""
        self._last = None
