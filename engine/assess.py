"""An assessment: what the packs conclude about a case, as findings, most urgent first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from .base import Base, Head
from .case import Case, day_of
from .common import shipped_common
from .conclude import Conclusions, Judged, agreed
from .deadline import limitation, missing_start, running
from .finding import Amount, Assessment, Certainty, DueDate, Finding, Raised, Route, SourceRef
from .language import Text
from .logic import ARGUABLE, YES, Truth
from .pack import UNDATED, DeadlineRule, Offence, Pack, Remedy, Rule, Version
from .reasons import arguable_because, because, needs
from .situation import Situation

_URGENCY = {"now": 0, "soon": 1, "later": 2}
_KIND = {"warning": 0, "contact": 1, "remedy": 2, "offence": 3, "deadline": 4}
_CERTAINTY = {c: i for i, c in enumerate(Certainty)}


def assess(case: Case, packs: Iterable[tuple[Pack, Base]]) -> Assessment:
    """Judge a case under each pack; raises Disagreement when the two evaluators differ."""
    headers, outside, findings = [], [], []
    for pack, base in packs:
        conclusions = agreed(pack, base, case)
        headers.append(pack.header)
        if not reaches(conclusions):
            outside.append(pack.header)
        findings += findings_of(conclusions)
    return Assessment(case.today, tuple(headers), tuple(sorted(findings, key=_order)), None, tuple(outside))


def reaches(conclusions: Conclusions) -> bool:
    """Whether any legal order of the pack reaches the case, or could."""
    reach = conclusions.base.reach.values()
    return any(values[node].high > Truth.NO for _, values in conclusions.judged for node in reach if node in values)


def findings_of(conclusions: Conclusions) -> list[Finding]:
    """The findings of one pack: each rule on each act, then the deadlines that the offences bring."""
    found: list[Finding] = []
    for judged in conclusions.judged:
        stage = conclusions.base.stages[judged[0].name]
        here = [f for head in stage.heads for f in _finding(conclusions, judged, head)]
        found += _only_last_wording(_without_displaced(here))
    actual = {ident for f in found if f.kind == "offence" and f.holds for ident in (f.id, *f.rule.displaces)}
    found = [f for f in found if f.certainty is not Certainty.NOT_YET or f.id not in actual]
    found = [_with_law_of_that_day(f, found) for f in found]
    return found + list(_limitations(conclusions, found))


def _order(finding: Finding) -> tuple[object, ...]:
    gravity = -(finding.penalty.prison_months or 0) if finding.penalty else 0
    due = finding.due.due.isoformat() if finding.due else ""
    first = -finding.rule.priority if finding.urgency == "now" else 0  # what is urgent is not sorted by its kind
    return (
        not finding.holds,
        _URGENCY[finding.urgency],
        first,
        _KIND[finding.kind],
        _CERTAINTY[finding.certainty],
        -finding.rule.priority,
        gravity,
        due,
        finding.id,
        -1 if finding.act is None else finding.act,
    )


def _certainty(judged: Judged, head: Head, rule: Rule) -> Certainty | None:
    situation, values = judged
    elements, total = values[head.elements], values[head.total]
    if situation.threatened:
        return Certainty.NOT_YET if total.low > Truth.NO else None
    if total == YES:
        return Certainty.ESTABLISHED
    if total == ARGUABLE:
        return Certainty.ARGUABLE
    if total.high > Truth.NO:
        return Certainty.POSSIBLE
    if elements.low > Truth.NO and _before(situation, head) and rule.kind not in ("warning", "contact"):
        return Certainty.NOT_IN_FORCE
    return None


def _before(situation: Situation, head: Head) -> bool:
    """The act (or today) lies before the wording's first day."""
    end = situation.case.today if situation.scope == "case" else situation.end
    return head.from_ is not None and end is not None and end < head.from_


