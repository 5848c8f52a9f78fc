"""The screens wired together: start, leaving at once, language, colours, and what happens when something breaks."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import constants
from textual.actions import SkipAction
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.screen import Screen
from textual.worker import Worker

from engine.language import _, available, current, guess, use

from .layout import SIDE_FROM, TALL_FROM
from .screens.blank import BlankScreen
from .screens.language import LanguageScreen
from .screens.safety import SafetyScreen
from .switching import switch

if TYPE_CHECKING:  # the law and the questions are read while the first pages are on the screen
    from engine.base import Base
    from engine.case import Case
    from engine.pack import Pack

    from .consultation import Consultation

    Packs = Sequence[tuple[Pack, Base]]

TWICE = 0.6  # seconds between two Escapes that together mean "leave"


class RecoursApp(App[None]):
    """The program on screen. `lang` None = ask; a `case` given is continued.

    `packs` may be a function, which is then called beside the first pages, so that nobody waits for them.
    """

    CSS_PATH = "recours.tcss"
    TITLE = ""
    ALLOW_SELECT = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (SIDE_FROM, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (TALL_FROM, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f10,ctrl+q", "leave", show=False, priority=True),
        Binding("escape", "escape", show=False, priority=True),
        Binding("f2,ctrl+l", "other_language", show=False, priority=True),
        Binding("f3", "other_theme", show=False, priority=True),
    ]

    def __init__(self, packs: Packs | Callable[[], Packs], case: Case | None = None, lang: str | None = None) -> None:
        super().__init__()
        self._packs, self._case = packs, case
        self.consultation: Consultation | None = None
        self._prepared: Worker[None] | None = None
        self.lang = lang
        self._escaped = -TWICE

    async def on_mount(self) -> None:
        use(self.lang or guess())
        loop = asyncio.get_running_loop()
        # Without this, ending the process from outside leaves the answers on the screen.
        for name in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(name, lambda: self.call_later(self.action_leave))
        # asyncio would print the error of a forgotten task, and an error may hold an answer.
        loop.set_exception_handler(lambda _loop, _context: None)
        if self.lang is None:
            await self.push_screen(LanguageScreen(), self._begin)
        else:
            await self._begin(self.lang)
        self.screen.call_after_refresh(self._preparing)  # the first page is drawn before the law is read

    async def _begin(self, lang: str | None) -> None:
        use(lang or current())
        await self.push_screen(SafetyScreen(), self._ask)

    def _preparing(self) -> Worker[None]:
        """The one worker that prepares the consultation."""
        if self._prepared is None:
            self._prepared = self.run_worker(self._prepare, thread=True, exit_on_error=False)
        return self._prepared

    def _prepare(self) -> None:
        """Read the law and compile it while the first pages are read; it makes nobody wait."""
        from .consultation import Consultation

        packs = self._packs() if callable(self._packs) else self._packs
        consultation = Consultation.begin(packs, self._case)
        self.consultation = consultation
        self._case = None
        self.run_worker(consultation.warm_up, thread=True)

    async def _ask(self, _read: None) -> None:
        await self._preparing().wait()
        assert self.consultation is not None
        await self.push_screen(self.consultation.screen())

    # --- leaving

    async def action_leave(self) -> None:
        """Blank the screen, forget the case, end with status 0 and print nothing."""
        blank = BlankScreen()
        await self.push_screen(blank)
        self._case = None
        if self.consultation is not None:
            self.consultation.forget()
        blank.call_after_refresh(self.exit, return_code=0)

    async def action_escape(self) -> None:
        """Twice in a row leaves; once does what the screen makes of it."""
        now = monotonic()
        if now - self._escaped < TWICE:
            await self.action_leave()
            return
        self._escaped = now
        raise SkipAction()

    async def action_quit(self) -> None:
        await self.action_leave()

    def action_help_quit(self) -> None:
        self.notify(_("To leave: F10, or Escape twice."))

    def _handle_exception(self, error: Exception) -> None:
        """Textual would print the traceback with its local variables, answers among them: say one neutral sentence instead."""
        self._return_code = 1
        if self.is_headless and self._exception is None:  # only tests may look at the error
            self._exception = error
            self._exception_event.set()
        self.panic(_("Something went wrong in the program, so it closed. Nothing was saved."))

    def copy_to_clipboard(self, text: str) -> None:
        """Nothing: what is copied stays in the clipboard's history and in the terminal's."""

    # --- language and colours

    def action_other_language(self) -> None:
        languages = available()
        at = languages.index(current()) if current() in languages else -1
        switch(self, languages[(at + 1) % len(languages)])

    def action_other_theme(self) -> None:
        self.theme = "textual-light" if self.current_theme.dark else "textual-dark"

    def action_command_palette(self) -> None:
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=_("Search for a command")))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Our own commands only: Textual's include one that writes a picture of the conversation to disk."""
        yield SystemCommand(_("Leave at once"), _("Blank the screen and close"), self.action_leave)
        yield SystemCommand(_("Other language"), _("Show everything in the next language"), self.action_other_language)
        yield SystemCommand(_("Light or dark"), _("Change the colours"), self.action_other_theme)


def run_app(packs: Packs | Callable[[], Packs], lang: str | None = None) -> int:
    """Run the screens until the person leaves; the exit status is 0, or 1 after an error. Nothing is printed but one sentence then."""
    _keep_no_record()
    app = RecoursApp(packs, lang=lang)
    try:
        app.run()
    except Exception:  # noqa: BLE001 - whatever it is, its text may hold an answer
        print(_("Something went wrong in the program, so it closed. Nothing was saved."), file=sys.stderr)
        return 1
    return app.return_code or 0


def _keep_no_record() -> None:
    """Refuse Textual's own ways to write down what is shown, even when the environment asks for them."""
    os.environ.pop("TEXTUAL", None)  # devtools and debugging
    setattr(constants, "LOG_FILE", None)  # noqa: B010 - declared Final
    setattr(constants, "SCREENSHOT_DELAY", -1)  # noqa: B010
