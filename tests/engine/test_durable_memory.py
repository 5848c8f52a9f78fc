"""A session in which nothing fires must not crash the process: durable-rules would free a pointer that it never set."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from engine import durable

CODE = """
from engine.base import Base, Op
from engine.condition import Test
from engine.durable import Chainer
from engine.logic import OPEN, YES
import engine.durable
{change}
base = Base()
a, b = (base.node(Op.ATOM, atom=Test(name, "case", (True,))) for name in "ab")
both = base.node(Op.ALL, (a, b))
chainer = Chainer(base, range(len(base.ops)))
for _ in range(50):
    values = chainer.evaluate(lambda atom: YES if atom.fact == "a" else OPEN)
print(*values[both])
"""


def _run(change: str = "") -> subprocess.CompletedProcess[str]:
    """In a process whose fresh memory is filled with a pattern instead of the zeros it often happens to hold."""
    return subprocess.run(
        [sys.executable, "-c", CODE.format(change=change)],
        env={**os.environ, "MALLOC_PERTURB_": "165"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(not durable.AVAILABLE, reason="durable-rules cannot be imported on this Python")
def test_a_session_without_a_conclusion_ends_well() -> None:
    done = _run()
    assert (done.returncode, done.stdout.split()) == (0, ["0", "2"]), done.stderr


@pytest.mark.skipif(not durable.AVAILABLE, reason="durable-rules cannot be imported on this Python")
def test_the_first_fact_of_every_session_is_what_prevents_it() -> None:
    """Without the primer the same evaluation dies; if it no longer does, the workaround may go."""
    without = "put = engine.durable._QuietHost.assert_facts\n"
    without += "engine.durable._QuietHost.assert_facts = lambda host, name, facts: put(host, name, facts[1:])"
    done = _run(without)
    assert done.returncode < 0, "killed by a signal"
