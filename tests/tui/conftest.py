"""Screens without animations, on a day that never changes, in a language that each test chooses."""

from __future__ import annotations

import os

os.environ["TEXTUAL_ANIMATIONS"] = "none"  # read by Textual when it is imported

from collections.abc import Callable, Iterator  # noqa: E402
from datetime import date  # noqa: E402
from pathlib import Path  # noqa: E402

import pytest  # noqa: E402

from engine import language  # noqa: E402
from engine.base import Base  # noqa: E402
from engine.case import Case  # noqa: E402
from engine.loading import shipped_pack  # noqa: E402
from engine.pack import Pack  # noqa: E402
from tui.app import RecoursApp  # noqa: E402
from tui.consultation import Consultation  # noqa: E402

TODAY = date(2026, 1, 12)
NARROW, WIDE = (80, 24), (120, 40)

FRENCH = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "Type the beginning of a name"
msgstr "Tapez le début d'un nom"

msgctxt "victim_lives_in.ask"
msgid "Where do you live?"
msgstr "Où habitez-vous ?"

msgid "Back"
msgstr "Retour"
"""


@pytest.fixture(scope="session")
def packs() -> list[tuple[Pack, Base]]:
    return [shipped_pack("fr"), shipped_pack("eu")]


@pytest.fixture
def app(packs: list[tuple[Pack, Base]]) -> Callable[..., RecoursApp]:
    """`app(facts=..., acts=..., lang="en")`: the program, continuing a case of 12 January 2026."""

    def make(lang: str | None = "en", **case: object) -> RecoursApp:
        return RecoursApp(packs, Case(assess_on=TODAY, **case), lang)  # type: ignore[arg-type]

    return make


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(Consultation, "warm_up", lambda self: None)  # it only saves waiting
    language.use("en")
    yield
    language.use("en")


@pytest.fixture
def some_french(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A small French catalogue of our own, so that these tests do not depend on the translation."""
    folder = tmp_path / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "recours.po").write_text(FRENCH, encoding="utf-8")
    monkeypatch.setattr(language, "LOCALES", tmp_path)
    language._catalogue.cache_clear()
    yield
    language._catalogue.cache_clear()
