"""Which language a person reads: catalogues are read as .po when first needed, and looked up only when something is shown."""

from __future__ import annotations

import gettext
import io
import locale
import os
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from .data_home import LOCALES

SOURCE = "en"
_current: ContextVar[str] = ContextVar("language", default=SOURCE)


@lru_cache(maxsize=8)
def _catalogue(lang: str) -> gettext.NullTranslations:
    """The compiled catalogue of one language; unfinished (fuzzy) entries are left out, so English shows instead."""
    path = LOCALES / lang / "LC_MESSAGES" / "recours.po"
    if lang == SOURCE or not path.is_file():
        return gettext.NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        catalogue = read_po(file, locale=lang)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def available() -> list[str]:
    """The languages that can be shown: English and every catalogue shipped."""
    found = {path.parent.parent.name for path in LOCALES.glob("*/LC_MESSAGES/recours.po")}
    return sorted(found | {SOURCE}, key=lambda lang: (lang != "fr", lang))


def use(lang: str) -> None:
    """Show everything in this language from now on (in this context)."""
    _current.set(lang if lang in available() else SOURCE)


def current() -> str:
    """The language shown now, as an ISO 639-1 code."""
    return _current.get()


def guess() -> str:
    """The language of the person's environment, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        code = os.environ.get(name, "").split(".")[0].split("_")[0]
        if code in available():
            return code
        if code:
            break
    code = (locale.getlocale()[0] or "").split("_")[0]
    return code if code in available() else SOURCE


def _(message: str, /, **fields: Any) -> str:
    """The message in the current language, with its named fields filled in."""
    text = _catalogue(current()).gettext(message) if message else ""
    return text.format(**fields) if fields else text


def ngettext(one: str, other: str, n: int, /, **fields: Any) -> str:
    """The message for a count, in the current language's own plural."""
    return _catalogue(current()).ngettext(one, other, n).format(n=n, **fields)


def N_(message: str) -> str:  # noqa: N802 - the usual name of a marker that only the extractor sees
    """Mark a message for translation where it is written; it is looked up where it is shown."""
    return message


@dataclass(frozen=True)
class Text:
    """A text of a pack, with the context under which translators see it; becomes words only when shown."""

    context: str
    message: str

    def __str__(self) -> str:
        if not self.message:
            return ""
        found = _catalogue(current()).pgettext(self.context, self.message)
        return found if found != self.message else self.message

    def __bool__(self) -> bool:
        return bool(self.message)
