"""When the program breaks, no answer and no traceback reach the terminal."""

from __future__ import annotations

import pytest
from textual.app import App

from tui.screens.interview import InterviewScreen

from .conftest import NARROW
from .person import begin


def test_textual_still_has_the_method_that_we_override():
    assert callable(App._handle_exception)


async def test_a_crash_prints_no_local_variable(app, capsys, monkeypatch):
    def breaks(self):
        answer = "SECRET-LOCAL"
        raise RuntimeError(f"about {answer}")

    monkeypatch.setattr(InterviewScreen, "action_why", breaks)
    program = app()
    with pytest.raises(RuntimeError):  # only under test does the error come out
        async with program.run_test(size=NARROW) as pilot:
            await begin(pilot)
            await pilot.press("f1")
    printed = "".join(capsys.readouterr())
    assert "SECRET" not in printed and "Traceback" not in printed and "RuntimeError" not in printed
    assert "Something went wrong" in printed
    assert program.return_code == 1


def test_nothing_reaches_the_clipboard(app):
    program = app()
    program.copy_to_clipboard("an answer")
    assert program.clipboard == ""


async def test_no_command_writes_a_picture_of_the_screen(app):
    program = app()
    async with program.run_test(size=NARROW) as pilot:
        await begin(pilot)
        titles = [command.title for command in program.get_system_commands(program.screen)]
    assert titles == ["Leave at once", "Other language", "Light or dark"]


def test_the_terminal_title_and_selection_are_left_alone(app):
    assert app().ALLOW_SELECT is False
    assert app().title == ""
