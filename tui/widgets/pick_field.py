"""A place or a service, found by typing the beginning of its name."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Button, Input, OptionList
from textual.widgets.option_list import Option

from engine.answer import Answer
from engine.ask import Ask
from engine.language import N_, _

from ..places import matching, place_name, places, platforms
from .entry import Entry
from .field import Field
from .press import Press
from .words import Words


class PickField(Field):
    """A filter above a list. Where several may be given, each pick is added, and Enter with nothing typed continues."""

    def __init__(self, ask: Ask, before: Answer | None = None) -> None:
        super().__init__(ask, before)
        self.chosen: list[str] = sorted(before) if isinstance(before, frozenset) else []

    def compose(self) -> ComposeResult:
        if self.ask.several:
            yield Words(self._chosen, classes="chosen")
        yield Entry(placeholder=_("Type the beginning of a name"))
        yield OptionList()
        yield Words(self._hint, classes="hint")
        yield self.refusal
        if self.ask.several:
            yield Press(lambda: _("Continue"), id="confirm")

    def on_mount(self) -> None:
        self._filter()

    def start(self) -> None:
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.refuse("")
        self._filter()

    def on_key(self, event: events.Key) -> None:
        if event.key in ("down", "up") and self.query_one(Input).has_focus:
            event.stop()
            event.prevent_default()
            self._list.action_cursor_down() if event.key == "down" else self._list.action_cursor_up()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        highlighted = self._list.highlighted_option
        if highlighted is not None:
            self._pick(str(highlighted.id))
        elif self.ask.several and self.chosen and not event.value.strip():
            self.give(frozenset(self.chosen))
        else:
            self.refuse(N_("Please type the beginning of a name and choose it in the list below."))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._pick(str(event.option_id))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if self.chosen:
            self.give(frozenset(self.chosen))
        else:
            self.refuse(N_("Please type the beginning of a name and choose it in the list below."))

    def retranslate(self) -> None:
        self.query_one(Input).placeholder = _("Type the beginning of a name")
        self._filter()

    @property
    def _list(self) -> OptionList:
        return self.query_one(OptionList)

    def _pick(self, ident: str) -> None:
        if not self.ask.several:
            self.give(ident)
            return
        self.chosen = [one for one in self.chosen if one != ident] if ident in self.chosen else [*self.chosen, ident]
        self.query_one(".chosen", Words).retranslate()
        self.query_one(Input).value = ""
        self._filter()

    def _filter(self) -> None:
        typed = self.query_one(Input).value
        offered = places() if self.ask.form == "place" else [*((o.value, str(o.label)) for o in self.ask.options), *platforms()]
        found = matching(offered, typed)
        with self.app.batch_update():
            self._list.clear_options()
            self._list.add_options(Option(Content(name), id=ident) for ident, name in found)
            self._list.highlighted = 0 if typed.strip() and found else None

    def _chosen(self) -> str:
        names = ", ".join(map(place_name, self.chosen)) or _("none yet")
        return _("Chosen: {names}", names=names)

    def _hint(self) -> str:
        if self.ask.several:
            return _("The arrows and Enter choose; choosing again removes. Enter with nothing typed continues.")
        return _("The arrows and Enter choose, or a click.")
