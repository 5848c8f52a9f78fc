"""A whole number, such as an age."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Input

from engine.language import N_, _

from ..replies import limits
from .entry import Entry
from .field import Field
from .words import Words


class NumberField(Field):
    """Digits only, within the limits of the fact."""

    def compose(self) -> ComposeResult:
        before = str(self.before) if isinstance(self.before, int) else ""
        yield Entry(before, digits=True)
        yield Words(lambda: _("Enter continues."), classes="hint")
        yield self.refusal

    def start(self) -> None:
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        least, most = limits(self.ask)
        text = event.value.strip()
        if not text.isdecimal() or not least <= int(text) <= most:
            self.refuse(N_("Please write a whole number from {least} to {most}."), least=least, most=most)
            return
        self.give(int(text))
