"""The one family of errors: what is wrong, where, and what to do about it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from .language import _


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong at one place of a file; lines and columns count from 1, 0 = not known."""

    file: str
    line: int
    column: int
    what: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{place}: {self.what}"


class RecoursError(Exception):
    """An input that cannot be used; carries every problem found, in file order.

    The text never quotes an answer of the person, so that it may be printed or logged.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


class Disagreement(Exception):
    """The two evaluators concluded differently: an error to show, never a guess to make."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ` (did you mean '…'?)` for the closest known word, else an empty string."""
    close = difflib.get_close_matches(word, list(known), n=1)
    return _(" (did you mean '{word}'?)", word=close[0]) if close else ""
