"""Which legal orders are looked at: those asked for, else France and the Union, and every other that is sure to reach the case."""

from __future__ import annotations

from collections.abc import Iterable

from .base import Base
from .case import Case
from .conclude import conclude
from .logic import Truth
from .pack import Pack

ALWAYS = ("fr", "eu")  # looked at even while it is open whether they reach the case


def surely_reaches(pack: Pack, base: Base, case: Case) -> bool:
    """Whether some legal order of the pack reaches the case (or arguably does) whatever the open answers turn out to be."""
    reach = base.reach.values()
    return any(values[node].low > Truth.NO for _, values in conclude(pack, base, case).judged for node in reach if node in values)


def in_play(packs: Iterable[tuple[Pack, Base]], case: Case) -> list[tuple[Pack, Base]]:
    """The packs to assess a case by when nobody chose any."""
    return [(pack, base) for pack, base in packs if pack.id in ALWAYS or surely_reaches(pack, base, case)]


def to_ask_about(packs: Iterable[tuple[Pack, Base]], case: Case) -> list[tuple[Pack, Base]]:
    """The packs whose open points are worth a question: those that reach the case by where the person lives."""
    lives = Case({"victim_lives_in": case.facts["victim_lives_in"]}, (), ()) if "victim_lives_in" in case.facts else Case({}, (), ())
    return in_play(packs, lives)
