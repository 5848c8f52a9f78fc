"""Changing the language while the screens are up: every part rewrites its own words, and keeps what was typed."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from textual.app import App
from textual.message_pump import MessagePump

from engine.language import use


@runtime_checkable
class Speaking(Protocol):
    """A screen or part that shows words: `retranslate` looks all of them up again, in place."""

    def retranslate(self) -> None: ...


def switch(app: App[None], lang: str) -> None:
    """Show everything in another language.

    Each part of the screen runs in a task with its own copy of the context, so the language is set in each of them.
    """
    use(lang)
    for screen in app.screen_stack:
        for part in screen.walk_children(with_self=True):
            part.call_next(_speak, part, lang)


def _speak(part: MessagePump, lang: str) -> None:
    use(lang)
    if isinstance(part, Speaking):
        part.retranslate()
