"""durable-rules, contained: the forward chainer concludes here, and nothing else of it is used anywhere.

Its traps are closed by construction:
- facts are two small integers; equality is loose in the engine, so texts, numbers and dates are compared before it;
- a rule has at most 8 distinct conditions: the same fact cannot fill two, and the 17th would silently never match;
- a literal that more than 100 rules look at gets copies, since about 257 rules may share one condition;
- no `not`, `any` or comparison of its own: a node's four thresholds (at least / at most arguable / yes / no) are literals;
- actions take one argument (two would make them asynchronous), catch their own exceptions, and never assert a fact twice
  or one that no rule looks at;
- a host without its timer threads; compiled once per process; one scratch session, deleted after each evaluation;
- a session in which no action ever ran must not be deleted: the engine would free a pointer that it never set (state.c,
  createStateNode leaves `context` unset, deleteStateNode frees it). So every session begins with a fact whose rule always fires.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from .base import Base, Op
from .kleene import Valuation
from .logic import Interval, Truth

try:
    from durable.engine import Host as _Host
except ImportError:  # no compiler at install time, or Python 3.13 and later
    _Host = None

AVAILABLE = _Host is not None
MAX_CONDITIONS = 8
MAX_SHARING = 100
MAX_RULES = 4000
SHARD = 64
PRIMER = {"g": 0, "l": 0}  # literals count from 1

# A threshold literal is (node, threshold): the node is at least / at most this.
AT_LEAST_ARGUABLE, AT_LEAST_YES, AT_MOST_ARGUABLE, AT_MOST_NO = range(4)
_MIRRORED = {AT_LEAST_ARGUABLE: AT_MOST_ARGUABLE, AT_LEAST_YES: AT_MOST_NO, AT_MOST_ARGUABLE: AT_LEAST_ARGUABLE, AT_MOST_NO: AT_LEAST_YES}
Literal = tuple[int, int]
Clause = tuple[tuple[Literal, ...], Literal]  # conditions, conclusion

_names = itertools.count()


class TooManyRules(Exception):
    """The network needs more engine rules than one ruleset of durable-rules can hold (4096)."""


if AVAILABLE:

    class _QuietHost(_Host):  # type: ignore[misc]
        """A host that starts no timer threads; every call here is synchronous."""

        def _run(self) -> None:
            pass


class Chainer:
    """One ruleset of the forward chainer: the clauses of some nodes, compiled once.

    Nodes that `order` rests on and does not hold are given at each evaluation. Raises TooManyRules when the nodes need more than
    the engine can hold.
    """

    def __init__(self, base: Base, order: Iterable[int]) -> None:
        self._base = base
        self._order = tuple(order)
        own = set(self._order)
        self._given = tuple({child for i in self._order for child in base.children[i] if child not in own})
        self._forms: dict[Literal, Literal] = {}
        self._atoms = tuple(i for i in self._order if base.ops[i] is Op.ATOM)
        self._constants = tuple(
            i for i in self._order if base.ops[i] is Op.ARGUABLE or (base.ops[i] in (Op.ALL, Op.ANY) and not base.children[i])
        )
        clauses = [piece for clause in self._clauses() for piece in self._short(clause)]
        if len(clauses) > MAX_RULES:
            raise TooManyRules(f"{len(clauses)} engine rules")
        self._ruleset = f"law{next(_names)}"
        self._known: set[Literal] = set()
        self._failure: BaseException | None = None
        self._facts: dict[Literal, list[dict[str, int]]] = {}
        self._host = self._compile(clauses) if clauses else None

    def evaluate(self, valuation: Valuation, given: Mapping[int, Interval] | None = None) -> dict[int, Interval]:
        """Every node's interval as the chainer concludes it; raises what an action raised."""
        self._known, self._failure = set(), None
        facts: list[dict[str, int]] = [dict(PRIMER)]
        known = given or {}
        for i in self._given:
            self._tell(i, known[i], facts)
        for i in self._atoms:
            self._tell(i, valuation(self._base.atoms[i]), facts)
        for i in self._constants:
            self._tell(i, {Op.ARGUABLE: _CONSTANT, Op.ALL: _TOP, Op.ANY: _BOTTOM}[self._base.ops[i]], facts)
        if self._host is not None:
            try:
                self._host.assert_facts(self._ruleset, facts)
            finally:
                self._host.delete_state(self._ruleset, "0")
        if self._failure is not None:
            raise self._failure
        return {i: self._interval(i) for i in self._order}

    def _tell(self, node: int, value: Interval, facts: list[dict[str, int]]) -> None:
        for threshold, true in (
            (AT_LEAST_ARGUABLE, value.low >= Truth.ARGUABLE),
            (AT_LEAST_YES, value.low >= Truth.YES),
            (AT_MOST_ARGUABLE, value.high <= Truth.ARGUABLE),
            (AT_MOST_NO, value.high <= Truth.NO),
        ):
            if true:
                self._assert((node, threshold), facts.append)

    def _assert(self, literal: Literal, put: Callable[[dict[str, int]], Any]) -> None:
        literal = self._canonical(literal)
        if literal in self._known:
            return
        self._known.add(literal)
        for fact in self._facts.get(literal, ()):
            put(dict(fact))

    def _canonical(self, literal: Literal) -> Literal:
        """The one form of a threshold: `not` is its child mirrored, and a crisp node, never arguable, has two thresholds, not four."""
        if literal in self._forms:
            return self._forms[literal]
        node, threshold = literal
        base = self._base
        while node < len(base.ops) and base.ops[node] is Op.NOT:
            node, threshold = base.children[node][0], _MIRRORED[threshold]
        if node < len(base.crisp) and base.crisp[node]:
            threshold = {AT_LEAST_ARGUABLE: AT_LEAST_YES, AT_MOST_ARGUABLE: AT_MOST_NO}.get(threshold, threshold)
        return self._forms.setdefault(literal, (node, threshold))

    def _interval(self, node: int) -> Interval:
        has = [self._canonical((node, t)) in self._known for t in range(4)]
        low = Truth.YES if has[AT_LEAST_YES] else Truth.ARGUABLE if has[AT_LEAST_ARGUABLE] else Truth.NO
        high = Truth.NO if has[AT_MOST_NO] else Truth.ARGUABLE if has[AT_MOST_ARGUABLE] else Truth.YES
        return Interval(low, high)

    def _clauses(self) -> Iterable[Clause]:
        """The Clark completion of each node, as clauses over thresholds."""
        made: set[Clause] = set()
        for i in self._order:
            op, children = self._base.ops[i], self._base.children[i]
            if op in (Op.ALL, Op.ANY) and children:
                every, one = ((0, 1), (2, 3)) if op is Op.ALL else ((2, 3), (0, 1))
                raw: list[Clause] = [(tuple((child, t) for child in children), (i, t)) for t in every]
                raw += [(((child, t),), (i, t)) for t in one for child in children]
            else:
                continue
            for conditions, conclusion in raw:
                clause = (tuple(dict.fromkeys(map(self._canonical, conditions))), self._canonical(conclusion))
                if clause not in made:
                    made.add(clause)
                    yield clause

    def _short(self, clause: Clause) -> list[Clause]:
        """Split a clause of many conditions into a chain of short ones through auxiliary literals."""
        conditions, conclusion = clause
        pieces: list[Clause] = []
        while len(conditions) > MAX_CONDITIONS:
            link = (len(self._base.ops) + next(_names), AT_LEAST_YES)
            pieces.append((conditions[:MAX_CONDITIONS], link))
            conditions = (link, *conditions[MAX_CONDITIONS:])
        pieces.append((conditions, conclusion))
        return pieces

    def _compile(self, clauses: list[Clause]) -> Any:
        numbers = itertools.count(1)
        uses: dict[Literal, int] = defaultdict(int)
        rules: dict[str, Any] = {"primer": {"all": [{"m_0": {"$and": [{"g": 0}, {"l": 0}]}}], "run": lambda _state: None}}
        for n, (conditions, conclusion) in enumerate(clauses):
            patterns = []
            for literal in conditions:
                copies = self._facts.setdefault(literal, [])
                if uses[literal] % MAX_SHARING == 0:
                    number = next(numbers)
                    copies.append({"g": number // SHARD, "l": number % SHARD})
                uses[literal] += 1
                patterns.append({"m": {"$and": [{"g": copies[-1]["g"]}, {"l": copies[-1]["l"]}]}})
            patterns = [{f"m_{k}": pattern["m"]} for k, pattern in enumerate(patterns)]
            rules[f"r{n}"] = {"all": patterns, "run": self._action(conclusion)}
        host = _QuietHost()
        host.set_rulesets({self._ruleset: rules})
        return host

    def _action(self, conclusion: Literal) -> Callable[[Any], None]:
        def run(state: Any) -> None:
            try:
                self._assert(conclusion, state.assert_fact)
            except BaseException as error:  # the engine would swallow it
                self._failure = self._failure or error

        return run


def chainer(base: Base, order: Iterable[int]) -> Chainer | None:
    """The compiled ruleset for some nodes, or None where durable-rules cannot be imported or cannot hold them."""
    if not AVAILABLE:
        return None
    try:
        return Chainer(base, order)
    except TooManyRules:
        return None


_CONSTANT = Interval(Truth.ARGUABLE, Truth.ARGUABLE)
_TOP = Interval(Truth.YES, Truth.YES)
_BOTTOM = Interval(Truth.NO, Truth.NO)
