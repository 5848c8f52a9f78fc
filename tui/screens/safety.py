"""What to know before the first question: what stays behind, how to leave, and what this is not."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Button

from engine.language import N_, _

from ..widgets.keybar import KeyBar
from ..widgets.press import Press
from ..widgets.words import Words

_SAID = (
    (N_("Leaving"), N_(
        "F10, or Escape pressed twice, closes this at once: the screen goes blank first and nothing is printed."
    )),
    (N_("What is not left behind"), N_(
        "Nothing is saved and nothing is sent. The answers are held in memory only, and end with the program."
    )),
    (N_("What may be left behind"), N_(
        "The command that started this program may stay in the history of the terminal. Some terminals keep what was shown, and a "
        "program that watches this device could see it. If someone else has access to this device, another one is safer."
    )),
    (N_("What this is"), N_(
        "Information on the law, to know where one stands and what can be done. It is not legal advice, and no lawyer has reviewed it "
        "yet; each result shows its source. No picture is ever asked for, and no names."
    )),
    (N_("In danger now"), N_("112 in the European Union, 999 in the United Kingdom, 911 in the United States.")),
)


class SafetyScreen(Screen[None]):
    """Shown once, before the interview; the arrows scroll it on a small screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,pagedown", "scroll_down", show=False), Binding("up,pageup", "scroll_up", show=False),
    ]

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="page", can_focus=False):
            yield Words(lambda: _("Before we begin"), classes="lead")
            for head, words in _SAID:
                yield Words(partial(_paragraph, head, words), classes="paragraph")
        yield Press(lambda: _("Begin (Enter)"), id="begin")
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one("#begin").focus()

    def action_scroll_down(self) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=2, animate=False)

    def action_scroll_up(self) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=-2, animate=False)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(None)


def _paragraph(head: str, words: str) -> str:
    return _("{heading}: {words}", heading=_(head), words=_(words))
