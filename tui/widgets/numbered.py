"""An option with its number, laid out so that a long text wraps beside the number."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text


def numbered(mark: str, number: int, words: str) -> Table:
    """An option with its number; a long text wraps beside the number, not under it."""
    row = Table.grid(padding=(0, 1))
    row.add_column(no_wrap=True)
    row.add_column()
    row.add_row(Text(f"{mark}{number if number < 10 else ' '}"), Text(words))
    return row
