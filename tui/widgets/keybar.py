"""The last line of every screen: the keys that work here, by mouse too; leaving comes first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from engine.language import N_, _


@dataclass(frozen=True)
class Key:
    """A key, what it does (a msgid), and the action behind it."""

    key: str
    does: str
    action: str


GAP = "   "
EVERYWHERE = (
    Key("F10 / Esc Esc", N_("leave at once"), "app.leave"),
    Key("F2", N_("language"), "app.other_language"),
    Key("F3", N_("light or dark"), "app.other_theme"),
)


class KeyBar(Widget):
    """Keys and what they do, on as many lines as they need; a line never ends between a key and what it does."""

    def __init__(self, keys: Sequence[Key] = ()) -> None:
        super().__init__()
        self.keys = (EVERYWHERE[0], *keys, *EVERYWHERE[1:])

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def retranslate(self) -> None:
        self.refresh(layout=True)

    def _lines(self, width: int) -> list[Content]:
        lines: list[Content] = []
        for key in self.keys:
            pair = Content(f"{key.key} {_(key.does)}").stylize("bold", 0, len(key.key)).stylize(f"@click={key.action}")
            if lines and lines[-1].cell_length + len(GAP) + pair.cell_length <= width:
                lines[-1] = lines[-1] + Content(GAP) + pair
            else:
                lines.append(pair)
        return lines
