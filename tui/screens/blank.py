"""Nothing: what stands on the screen while the program closes."""

from __future__ import annotations

from textual.screen import Screen


class BlankScreen(Screen[None]):
    """An empty screen."""
