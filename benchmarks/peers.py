"""The same clauses in other engines: a bare indexed loop, CLIPS and experta; and in ours and durable-rules.

Every engine is told the same facts in the same order and must know the same in the end, checked after every answer.
"""

from __future__ import annotations

import collections
import collections.abc
from abc import ABC, abstractmethod
from collections import defaultdict
from typing import Any

from engine.durable import Chainer
from engine.kleene import Running, evaluate
from engine.logic import Interval

from .consultation import Told, literals

Number = int
Clause = tuple[tuple[Number, ...], Number]
Steps = list[list[Number]]  # the literals that each answer makes true


class Law:
    """The clauses of some stages with their literals numbered, and what each answer tells."""

    def __init__(self, told: list[Told]) -> None:
        self.told = told
        self.chainers = [Chainer(one.base, one.stage.order) for one in told]
        self._numbers: dict[tuple[int, int, int], Number] = {}
        self.clauses: list[Clause] = []
        for n, chainer in enumerate(self.chainers):
            for conditions, conclusion in chainer._clauses():
                self.clauses.append((tuple(self._number(n, c) for c in conditions), self._number(n, conclusion)))
        self.steps: Steps = []
        for k in range(len(told[0].steps)):
            said: list[Number] = []
            for n, one in enumerate(told):
                before = one.steps[k - 1] if k else {}
                for i in one.stage.order:
                    atom = one.base.atoms.get(i)
                    if atom is not None and before.get(atom) != one.steps[k][atom]:
                        said += self._passed(n, i, one.steps[k][atom])
                    elif k == 0 and i in self.chainers[n]._constants:
                        said += self._passed(n, i, evaluate(one.base, (i,), one.steps[k].__getitem__)[i])
            self.steps.append(list(dict.fromkeys(said)))
        used = {c for conditions, _ in self.clauses for c in conditions}
        self.facts = used | {conclusion for _, conclusion in self.clauses}
        self.steps = [[number for number in step if number in self.facts] for step in self.steps]

    def _number(self, stage: int, literal: tuple[int, int]) -> Number:
        return self._numbers.setdefault((stage, *literal), len(self._numbers))

    def _passed(self, n: int, node: int, value: Interval) -> list[Number]:
        return [self._number(n, self.chainers[n]._canonical((node, t))) for t in literals(value)]

    def expected(self, k: int) -> set[Number]:
        """The literals that hold after the k-th answer, by our own evaluator."""
        found: set[Number] = set()
        for n, one in enumerate(self.told):
            for i, value in evaluate(one.base, one.stage.order, one.steps[k].__getitem__).items():
                found.update(self._passed(n, i, value))
        return found & self.facts


class Peer(ABC):
    """An engine that consults: begins anew, is told literals, and knows what follows."""

    name: str

    @abstractmethod
    def begin(self) -> None: ...

    @abstractmethod
    def tell(self, k: int) -> None:
        """What the k-th answer says; the engine concludes all that follows."""

    @abstractmethod
    def known(self) -> set[Number]: ...


class Ours(Peer):
    """Our evaluator kept up to date: an answer moves only what really changes."""

    name = "ours, incremental"

    def __init__(self, law: Law) -> None:
        self._law = law
        self._atoms = [{one.base.atoms[i]: i for i in one.stage.order if i in one.base.atoms} for one in law.told]
        self._start = [Running(one.base, one.stage.order, one.steps[0].__getitem__) for one in law.told]
        self._first = [dict(running.values) for running in self._start]
        self._changes = [
            [
                {self._atoms[n][atom]: value for atom, value in one.steps[k].items() if k and one.steps[k - 1][atom] != value}
                for k in range(len(one.steps))
            ]
            for n, one in enumerate(law.told)
        ]

    def begin(self) -> None:
        for running, values in zip(self._start, self._first, strict=True):
            running.values = dict(values)

    def tell(self, k: int) -> None:
        for running, changes in zip(self._start, self._changes, strict=True):
            running.set(changes[k])

    def known(self) -> set[Number]:
        return _numbers(self._law, [running.values for running in self._start])


class Anew(Peer):
    """Our evaluator, everything evaluated again after each answer."""

    name = "ours, all again"

    def __init__(self, law: Law) -> None:
        self._law = law
        self._values: list[dict[int, Interval]] = []

    def begin(self) -> None:
        self.tell(0)

    def tell(self, k: int) -> None:
        self._values = [evaluate(one.base, one.stage.order, one.steps[k].__getitem__) for one in self._law.told]

    def known(self) -> set[Number]:
        return _numbers(self._law, self._values)


