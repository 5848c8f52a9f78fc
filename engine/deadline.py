"""Deadlines worked out: from what they run, how they are counted, and whether the day has passed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from .case import Case, day_of, end_of, start_of
from .finding import DueDate
from .language import Text
from .pack import DeadlineRule, Start
from .periods import Due, Period, PeriodError, count, majority
from .situation import Situation


def limitation(rule: DeadlineRule, situation: Situation, concerns: tuple[str, ...]) -> DueDate | None:
    """The day until which an act can be prosecuted or sued on; None while the act's day (or the age) is not known.

    An act whose day is only known to lie in a range is counted from the earliest day: the safe reading.
    """
    start, end = situation.start, situation.end
    if start is None or end is None:
        return None
    if situation.own.get("approximate"):
        end = start
    if rule.starts == "majority":
        age = situation.vocabulary.value("victim_age_at_act", situation.facts)
        if age is None:
            return None
        begins = max(majority(age, start), end) if age < 18 else end
    else:
        begins = start if rule.starts == "act_start" else end
    return _due(rule, begins, situation.case, concerns)


def running(rule: DeadlineRule, case: Case, situation: Situation) -> Iterator[DueDate]:
    """Every date that a rule with its own start gives on this case: one for each notice or act that it runs from."""
    starts = rule.starts
    if isinstance(starts, str):
        due = limitation(rule, situation, ()) if situation.scope == "act" else None
        if due is not None:
            yield due
        return
    for begins in dict.fromkeys(_moments(starts, case, situation)):
        due = _due(rule, begins, case, ())
        if due is not None:
            yield due


def missing_start(rule: DeadlineRule) -> str:
    """The fact that would give this deadline its date."""
    if isinstance(rule.starts, Start):
        return rule.starts.fact or ("from" if rule.starts.act else rule.starts.date or "notices")
    return "from"


def _moments(starts: Start, case: Case, situation: Situation) -> Iterator[date | datetime]:
    if starts.fact:
        value = case.facts.get(starts.fact)
        if value is not None:
            yield value
    if starts.notice:
        kinds = [starts.notice] if isinstance(starts.notice, str) else starts.notice
        for notice in case.notices or ():
            moment = notice.get(starts.date or "sent_at")
            if notice["kind"] in kinds and moment is not None:
                yield moment
    if starts.act:
        kinds = [starts.act] if isinstance(starts.act, str) else starts.act
        acts = [situation.own] if situation.scope == "act" else [act for act in case.acts or () if act["kind"] in kinds]
        for act in acts:
            day = end_of(act, case.today) if starts.date == "end" and not act.get("approximate") else start_of(act)
            if day is not None:
                yield day


def _due(rule: DeadlineRule, begins: date | datetime, case: Case, concerns: tuple[str, ...]) -> DueDate | None:
    period = Period(**rule.period.model_dump())
    if not period.hours:
        begins = day_of(begins)
    try:
        end: Due = count(period, begins)
    except PeriodError:  # an hour-counted period needs the hour and its offset
        return None
    safe = end.late if rule.earliest else end.safe
    days = rule.recommended_days_before
    recommended = None if days is None else max(day_of(safe) - timedelta(days=days), day_of(begins))
    return DueDate(
        safe, end.late, begins, Text(f"{rule.id}.counted", rule.counted), rule.binds, rule.earliest, recommended,
        day_of(safe) < case.today, concerns,
    )
