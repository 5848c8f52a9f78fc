"""Several answers at once, with boxes to tick; ticking none is an answer too."""

from __future__ import annotations

from typing import ClassVar

from rich.table import Table
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Button, OptionList
from textual.widgets.option_list import Option

from engine.answer import Answer
from engine.ask import Ask
from engine.language import _, ngettext

from .field import Field
from .numbered import numbered
from .press import Press
from .words import Words


class Boxes(OptionList):
    """Options that a click or Space ticks, and Enter confirms together."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", show=False),
        Binding("enter", "confirm", show=False),
    ]

    class Confirmed(Message):
        """Enter was pressed on the list."""

    def action_confirm(self) -> None:
        self.post_message(self.Confirmed())


class ChecklistField(Field):
    """Boxes written [x] or [ ]: never told by colour alone."""

    def __init__(self, ask: Ask, before: Answer | None = None) -> None:
        super().__init__(ask, before)
        self.ticks = set(before) if isinstance(before, frozenset) else set()

    def compose(self) -> ComposeResult:
        yield Boxes(*(Option(self._row(i), id=option.value) for i, option in enumerate(self.ask.options)))
        yield Words(lambda: _("Space or a number ticks; Enter continues. Nothing ticked means none of these."), classes="hint")
        yield self.refusal
        yield Press(self._continue, id="confirm")

    def on_mount(self) -> None:
        self._list.highlighted = 0

    def start(self) -> None:
        self._list.focus()

    def on_key(self, event: events.Key) -> None:
        if event.character and event.character in "123456789" and int(event.character) <= self._list.option_count:
            event.stop()
            self._list.highlighted = int(event.character) - 1
            self._list.action_select()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.ticks ^= {str(event.option_id)}
        self.retranslate()
        self.query_one("#confirm", Press).retranslate()

    def on_boxes_confirmed(self, event: Boxes.Confirmed) -> None:
        event.stop()
        self.give(frozenset(self.ticks))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.give(frozenset(self.ticks))

    def retranslate(self) -> None:
        for i in range(len(self.ask.options)):
            self._list.replace_option_prompt_at_index(i, self._row(i))

    @property
    def _list(self) -> Boxes:
        return self.query_one(Boxes)

    def _row(self, i: int) -> Table:
        option = self.ask.options[i]
        return numbered("[x] " if option.value in self.ticks else "[ ] ", i + 1, str(option.label))

    def _continue(self) -> str:
        if not self.ticks:
            return _("None of these: continue")
        return ngettext("Continue with {n} ticked", "Continue with {n} ticked", len(self.ticks))
