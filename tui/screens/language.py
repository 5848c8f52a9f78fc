"""The first question, before any language is known."""

from __future__ import annotations

from babel import Locale
from rich.table import Table
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from engine.language import _, available, current, use

from ..widgets.keybar import KeyBar
from ..widgets.numbered import numbered
from ..widgets.words import Words


class LanguageScreen(Screen[str]):
    """Each language in its own words; returns the code chosen."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="page"):
            yield Words(_asked, classes="lead")
            yield OptionList(*(Option(row, id=code) for code, row in _rows()))
        yield KeyBar()

    def on_mount(self) -> None:
        languages = self.query_one(OptionList)
        languages.highlighted = available().index(current())
        languages.focus()

    def on_key(self, event: events.Key) -> None:
        codes = available()
        if event.character and event.character in "123456789" and int(event.character) <= len(codes):
            event.stop()
            self.dismiss(codes[int(event.character) - 1])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(str(event.option_id))


def _asked() -> str:
    """The question in every language, one a line."""
    shown = current()
    lines = []
    for code in available():
        use(code)
        lines.append(_("In which language shall we go on?"))
    use(shown)
    return "\n".join(dict.fromkeys(lines))


def _rows() -> list[tuple[str, Table]]:
    names = [(code, str(Locale.parse(code).get_language_name(code))) for code in available()]
    return [(code, numbered("", n, name[:1].upper() + name[1:])) for n, (code, name) in enumerate(names, start=1)]
