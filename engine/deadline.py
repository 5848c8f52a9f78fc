"""Deadlines worked out: from what they run, how they are counted, and whether the day has passed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from .case import Case, Facts, day_of, end_of, start_of
from .conclude import Conclusions
from .finding import DueDate
from .language import Text
from .logic import Truth
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
    if situation.own.get("approximate") or situation.own.get("times") == 1:  # one act, however long what it posted stays up
        end = start
    if rule.starts == "majority":
        age = situation.vocabulary.value("victim_age_at_act", situation.facts)
        if age is None:
            return None
        begins = max(majority(age, start), end) if age < 18 else end
    else:
        begins = start if rule.starts == "act_start" else end
    return _due(rule, begins, situation.case, concerns)


def running(rule: DeadlineRule, con: Conclusions, situation: Situation) -> Iterator[DueDate]:
    """Every date that a rule with its own start gives on this case: one for each notice or act that it runs from."""
    starts = rule.starts
    if isinstance(starts, str):
        due = limitation(rule, situation, ()) if situation.scope == "act" else None
        if due is not None:
            yield due
        return
    for begins in dict.fromkeys(_moments(rule, starts, con, situation)):
        due = _due(rule, begins, con.case, ())
        if due is not None:
            yield due


def missing_start(rule: DeadlineRule) -> str:
    """The fact that would give this deadline its date."""
    if rule.starts == "majority":
        return "victim_age_at_act"
    if isinstance(rule.starts, Start):
        return rule.starts.fact or ("from" if rule.starts.act else rule.starts.date or "notices")
    return "from"


def _moments(rule: DeadlineRule, starts: Start, con: Conclusions, situation: Situation) -> Iterator[date | datetime]:
    if starts.fact:
        value = con.case.facts.get(starts.fact)
        if value is not None:
            yield value
        elif starts.act:
            yield from earliest_act(starts, con.case)
        return
    where = con.base.starts_where.get(rule.id)
    for judged, wanted in ((con.notices, starts.notice), (con.marks, starts.act)):
        kinds = [wanted] if isinstance(wanted, str) else wanted or []
        for other, values in judged:
            own = situation.own if situation.scope == "act" and judged is con.marks else other.own
            if other.kind not in kinds or (where is not None and values[where].high is Truth.NO) or own is not other.own:
                continue
            moment = own.get(starts.date or "sent_at") if judged is con.notices else _day(own, starts, con.case)
            if moment is not None:
                yield moment


def earliest_act(starts: Start, case: Case) -> list[date]:
    """The first day of the first of these acts: the safe start of a period that runs from a later day, such as that of knowing."""
    kinds = [starts.act] if isinstance(starts.act, str) else starts.act or []
    days = [day for act in case.acts or () if act["kind"] in kinds and (day := start_of(act)) is not None]
    return [min(days)] if days else []


def passed_at_the_earliest(rule: DeadlineRule, case: Case) -> bool:
    """Whether the period is over when it is counted from the first act, so that the day of knowing matters."""
    return isinstance(rule.starts, Start) and any(
        (due := _due(rule, begins, case, ())) is not None and due.passed for begins in earliest_act(rule.starts, case)
    )


def _day(act: Facts, starts: Start, case: Case) -> date | None:
    return end_of(act, case.today) if starts.date == "end" and not act.get("approximate") else start_of(act)


def _due(rule: DeadlineRule, begins: date | datetime, case: Case, concerns: tuple[str, ...]) -> DueDate | None:
    period = Period(**rule.period.model_dump())
    if not period.hours:
        begins = day_of(begins)
    try:
        end: Due = count(period, begins)
    except PeriodError:  # an hour-counted period needs the hour and its offset
        return None
    due = end.safe if rule.binds == "person" and not rule.earliest else end.late
    days = rule.recommended_days_before
    recommended = None if days is None else max(day_of(due) - timedelta(days=days), day_of(begins))
    if recommended is not None and recommended < case.today:
        recommended = None
    return DueDate(
        due,
        end.late,
        begins,
        Text(f"{rule.id}.counted", rule.counted),
        rule.binds,
        rule.earliest,
        recommended,
        day_of(due) < case.today,
        concerns,
    )
