"""`recours check` and `recours test`: for those who write rules."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from engine.data_home import RULES
from engine.language import N_, _, ngettext
from engine.loading import SHIPPED, load_pack, shipped_pack
from engine.problems import Problem, RecoursError
from engine.proof.lawcase import read_cases, run
from engine.proof.soundness import unsound
from engine.reach import ALWAYS

from ..localised import Command, click
from .options import Loaded, lang_option


def _folders(given: tuple[str, ...]) -> list[Path]:
    return [Path(folder) for folder in given] or [RULES / name for name in SHIPPED]


def _beside(folders: list[Path]) -> Loaded:
    """The packs of these folders, and those that are always looked at."""
    loaded = [load_pack(folder) for folder in folders]
    ids = {pack.id for pack, _base in loaded}
    return loaded + [shipped_pack(name) for name in ALWAYS if name not in ids]


def problems_of(folder: Path) -> list[Problem]:
    """Every problem of a pack and of its cases; what is well-formed and still wrong only once the form is right."""
    try:
        pack, base = load_pack(folder)
        read_cases(folder, [pack, *(shipped_pack(name)[0] for name in SHIPPED if name != pack.id)])
    except RecoursError as error:
        return error.problems
    return unsound(pack, base)


@click.command(
    cls=Command,
    help=N_("Check packs: form, references, dates, and their cases. Without a folder, the shipped ones."),
    examples=("recours check", "recours check my-pack"),
)
@click.argument("folders", nargs=-1)
@lang_option
def check(folders: tuple[str, ...]) -> None:
    found = [problem for folder in _folders(folders) for problem in problems_of(folder)]
    for problem in found:
        click.echo(str(problem))
    click.echo(ngettext("{n} problem found", "{n} problems found", len(found)))
    sys.exit(1 if found else 0)


@click.command(
    cls=Command,
    help=N_("Run the test cases of packs. Without a folder, the shipped ones."),
    examples=("recours test", "recours test my-pack"),
)
@click.argument("folders", nargs=-1)
@lang_option
def test(folders: tuple[str, ...]) -> None:
    paths = _folders(folders)
    beside = {folder: _beside([folder]) for folder in paths}
    cases = [(case, packs) for folder, packs in beside.items() for case in read_cases(folder, [pack for pack, _base in packs])]
    hidden = not sys.stderr.isatty() or bool(os.environ.get("NO_COLOR"))
    failed = 0
    with click.progressbar(cases, file=sys.stderr, hidden=hidden) as under_way:
        for case, packs in under_way:
            outcome = run(case, packs)
            if outcome.wrong:
                failed += 1
                click.echo(f"{case.place.file}:{case.place.line}:{case.place.column}: {case.name}")
                for line in outcome.wrong:
                    click.echo(f"    {line}")
    click.echo(_("{n} cases, {failed} failed", n=len(cases), failed=failed))
    sys.exit(1 if failed else 0)
