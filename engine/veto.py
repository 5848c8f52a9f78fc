"""A solver's last word: can this question change anything at all, whatever the other open answers turn out to be?

Two copies of everything still open share all facts but those of the question; if no outcome can differ between them, the
question is not asked. Outcomes are the certainty of each finding, its penalty tiers, and the values that it shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from pysat.solvers import Solver

from .base import Happened, Head, Holds, InForce, Op, SomeAct, SomeNotice
from .conclude import Conclusions, Judged
from .condition import Test
from .logic import Truth
from .pack import Rule
from .relevance import ACTS, NOTICES, Key, heads, known, shown_values
from .situation import sent_in_time, test_value
from .vocabulary import Vocabulary

Literal = int | bool
Pair = tuple[Literal, Literal]  # at least arguable, at least yes


_UNMADE = -1


@dataclass
class _Outcome:
    """One thing that may still come out differently, and the facts it rests on, as bits."""

    con: Conclusions
    judged: Judged
    head: Head
    mask: int
    tier: int | None = None
    shown: Key | None = None
    literal: int | None = _UNMADE


class Veto:
    """The open part of one or more packs' conclusions on one case, ready to be asked about any question."""

    def __init__(self, conclusions: Sequence[Conclusions]) -> None:
        self._cons = conclusions
        self._solver = Solver(name="g4")
        self._top = 0
        self._selectors: dict[Key, int] = {}
        self._memo: tuple[dict[Any, Pair], dict[Any, Pair]] = ({}, {})
        self._cells: dict[Key, list[Any] | None] = {}
        self._vars: tuple[dict[Any, int], dict[Any, int]] = ({}, {})
        self._tests: dict[Key, list[Test | InForce]] = {}
        self._bits: dict[Key, int] = {}
        self._masks: dict[int, dict[int, int]] = {}
        for con in conclusions:
            for judged in (*con.marks, *con.notices, *con.judged):
                self._masks[id(judged[1])] = self._mask(con, judged)
        self._outcomes = [o for con in conclusions for j, head, rule in heads(con) for o in self._of_head(con, j, head, rule)]

    def __enter__(self) -> Veto:
        return self

    def __exit__(self, *_: object) -> None:
        self._solver.delete()

    def matters(self, keys: Iterable[Key]) -> bool:
        """Whether some two cases that differ only in these facts have different outcomes."""
        return self.witness(keys) is not None

    def witness(self, keys: Iterable[Key]) -> tuple[dict[Key, Any], dict[Key, Any]] | None:
        """Two completions of the case that differ only in these facts, with different outcomes; None when there are none."""
        free = set(keys)
        mask = sum(self._bit(key) for key in free)
        for outcome in self._outcomes:
            if outcome.mask & mask:
                differing = self._differing(outcome)
                shared = [selector for key, selector in self._selectors.items() if key not in free]
                if differing is not None and self._solver.solve([differing, *shared]):
                    model = set(self._solver.get_model())
                    return self._decode(0, model), self._decode(1, model)
        return None

    def can_hold(self, con: Conclusions, judged: Judged, node: int) -> bool:
        """Whether some completion of the case makes a node at least arguable."""
        low = self._pair(0, con, judged, node)[0]
        return low if isinstance(low, bool) else bool(self._solver.solve([low]))

    def _decode(self, copy: int, model: set[int]) -> dict[Key, Any]:
        found: dict[Key, Any] = {}
        for name, var in self._vars[copy].items():
            if name[0] == "cell" and var in model:
                found[name[1]] = name[2]
            elif name[0] == "member":
                found.setdefault(name[1], set())
                if var in model:
                    found[name[1]].add(name[2])
        return found

    def _bit(self, key: Key) -> int:
        return self._bits.setdefault(key, 1 << len(self._bits))

    def _mask(self, con: Conclusions, judged: Judged) -> dict[int, int]:
        """For each open node the facts that it rests on, as bits; and which tests cut each fact's values into cells."""
        base, values = con.base, judged[1]
        masks: dict[int, int] = {}
        for node in con.order(judged):
            if values[node].settled:
                continue
            if base.ops[node] is Op.ATOM:
                masks[node] = self._atom_mask(con, judged, node)
            else:
                mask = 0
                for child in base.children[node]:
                    mask |= masks.get(child, 0)
                masks[node] = mask
        return masks

    def _atom_mask(self, con: Conclusions, judged: Judged, node: int) -> int:
        def inner(parts: Iterable[tuple[Judged, int]]) -> int:
            mask = 0
            for other, root in parts:
                mask |= self._masks[id(other[1])].get(root, 0)
            return mask

        match con.base.atoms[node]:
            case Test() | InForce() as atom:
                key = _key(judged, atom)
                if key is None:
                    return 0
                self._tests.setdefault(key, []).append(atom)
                return self._bit(key)
            case Happened():
                return self._bit(ACTS)
            case SomeAct(kinds=kinds, where=where):
                if con.case.acts is None:
                    return self._bit(ACTS)
                return inner((j, where) for j in con.marks if j[0].kind in kinds) if where is not None else 0
            case SomeNotice(kinds=kinds, where=where) as atom:
                if con.case.notices is None:
                    return self._bit(NOTICES)
                sent = [self._bit(Key("notice", j[0].index, "sent_at")) for j in con.notices if atom.looks_at_day and j[0].kind in kinds]
                return sum(set(sent)) | (inner((j, where) for j in con.notices if j[0].kind in kinds) if where is not None else 0)
            case Holds(rules=rules):
                return inner((j, h.total) for j, h, _ in heads(con) if h.rule in rules and j[0].scope == "act" and not j[0].threatened)

    def _of_head(self, con: Conclusions, judged: Judged, head: Head, rule: Rule) -> Iterable[_Outcome]:
        """What of a head is still open: its certainty, each of its tiers, each value that it would show."""
        values, masks = judged[1], self._masks[id(judged[1])]
        if values[head.total].high is Truth.NO or judged[0].threatened:
            return
        whole = masks.get(head.total, 0)
        if not values[head.total].settled:
            yield _Outcome(con, judged, head, whole)
        for tier in head.tiers:
            if tier.node is not None and not values[tier.node].settled:
                yield _Outcome(con, judged, head, whole | masks[tier.node], tier=tier.node)
        for key in shown_values(con, judged, rule):
            if not known(con.case, key, con):
                yield _Outcome(con, judged, head, self._bit(key), shown=key)

    def _differing(self, outcome: _Outcome) -> int | None:
        """A literal under which the outcome differs between the copies; None when it cannot."""
        if outcome.literal is _UNMADE:
            sides = [self._side(copy, outcome) for copy in (0, 1)]
            found = [x for a, b in zip(*sides, strict=True) if (x := self._differ(a, b)) is not None]
            outcome.literal = self._new() if found else None
            if outcome.literal is not None:
                self._solver.add_clause([-outcome.literal, *found])
        return outcome.literal

    def _side(self, copy: int, outcome: _Outcome) -> Sequence[Literal]:
        con, judged, head = outcome.con, outcome.judged, outcome.head
        total = self._pair(copy, con, judged, head.total)
        if outcome.tier is not None:
            return self._joined(self._all, [total, self._pair(copy, con, judged, outcome.tier)])
        if outcome.shown is not None:
            return [self._all([total[0], self._var(copy, outcome.shown, ("shown", outcome.shown))])]
        return total

    def _new(self) -> int:
        self._top += 1
        return self._top

    def _var(self, copy: int, key: Key, name: tuple[Any, ...]) -> int:
        """A variable of one fact in one copy, made in both, equal while the fact's selector is assumed."""
        if name not in self._vars[0]:
            if key not in self._selectors:
                self._selectors[key] = self._new()
            selector = self._selectors[key]
            left, right = self._new(), self._new()
            self._vars[0][name], self._vars[1][name] = left, right
            self._solver.append_formula([[-selector, -left, right], [-selector, left, -right]])
        return self._vars[copy][name]

    def _pair(self, copy: int, con: Conclusions, judged: Judged, node: int) -> Pair:
        memo = self._memo[copy]
        ident = (id(judged[1]), node)
        if ident not in memo:
            low, high = judged[1][node]
            if low == high:
                memo[ident] = (low >= Truth.ARGUABLE, low >= Truth.YES)
            else:
                memo[ident] = self._encode(copy, con, judged, node)
        return memo[ident]

    def _encode(self, copy: int, con: Conclusions, judged: Judged, node: int) -> Pair:
        base = con.base
        op = base.ops[node]
        if op is Op.ATOM:
            return self._atom(copy, con, judged, node)
        parts = [self._pair(copy, con, judged, child) for child in base.children[node]]
        if op is Op.NOT:
            return _negated(parts[0][1]), _negated(parts[0][0])
        join = self._all if op is Op.ALL else self._any
        return self._joined(join, parts)

    def _joined(self, join: Any, parts: Sequence[Pair]) -> Pair:
        arguable = join([a for a, _ in parts])
        if all(a is y or (type(a) is int and a == y) for a, y in parts):
            return arguable, arguable
        return arguable, join([y for _, y in parts])

    def _all(self, parts: Sequence[Literal]) -> Literal:
        return _negated(self._any([_negated(p) for p in parts]))

    def _any(self, parts: Sequence[Literal]) -> Literal:
        if any(p is True for p in parts):
            return True
        found = list(dict.fromkeys(p for p in parts if p is not False))
        if not found:
            return False
        if len(found) == 1:
            return found[0]
        out = self._new()
        self._solver.append_formula([[out, -p] for p in found])
        self._solver.add_clause([-out, *found])
        return out

    def _atom(self, copy: int, con: Conclusions, judged: Judged, node: int) -> Pair:
        situation, _ = judged
        match con.base.atoms[node]:
            case Test() | InForce() as atom:
                key = _key(judged, atom)
                found = self._free(copy, (id(judged[0]), node)) if key is None else self._test(copy, key, atom, con.pack.vocabulary)
                return found, found
            case Happened():
                found = self._var(copy, ACTS, ("happened", situation.kind))
                return found, found
            case SomeAct(kinds=kinds, where=where) as atom:
                if con.case.acts is None:
                    found = self._var(copy, ACTS, ("some", id(con), atom))
                    return found, found
                return self._joined(
                    self._any, [(True, True) if where is None else self._pair(copy, con, j, where) for j in con.marks if j[0].kind in kinds]
                )
            case SomeNotice(kinds=kinds, where=where) as atom:
                if con.case.notices is None:
                    found = self._var(copy, NOTICES, ("some", id(con), atom))
                    return found, found
                parts = []
                for j in con.notices:
                    if j[0].kind in kinds:
                        inner = (True, True) if where is None else self._pair(copy, con, j, where)
                        parts.append(self._joined(self._all, [inner, self._in_time(copy, j, atom)]))
                return self._joined(self._any, parts)
            case Holds(rules=rules):
                return self._joined(
                    self._any,
                    [
                        self._pair(copy, con, j, head.total)
                        for j, head, _ in heads(con)
                        if head.rule in rules and j[0].scope == "act" and not j[0].threatened
                    ],
                )

    def _free(self, copy: int, ident: Any) -> int:
        """An open value that no question settles: the same in both copies."""
        name = ("free", ident)
        if name not in self._vars[0]:
            self._vars[0][name] = self._vars[1][name] = self._new()
        return self._vars[copy][name]

    def _in_time(self, copy: int, judged: Judged, atom: SomeNotice) -> Pair:
        situation = judged[0]
        if atom.looks_at_day and "sent_at" not in situation.own:
            found = self._var(copy, Key("notice", situation.index, "sent_at"), ("sent", situation.index, atom.waited, atom.since))
            return found, found
        met = sent_in_time(atom, situation).low is Truth.YES
        return met, met

    def _test(self, copy: int, key: Key, atom: Test | InForce, vocabulary: Vocabulary) -> Literal:
        if isinstance(atom, Test) and getattr(vocabulary, atom.scope)[atom.fact].many:
            return self._var(copy, key, ("member", key, atom.values[0]))
        if key not in self._cells:
            self._cells[key] = cells(self._tests[key], vocabulary)
            names = [("cell", key, cell) for cell in self._cells[key] or ()]
            for c in (0, 1):
                made = [self._var(c, key, name) for name in names]
                self._solver.add_clause(made)
                self._solver.append_formula([[-a, -b] for i, a in enumerate(made) for b in made[:i]])
        return self._any(
            [self._var(copy, key, ("cell", key, cell)) for cell in self._cells[key] or () if cell_meets(atom, cell, vocabulary)]
        )

    def _differ(self, a: Literal, b: Literal) -> int | None:
        """A variable that may be true only if the two literals differ; None when they cannot."""
        if isinstance(a, bool) and isinstance(b, bool) or a == b and type(a) is type(b):
            return None
        x = self._new()
        for sign in (1, -1):
            clause = [-x]
            for literal in (a, b):
                if isinstance(literal, bool):
                    if literal == (sign == 1):
                        break
                else:
                    clause.append(sign * literal)
            else:
                self._solver.add_clause(clause)
        return x


