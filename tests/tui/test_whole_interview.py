"""From the first screen to the results, by keyboard alone, in both sizes and languages."""

from __future__ import annotations

import pytest

from engine.language import available, use
from tui.screens.interview import InterviewScreen
from tui.screens.language import LanguageScreen
from tui.screens.results import ResultsScreen
from tui.sections import SECTIONS
from tui.widgets.card import Card

from .conftest import NARROW, WIDE
from .person import begin, to_the_end


@pytest.mark.parametrize(("size", "lang", "answers"), [(NARROW, "en", 80), (NARROW, "fr", 6), (WIDE, "en", 6), (WIDE, "fr", 6)])
async def test_to_the_results_by_keyboard(app, size, lang, answers):
    async with app(lang).run_test(size=size) as pilot:
        put = await to_the_end(pilot, await begin(pilot), answers)
        assert put[0] == "danger"
        assert len(put) == len(set(put))
        assert isinstance(pilot.app.screen, ResultsScreen)
        for number, section in enumerate(SECTIONS, start=1):
            await pilot.press(str(number))
            await pilot.pause()
            assert pilot.app.screen.section is section
        await pilot.press("2", "enter")
        card = pilot.app.screen.query(Card).first()
        assert card.opened
        await pilot.press("b")
        await pilot.pause()
        assert isinstance(pilot.app.screen, InterviewScreen)


async def test_the_language_is_asked_when_it_was_not_given(app):
    async with app(None).run_test(size=NARROW) as pilot:
        await pilot.pause()
        assert isinstance(pilot.app.screen, LanguageScreen)
        use("en")
        await pilot.press(str(available().index("en") + 1))
        await pilot.pause()
        await begin(pilot)


async def test_results_at_any_time(app):
    async with app().run_test(size=NARROW) as pilot:
        await begin(pilot)
        await pilot.press("f5")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ResultsScreen)
        for number in range(1, len(SECTIONS) + 1):
            await pilot.press(str(number))
            await pilot.pause()
            shown = " ".join(str(words.render()) for words in pilot.app.screen.query("#cards Words"))
            assert shown.strip()
            assert "no recourse" not in shown.lower() and "too late" not in shown.lower()
