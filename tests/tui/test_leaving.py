"""Leaving at once: blank first, the case forgotten, status 0, nothing printed."""

from __future__ import annotations

import os
import signal

import pytest

from engine.case import Case
from tui import app as wiring
from tui.screens.blank import BlankScreen
from tui.screens.interview import InterviewScreen

from .conftest import NARROW
from .person import begin

KNOWN = {"victim_lives_in": "FR", "victim_age_at_act": 27}


@pytest.mark.parametrize("keys", [["f10"], ["ctrl+q"], ["escape", "escape"]])
async def test_leaves_at_once(app, capsys, keys):
    program = app(facts=KNOWN)
    left = []
    program.exit = lambda **how: left.append((type(program.screen), program.consultation.interview.case, how))
    async with program.run_test(size=NARROW) as pilot:
        await begin(pilot)
        await pilot.press(*keys)
        await pilot.pause()
        assert left == [(BlankScreen, Case(), {"return_code": 0})]
    assert capsys.readouterr() == ("", "")


async def test_the_process_ends_with_status_0(app):
    program = app()
    async with program.run_test(size=NARROW) as pilot:
        await begin(pilot)
        await pilot.press("f10")
    assert program.return_code == 0


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
async def test_ended_from_outside_leaves_too(app, name):
    program = app(facts=KNOWN)
    async with program.run_test(size=NARROW) as pilot:
        await begin(pilot)
        os.kill(os.getpid(), getattr(signal, name))
        await pilot.pause()
        await pilot.pause()
    assert program.return_code == 0
    assert program.consultation.interview.case == Case()


async def test_one_escape_does_nothing(app, monkeypatch):
    now = [100.0]
    monkeypatch.setattr(wiring, "monotonic", lambda: now[0])
    program = app()
    async with program.run_test(size=NARROW) as pilot:
        screen = await begin(pilot)
        before = screen.ask
        await pilot.press("escape")
        now[0] += 1
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(program.screen, InterviewScreen)
        assert screen.ask is before and program.return_code is None


async def test_leaves_from_a_list_too(app):
    program = app(facts=KNOWN)
    async with program.run_test(size=NARROW) as pilot:
        await begin(pilot)
        await pilot.press("f6")
        await pilot.press("f10")
    assert program.return_code == 0
