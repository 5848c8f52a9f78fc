"""The interview: what was said, the question under way, and what already holds at the side."""

from __future__ import annotations

from asyncio import Lock
from dataclasses import dataclass
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Button

from engine.answer import DECLINED, Answer
from engine.ask import Ask
from engine.case import Case
from engine.finding import Assessment
from engine.interview import Interview
from engine.language import N_, _, ngettext
from engine.problems import Disagreement

from ..judge import Judge
from ..layout import SIDE_FROM
from ..replies import again, held
from ..urgent import help_lines, help_now, in_danger
from ..widgets.field import Field
from ..widgets.fields import field_for
from ..widgets.holdings import Holdings
from ..widgets.keybar import Key, KeyBar
from ..widgets.press import Press
from ..widgets.talk import Talk, Turn
from ..widgets.words import Words
from .answers import AnswersScreen
from .help_now import HelpNowScreen
from .results import ResultsScreen

DISAGREED = N_(
    "The two checks of the law do not agree on this case, so nothing is shown rather than a guess. "
    "An association for victims can help meanwhile."
)
_ENDED = N_("Thank you. No other question could change the result now.")
_KEYS = (
    Key("F1", N_("why"), "screen.why"),
    Key("F4", N_("don't know"), "screen.decline"),
    Key("F5", N_("what I can do now"), "screen.results"),
    Key("F6", N_("change"), "screen.change"),
    Key("F7", N_("back"), "screen.back"),
)


class InterviewScreen(Screen[None]):
    """Puts the interview's questions one after the other; everything that an answer can be is in its field."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1,question_mark", "why", show=False),
        Binding("d,f4", "decline", show=False),
        Binding("f5", "results", show=False),
        Binding("f6", "change", show=False),
        Binding("f7,ctrl+b", "back", show=False, priority=True),  # Ctrl+B is the prefix of tmux
    ]

    @dataclass
    class Assessed(Message):
        """The side panel's assessment is there; None = the two evaluators differ."""

        case: Case
        assessment: Assessment | None

    def __init__(self, interview: Interview, judge: Judge) -> None:
        super().__init__()
        self.interview, self.judge = interview, judge
        self.ask: Ask | None = None
        self.explained = False
        self._placing = Lock()
        self.helped: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        with Horizontal(id="room"):
            with Vertical(id="conversation"):
                yield Words(self._progress, id="progress")
                yield Talk(id="talk")
                with VerticalScroll(id="asking", can_focus=False):
                    yield Words(lambda: str(self.ask.text) if self.ask else _(_ENDED), id="question")
                    yield Words(lambda: str(self.ask.help) if self.ask else "", id="help")
                    yield Words(self._why, id="why")
                    yield Vertical(id="place")
                with Horizontal(id="ways"):
                    yield Press(lambda: _("I don't know / rather not say"), id="decline")
                    yield Press(lambda: _("Back"), id="back")
                    yield Press(lambda: _("See what I can do now"), id="results")
            yield Holdings()
        yield KeyBar(_KEYS)

    async def on_mount(self) -> None:
        await self.put(self.interview.next())

    def on_resize(self, event: events.Resize) -> None:
        self._update_side()

    # --- questions and answers

    async def put(self, ask: Ask | None, before: Answer | None = None) -> None:
        """Put a question, with the answer given to it before; None ends the interview with the results."""
        self.ask, self.explained = ask, False
        self.query_one(Talk).show(self._turns())
        async with self._placing:  # a key may come while the field before is still being built
            place = self.query_one("#place", Vertical)
            await place.remove_children()
            if ask is not None:
                before = held(self.interview.case, ask) if before is None else before
                await place.mount(field := field_for(ask, before, self.interview.case.today))
                field.start()
        for ident in ("progress", "question", "help", "why"):
            self.query_one(f"#{ident}", Words).retranslate()
        self._update_side()
        if ask is None:
            self.query_one("#results").focus()
            self.action_results()

    async def on_field_given(self, event: Field.Given) -> None:
        event.stop()
        if event.ask is self.ask:  # Enter pressed twice does not answer the next question
            await self._take(event.answer)

    async def _take(self, answer: Answer) -> None:
        if self.ask is None:
            return
        try:
            self.interview.answer(self.ask, answer)
        except ValueError:  # the engine's sentence is in English and for case files
            self.query_one(Field).refuse(N_("This answer does not fit the question. Please check it."))
            return
        await self.put(self.interview.next())
        self._help_if_in_danger()

    async def action_decline(self) -> None:
        await self._take(DECLINED)

    async def action_back(self) -> None:
        """To the question before, with what was answered there."""
        answered = self.interview.answered()
        before = held(self.interview.case, answered[-1]) if answered else None
        ask = self.interview.back()
        if ask is not None:
            await self.put(again(self.interview, answered[-1]), before)

    def action_change(self) -> None:
        self.app.push_screen(AnswersScreen(self._turns()), self._change)

    async def _change(self, ident: str | None) -> None:
        ask = self.interview.find(ident) if ident else None
        if ask is not None:
            await self.put(again(self.interview, ask))

    # --- beside the questions

    def action_why(self) -> None:
        self.explained = not self.explained
        self.query_one("#why", Words).retranslate()

    def action_results(self) -> None:
        try:
            assessment = self.judge.assess(self.interview.case)
        except Disagreement:
            self.query_one(Talk).interject(lambda: _(DISAGREED))
            return
        self.app.push_screen(ResultsScreen(assessment, self.interview.case))

    async def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        match event.button.id:
            case "decline":
                await self.action_decline()
            case "back":
                await self.action_back()
            case "results":
                self.action_results()

    def _help_if_in_danger(self) -> None:
        """Show whom to call as soon as there is danger, and again when the place tells more exactly whom."""
        if not in_danger(self.interview.case):
            self.helped = ()
            return
        try:
            contacts = help_now(self.judge.assess(self.interview.case))
        except Disagreement:
            contacts = []
        known = tuple(contact.id for contact in contacts)
        if not self.helped or (known != self.helped and all(contact.holds for contact in contacts)):
            self.helped = known or ("none",)
            self.query_one(Talk).interject(lambda: "\n".join(help_lines(contacts)))
            self.app.push_screen(HelpNowScreen(contacts))

    def _update_side(self) -> None:
        if self.size.width >= SIDE_FROM:
            self._assess(self.interview.case)

    @work(thread=True, exclusive=True)
    def _assess(self, case: Case) -> None:
        try:
            self.post_message(self.Assessed(case, self.judge.assess(case)))
        except Disagreement:
            self.post_message(self.Assessed(case, None))

    def on_interview_screen_assessed(self, event: Assessed) -> None:
        if event.case is not self.interview.case:
            return
        if event.assessment is None:
            self.query_one(Holdings).fail(DISAGREED)
        else:
            self.query_one(Holdings).show(event.assessment)

    # --- words

    def _turns(self) -> list[Turn]:
        asked = self.ask.id if self.ask else ""
        return [Turn(ask, held(self.interview.case, ask)) for ask in self.interview.answered() if ask.id != asked]

    def _progress(self) -> str:
        left = self.interview.remaining()
        return ngettext("At most {n} more question", "At most {n} more questions", left) if left else ""

    def _why(self) -> str:
        return _("Why this is asked: {why}", why=str(self.ask.why)) if self.ask and self.explained else ""

