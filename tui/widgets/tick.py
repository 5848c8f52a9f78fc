"""A single box to tick."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType

from .words import Words


class Tick(Words, can_focus=True):
    """[x] or [ ] before its words; Space, Enter or a click ticks."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space,enter", "tick", show=False)]

    def __init__(self, say: Callable[[], str], ticked: bool = False, *, id: str | None = None) -> None:  # noqa: A002
        self.ticked = ticked
        super().__init__(lambda: f"{'[x]' if self.ticked else '[ ]'} {say()}", id=id, classes="tick")

    def action_tick(self) -> None:
        self.ticked = not self.ticked
        self.retranslate()

    def on_click(self) -> None:
        self.action_tick()
