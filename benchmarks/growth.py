"""How the cost of an answer grows with the number of rules: synthetic bases of 50 to 20,000 rules."""

from __future__ import annotations

from random import Random
from time import process_time

from engine.base import Base, Op
from engine.condition import Test
from engine.kleene import Running
from engine.logic import NO, OPEN, YES

FACTS = {50: 40, 200: 80, 1_000: 300, 5_000: 1_000, 20_000: 2_000}
ANSWERS = 25
LEVELS = 5


def synthetic(rules: int, random: Random) -> tuple[Base, list[int]]:
    """A base of this many rules of 2 to 6 conditions on five levels, three rules to a conclusion; and its facts."""
    base = Base()
    facts = [base.node(Op.ATOM, atom=Test(f"f{i}", "case", (True,))) for i in range(FACTS[rules])]
    lower = list(facts)
    made = 0
    for level in range(LEVELS):
        here = []
        until = rules * (level + 1) // LEVELS
        while made < until:
            branches = []
            for _ in range(min(3, until - made)):
                conditions = [random.choice(lower if random.random() < 0.5 else facts) for _ in range(random.randint(2, 6))]
                conditions = [base.node(Op.NOT, (c,)) if random.random() < 0.15 else c for c in conditions]
                branches.append(base.node(Op.ALL, tuple(conditions)))
                made += 1
            here.append(base.node(Op.ANY, tuple(branches)))
        lower = here
    return base, facts


def microseconds_per_answer(rules: int, consultations: int) -> tuple[float, float]:
    """Mean cost of an answer over some consultations of 25 answers, in microseconds; and the nodes that an answer changed."""
    random = Random(rules)
    base, facts = synthetic(rules, random)
    order = range(len(base.ops))
    running = Running(base, order, lambda atom: OPEN)
    first = dict(running.values)
    total, changed = 0.0, 0
    for _ in range(consultations):
        running.values = dict(first)
        for fact in random.sample(facts, ANSWERS):
            answer = {fact: random.choice((YES, NO))}
            start = process_time()
            moved = running.set(answer)
            total += process_time() - start
            changed += len(moved)
    count = consultations * ANSWERS
    return total / count * 1e6, changed / count
