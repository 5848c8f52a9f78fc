"""The results, most urgent first: six sections, each built when it is opened."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Button, Tab, Tabs

from engine.case import Case
from engine.finding import Assessment
from engine.language import N_, Text, _

from ..sections import SECTIONS, Section
from ..widgets.card import Card
from ..widgets.keybar import Key, KeyBar
from ..widgets.press import Press
from ..widgets.words import Words

AT_ONCE = 24  # parts of a section mounted at a time
_KEYS = (
    Key("1-6", N_("section"), "screen.next_section"),
    Key("↑ ↓ Enter", N_("choose and open"), "screen.open"),
    Key("B", N_("back to the questions"), "screen.close"),
)


class ResultsScreen(Screen[None]):
    """What an assessment holds. The number keys open a section, the arrows move between cards, Enter opens a card."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"section({n})", show=False) for n in range(1, len(SECTIONS) + 1)),
        Binding("right", "next_section", show=False), Binding("left", "previous_section", show=False),
        Binding("down,j", "move(1)", show=False, priority=True), Binding("up,k", "move(-1)", show=False, priority=True),
        Binding("b,f5,ctrl+b", "close", show=False),
        Binding("pagedown", "page(1)", show=False, priority=True), Binding("pageup", "page(-1)", show=False, priority=True),
    ]

    def __init__(self, assessment: Assessment, case: Case) -> None:
        super().__init__()
        self.assessment, self.case = assessment, case
        self.section: Section = SECTIONS[0]
        self.waiting: list[Widget] = []

    def compose(self) -> ComposeResult:
        yield Tabs(*(Tab(Content(self._label(n)), id=section.id) for n, section in enumerate(SECTIONS, start=1)))
        yield VerticalScroll(id="cards", can_focus=False)
        yield KeyBar(_KEYS)

    async def on_tabs_tab_activated(self, event: Tabs.TabActivated) -> None:
        event.stop()
        self.section = next(section for section in SECTIONS if section.id == event.tab.id)
        place = self.query_one("#cards", VerticalScroll)
        await place.remove_children()
        self.waiting = self._contents(self.section)
        await self._mount_more()
        place.scroll_home(animate=False)
        first = self.query(Card).first() if self.query(Card) else None
        self.set_focus(first, scroll_visible=False)

    async def _mount_more(self) -> None:
        """Mount the next parts of the section, and a button for the rest: hundreds of cards at once are slow and help nobody."""
        place = self.query_one("#cards", VerticalScroll)
        now, self.waiting = self.waiting[:AT_ONCE], self.waiting[AT_ONCE:]
        await place.mount(*now)
        if any(isinstance(part, Card) for part in self.waiting):
            await place.mount(Press(lambda: _("Show more"), id="more"))
        else:
            await place.mount(*self.waiting, Words(self._colophon, classes="colophon"))

    async def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        await event.button.remove()
        first = self.waiting[:AT_ONCE]
        await self._mount_more()
        self.set_focus(next((part for part in first if isinstance(part, Card)), None))

    def action_section(self, number: int) -> None:
        self.query_one(Tabs).active = SECTIONS[number - 1].id

    def action_next_section(self) -> None:
        self.query_one(Tabs).action_next_tab()

    def action_previous_section(self) -> None:
        self.query_one(Tabs).action_previous_tab()

    def action_move(self, step: int) -> None:
        """To the next card; within one that is taller than the screen, a few lines on."""
        place, cards = self.query_one("#cards", VerticalScroll), list(self.query("#cards Card, #more"))
        at = next((i for i, card in enumerate(cards) if card.has_focus), None)
        here = cards[at].region if at is not None else None
        if here is not None and (here.bottom > place.region.bottom if step > 0 else here.y < place.region.y):
            place.scroll_relative(y=4 * step, animate=False)
        elif cards and at is not None and 0 <= at + step < len(cards):
            self.set_focus(cards[at + step], scroll_visible=False)
            cards[at + step].scroll_visible(animate=False, top=step > 0 and cards[at + step].region.height > place.region.height)
        else:
            place.scroll_relative(y=4 * step, animate=False)

    def action_page(self, step: int) -> None:
        place = self.query_one("#cards", VerticalScroll)
        place.scroll_page_down(animate=False) if step > 0 else place.scroll_page_up(animate=False)

    def action_open(self) -> None:
        """What the key line's own Enter does when it is clicked."""
        if isinstance(self.focused, Card):
            self.focused.action_open()

    def action_close(self) -> None:
        self.dismiss(None)

    def retranslate(self) -> None:
        for n, section in enumerate(SECTIONS, start=1):
            self.query_one(f"#{section.id}", Tab).label = Content(self._label(n))

    def _contents(self, section: Section) -> list[Widget]:
        groups = section.groups(self.assessment)
        titles = {f.id: f.title for f in self.assessment.findings if f.holds}
        parts: list[Widget] = []
        if not groups:
            parts.append(Words(lambda: _(section.empty), classes="empty"))
        for group in groups:
            parts.append(Words(lambda heading=group.heading: _(heading), classes="head"))  # type: ignore[misc]
            parts += [Card(finding, self.case, titles) for finding in group.findings]
        return parts

    def _colophon(self) -> str:
        lines = [_("This is information, not legal advice; no lawyer has reviewed it yet.")]
        for header in self.assessment.outside:
            title = str(Text(f"{header.id}.title", header.title))
            lines.append(_("The law of {pack} does not seem to reach this case, going by the answers given.", pack=title))
        return "\n".join(lines)

    @staticmethod
    def _label(number: int) -> str:
        return f"{number} {_(SECTIONS[number - 1].name)}"
