"""What already holds, beside the interview."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from engine.finding import Assessment
from engine.language import _

from ..sections import already
from ..wording import marked


class Holdings(VerticalScroll, can_focus=False):
    """Titles of what holds, by kind; what is only arguable says so."""

    def __init__(self) -> None:
        super().__init__(id="holdings")
        self.assessment: Assessment | None = None
        self.trouble = ""

    def compose(self) -> ComposeResult:
        yield Static(id="held")

    def on_mount(self) -> None:
        self.retranslate()

    def show(self, assessment: Assessment) -> None:
        """Show what an assessment holds."""
        self.assessment, self.trouble = assessment, ""
        self.retranslate()

    def fail(self, msgid: str) -> None:
        """Say why nothing can be shown."""
        self.assessment, self.trouble = None, msgid
        self.retranslate()

    def retranslate(self) -> None:
        parts = [Content(_("What already holds")).stylize("bold underline")]
        groups = already(self.assessment) if self.assessment else []
        for group in groups:
            parts.append(Content("\n" + _(group.heading)).stylize("bold"))
            # The same title for two acts is one line here; the results tell them apart.
            parts += [Content(f"· {title}") for title in dict.fromkeys(marked(f) for f in group.findings)]
        if not groups:
            parts.append(Content("\n" + (_(self.trouble) or _("It fills as answers come in. Every answer may be changed or skipped."))))
        self.query_one("#held", Static).update(Content("\n").join(parts))
