"""From the first screen to the results, by keyboard alone, in both sizes and languages."""

from __future__ import annotations

import pytest

from engine.language import available, use
from engine.vocabulary import shipped_vocabulary
from tui.screens.interview import InterviewScreen
from tui.screens.language import LanguageScreen
from tui.screens.results import ResultsScreen
from tui.sections import SECTIONS
from tui.widgets.card import Card

from .conftest import NARROW, WIDE
from .person import begin, to_the_end

FEW = {"asked_by", "in_danger_now", "suicidal_thoughts", "victim_lives_in", "victim_age_at_act"}
BUT_FEW = frozenset({*shipped_vocabulary().case, "acts", "notices"} - FEW)


@pytest.mark.parametrize(("size", "lang", "declined"), [
    (NARROW, "en", frozenset()), (NARROW, "fr", BUT_FEW), (WIDE, "en", BUT_FEW), (WIDE, "fr", BUT_FEW),
])
async def test_to_the_results_by_keyboard(app, size, lang, declined):
    async with app(lang, declined=declined).run_test(size=size) as pilot:
        put = await to_the_end(pilot, await begin(pilot))
        assert put[0] == "danger"
        assert len(put) == len(set(put))
        assert isinstance(pilot.app.screen, ResultsScreen)
        await pilot.press("5")
        await pilot.pause()
        await pilot.press("enter")
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
            assert pilot.app.screen.section is SECTIONS[number - 1]
            shown = " ".join(str(words.render()) for words in pilot.app.screen.query("#cards Words"))
            assert shown.strip()
            assert "no recourse" not in shown.lower() and "too late" not in shown.lower()
