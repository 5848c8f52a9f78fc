"""The command `recours`: the screens, and everything that can be done without them."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from engine.loading import SHIPPED, load_pack, shipped_pack
from engine.data_home import RULES
from engine.problems import RecoursError


@click.group()
def main() -> None:
    pass


def _folders(folders: tuple[str, ...]) -> list[Path]:
    return [Path(f) for f in folders] or [RULES / name for name in SHIPPED]


@main.command()
@click.argument("folders", nargs=-1)
def check(folders: tuple[str, ...]) -> None:
    """Check packs."""
    n = 0
    for folder in _folders(folders):
        try:
            load_pack(folder)
        except RecoursError as error:
            for p in error.problems:
                click.echo(str(p))
            n += len(error.problems)
    click.echo(f"{n} problems found")
    sys.exit(1 if n else 0)


@main.command()
@click.argument("folders", nargs=-1)
def test(folders: tuple[str, ...]) -> None:
    """Run the cases of packs."""
    from engine.proof.lawcase import read_cases, run

    n = failed = 0
    try:
        paths = _folders(folders)
        packs = {folder.resolve(): load_pack(folder) for folder in paths}
        for name in SHIPPED:
            if (RULES / name).resolve() not in packs and (RULES / name / "pack.yaml").exists():
                packs[(RULES / name).resolve()] = shipped_pack(name)
        for folder in paths:
            for case in read_cases(folder, [p for p, _ in packs.values()]):
                outcome = run(case, list(packs.values()))
                n += 1
                if outcome.wrong:
                    failed += 1
                    click.echo(str(case.place))
                    for line in outcome.wrong:
                        click.echo(f"    {line}")
    except RecoursError as error:
        for p in error.problems:
            click.echo(str(p))
        sys.exit(2)
    click.echo(f"{n} cases, {failed} failed")
    sys.exit(1 if failed else 0)
