"""What is well-formed in a pack and still wrong: a rule that can never hold, dates that overlap, a service without an address."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ..base import Base
from ..case import Case
from ..conclude import conclude
from ..language import _
from ..pack import Contact, Pack
from ..problems import Problem
from ..relevance import heads
from ..veto import Veto


def unsound(pack: Pack, base: Base, today: date | None = None) -> list[Problem]:
    """Every such problem of a pack, at the place of the rule or provision."""
    today = today or date.today()
    found = [*_dates(pack, today), *_sources(pack), *_contacts(pack), *_unused(pack, base)]
    return sorted({*found, *_dead(pack, base)})


def _at(pack: Pack, ident: str, what: str) -> Problem:
    place = pack.places[ident]
    return Problem(place.file, place.line, place.column, what)


def _dates(pack: Pack, today: date) -> Iterator[Problem]:
    checked = {**{i: p.checked_on for i, p in pack.provisions.items()}, **{i: r.checked_on for i, r in pack.rules.items()}}
    for ident, day in checked.items():
        if day > today:
            yield _at(pack, ident, _("'{name}' was checked on a day that has not come yet", name=ident))
    for rule in pack.rules.values():
        last: date | None = None
        for version in rule.versions:
            if last is not None and (version.from_ is None or version.from_ <= last):
                yield _at(
                    pack, rule.id, _("two wordings of '{name}' are in force on the same day; end the first the day before", name=rule.id)
                )
            last = version.to or date.max - timedelta(days=1)
    if pack.header.review_by < pack.header.law_as_of:
        yield Problem(pack.places[next(iter(pack.rules))].file, 0, 0, _("`review_by` lies before `law_as_of`"))


def _sources(pack: Pack) -> Iterator[Problem]:
    for cite, provision in pack.provisions.items():
        if not provision.source.startswith("https://") and not provision.source.startswith("http://"):
            yield _at(pack, cite, _("'{name}' has no web address as its source", name=cite))
    for rule in pack.rules.values():
        if rule.kind in ("offence", "deadline") and not rule.cites and not (rule.versions and all(v.cites for v in rule.versions)):
            yield _at(pack, rule.id, _("'{name}' cites no provision", name=rule.id))


def _contacts(pack: Pack) -> Iterator[Problem]:
    for rule in pack.of_kind("contact"):
        assert isinstance(rule, Contact)
        if not (rule.phone or rule.sms or rule.url or rule.email):
            yield _at(pack, rule.id, _("'{name}' gives no way to reach the service", name=rule.id))
        if not rule.serves:
            yield _at(pack, rule.id, _("'{name}' does not say whom it serves", name=rule.id))


def _unused(pack: Pack, base: Base) -> Iterator[Problem]:
    """A definition that nothing rests on."""
    used = {i for stage in base.stages.values() for i in stage.order}
    by_label = {label: node for node, label in base.labels.items()}
    for ident in pack.definitions:
        if ident in by_label and by_label[ident] not in used:
            yield _at(pack, ident, _("the definition '{name}' is used by no rule", name=ident))


def _dead(pack: Pack, base: Base) -> Iterator[Problem]:
    """A rule whose conditions contradict each other, so that no case can ever meet it."""
    con = conclude(pack, base, Case())
    with Veto([con]) as veto:
        alive = {rule.id for judged, head, rule in heads(con) if veto.can_hold(con, judged, head.elements)}
    for rule in pack.rules.values():
        if base.head(rule.id) and rule.id not in alive:
            yield _at(pack, rule.id, _("no case can ever meet the conditions of '{name}'", name=rule.id))
