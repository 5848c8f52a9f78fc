"""Someone in danger sees whom to call before anything else."""

from __future__ import annotations

import pytest

from tui.screens.help_now import HelpNowScreen
from tui.screens.interview import InterviewScreen

from .conftest import NARROW
from .person import begin, type_in


def shown(screen) -> str:
    return "\n".join(str(words.render()) for words in screen.query("Words"))


@pytest.mark.parametrize(("box", "number"), [("1", "17"), ("2", "3114")])
async def test_emergency_contacts_come_before_the_next_question(app, box, number):
    async with app().run_test(size=NARROW) as pilot:
        screen = await begin(pilot)
        await pilot.press(box, "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, HelpNowScreen)
        assert f"France: {number}," in shown(pilot.app.screen)
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.screen is screen
        assert f"France: {number}," in shown(screen.query_one("#talk"))


async def test_shown_again_for_the_place_once_it_is_known(app):
    async with app(facts={"asked_by": "victim"}).run_test(size=NARROW) as pilot:
        await begin(pilot)
        await pilot.press("1", "enter", "enter")
        await pilot.pause()
        await type_in(pilot, "franc")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, HelpNowScreen)
        assert all(contact.holds for contact in pilot.app.screen.contacts)


async def test_elsewhere_the_general_numbers_are_shown(app):
    async with app(facts={"victim_lives_in": "JP", "asked_by": "victim"}).run_test(size=NARROW) as pilot:
        await begin(pilot)
        await pilot.press("1", "enter")
        await pilot.pause()
        assert "112" in shown(pilot.app.screen) and "France: 17" not in shown(pilot.app.screen)


async def test_nothing_is_pressed_on_someone_who_is_safe(app):
    async with app().run_test(size=NARROW) as pilot:
        await begin(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, InterviewScreen)
