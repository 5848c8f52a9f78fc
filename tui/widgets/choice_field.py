"""One answer among several, by number, arrows or mouse."""

from __future__ import annotations

from collections.abc import Iterator

from rich.table import Table
from textual import events
from textual.app import ComposeResult
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from engine.language import _

from .field import Field
from .numbered import numbered
from .words import Words


class ChoiceField(Field):
    """The options of a question, or yes and no; choosing confirms."""

    def compose(self) -> ComposeResult:
        yield OptionList(*(Option(row, id=value) for value, row in self._rows()))
        yield Words(lambda: _("A number chooses; so do the arrows and Enter."), classes="hint")
        yield self.refusal

    def on_mount(self) -> None:
        values = [value for value, _words in self._offered()]
        before = ("yes" if self.before else "no") if isinstance(self.before, bool) else self.before
        self._list.highlighted = values.index(before) if isinstance(before, str) and before in values else 0

    def start(self) -> None:
        self._list.focus()

    def on_key(self, event: events.Key) -> None:
        if event.character and event.character in "123456789" and int(event.character) <= self._list.option_count:
            event.stop()
            self._list.highlighted = int(event.character) - 1
            self._list.action_select()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        value = str(event.option_id)
        self.give(value == "yes" if self.ask.form == "yes_no" else value)

    def retranslate(self) -> None:
        for value, row in self._rows():
            self._list.replace_option_prompt(value, row)

    @property
    def _list(self) -> OptionList:
        return self.query_one(OptionList)

    def _offered(self) -> list[tuple[str, str]]:
        if self.ask.form == "yes_no":
            return [("yes", _("Yes")), ("no", _("No"))]
        return [(option.value, str(option.label)) for option in self.ask.options]

    def _rows(self) -> Iterator[tuple[str, Table]]:
        for number, (value, words) in enumerate(self._offered(), start=1):
            yield value, numbered("", number, words)