def _negated(literal: Literal) -> Literal:
    return (not literal) if isinstance(literal, bool) else -literal


def _key(judged: Judged, atom: Test | InForce) -> Key | None:
    """The fact that an open atom looks at; None where no question settles it (a threatened act's own facts)."""
    situation = judged[0]
    if isinstance(atom, Test) and atom.scope == "case":
        return Key("case", None, atom.fact)
    if situation.threatened or situation.index is None:
        return None
    return Key(situation.scope, situation.index, atom.fact if isinstance(atom, Test) else "from")


def cells(tests: Iterable[Test | InForce], vocabulary: Vocabulary) -> list[Any]:
    """One value for each way in which these tests can come out on a single fact."""
    tests = list(dict.fromkeys(tests))
    first = tests[0]
    if isinstance(first, InForce):
        days = {d for t in tests if isinstance(t, InForce) for d in (t.from_, t.to and t.to + timedelta(days=1)) if d}
        return [min(days, default=date(2000, 1, 1)) - timedelta(days=1), *sorted(days)]
    fact = getattr(vocabulary, first.scope)[first.fact]
    values = [v for t in tests if isinstance(t, Test) for v in t.values]
    if fact.type == "boolean":
        return [True, False]
    if fact.type == "enum":
        return list(fact.values)
    if fact.type == "integer":
        cuts = {
            n for t in tests if isinstance(t, Test) for n in (t.low, None if t.high is None else t.high + 1, *t.values) if n is not None
        }
        return sorted({fact.least or 0} | cuts | {v + 1 for v in values})
    return [*dict.fromkeys(values), "ZZ" if fact.type == "place" else "other_site"]


def cell_meets(atom: Test | InForce, cell: Any, vocabulary: Vocabulary) -> bool:
    """Whether a cell's value meets a test."""
    if isinstance(atom, InForce):
        return (atom.from_ is None or cell >= atom.from_) and (atom.to is None or cell <= atom.to)
    return test_value(atom, cell, vocabulary).low is Truth.YES
