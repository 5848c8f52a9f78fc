"""Measure everything and print one table: `python -m benchmarks`, or `python -m benchmarks --short` for a first look."""

from __future__ import annotations

import os
import platform
import sys
from statistics import median, quantiles
from time import perf_counter, process_time

from engine.loading import shipped_pack

from . import growth, start
from .consultation import ANSWERS, per_answer, stages_told, story_cases
from .peers import Durable, Experta, Law, Peer, check, peers


def _row(what: str, *cells: str) -> None:
    print(f"| {what} | {' | '.join(cells)} |", flush=True)


def _head(title: str, *columns: str) -> None:
    print(f"\n| {title} | {' | '.join(columns)} |\n|---|{'---|' * len(columns)}")


def _per_answer(rounds: int) -> None:
    _head(f"French law, {ANSWERS} answers: ms per answer", "p50", "p95", "max")
    for name, seconds in per_answer(rounds).items():
        _row(name, *(f"{1000 * s:.2f}" for s in (median(seconds), quantiles(seconds, n=20)[-1], max(seconds))))


def _consultation_seconds(law: Law, peer: Peer, budget: float) -> float:
    """The median time of a consultation, begun anew each time, within about `budget` seconds."""
    found: list[float] = []
    end = perf_counter() + budget
    while perf_counter() < end or len(found) < 3:
        begun = process_time()
        peer.begin()
        for k in range(1, len(law.steps)):
            peer.tell(k)
        found.append(process_time() - begun)
    return median(found)


def _peers(budget: float) -> None:
    pack, base = shipped_pack("fr")
    law = Law(stages_told(pack, base, story_cases(pack, base)))
    found, missing = peers(law)
    for peer in found:
        check(law, peer)
    _head(
        f"the same {len(law.clauses)} clauses, {ANSWERS} answers",
        "consultations a second",
        "ms per consultation",
        "time / ours, incremental",
    )
    ours = 0.0
    for peer in found:
        seconds = _consultation_seconds(law, peer, budget * (3 if isinstance(peer, Durable | Experta) else 1))
        ours = ours or seconds
        _row(peer.name, f"{1 / seconds:,.1f}", f"{1000 * seconds:.3f}", f"{seconds / ours:.2f}")
    for line in missing:
        print(line)


def _growth(consultations: int) -> None:
    _head("synthetic rules (facts)", "us per answer", "nodes changed per answer", "us / us at 200 rules")
    found = {rules: growth.microseconds_per_answer(rules, consultations) for rules in growth.FACTS}
    for rules, (cost, changed) in found.items():
        _row(f"{rules:,} ({growth.FACTS[rules]:,})", f"{cost:.1f}", f"{changed:.1f}", f"{cost / found[200][0]:.2f}")


def _start(rounds: int) -> None:
    _head("start to first frame", "median ms", "least ms", "ratio to the bare hello")
    found: dict[str, list[float]] = {name: [] for name in start.COMMANDS}
    for _ in range(rounds):
        for name, command in start.COMMANDS.items():  # turn by turn, so that both meet the same load
            found[name].append(start.seconds_to_first_frame(command))
    bare = median(found["bare Textual hello"])
    for name, seconds in found.items():
        _row(name, f"{1000 * median(seconds):.0f}", f"{1000 * min(seconds):.0f}", f"{median(seconds) / bare:.2f}")


def main(short: bool) -> None:
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    _per_answer(2 if short else 20)
    _peers(0.3 if short else 3.0)
    _growth(50 if short else 1_000)
    _start(2 if short else 9)


if __name__ == "__main__":
    main("--short" in sys.argv[1:])
