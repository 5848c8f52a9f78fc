"""What one consultation works with: the interview under way and the judge of its case."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from engine.answer import current_answer
from engine.ask import asks
from engine.base import Base
from engine.case import Case
from engine.interview import Interview
from engine.pack import Pack
from engine.problems import Disagreement

from .judge import Judge
from .screens.interview import InterviewScreen


@dataclass
class Consultation:
    """The interview and the judge; forgotten together."""

    interview: Interview
    judge: Judge

    @classmethod
    def begin(cls, packs: Sequence[tuple[Pack, Base]], case: Case | None = None) -> Consultation:
        """Begin one, or continue a case that holds answers already."""
        case = case or Case()
        given = [ask.id for ask in asks(case) if current_answer(case, ask) is not None]
        return cls(Interview(list(packs), case, given), Judge(packs))

    def warm_up(self) -> None:
        """Compile the rules before anyone waits for the first assessment."""
        with suppress(Disagreement):
            self.judge.assess(self.interview.case)

    def screen(self) -> InterviewScreen:
        """The screen that puts the questions."""
        return InterviewScreen(self.interview, self.judge)

    def forget(self) -> None:
        """Drop the case and everything concluded on it."""
        self.interview.case, self.interview.asked = Case(), []
        self.judge.forget()
