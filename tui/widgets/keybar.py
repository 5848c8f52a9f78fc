"""The last line of every screen: the keys that work here, by mouse too; leaving comes first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.widgets import Static

from engine.language import N_, _


@dataclass(frozen=True)
class Key:
    """A key, what it does (a msgid), and the action behind it."""

    key: str
    does: str
    action: str


EVERYWHERE = (
    Key("F10 / Esc Esc", N_("leave at once"), "app.leave"),
    Key("F2", N_("language"), "app.other_language"),
    Key("F3", N_("light or dark"), "app.other_theme"),
)


class KeyBar(Static):
    """Keys and what they do, wrapped over as many lines as they need."""

    def __init__(self, keys: Sequence[Key] = ()) -> None:
        super().__init__()
        self.keys = (EVERYWHERE[0], *keys, *EVERYWHERE[1:])

    def on_resize(self) -> None:
        self.retranslate()

    def retranslate(self) -> None:
        """Lay the keys out by hand, so that a line never ends between a key and what it does."""
        lines: list[Content] = []
        for key in self.keys:
            pair = Content(f"{key.key} {_(key.does)}").stylize("bold", 0, len(key.key)).stylize(f"@click={key.action}")
            if lines and lines[-1].cell_length + 3 + pair.cell_length <= self.size.width - 2:
                lines[-1] = lines[-1] + Content("   ") + pair
            else:
                lines.append(pair)
        self.update(Content("\n").join(lines))
