"""What was said so far: each question and its answer as two short bubbles, and what had to be said in between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll

from engine.answer import Answer
from engine.ask import Ask

from ..replies import reply
from .words import Words


@dataclass(frozen=True)
class Turn:
    """A question put and the answer that the case holds."""

    ask: Ask
    answer: Answer | None


class TurnBubbles(Vertical):
    """A question and its answer."""

    def __init__(self, turn: Turn) -> None:
        super().__init__(classes="turn")
        self.turn = turn

    def compose(self) -> ComposeResult:
        yield Words(lambda: str(self.turn.ask.text), classes="bubble asked")
        yield Words(lambda: reply(self.turn.ask, self.turn.answer), classes="bubble replied")


class Talk(VerticalScroll, can_focus=False):
    """The conversation, always scrolled to its end until someone scrolls up."""

    def on_mount(self) -> None:
        self.anchor()

    def show(self, turns: list[Turn]) -> None:
        """Show exactly these turns; those shown already and unchanged stay as they are."""
        shown = list(self.query(TurnBubbles))
        same = 0
        while same < min(len(shown), len(turns)) and shown[same].turn == turns[same]:
            same += 1
        with self.app.batch_update():
            for bubbles in shown[same:]:
                bubbles.remove()
            self.mount(*(TurnBubbles(turn) for turn in turns[same:]))
        self.anchor()

    def interject(self, say: Callable[[], str]) -> None:
        """Say something that is no question, such as whom to call now."""
        self.mount(Words(say, classes="bubble urgent"))
        self.anchor()
