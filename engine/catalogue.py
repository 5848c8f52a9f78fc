"""What translators translate: every text of the packs and every message of the program, gathered into locales/.

`python -m engine.catalogue update` refreshes recours.pot and each language's recours.po; `check` says what is missing.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from .data_home import DATA, LOCALES, RULES
from .yaml_source import Loc, load

# Keys whose text a person reads. Proper names, statutory terms and menus stay as they are.
TRANSLATABLE = frozenset(
    {
        "title",
        "summary",
        "note",
        "says",
        "not_a_rule",
        "because",
        "reach_because",
        "counted",
        "hours",
        "serves",
        "steps",
        "ask",
        "ask_other",
        "help",
        "why",
        "label",
        "label_other",
        "promised",
    }
)
_IDENTITIES = ("id", "cite", "value")
# Names that are translated: those of platforms, and of subdivisions (countries come from Babel).
_NAMED: dict[str, Callable[[tuple[str, ...]], bool]] = {"platforms.yaml": bool, "places.yaml": lambda ids: "-" in ids[-1]}
_FIELD = re.compile(r"\{(\w*)\}")


def pack_texts(rules: Path) -> Iterator[tuple[str, str, str, int]]:
    """Every text of the packs: context, message, file and line. The context is the path of ids, then the key."""
    for path in sorted(rules.glob("*/*.yaml")):
        if path.name != "facts.yaml":
            source = load(path)
            for context, text, loc in _texts(source.data, (), (), _NAMED.get(path.name, lambda _ids: False)):
                yield context, text, f"rules/{path.relative_to(rules)}", source.values[loc][0]


def _texts(node: Any, ids: tuple[str, ...], loc: Loc, named: Callable[[tuple[str, ...]], bool]) -> Iterator[tuple[str, str, Loc]]:
    if isinstance(node, list):
        for i, item in enumerate(node):
            yield from _texts(item, ids, (*loc, i), named)
    elif isinstance(node, dict):
        own = next((str(node[key]) for key in _IDENTITIES if isinstance(node.get(key), str)), None)
        here = (*ids, own) if own else ids
        for key, value in node.items():
            if key in TRANSLATABLE or (key == "name" and named(here)):
                context = "because" if key == "because" else ".".join((*here, key))
                listed = isinstance(value, list)
                for i, text in enumerate(value if listed else [value]):
                    if isinstance(text, str) and text:
                        yield context, text, (*loc, key, i) if listed else (*loc, key)
            elif key != "term":
                yield from _texts(value, here, (*loc, key), named)


def gather() -> Catalog:
    """A fresh template of everything to translate; only the file of each text is kept, so that diffs stay quiet."""
    catalogue = Catalog(project="Recours", charset="utf-8", fuzzy=False)
    for context, text, file, _ in pack_texts(RULES):
        catalogue.add(text, context=context, locations=[(file, 0)])
    for folder in ("engine", "tui"):
        for path in sorted((DATA / folder).rglob("*.py")):
            keywords = {"_": None, "N_": None, "ngettext": (1, 2)}
            for _line, message, comments, _context in extract_from_file(
                "python", path, keywords=keywords, comment_tags=("NOTE:",), strip_comment_tags=True
            ):
                catalogue.add(message, locations=[(str(path.relative_to(DATA)), 0)], auto_comments=comments)
    return catalogue


def update() -> None:
    """Write recours.pot and merge it into every language's recours.po; a changed text is to be translated anew."""
    template = gather()
    with (LOCALES / "recours.pot").open("wb") as file:
        write_po(file, template, width=0, omit_header=False, include_lineno=False, sort_by_file=True)
    for path in LOCALES.glob("*/LC_MESSAGES/recours.po"):
        lang = path.parent.parent.name
        with path.open("rb") as file:
            catalogue = read_po(file, locale=lang)
        catalogue.update(template, no_fuzzy_matching=True)  # guessing by likeness takes minutes, and law changes by a word
        with path.open("wb") as file:
            write_po(file, catalogue, width=0, ignore_obsolete=True, include_lineno=False, include_previous=True, sort_by_file=True)


def check(lang: str) -> list[str]:
    """What is wrong with a language: missing, unfinished, or with other `{fields}` than the original."""
    with (LOCALES / lang / "LC_MESSAGES" / "recours.po").open("rb") as file:
        catalogue = read_po(file, locale=lang)
    wrong = []
    for message in gather():
        if not message.id:
            continue
        first = message.id if isinstance(message.id, str) else message.id[0]
        found = catalogue.get(first, context=message.context)
        plural = not isinstance(message.id, str)
        what = f"{message.context or ''} {first[:60]!r}".strip()
        strings = [] if found is None else [found.string] if isinstance(found.string, str) else list(found.string or ())
        if found is None or not all(strings) or not strings:
            wrong.append(f"not translated: {what}")
        elif found.fuzzy:
            wrong.append(f"to be reviewed: {what}")
        elif not all(_fields(text) == _fields(first) or (plural and _fields(text) <= _fields(*message.id)) for text in strings):
            wrong.append(f"other fields than the original: {what}")
    return wrong


def _fields(*texts: str) -> set[str]:
    return {name for text in texts for name in _FIELD.findall(text)} - {"n"}


if __name__ == "__main__":
    if sys.argv[1:] == ["update"]:
        update()
    else:
        found = [line for path in sorted(LOCALES.glob("*/LC_MESSAGES")) for line in check(path.parent.name)]
        print("\n".join([*found, f"{len(found)} found"]))
        sys.exit(1 if found else 0)
