"""When something happened: a day, a month, or a first and a last day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Button, Input

from engine.answer import Answer, Span
from engine.ask import Ask
from engine.language import N_, _
from engine.vocabulary import ONGOING, shipped_vocabulary

from ..days import read_day, read_time
from .entry import Entry
from .field import Field
from .press import Press
from .tick import Tick
from .words import Words


class DateField(Field):
    """A question on an act takes a span; any other takes one day, and an hour where periods are counted in hours."""

    def __init__(self, ask: Ask, before: Answer | None, today: date) -> None:
        super().__init__(ask, before)
        self.today = today
        facts = [key.fact for key in ask.keys]
        self.spans = "from" in facts
        self.counts = "times" in facts
        kind = getattr(shipped_vocabulary(), ask.keys[0].scope)[facts[0]].type
        self.hours = kind == "datetime"

    def compose(self) -> ComposeResult:
        before = self.before
        first = before.first if isinstance(before, Span) else before if isinstance(before, date) else None
        yield from _row(self._first_label, "first", _written(first, isinstance(before, Span) and before.approximate))
        if self.spans:
            last = before.last if isinstance(before, Span) and not before.approximate else None
            yield from _row(lambda: _("Last day, if it lasted"), "last", _written(last))
            yield Tick(lambda: _("It is still going on"), last == ONGOING, id="ongoing")
        if self.counts:
            times = str(before.times) if isinstance(before, Span) and before.times else ""
            yield from _row(lambda: _("How many times, about"), "times", times)
        if self.hours:
            hour = f"{before:%H:%M}" if isinstance(before, datetime) else ""
            yield from _row(lambda: _("Time, if known"), "time", hour)
        yield Words(
            lambda: _("As 30/12/2025, 2025-12-30, 12/2025 or December 2025. Tab goes to the next line, Enter continues."), classes="hint",
        )
        yield self.refusal
        yield Press(lambda: _("Continue"), id="confirm")

    def start(self) -> None:
        self.query_one("#first", Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._confirm()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self._confirm()

    def _confirm(self) -> None:
        try:
            answer = self._span() if self.spans else self._one_day()
        except ValueError as error:
            self.refuse(str(error))
            return
        self.give(answer)

    def _span(self) -> Span:
        first, last = read_day(self._text("first"), self.today), self._text("last")
        times = self._times()
        if self.query_one("#ongoing", Tick).ticked:
            return Span(first.first, ONGOING, times=times)
        if last:
            end = read_day(last, self.today)
            if end.last < first.first:
                raise ValueError(N_("The last day is before the first. Please change one of them."))
            if not (end == first and not first.whole_month):
                return Span(first.first, end.last, times=times)
        if first.whole_month:
            # Several times in one month are a series; once is one day that is not exactly known.
            return Span(first.first, first.last, approximate=times in (None, 1), times=times)
        return Span(first.first, times=1 if times is None else times)

    def _one_day(self) -> date:
        written = read_day(self._text("first"), self.today)
        if written.whole_month and self.ask.kind:
            raise ValueError(N_("The day itself is needed here, even if it is approximate."))
        hour = self._text("time") if self.hours else ""
        if not hour:
            return written.first
        at = datetime(written.first.year, written.first.month, written.first.day, *read_time(hour))
        return at.astimezone()  # the hour is that of the clock on this computer

    def _times(self) -> int | None:
        text = self._text("times") if self.counts else ""
        if text and (not text.isdecimal() or not 1 <= int(text) <= 100_000):
            raise ValueError(N_("Please write the number of times in digits, or leave it empty."))
        return int(text) if text else None

    def _text(self, ident: str) -> str:
        return self.query_one(f"#{ident}", Input).value.strip()

    def _first_label(self) -> str:
        return _("Day, or first day") if self.spans else _("Day")


def _row(label: Callable[[], str], ident: str, value: str) -> ComposeResult:
    with Horizontal(classes="row"):
        yield Words(label, classes="label")
        yield Entry(value, id=ident)


def _written(value: date | str | None, month: bool = False) -> str:
    if not isinstance(value, date):
        return ""
    return f"{value:%Y-%m}" if month else f"{value:%Y-%m-%d}"
