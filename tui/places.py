"""Places and services by name: what a person may type, and the code that the case holds."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from engine.common import shipped_common
from engine.language import Text, current

from .days import locale

# Those whose law the program knows come first; the rest follows by name.
FIRST = ("FR", "GB-ENG", "GB-WLS", "GB-SCT", "GB-NIR", "US")


def place_name(code: str) -> str:
    """A country or a subdivision in the current language: by our own catalogue, else by the Unicode CLDR."""
    place = shipped_common().places.get(code)
    if place is None:
        return code
    name = str(Text(f"{code}.name", place.name))
    if name == place.name and "-" not in code and current() != "en":
        return str(locale().territories.get(code, name))
    return name


def platform_name(code: str) -> str:
    """A site or service by its own name."""
    platform = shipped_common().platforms.get(code)
    return str(Text(f"{code}.name", platform.name)) if platform else code


def places() -> list[tuple[str, str]]:
    """Every place as (code, name): the likely ones, then all others by name."""
    named = {code: place_name(code) for code in shipped_common().places}
    likely = [(code, named[code]) for code in FIRST if code in named]
    others = [(code, name) for code, name in named.items() if code not in FIRST]
    return likely + sorted(others, key=lambda item: folded(item[1]))


def platforms() -> list[tuple[str, str]]:
    """Every service as (id, name), in the order of the data."""
    return [(code, platform_name(code)) for code in shipped_common().platforms]


def matching(items: Iterable[tuple[str, str]], typed: str) -> list[tuple[str, str]]:
    """The items whose name contains what was typed: those that begin with it first; all when nothing was typed."""
    wanted = folded(typed)
    found = [item for item in items if wanted in folded(item[1])]
    return sorted(found, key=lambda item: not folded(item[1]).startswith(wanted)) if wanted else found


def folded(text: str) -> str:
    """Lower case without accents, for comparing."""
    letters = unicodedata.normalize("NFKD", text.strip().lower())
    return "".join(c for c in letters if not unicodedata.combining(c))