def _finding(con: Conclusions, judged: Judged, head: Head) -> Iterator[Finding]:
    rule = con.pack.rules[head.rule]
    certainty = _certainty(judged, head, rule)
    if certainty is None:
        return
    situation, _ = judged
    version = rule.versions[head.version] if rule.versions else UNDATED
    node = head.elements if certainty is Certainty.NOT_IN_FORCE else head.total
    unsettled = arguable_because(con, judged, node) if certainty in (Certainty.ARGUABLE, Certainty.NOT_YET) else []
    finding = Finding(
        rule,
        con.pack.header,
        certainty,
        Text(f"{rule.id}.title", getattr(rule, "title", "") or getattr(rule, "name", "")),
        Text(f"{rule.id}.summary", rule.summary),
        act=situation.index if situation.scope == "act" else None,
        act_kind=situation.kind,
        period=_period(situation, head, certainty),
        cites=version.cites or rule.cites,
        because=tuple(because(con, judged, node)),
        needs=tuple(needs(con, judged, head.total)) if certainty is Certainty.POSSIBLE else (),
        unsettled=tuple(Text("because", sentence) for sentence in unsettled),
        sources=tuple(_sources(con.pack, rule, version)),
        notes=tuple(Text(f"{rule.id}.note", note) for note in (rule.note, version.note) if note),
        in_force_from=version.from_,
    )
    match rule:
        case Offence():
            penalty, raised = _penalty(con, judged, head, rule, version)
            yield replace(finding, penalty=penalty, may_rise=raised)
        case Remedy():
            yield replace(
                finding, steps=tuple(Text(f"{rule.id}.steps", step) for step in rule.steps), routes=tuple(_routes(con.case, rule))
            )
        case DeadlineRule():
            dates = list(running(rule, con, situation))
            begun = [due for due in dates if _in_version(due, version)]
            for due in begun if certainty is not Certainty.NOT_IN_FORCE else ():
                yield replace(finding, due=due)
            if certainty is Certainty.NOT_IN_FORCE or (dates and not begun and version.from_):
                yield replace(finding, certainty=Certainty.NOT_IN_FORCE)
            elif not dates and not situation.threatened:
                yield replace(finding, certainty=Certainty.POSSIBLE, needs=(*finding.needs, missing_start(rule)))
        case _:
            yield finding


def _in_version(due: DueDate, version: Version) -> bool:
    """A period runs by the wording in force on the day it begins, not on the day of the assessment."""
    begins = day_of(due.starts)
    return (version.from_ is None or begins >= version.from_) and (version.to is None or begins <= version.to)


def _period(situation: Situation, head: Head, certainty: Certainty) -> tuple[date, date] | None:
    """The days of the act under this wording; of the whole act where no wording was law."""
    start, end = situation.start, situation.end
    if situation.scope != "act" or start is None or end is None or situation.threatened:
        return None
    if certainty is Certainty.NOT_IN_FORCE or situation.own.get("approximate"):
        return start, end
    return max(start, head.from_ or start), min(end, head.to or end)


def _sources(pack: Pack, rule: Rule, version: Version) -> Iterator[SourceRef]:
    confidence = version.confidence or rule.confidence
    for cite in version.cites or rule.cites:
        provision = pack.provisions.get(cite)
        if provision is not None:
            yield SourceRef(cite, provision.source, provision.checked_on, provision.confidence, Text(f"{cite}.title", provision.title))
    for url in rule.sources:
        yield SourceRef(None, url, rule.checked_on, confidence)


def _penalty(con: Conclusions, judged: Judged, head: Head, rule: Offence, version: Version) -> tuple[Amount | None, tuple[Raised, ...]]:
    """The first tier that is met, and the heavier ones that are arguable or depend on a missing answer."""
    raised: list[Raised] = []
    for tier in head.tiers:
        source = version.penalties[tier.index]
        amount = Amount(source.prison_months, source.fine, rule.currency, Text(f"{rule.id}.note", source.note) if source.note else None)
        value = YES if tier.node is None else judged[1][tier.node]
        if value == YES:
            return amount, tuple(raised)
        if tier.node is not None and value.high > Truth.NO:
            settled = value == ARGUABLE
            raised.append(
                Raised(
                    amount, Certainty.ARGUABLE if settled else Certainty.POSSIBLE, () if settled else tuple(needs(con, judged, tier.node))
                )
            )
    return None, tuple(raised)


