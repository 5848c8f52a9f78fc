"""Random rule networks, random answers to them, and an oracle that knows nothing of the evaluators."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from itertools import product
from random import Random

from engine import durable, kleene
from engine.base import Atom, Base, Op, SomeAct
from engine.condition import Test
from engine.logic import ARGUABLE, NO, OPEN, YES, Interval, Truth

CRISP = (NO, YES, OPEN)
GRADED = (NO, ARGUABLE, YES, OPEN, Interval(Truth.NO, Truth.ARGUABLE), Interval(Truth.ARGUABLE, Truth.YES))
MAX_OPEN = 6
HUB_RULES = 310
VALUATIONS = 4

Answers = dict[Atom, Interval]


@dataclass
class Tally:
    """How much was compared, and where something differed (by what was compared)."""

    bases: int = 0
    evaluations: int = 0
    nodes: int = 0
    completions: int = 0
    most_children: int = 0
    most_sharing: int = 0
    deepest: int = 0
    chained: int = 0
    differing: tuple[str, ...] = ()

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.bases + other.bases,
            self.evaluations + other.evaluations,
            self.nodes + other.nodes,
            self.completions + other.completions,
            max(self.most_children, other.most_children),
            max(self.most_sharing, other.most_sharing),
            max(self.deepest, other.deepest),
            self.chained + other.chained,
            self.differing + other.differing,
        )


def random_base(random: Random, number: int) -> Base:
    """A network of 15 to 150 nodes; every 40th has a hub that more than 300 rules share, every 10th a chain ten deep."""
    base = Base()
    nodes = [base.node(Op.ATOM, atom=_atom(i)) for i in range(random.randint(3, 25))]
    nodes += [base.node(Op.ALL), base.node(Op.ANY)]
    nodes += [base.node(Op.ARGUABLE, because=because) for because in ("unsettled", "open to debate")]
    size = random.choice((15, 30, 30, 40, 60, 150)) + len(nodes)
    if number % 10 == 0:
        link = nodes[0]
        for _ in range(10):
            link = base.node(random.choice((Op.ALL, Op.ANY)), (base.node(Op.NOT, (link,)), random.choice(nodes)))
            nodes.append(link)
    while len(base.ops) < size:
        nodes.append(_random_node(base, random, nodes))
    if number % 40 == 1:
        hub = nodes[-1]
        for i in range(HUB_RULES):
            other = base.node(Op.ATOM, atom=_atom(100 + i))
            nodes.append(base.node(random.choice((Op.ALL, Op.ANY)), (hub, other)))
    return base


def _atom(i: int) -> Atom:
    return SomeAct((f"k{i}",), None) if i % 2 else Test(f"f{i}", "case", (True,))


def _random_node(base: Base, random: Random, nodes: list[int]) -> int:
    op = random.choice((Op.ALL, Op.ANY, Op.ALL, Op.ANY, Op.NOT))
    recent = nodes[-8:] if random.random() < 0.5 else nodes
    if op is Op.NOT:
        return base.node(op, (random.choice(recent),))
    children = [random.choice(nodes if random.random() < 0.5 else recent) for _ in range(random.choice((1, 2, 2, 3, 4, 8, 9, 20)))]
    children += random.choices(children, k=random.randint(0, 2))  # the same child twice
    if random.random() < 0.1:  # a network written without Base.node's help: the duplicate stays
        base.ops.append(op)
        base.children.append(tuple(children))
        base.crisp.append(all(base.crisp[i] for i in children))
        return len(base.ops) - 1
    return base.node(op, tuple(children))


def random_answers(random: Random, base: Base) -> Answers:
    """A value for every atom; sometimes at most six are open, so that every completion can be tried."""
    few = random.random() < 0.5
    atoms = list(base.atoms.values())
    answers = {}
    for atom in atoms:
        values = CRISP if isinstance(atom, Test) else GRADED
        settled = [v for v in values if v.settled]
        answers[atom] = random.choice(settled if few else values)
    if few:
        for atom in random.sample(atoms, min(len(atoms), random.randint(0, MAX_OPEN))):
            answers[atom] = random.choice([v for v in (CRISP if isinstance(atom, Test) else GRADED) if not v.settled])
    return answers


def bounds(base: Base, answers: Answers) -> list[tuple[int, int]]:
    """The least and the most of every node when each place that an atom stands in is chosen on its own."""
    least: list[int] = []
    most: list[int] = []
    for i, op in enumerate(base.ops):
        children = base.children[i]
        match op:
            case Op.ATOM:
                low, high = map(int, answers[base.atoms[i]])
            case Op.ARGUABLE:
                low = high = 1
            case Op.NOT:
                low, high = 2 - most[children[0]], 2 - least[children[0]]
            case Op.ALL:
                low, high = min([2] + [least[c] for c in children]), min([2] + [most[c] for c in children])
            case _:
                low, high = max([0] + [least[c] for c in children]), max([0] + [most[c] for c in children])
        least.append(low)
        most.append(high)
    return list(zip(least, most, strict=True))


def completions(base: Base, answers: Answers) -> list[list[int]]:
    """The value of every node in every way to settle what is open; empty when more than six atoms are open."""
    wide = [atom for atom, value in answers.items() if not value.settled]
    if len(wide) > MAX_OPEN:
        return []
    ranges = [
        (int(answers[a].low), int(answers[a].high)) if isinstance(a, Test) else range(answers[a].low, answers[a].high + 1) for a in wide
    ]
    found = []
    for chosen in product(*ranges):
        settled = {**{a: int(v.low) for a, v in answers.items()}, **dict(zip(wide, chosen, strict=True))}
        values: list[int] = []
        for i, op in enumerate(base.ops):
            parts = [values[c] for c in base.children[i]]
            if op is Op.ATOM:
                values.append(settled[base.atoms[i]])
            elif op is Op.ARGUABLE:
                values.append(1)
            elif op is Op.NOT:
                values.append(2 - parts[0])
            else:
                values.append(min([2, *parts]) if op is Op.ALL else max([0, *parts]))
        found.append(values)
    return found


def compare(seed: int, first: int, count: int) -> Tally:
    """Compare everything on `count` bases from number `first` on."""
    total = Tally()
    for number in range(first, first + count):
        total += _compare_one(Random(f"{seed} {number}"), number)
        gc.collect()
    return total


def _compare_one(random: Random, number: int) -> Tally:
    base = random_base(random, number)
    order = range(len(base.ops))
    parents = [0] * len(base.ops)
    depth: list[int] = []
    for children in base.children:
        depth.append(1 + max((depth[c] for c in children), default=0))
        for c in set(children):
            parents[c] += 1
    tally = Tally(1, most_children=max(map(len, base.children)), most_sharing=max(parents), deepest=max(depth))
    chainer = durable.Chainer(base, order)
    half = len(base.ops) // 2
    upper = durable.Chainer(base, order[half:])
    answers = random_answers(random, base)
    running = kleene.Running(base, order, answers.__getitem__)
    differing: list[str] = []
    for turn in range(VALUATIONS):
        ours = kleene.evaluate(base, order, answers.__getitem__)
        chained = chainer.evaluate(answers.__getitem__)
        tally.chained += 1
        expected = bounds(base, answers)
        found = completions(base, answers)
        tally.evaluations += 1
        tally.nodes += len(base.ops)
        tally.completions += len(found)
        if ours != chained:
            differing.append(f"base {number} turn {turn}: chained")
        if upper.evaluate(answers.__getitem__, ours) != {i: ours[i] for i in order[half:]}:
            differing.append(f"base {number} turn {turn}: chained, the lower half given")
        if ours != running.values:
            differing.append(f"base {number} turn {turn}: running")
        if [tuple(map(int, ours[i])) for i in order] != expected:
            differing.append(f"base {number} turn {turn}: oracle")
        if any(not ours[i].low <= values[i] <= ours[i].high for values in found for i in order):
            differing.append(f"base {number} turn {turn}: a completion lies outside")
        if len(found) == 1 and any(not ours[i].settled for i in order):
            differing.append(f"base {number} turn {turn}: open though everything is known")
        fresh = random_answers(random, base)
        some = random.sample(list(base.atoms), random.randint(1, len(base.atoms)))
        changes = {i: fresh[base.atoms[i]] for i in some}
        before = dict(running.values)
        moved = running.set(changes)
        if moved != {i for i in order if running.values[i] != before[i]}:
            differing.append(f"base {number} turn {turn}: the changed nodes named")
        answers = {**answers, **{base.atoms[i]: value for i, value in changes.items()}}
    tally.differing = tuple(differing)
    return tally
