"""Answers can be taken back, changed, declined, and explained before they are given."""

from __future__ import annotations

from datetime import date

import pytest
from textual.widgets import Input

from tui.screens.answers import AnswersScreen
from tui.screens.interview import InterviewScreen
from tui.widgets.checklist_field import ChecklistField
from tui.widgets.holdings import Holdings
from tui.widgets.talk import TurnBubbles

from .conftest import NARROW, WIDE
from .person import begin, type_in

SAFE = {"in_danger_now": False, "suicidal_thoughts": False, "asked_by": "victim", "victim_lives_in": "FR"}
SHARED = ({"kind": "shared"},)


async def test_back_asks_again_with_the_answer_before(app):
    async with app().run_test(size=NARROW) as pilot:
        screen = await begin(pilot)
        await pilot.press("enter", "2")
        await pilot.pause()
        assert screen.interview.case.facts["asked_by"] == "parent_or_guardian"
        await pilot.press("ctrl+b")
        await pilot.pause()
        assert screen.ask.id == "asked_by"
        assert "asked_by" not in screen.interview.case.facts
        assert screen.query_one("ChoiceField").query_one("OptionList").highlighted == 1
        assert len(screen.query(TurnBubbles)) == 1


async def test_change_an_answer(app):
    async with app(facts=SAFE).run_test(size=NARROW) as pilot:
        screen = await begin(pilot)
        first = screen.ask.id
        await pilot.press("f6")
        await pilot.pause()
        assert isinstance(pilot.app.screen, AnswersScreen)
        await pilot.press("home", "down", "enter")
        await pilot.pause()
        assert screen.ask.id == "asked_by"
        await pilot.press("4")
        await pilot.pause()
        assert screen.interview.case.facts["asked_by"] == "friend_or_witness"
        assert screen.ask.id == first


async def test_changing_the_list_of_boxes_shows_them_ticked(app):
    async with app(facts={**SAFE, "suicidal_thoughts": True}).run_test(size=NARROW) as pilot:
        screen = await begin(pilot)
        await pilot.press("f6", "home", "enter")
        await pilot.pause()
        assert screen.ask.id == "danger"
        assert screen.query_one(ChecklistField).ticks == {"suicidal_thoughts"}


async def test_enter_pressed_twice_answers_one_question(app):
    async with app(facts={k: v for k, v in SAFE.items() if k != "in_danger_now"}).run_test(size=NARROW) as pilot:
        screen = await begin(pilot)
        field, given = screen.query_one(ChecklistField), screen.ask
        field.give(frozenset())
        field.give(frozenset())
        await pilot.pause()
        assert screen.interview.asked[-1] == given.id == "danger"
        assert screen.ask.id != "danger"
        assert not str(screen.query_one(".refusal").render())


@pytest.mark.parametrize("key", ["d", "f4"])
async def test_decline(app, key):
    async with app().run_test(size=NARROW) as pilot:
        screen = await begin(pilot)
        await pilot.press(key)
        await pilot.pause()
        assert screen.interview.case.declined == {"in_danger_now", "suicidal_thoughts"}
        assert screen.ask.id == "asked_by"


async def test_d_is_a_letter_where_text_is_typed(app):
    async with app(facts={k: v for k, v in SAFE.items() if k != "victim_lives_in"}).run_test(size=NARROW) as pilot:
        screen = await begin(pilot)
        await pilot.press("d")
        assert screen.ask.id == "victim_lives_in" and screen.query_one(Input).value == "d"


async def test_decline_and_results_by_mouse(app):
    async with app().run_test(size=NARROW) as pilot:
        screen = await begin(pilot)
        await pilot.click("#decline")
        await pilot.pause()
        assert screen.ask.id == "asked_by"
        await pilot.click("#results")
        await pilot.pause()
        assert not isinstance(pilot.app.screen, InterviewScreen)


async def test_why_is_shown_and_hidden(app):
    async with app().run_test(size=NARROW) as pilot:
        screen = await begin(pilot)
        why = screen.query_one("#why")
        assert not why.display
        await pilot.press("question_mark")
        assert why.display and "shown before anything else" in str(why.render())
        await pilot.press("f1")
        assert not why.display


@pytest.mark.parametrize(("typed", "first", "last", "approximate"), [
    ("30/12/2025", date(2025, 12, 30), None, False),
    ("12/2025", date(2025, 12, 1), date(2025, 12, 31), True),
    ("2026-01", date(2026, 1, 1), date(2026, 1, 12), True),
])
async def test_a_day_and_a_month(app, typed, first, last, approximate):
    async with app(facts=SAFE, acts=SHARED).run_test(size=NARROW) as pilot:
        screen = await begin(pilot)
        assert screen.ask.id == "shared.date"
        await type_in(pilot, typed)
        await pilot.press("enter")
        await pilot.pause()
        act = screen.interview.case.acts[0]
        assert (act["from"], act.get("to"), act.get("approximate", False)) == (first, last, approximate)
        assert screen.ask.id != "shared.date"


async def test_a_series_and_one_that_goes_on(app):
    async with app(facts=SAFE, acts=SHARED).run_test(size=NARROW) as pilot:
        screen = await begin(pilot)
        await type_in(pilot, "11/2025")
        await pilot.press("tab")
        await type_in(pilot, "3/1/2026")
        await pilot.press("enter")
        await pilot.pause()
        act = screen.interview.case.acts[0]
        assert (act["from"], act["to"], "approximate" in act) == (date(2025, 11, 1), date(2026, 1, 3), False)
        await pilot.press("ctrl+b")
        await pilot.pause()
        await pilot.press("tab", "tab", "space", "shift+tab", "enter")
        await pilot.pause()
        assert screen.interview.case.acts[0]["to"] == "ongoing"


async def test_an_impossible_day_is_refused_without_being_quoted(app):
    async with app(facts=SAFE, acts=SHARED).run_test(size=NARROW) as pilot:
        screen = await begin(pilot)
        for typed in ("31/02/2025", "13/01/2027", "soon"):
            await pilot.press("ctrl+u")
            await type_in(pilot, typed)
            await pilot.press("enter")
            await pilot.pause()
            refusal = str(screen.query_one(".refusal").render())
            assert refusal and typed not in refusal
            assert screen.ask.id == "shared.date"


async def test_the_side_shows_what_holds_from_100_columns(app):
    async with app(facts=SAFE, acts=SHARED).run_test(size=WIDE) as pilot:
        screen = await begin(pilot)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert screen.query_one(Holdings).display
        assert "Help for all victims" in str(screen.query_one("#held").render())
        await pilot.resize_terminal(*NARROW)
        await pilot.pause()
        assert not screen.query_one(Holdings).display
