"""Each trap of durable-rules that engine.durable closes, sprung: without the containment these fail, hang or crash."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from itertools import combinations
from typing import Any

import pytest

from engine import durable, kleene
from engine.base import Base, Op, SomeAct, Stage
from engine.conclude import chained, own
from engine.condition import Test as FactTest
from engine.durable import Chainer, TooManyRules
from engine.logic import ARGUABLE, NO, OPEN, YES, Interval

MOST = 660  # rules of two conditions: six clauses each, of which the engine holds 4096


def graded(base: Base, count: int, first: int = 0) -> list[int]:
    """Atoms that may be arguable."""
    return [base.node(Op.ATOM, atom=SomeAct((f"k{i}",), None)) for i in range(first, first + count)]


def crisp(base: Base, count: int) -> list[int]:
    """Atoms that are yes or no once known."""
    return [base.node(Op.ATOM, atom=FactTest(f"f{i}", "case", (True,))) for i in range(count)]


def raw(base: Base, op: Op, children: Iterable[int]) -> int:
    """A node as it would stand without the help of Base.node."""
    base.ops.append(op)
    base.children.append(tuple(children))
    base.crisp.append(False)
    return len(base.ops) - 1


def conclude(base: Base, values: dict[int, Interval]) -> dict[int, Interval]:
    """What the chainer concludes when these atoms have these values and the others are open."""
    return Chainer(base, range(len(base.ops))).evaluate(given(base, values))


def given(base: Base, values: dict[int, Interval]) -> kleene.Valuation:
    by_atom = {base.atoms[i]: value for i, value in values.items()}
    return lambda atom: by_atom.get(atom, OPEN)


@pytest.mark.parametrize("value", [YES, ARGUABLE, NO])
@pytest.mark.parametrize("op", [Op.ALL, Op.ANY])
def test_the_same_fact_fills_two_conditions(op: Op, value: Interval) -> None:
    base = Base()
    (a,) = graded(base, 1)
    node = raw(base, op, (a, a, a))
    assert conclude(base, {a: value})[node] == value


def test_the_same_condition_is_one_node() -> None:
    base = Base()
    (a,) = graded(base, 1)
    assert base.node(Op.ALL, (a, a)) == a
    assert base.node(Op.ANY, (a, a)) == a


@pytest.mark.parametrize("count", [8, 9, 16, 17, 33, 100])
def test_a_rule_of_many_conditions_fires(count: int) -> None:
    base = Base()
    atoms = graded(base, count)
    node = base.node(Op.ALL, tuple(atoms))
    dual = base.node(Op.ANY, tuple(atoms))
    everything = dict.fromkeys(atoms, YES)
    assert conclude(base, everything)[node] == YES
    assert conclude(base, everything | {atoms[-1]: ARGUABLE})[node] == ARGUABLE
    assert conclude(base, everything | {atoms[-1]: OPEN})[node] == OPEN
    assert conclude(base, dict.fromkeys(atoms, NO))[dual] == NO
    assert conclude(base, dict.fromkeys(atoms, NO) | {atoms[0]: OPEN})[dual] == OPEN


def test_the_parts_of_two_long_rules_are_not_mixed_up() -> None:
    base = Base()
    atoms = graded(base, 40)
    left, right = base.node(Op.ALL, tuple(atoms[:20])), base.node(Op.ALL, tuple(atoms[20:]))
    found = conclude(base, dict.fromkeys(atoms[:20], YES) | dict.fromkeys(atoms[20:39], YES))
    assert (found[left], found[right]) == (YES, OPEN)


def test_a_hub_is_shared_by_more_than_300_rules() -> None:
    base = Base()
    hub, *others = graded(base, 27)
    rules = [base.node(Op.ALL, (hub, *pair)) for pair in combinations(others, 2)]
    assert len(rules) > 300
    found = conclude(base, dict.fromkeys([hub, *others], YES))
    assert {found[rule] for rule in rules} == {YES}
    found = conclude(base, {hub: NO})
    assert {found[rule] for rule in rules} == {NO}


MANY = """
import sys
from tests.engine.test_durable_traps import conclude, graded
from engine.base import Base, Op
from engine.logic import NO, OPEN, YES
count = int(sys.argv[1])
base = Base()
atoms = graded(base, 2 * count)
rules = [base.node(Op.ALL, (left, right)) for left, right in zip(atoms[::2], atoms[1::2])]
found = conclude(base, {atom: (YES, NO, OPEN)[i // 2 % 3] for i, atom in enumerate(atoms)})
assert [found[rule] for rule in rules] == [(YES, NO, OPEN)[i % 3] for i in range(count)]
print("right")
"""


@pytest.mark.parametrize("rules", [63, 65, MOST])
def test_more_than_512_distinct_literals(rules: int) -> None:
    """Eight literals a rule, in a process of its own: past 512 the engine, left alone, hangs for ever with the interpreter's lock held."""
    done = subprocess.run([sys.executable, "-c", MANY, str(rules)], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "right\n", "")


class _Failing(Chainer):
    """Fails while it concludes about one node, inside the engine's action."""

    failing: int | None = None
    error: BaseException = RuntimeError("in an action")

    def _assert(self, literal: durable.Literal, put: Callable[[dict[str, int]], Any]) -> None:
        if literal[0] == self.failing:
            raise self.error
        super()._assert(literal, put)


@pytest.mark.parametrize("error", [RuntimeError("in an action"), SystemExit(3), KeyboardInterrupt()])
def test_an_exception_in_an_action_surfaces_and_spoils_nothing(error: BaseException) -> None:
    base = Base()
    a, b = graded(base, 2)
    node = base.node(Op.ALL, (a, b))
    chainer = _Failing(base, range(len(base.ops)))
    chainer.failing, chainer.error = node, error
    with pytest.raises(type(error)) as raised:
        chainer.evaluate(given(base, {a: YES, b: YES}))
    assert raised.value is error
    chainer.failing = None
    assert chainer.evaluate(given(base, {a: YES}))[node] == OPEN
    assert chainer.evaluate(given(base, {a: YES, b: YES}))[node] == YES


def test_no_timer_thread_is_started() -> None:
    base = Base()
    a, b = graded(base, 2)
    base.node(Op.ALL, (a, b))
    before = set(threading.enumerate())
    chainer = Chainer(base, range(len(base.ops)))
    chainer.evaluate(given(base, {a: YES, b: YES}))
    assert set(threading.enumerate()) == before


def test_a_session_leaves_nothing_behind() -> None:
    """3,000 evaluations in turn, though 1,024 sessions at most may live at once; an old conclusion never lingers."""
    base = Base()
    a, b, c = graded(base, 3)
    base.node(Op.ANY, (base.node(Op.ALL, (a, base.node(Op.NOT, (b,)))), c))
    order = range(len(base.ops))
    answers: list[dict[int, Interval]] = [{a: YES, b: NO}, {}, {a: NO, c: NO}, {a: ARGUABLE, b: ARGUABLE, c: NO}, {c: YES}]
    cases = [given(base, values) for values in answers]
    expected = [kleene.evaluate(base, order, case) for case in cases]
    chainer = Chainer(base, order)
    wrong = [i for i in range(3_000) if chainer.evaluate(cases[i % 5]) != expected[i % 5]]
    assert wrong == []
    assert len({str(found) for found in expected}) == 5


def test_several_branches_conclude_the_same_thing_once() -> None:
    """A conclusion reached in many ways is asserted once: the engine raises when it meets a fact again."""
    base = Base()
    atoms = graded(base, 12)
    node = base.node(Op.NOT, (base.node(Op.ANY, tuple(atoms)),))
    assert conclude(base, dict.fromkeys(atoms, YES))[node] == NO


def test_a_fact_that_no_rule_looks_at_is_kept_out() -> None:
    """The engine raises for such a fact and drops the rest of the action."""
    base = Base()
    a, b, lonely = graded(base, 3)
    node = base.node(Op.ALL, (a, b))
    found = conclude(base, {a: YES, b: YES, lonely: YES})
    assert (found[node], found[lonely]) == (YES, YES)


def test_a_network_without_rules() -> None:
    """An empty ruleset, or an empty condition, would hang the engine."""
    base = Base()
    (a,) = crisp(base, 1)
    top, bottom, unsettled = base.node(Op.ALL), base.node(Op.ANY), base.node(Op.ARGUABLE, because="unsettled")
    found = conclude(base, {a: NO})
    assert (found[a], found[top], found[bottom], found[unsettled]) == (NO, YES, NO, ARGUABLE)


def test_unknown_is_not_no() -> None:
    """The engine's own negation would take an unknown for a no."""
    base = Base()
    (a,) = crisp(base, 1)
    node = base.node(Op.NOT, (a,))
    assert conclude(base, {})[node] == OPEN
    assert conclude(base, {a: NO})[node] == YES


def _too_large() -> Base:
    base = Base()
    atoms = graded(base, 2 * MOST + 60)
    for left, right in zip(atoms[::2], atoms[1::2], strict=True):
        base.node(Op.ALL, (left, right))
    return base


def test_a_base_beyond_the_engine_is_refused() -> None:
    base = _too_large()
    with pytest.raises(TooManyRules):
        Chainer(base, range(len(base.ops)))


def test_a_base_beyond_the_engine_is_left_to_our_own_evaluator() -> None:
    base = _too_large()
    order = tuple(range(len(base.ops)))
    stage = Stage("case", (), (order[-1],), order, order)
    valuation = given(base, {0: YES, 1: NO, 2: ARGUABLE})
    found = chained(base, stage, valuation, {})
    assert base.chainers == {"case": None}
    assert found == own(base, stage, valuation, {})
    assert {found[i] for i in order} >= {YES, NO, ARGUABLE, OPEN}