class Durable(Anew):
    """durable-rules as it is contained here: a fresh session after each answer."""

    name = "durable-rules"

    def tell(self, k: int) -> None:
        self._values = [c.evaluate(one.steps[k].__getitem__) for c, one in zip(self._law.chainers, self._law.told, strict=True)]


def _numbers(law: Law, values: list[dict[int, Interval]]) -> set[Number]:
    return {number for n, found in enumerate(values) for i, value in found.items() for number in law._passed(n, i, value)} & law.facts


class Loop(Peer):
    """Forward chaining with an index from each condition to its clauses, and a count of the conditions still unmet: nothing else."""

    name = "bare indexed loop"

    def __init__(self, law: Law) -> None:
        self._steps = law.steps
        self._watch: dict[Number, list[int]] = defaultdict(list)
        for i, (conditions, _) in enumerate(law.clauses):
            for c in conditions:
                self._watch[c].append(i)
        self._counts = [len(conditions) for conditions, _ in law.clauses]
        self._heads = [conclusion for _, conclusion in law.clauses]
        self._known: set[Number] = set()
        self._unmet: list[int] = []

    def begin(self) -> None:
        self._known, self._unmet = set(), self._counts.copy()
        self.tell(0)

    def tell(self, k: int) -> None:
        stack = list(self._steps[k])
        known, unmet, watch, heads = self._known, self._unmet, self._watch, self._heads
        while stack:
            literal = stack.pop()
            if literal not in known:
                known.add(literal)
                for i in watch.get(literal, ()):
                    unmet[i] -= 1
                    if not unmet[i]:
                        stack.append(heads[i])

    def known(self) -> set[Number]:
        return self._known


class Clips(Peer):
    """CLIPS (clipspy): one ordered fact a literal, one rule a clause."""

    name = "CLIPS (clipspy)"

    def __init__(self, law: Law) -> None:
        import clips  # type: ignore[import-untyped]

        self._steps = law.steps
        self._env = clips.Environment()
        rules = [
            f"(defrule r{i} {' '.join(f'(f{c})' for c in conditions)} => (assert (f{conclusion})))"
            for i, (conditions, conclusion) in enumerate(law.clauses)
        ]
        for rule in rules:
            self._env.build(rule)

    def begin(self) -> None:
        self._env.reset()
        self.tell(0)

    def tell(self, k: int) -> None:
        for literal in self._steps[k]:
            self._env.assert_string(f"(f{literal})")
        self._env.run()

    def known(self) -> set[Number]:
        return {int(str(fact)[2:-1]) for fact in self._env.facts() if str(fact).startswith("(f") and str(fact)[2:-1].isdigit()}


class Experta(Peer):
    """experta: one fact a literal, one rule a clause."""

    name = "experta"

    def __init__(self, law: Law) -> None:
        for name in ("Mapping", "MutableMapping", "Iterable", "Callable", "Hashable"):  # it is older than Python 3.10
            if not hasattr(collections, name):
                setattr(collections, name, getattr(collections.abc, name))
        import experta  # type: ignore[import-untyped]

        self._steps, self._fact = law.steps, experta.Fact
        rules: dict[str, Any] = {
            f"r{i}": experta.Rule(*(experta.Fact(n=c) for c in conditions))(self._action(conclusion))
            for i, (conditions, conclusion) in enumerate(law.clauses)
        }
        self._engine = type("Clauses", (experta.KnowledgeEngine,), rules)()

    def _action(self, conclusion: Number) -> Any:
        fact = self._fact

        def action(engine: Any) -> None:
            engine.declare(fact(n=conclusion))

        return action

    def begin(self) -> None:
        self._engine.reset()
        self.tell(0)

    def tell(self, k: int) -> None:
        for literal in self._steps[k]:
            self._engine.declare(self._fact(n=literal))
        self._engine.run()

    def known(self) -> set[Number]:
        return {fact["n"] for fact in self._engine.facts.values() if "n" in fact}


def peers(law: Law) -> tuple[list[Peer], list[str]]:
    """The engines that can be had here, and why the others cannot."""
    found: list[Peer] = [Ours(law), Anew(law), Durable(law), Loop(law)]
    missing = []
    for kind in (Clips, Experta):
        try:
            found.append(kind(law))
        except (ImportError, AttributeError) as error:
            missing.append(f"{kind.name}: not available ({error})")
    return found, missing


def check(law: Law, peer: Peer) -> None:
    """Raise when an engine knows anything else than our own evaluator after some answer."""
    peer.begin()
    for k in range(len(law.steps)):
        if k:
            peer.tell(k)
        if peer.known() != law.expected(k):
            missing, extra = len(law.expected(k) - peer.known()), len(peer.known() - law.expected(k))
            raise RuntimeError(f"{peer.name} differs after answer {k}: {missing} missing, {extra} extra")
