"""A line to write in."""

from __future__ import annotations

from textual.widgets import Input


class Entry(Input):
    """One line high; its cursor stays still, so that it is always seen where one writes."""

    def __init__(self, value: str = "", *, placeholder: str = "", digits: bool = False, id: str | None = None) -> None:  # noqa: A002
        super().__init__(value, placeholder, type="integer" if digits else "text", compact=True, id=id)
        self.cursor_blink = False
