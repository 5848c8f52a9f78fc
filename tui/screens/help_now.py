"""Whom to call, before any other question."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Button

from engine.finding import Finding
from engine.language import _

from ..urgent import help_lines
from ..widgets.keybar import KeyBar
from ..widgets.press import Press
from ..widgets.words import Words


class HelpNowScreen(Screen[None]):
    """The contacts for danger, on a page of their own; the interview waits behind it."""

    def __init__(self, contacts: list[Finding]) -> None:
        super().__init__()
        self.contacts = contacts

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="page", can_focus=False):
            yield Words(lambda: help_lines(self.contacts)[0], classes="lead")
            yield Words(lambda: "\n\n".join(help_lines(self.contacts)[1:]))
        yield Press(lambda: _("Go on with the questions (Enter)"), id="begin")
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one("#begin").focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(None)