def _routes(case: Case, rule: Remedy) -> Iterator[Route]:
    """The routes of the platforms named in the case that serve this remedy."""
    platforms = shipped_common().platforms
    named = [act[key] for act in case.acts or () for key in ("platform", "tool") if key in act]
    minor = case.facts.get("victim_age_at_act", 18) < 18
    material = case.facts.get("material")

    def accepted(materials: list[str]) -> bool:
        return material is None or not materials or material in materials

    for name in dict.fromkeys(named):
        platform = platforms.get(name)
        for route in platform.routes if platform else ():
            fits = not (route.adults_only and minor) and not (route.minors_only and not minor) and accepted(route.accepts)
            if route.kind in rule.platform_routes and fits:
                assert platform is not None
                yield Route(
                    name,
                    Text(f"{name}.name", platform.name),
                    route.kind,
                    Text(f"{name}.{route.id}.title", route.title),
                    tuple(route.menu),
                    route.url,
                    route.needs_account,
                    Text(f"{name}.{route.id}.promised", route.promised) if route.promised else None,
                    route.confidence,
                    route.checked_on,
                )


def _without_displaced(found: list[Finding]) -> list[Finding]:
    """Drop what an established finding on the same act displaces, on the days that both cover."""
    gone = {(other, f.period) for f in found if f.certainty in (Certainty.ESTABLISHED, Certainty.NOT_YET) for other in f.rule.displaces}
    whole = {other for other, period in gone if period is None}
    return [
        f
        for f in found
        if f.id not in whole
        and not any(
            f.id == other and f.period and period and period[0] <= f.period[0] and f.period[1] <= period[1] for other, period in gone
        )
    ]


def _only_last_wording(found: list[Finding]) -> list[Finding]:
    """One finding where only time is open: several wordings of a rule are possible only because the act's day is not known.

    A wording that was not yet law is not shown beside another wording of the same rule that was.
    """
    held = {f.id for f in found if f.certainty not in (Certainty.POSSIBLE, Certainty.NOT_IN_FORCE)}
    last = {f.id: i for i, f in enumerate(found) if f.certainty is Certainty.POSSIBLE}
    first = {f.id: i for i, f in reversed(list(enumerate(found))) if f.certainty is Certainty.NOT_IN_FORCE}
    return [
        f
        for i, f in enumerate(found)
        if f.kind == "deadline"
        or (f.certainty is Certainty.POSSIBLE and last[f.id] == i)
        or (f.certainty is Certainty.NOT_IN_FORCE and f.id not in held and f.id not in last and first[f.id] == i)
        or f.certainty not in (Certainty.POSSIBLE, Certainty.NOT_IN_FORCE)
    ]


def _with_law_of_that_day(finding: Finding, found: list[Finding]) -> Finding:
    if finding.certainty is not Certainty.NOT_IN_FORCE or finding.kind != "offence":
        return finding
    then = [f.id for f in found if f.kind == "offence" and f.act == finding.act and f.holds]
    return replace(finding, applied_then=tuple(dict.fromkeys(then)))


def _limitations(con: Conclusions, found: list[Finding]) -> Iterator[Finding]:
    """One deadline for each limitation rule and act that the offences found bring, naming the offences concerned."""
    situations = {s.index: s for s, _ in con.judged if s.scope == "act" and not s.threatened}
    groups: dict[tuple[str, int | None], list[Finding]] = {}
    for finding in found:
        rule = finding.rule
        if (
            isinstance(rule, Offence)
            and rule.limitation
            and finding.act is not None
            and (finding.holds or finding.certainty is Certainty.POSSIBLE)
        ):
            groups.setdefault((rule.limitation, finding.act), []).append(finding)
    for (ident, act), offences in groups.items():
        rule = con.pack.rules[ident]
        assert isinstance(rule, DeadlineRule)
        firm = [f for f in offences if f.holds]
        due = limitation(rule, situations[act], tuple(dict.fromkeys(f.id for f in firm or offences)))
        certainty = Certainty.POSSIBLE if due is None or not firm else min((f.certainty for f in firm), key=_CERTAINTY.__getitem__)
        missing = tuple(dict.fromkeys(need for f in offences for need in f.needs)) if not firm else ()
        yield Finding(
            rule,
            con.pack.header,
            certainty,
            Text(f"{rule.id}.title", rule.title),
            Text(f"{rule.id}.summary", rule.summary),
            act=act,
            act_kind=offences[0].act_kind,
            period=offences[0].period,
            cites=rule.cites,
            because=tuple(dict.fromkeys(r for f in firm[:1] for r in f.because)),
            needs=missing if due is not None else (*missing, "from" if situations[act].start is None else "victim_age_at_act"),
            sources=tuple(_sources(con.pack, rule, UNDATED)),
            notes=(Text(f"{rule.id}.note", rule.note),) if rule.note else (),
            due=due,
        )
