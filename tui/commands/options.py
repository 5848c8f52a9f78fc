"""Options that several commands share: which packs, on which day, in which language."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from engine import language
from engine.base import Base
from engine.case import Case
from engine.language import N_, _
from engine.loading import SHIPPED, load_pack, shipped_pack
from engine.pack import Pack
from engine.problems import did_you_mean
from engine.reach import in_play
from engine.vocabulary import read_date

from ..localised import F, click, option

Loaded = list[tuple[Pack, Base]]


@dataclass(frozen=True)
class Chosen:
    """The packs of a call: shipped ones, a person's own folders, and whether the shipped ones were named."""

    shipped: Loaded
    own: Loaded
    named: bool

    @property
    def all(self) -> Loaded:
        return [*self.shipped, *self.own]

    def for_case(self, case: Case) -> Loaded:
        """What was named, else every shipped pack that is in play on this case; a person's own folders always."""
        return [*(self.shipped if self.named else in_play(self.shipped, case)), *self.own]


def _packs(_ctx: click.Context, _param: click.Parameter, chosen: str | None) -> Chosen:
    """Shipped packs by id and folders by path, separated by commas; a folder alone is loaded beside the shipped ones."""
    names = [name.strip() for name in chosen.split(",") if name.strip()] if chosen else []
    folders = [name for name in names if name not in SHIPPED and Path(name).is_dir()]
    for name in names:
        if name not in SHIPPED and name not in folders:
            raise click.BadParameter(
                _("no pack or folder '{name}'{hint}; packs: {packs}", name=name, hint=did_you_mean(name, SHIPPED), packs=", ".join(SHIPPED))
            )
    shipped = [name for name in names if name in SHIPPED]
    own = [load_pack(Path(name)) for name in folders]
    return Chosen([shipped_pack(name) for name in shipped or SHIPPED], own, bool(shipped))


def _day(_ctx: click.Context, _param: click.Parameter, chosen: str | None) -> date | None:
    if chosen is None:
        return None
    try:
        found = read_date(None, chosen)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None
    return found if isinstance(found, date) else None


def packs_option(function: F) -> F:
    """`--packs`: which legal orders to look at."""
    return option("--packs", callback=_packs, metavar="fr,uk,eu,us|DIR", help=N_("Packs to use, by id, or a folder to load beside them."))(
        function
    )


def day_option(function: F) -> F:
    """`--on`: the day on which deadlines are judged."""
    return option("--on", callback=_day, metavar="DATE", help=N_("Assess as of this day (2026-01-31) instead of today."))(function)


def lang_option(function: F) -> F:
    """`--lang`, accepted after the command too; it took effect before anything was parsed."""
    return option("--lang", expose_value=False, type=click.Choice(language.available()), help=N_("Language of everything that is shown."))(
        function
    )


def width() -> int:
    """Columns to write in: those of the terminal, at most 100, for lines that can be read."""
    return min(100, shutil.get_terminal_size((80, 24)).columns)
