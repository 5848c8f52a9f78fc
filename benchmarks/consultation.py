"""One consultation under French law, answer by answer: what the interview costs, and what the evaluation alone costs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from time import process_time
from typing import Any

from engine.answer import Answer, Span
from engine.ask import Ask
from engine.base import Atom, Base, Stage
from engine.case import Case
from engine.conclude import chained, conclude, own
from engine.interview import Interview
from engine.loading import shipped_pack
from engine.logic import Interval, Truth
from engine.pack import Pack

ANSWERS = 25
TODAY = date(2026, 11, 24)
STORY: dict[str, Answer] = {
    "acts": frozenset({"shared", "threatened"}),
    "notices": frozenset({"in_app_report"}),
    "victim_lives_in": "FR",
    "victim_age_at_act": 16,
    "victim_age_now": 17,
    "act.date": Span(date(2026, 9, 1), times=3),
    "discovered_on": date(2026, 9, 2),
    "notice.sent_at": date(2026, 9, 3),
    "material": "edited",
    "shows": frozenset({"nudity"}),
    "author_relation": "ex_partner",
    "author_age": 19,
    "author_lives_in": "FR",
    "act.audience": "closed_group",
    "act.where": "snapchat",
    "notice.to": "snapchat",
    "notice.reply": "refused",
    "act.demand": "images",
    "consent": frozenset(),
    "days_unfit": 9,
    "victim_nationality": frozenset({"FR"}),
}


def told(ask: Ask) -> Answer:
    """What the person of the story answers."""
    if ask.question.id in STORY:
        return STORY[ask.question.id]
    if ask.form == "checklist":
        return frozenset(option.value for option in ask.options[:1]) if ask.question.id not in ("danger", "act.details") else frozenset()
    usual: dict[str, Answer] = {"yes_no": True, "number": 20, "place": "FR", "platform": "snapchat", "date": TODAY}
    return usual[ask.form] if ask.form in usual else ask.options[0].value


def consultation(packs: list[tuple[Pack, Base]]) -> tuple[list[Case], list[float]]:
    """The case after each answer, and the seconds from each answer to the next question; goes on past the interview's own end."""
    under_way = Interview(packs, Case(assess_on=TODAY))
    cases = [under_way.case]
    seconds: list[float] = []
    ask = under_way.next()
    while ask is not None and len(seconds) < ANSWERS:
        answer = told(ask)
        start = process_time()
        under_way.answer(ask, answer)
        ask = under_way.next()
        seconds.append(process_time() - start)
        cases.append(under_way.case)
    return cases, seconds


def story_cases(pack: Pack, base: Base) -> list[Case]:
    """The cases after 0 to 25 answers; where the interview needed fewer, facts it had no need of are added one by one."""
    cases, _ = consultation([(pack, base)])
    rest = {
        "identifiable": True,
        "looks_real": True,
        "intent": frozenset({"humiliation"}),
        "harm": frozenset({"psychological"}),
        "suicide_attempt": False,
        "same_school": True,
        "author_identified": True,
        "victim_gender": "woman",
        "minor_witness": False,
    }
    for name, value in rest.items():
        if len(cases) <= ANSWERS and name not in cases[-1].facts:
            cases.append(replace(cases[-1], facts={**cases[-1].facts, name: value}))
    if len(cases) != ANSWERS + 1:
        raise RuntimeError(f"the story has {len(cases) - 1} answers")
    return cases


@dataclass
class Told:
    """One stage of the law, and the value of its every atom after each answer: the same facts in, for every engine."""

    base: Base
    stage: Stage
    steps: list[dict[Atom, Interval]]


def stages_told(pack: Pack, base: Base, cases: list[Case]) -> list[Told]:
    """What the stages of the story's one act and of the case as a whole are told, answer by answer."""
    found = []
    for name in ("act:shared", "case"):
        stage = base.stages[name]
        steps = []
        for case in cases:
            con = conclude(pack, base, case)
            ((situation, _),) = [judged for judged in con.judged if judged[0].name == name and not judged[0].threatened]
            steps.append({base.atoms[i]: situation.value(base.atoms[i]) for i in stage.order if i in base.atoms})
        for before, after in zip(steps, steps[1:], strict=False):
            if any(after[atom].low < value.low or after[atom].high > value.high for atom, value in before.items()):
                raise RuntimeError("an answer took something back: the peers cannot follow that")
        found.append(Told(base, stage, steps))
    return found


def literals(value: Interval) -> list[int]:
    """The thresholds that a value has passed, as engine.durable numbers them."""
    passed = (value.low >= Truth.ARGUABLE, value.low >= Truth.YES, value.high <= Truth.ARGUABLE, value.high <= Truth.NO)
    return [threshold for threshold, true in enumerate(passed) if true]


def per_answer(rounds: int) -> dict[str, list[float]]:
    """Seconds per answer: with the next question; the whole evaluation by each evaluator alone."""
    pack, base = shipped_pack("fr")
    found: dict[str, list[float]] = {"answer and next question": [], "evaluation, ours": [], "evaluation, durable-rules": []}
    consultation([(pack, base)])
    cases = story_cases(pack, base)
    evaluators: list[tuple[str, Any]] = [("evaluation, ours", own), ("evaluation, durable-rules", chained)]
    conclude(pack, base, cases[-1], chained)
    for _ in range(rounds):
        found["answer and next question"] += consultation([(pack, base)])[1]
        for name, evaluator in evaluators:
            for case in cases[1:]:
                found[name].append(_seconds(lambda: conclude(pack, base, case, evaluator)))  # noqa: B023 - called at once
    return found


def _seconds(action: Callable[[], object]) -> float:
    start = process_time()
    action()
    return process_time() - start
