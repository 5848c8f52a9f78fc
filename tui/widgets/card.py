"""One finding as a card that opens."""

from __future__ import annotations

from typing import ClassVar

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text as RichText
from textual.binding import Binding, BindingType
from textual.widgets import Static

from engine.case import Case
from engine.finding import Finding
from engine.language import Text, _

from ..finding_lines import Line, brief, law_line, rest

_STYLES = {"title": "bold", "head": "bold", "quiet": "dim"}


class Card(Static, can_focus=True):
    """A few lines; Enter or a click adds why, the steps, the routes and the source, and takes them away again."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "open", show=False)]

    def __init__(self, finding: Finding, case: Case, titles: dict[str, Text]) -> None:
        super().__init__(markup=False)
        self.finding, self.case, self.titles = finding, case, titles
        self.opened = False

    def on_mount(self) -> None:
        self.retranslate()

    def action_open(self) -> None:
        self.opened = not self.opened
        self.retranslate()

    def watch_has_focus(self, focused: bool) -> None:
        super().watch_has_focus(focused)
        if self.is_mounted:
            self.retranslate()

    def on_click(self) -> None:
        self.focus()
        self.action_open()

    def retranslate(self) -> None:
        lines = brief(self.finding, self.case, self.titles)
        # The card in focus is told by its mark as well as by its colour.
        mark = f"{'>' if self.has_focus else ' '} {'-' if self.opened else '+'}"
        lines[0] = Line(f"{mark} {lines[0].words}", "title")
        if self.opened:
            lines += [*rest(self.finding, self.case), Line(law_line(self.finding), "quiet")]
        self.update(Group(*(_drawn(line) for line in lines)))
        self.tooltip = None if self.opened else _("Enter opens: why, how, and the source")


def _drawn(line: Line) -> RenderableType:
    """A line; what is listed wraps beside its bullet or number."""
    if line.style not in ("item", "step"):
        return RichText(f"\n{line.words}" if line.style == "head" else line.words, style=_STYLES.get(line.style, ""))
    bullet, words = line.words.split(" ", 1) if line.style == "step" else ("·", line.words)
    row = Table.grid(padding=(0, 1, 0, 0))
    row.add_column(no_wrap=True)
    row.add_column()
    row.add_row(RichText(bullet), RichText(words))
    return row
