"""A label that can say itself again in another language."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content
from textual.widgets import Static


class Words(Static):
    """Words looked up when drawn and again after a language switch; never read as markup."""

    def __init__(self, say: Callable[[], str], *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(markup=False, id=id, classes=classes)
        self.say = say

    def on_mount(self) -> None:
        self.retranslate()

    def tell(self, say: Callable[[], str]) -> None:
        """Say something else from now on."""
        self.say = say
        self.retranslate()

    def retranslate(self) -> None:
        words = self.say()
        self.update(Content(words))
        self.display = bool(words)
