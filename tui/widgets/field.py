"""Where an answer is given: what all forms of question have in common."""

from __future__ import annotations

from dataclasses import dataclass

from textual.containers import Vertical
from textual.message import Message

from engine.answer import Answer
from engine.ask import Ask
from engine.language import _

from .words import Words


class Field(Vertical):
    """The input of one question; posts `Given` with the answer. What cannot be read is refused in one line below."""

    @dataclass
    class Given(Message):
        """The person confirmed an answer to a question."""

        ask: Ask
        answer: Answer

    def __init__(self, ask: Ask, before: Answer | None = None) -> None:
        super().__init__(classes="field")
        self.ask = ask
        self.before = before
        self.refusal = Words(lambda: "", classes="refusal")

    def start(self) -> None:
        """Put the cursor where the answer begins."""
        self.focus()

    def give(self, answer: Answer) -> None:
        """Hand the answer over."""
        self.refuse("")
        self.post_message(self.Given(self.ask, answer))

    def refuse(self, msgid: str, **fields: object) -> None:
        """Say why an input cannot be used; never with the input itself. Nothing to say clears the line."""
        self.refusal.tell(lambda: _(msgid, **fields))
