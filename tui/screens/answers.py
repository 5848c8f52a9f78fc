"""The answers given so far, to pick one and change it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from engine.language import N_, _

from ..replies import reply
from ..widgets.keybar import Key, KeyBar
from ..widgets.talk import Turn
from ..widgets.words import Words


class AnswersScreen(ModalScreen[str | None]):
    """Returns the id of the question to ask again, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,b", "close", show=False)]

    def __init__(self, turns: list[Turn]) -> None:
        super().__init__()
        self.turns = turns

    def compose(self) -> ComposeResult:
        with Vertical(classes="page"):
            yield Words(self._lead, classes="lead")
            yield OptionList(*(Option(self._row(turn), id=turn.ask.id) for turn in self.turns))
        yield KeyBar([Key("B", N_("back"), "screen.close")])

    def on_mount(self) -> None:
        answers = self.query_one(OptionList)
        answers.highlighted = len(self.turns) - 1 if self.turns else None
        answers.focus()

    def action_close(self) -> None:
        self.dismiss(None)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option_id)

    def retranslate(self) -> None:
        for i, turn in enumerate(self.turns):
            self.query_one(OptionList).replace_option_prompt_at_index(i, self._row(turn))

    def _lead(self) -> str:
        return _("Which answer would you like to change?") if self.turns else _("There is no answer yet to change.")

    @staticmethod
    def _row(turn: Turn) -> Content:
        question = str(turn.ask.text).partition("?")
        return Content.assemble((question[0] + question[1], "dim"), "\n", Content(reply(turn.ask, turn.answer)))
