"""What must hold of the files themselves: law is data, no address of a registry, catalogues complete."""

from __future__ import annotations

import re
import subprocess

import pytest

from engine.catalogue import check, gather
from engine.data_home import DATA, RULES
from engine.language import available


def _tracked() -> list[str]:
    done = subprocess.run(["git", "ls-files"], cwd=DATA, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def test_rules_hold_no_code() -> None:
    assert {path.suffix for path in RULES.rglob("*") if path.is_file()} <= {".yaml", ".md"}


def test_no_file_names_a_package_registry() -> None:
    host = re.compile(rb"https?://[^\s\"']*(?:pypi|pythonhosted|npmjs|registry)[^\s\"']*", re.IGNORECASE)
    assert not [name for name in _tracked() if (DATA / name).is_file() and host.search((DATA / name).read_bytes())]


@pytest.mark.parametrize("lang", [lang for lang in available() if lang != "en"])
def test_the_catalogue_is_complete(lang: str) -> None:
    assert check(lang) == []


def test_the_template_is_current() -> None:
    """Every text of the packs and the program stands in recours.pot: run `python -m engine.catalogue update`."""
    from babel.messages.pofile import read_po

    with (DATA / "locales" / "recours.pot").open("rb") as file:
        written = {(m.context, m.id if isinstance(m.id, str) else tuple(m.id)) for m in read_po(file) if m.id}
    current = {(m.context, m.id if isinstance(m.id, str) else tuple(m.id)) for m in gather() if m.id}
    assert current == written
