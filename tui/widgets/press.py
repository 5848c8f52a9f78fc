"""A button whose label can be said again in another language."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content
from textual.widgets import Button


class Press(Button):
    """A one-line button, pressed by mouse or by Enter."""

    def __init__(self, say: Callable[[], str], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(Content(say()), id=id, compact=True)
        self.say = say

    def tell(self, say: Callable[[], str]) -> None:
        """Another label from now on."""
        self.say = say
        self.retranslate()

    def retranslate(self) -> None:
        self.label = Content(self.say())
