"""A person at the keyboard: what they press to answer each form of question."""

from __future__ import annotations

from textual.pilot import Pilot

from engine.ask import Ask
from tui.screens.interview import InterviewScreen
from tui.screens.results import ResultsScreen


async def begin(pilot: Pilot[None]) -> InterviewScreen:
    """Read the safety note and come to the first question."""
    await pilot.pause()
    await pilot.press("enter")
    await pilot.pause()
    assert isinstance(pilot.app.screen, InterviewScreen)
    return pilot.app.screen


async def type_in(pilot: Pilot[None], text: str) -> None:
    """Type a text, key by key."""
    names = {"/": "slash", "-": "minus", " ": "space", ".": "full_stop"}
    await pilot.press(*(names.get(character, character) for character in text))


async def answer(pilot: Pilot[None], ask: Ask) -> None:
    """Answer one question by keyboard."""
    match ask.form:
        case "checklist":
            await pilot.press(*([] if ask.id == "danger" else ["1"]), "enter")
        case "number":
            await type_in(pilot, "27")
            await pilot.press("enter")
        case "place" | "platform":
            await type_in(pilot, "franc" if ask.form == "place" else "insta")
            await pilot.press("enter", *(["enter"] if ask.several else []))
        case "date":
            await type_in(pilot, "30/12/2025")
            await pilot.press("enter")
        case _:
            await pilot.press("1")
    await pilot.pause()


async def to_the_end(pilot: Pilot[None], screen: InterviewScreen) -> list[str]:
    """Answer every question until the results come; the ids of the questions put."""
    put: list[str] = []
    while not isinstance(pilot.app.screen, ResultsScreen):
        assert screen.ask is not None and len(put) < 80
        put.append(screen.ask.id)
        await answer(pilot, screen.ask)
    return put
