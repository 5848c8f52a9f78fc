"""The language changes in place: what was typed, the cursor and the boxes ticked stay."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from engine.language import current
from tui.widgets.checklist_field import ChecklistField

from .conftest import NARROW, WIDE
from .person import begin, type_in


@pytest.mark.usefixtures("some_french")
async def test_typed_text_and_focus_stay(app):
    async with app(facts={"in_danger_now": False, "suicidal_thoughts": False, "asked_by": "victim"}).run_test(size=WIDE) as pilot:
        screen = await begin(pilot)
        assert screen.ask.id == "victim_lives_in"
        await type_in(pilot, "alle")
        await pilot.press("f2")
        await pilot.pause()
        field = screen.query_one(Input)
        assert (field.value, field.has_focus, field.placeholder) == ("alle", True, "Tapez le début d'un nom")
        assert str(screen.query_one("#question").render()) == "Où habitez-vous ?"
        assert str(screen.query_one("#back").label) == "Retour"
        await pilot.press("m")  # the list below is filtered in the new language too
        await pilot.pause()
        assert screen.query_one("PickField").query_one("OptionList").highlighted_option.id == "DE"
        await pilot.press("f2")
        await pilot.pause()
        assert str(screen.query_one("#question").render()) == "Where do you live?"


@pytest.mark.usefixtures("some_french")
async def test_ticked_boxes_stay_and_the_next_question_is_in_the_new_language(app):
    async with app().run_test(size=NARROW) as pilot:
        screen = await begin(pilot)
        await pilot.press("1", "f2")
        await pilot.pause()
        assert screen.query_one(ChecklistField).ticks == {"in_danger_now"}
        await pilot.press("1", "enter", "1")
        await pilot.pause()
        assert str(screen.query_one("#question").render()) == "Où habitez-vous ?"
        assert current() == "en"  # the switch stays inside the program
