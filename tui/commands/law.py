"""`recours law` and `recours contacts`: what the packs know, apart from any case."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from engine.language import N_, Text, _
from engine.pack import Contact, Pack, Provision, Rule
from engine.problems import did_you_mean

from ..localised import Command, click, option
from ..report import Entry, _contact
from ..wording import confidence, day
from .options import Chosen, lang_option, packs_option


@click.command(
    cls=Command,
    help=N_("What a provision says here: its source, its dates, and the rules that use it."),
    examples=("recours law fr/code-penal/226-8-1", "recours law --stale", "recours law --coverage"),
)
@click.argument("cite", required=False)
@option("--stale", is_flag=True, help=N_("List what was checked longest ago and what is least sure."))
@option("--coverage", is_flag=True, help=N_("For every provision: the rules that use it, or the reason why none does."))
@packs_option
@lang_option
def law(cite: str | None, stale: bool, coverage: bool, packs: Chosen) -> None:
    loaded = [pack for pack, _base in packs.all]
    if stale:
        _stale(loaded)
    elif coverage:
        sys.exit(_coverage(loaded))
    elif cite is None:
        raise click.UsageError(_("Give a citation key such as fr/code-penal/226-8-1, or --stale or --coverage."))
    else:
        _provision(loaded, cite)


def users(pack: Pack, cite: str) -> list[Rule]:
    """The rules of a pack that cite a provision, in any of their wordings."""
    return [r for r in pack.rules.values() if cite in r.cites or any(cite in (v.cites or ()) for v in r.versions)]


def _provision(packs: list[Pack], cite: str) -> None:
    for pack in packs:
        if cite in pack.provisions:
            for line in _lines(packs, pack.provisions[cite]):
                click.echo(line)
            return
    known = [key for pack in packs for key in pack.provisions]
    raise click.UsageError(_("no provision '{name}'{hint}", name=cite, hint=did_you_mean(cite, known)))


def _lines(packs: list[Pack], found: Provision) -> Iterable[str]:
    yield f"{found.cite}  {Text(f'{found.cite}.title', found.title)}"
    yield str(Text(f"{found.cite}.says", found.says))
    if found.enacted_by:
        yield _("Enacted by: {text}", text=found.enacted_by)
    if found.from_:
        yield _("In force from {day}.", day=day(found.from_))
    if found.to:
        yield _("In force until {day}.", day=day(found.to))
    yield _("Source: {url}", url=found.source)
    yield _("Checked on {day}; {confidence}.", day=day(found.checked_on), confidence=confidence(found.confidence))
    for pack in packs:
        for rule in users(pack, found.cite):
            yield _("Used by: {id}  {title}", id=rule.id, title=str(Text(f"{rule.id}.title", getattr(rule, "title", ""))))
    if found.not_a_rule:
        yield _("No rule uses it: {reason}", reason=str(Text(f"{found.cite}.not_a_rule", found.not_a_rule)))


_SURE = {"low": 0, "inferred": 1, "medium": 2, "high": 3, "verified": 4}


def _stale(packs: list[Pack]) -> None:
    found = sorted((p.checked_on, _SURE[p.confidence], p.cite, p.confidence) for pack in packs for p in pack.provisions.values())
    for checked, _rank, cite, sure in found:
        click.echo(f"{checked.isoformat()}  {sure:9}  {cite}")


def _coverage(packs: list[Pack]) -> int:
    unaccounted = total = 0
    for pack in packs:
        for cite, provision in pack.provisions.items():
            total += 1
            rules = [rule.id for other in packs for rule in users(other, cite)]
            if not rules and not provision.not_a_rule:
                unaccounted += 1
            reason = str(Text(f"{cite}.not_a_rule", provision.not_a_rule or _("NOT ACCOUNTED FOR")))
            click.echo(f"{cite}  {', '.join(rules) if rules else reason}")
    click.echo(f"{total} provisions, {unaccounted} unaccounted")
    return 1 if unaccounted else 0


@click.command(
    cls=Command,
    help=N_("Services that can help, with their hours and whom they serve."),
    examples=("recours contacts", "recours contacts --place FR"),
)
@option("--place", metavar="PLACE", help=N_("Only those of a country (FR), and those that serve every country."))
@packs_option
@lang_option
def contacts(place: str | None, packs: Chosen) -> None:
    for pack, _base in packs.all:
        for rule in pack.of_kind("contact"):
            if isinstance(rule, Contact) and (place is None or rule.place in (None, place, place.split("-")[0])):
                made = Entry(
                    f"{rule.id}  {rule.name}", [line for line in [str(Text(f"{rule.id}.summary", rule.summary)), *_contact(rule)] if line]
                )
                click.echo(made.title)
                for line in made.lines:
                    click.echo(f"  {line}")
