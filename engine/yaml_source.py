"""YAML read strictly and with positions: every value remembers its line and column.

Refused: anchors and aliases, duplicate keys, tags, keys that are not text, more than one document. YAML 1.1's traps are read
as written: `no` and `on` are text, `012` and `12:30` are text, a date is text; only `true` and `false` are booleans.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from .language import _
from .problems import Problem, RecoursError

MAX_BYTES = 2_000_000
MAX_DEPTH = 40

Loc = tuple[str | int, ...]
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?[0-9]+\.[0-9]+")


@dataclass
class Source:
    """A parsed file: plain data, and where each value and each key stands."""

    file: str
    data: Any
    values: dict[Loc, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Loc, tuple[int, int]] = field(default_factory=dict)

    def problem(self, loc: Loc, what: str, *, key: bool = False) -> Problem:
        """A problem at `loc`, or at the nearest enclosing place that is known."""
        while loc and loc not in self.values:
            loc = loc[:-1]
        line, column = (self.keys if key and loc in self.keys else self.values).get(loc, (0, 0))
        return Problem(self.file, line, column, what)


def read_bytes(path: Path) -> bytes:
    """The content of a file, refused before it is parsed when it cannot be a text of ours."""
    name = str(path)
    try:
        if path.is_dir():
            raise RecoursError([Problem(name, 0, 0, _("this is a folder; give the file itself"))])
        if path.stat().st_size > MAX_BYTES:
            raise RecoursError([Problem(name, 0, 0, _("larger than {size} kB; split it into smaller files", size=MAX_BYTES // 1000))])
        return path.read_bytes()
    except FileNotFoundError:
        raise RecoursError([Problem(name, 0, 0, _("no such file; check the path"))]) from None
    except OSError as error:
        raise RecoursError([Problem(name, 0, 0, _("cannot be read: {reason}", reason=error.strerror))]) from None


def parse(file: str, content: bytes) -> Source:
    """Parse one YAML document; raises RecoursError with every problem that can be told at once."""
    if len(content) > MAX_BYTES:
        raise RecoursError([Problem(file, 0, 0, _("larger than {size} kB; give a smaller case or file", size=MAX_BYTES // 1000))])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise RecoursError([Problem(file, line, 1, _("not UTF-8 text; save it as UTF-8"))]) from None
    _refuse_deep_text(file, text)
    try:
        loader = _LOADER(text)
        try:
            node = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        raise RecoursError([Problem(file, line, column, _("not readable as YAML: {reason}", reason=_reason(error)))]) from None
    except (yaml.YAMLError, RecursionError):
        raise RecoursError([Problem(file, 0, 0, _("not readable as YAML: it contains characters or nesting that no case needs"))]) from None
    source = Source(file, None)
    problems: list[Problem] = []
    if node is not None:
        _refuse_extras(file, text, problems)
        source.data = _build(node, (), source, problems, 0)
    if problems:
        raise RecoursError(problems)
    return source


def _reason(error: yaml.MarkedYAMLError) -> str:
    """The parser's own words, unless they quote the text that it read."""
    words = error.problem or error.context or ""
    return words if words and not set("'\"") & set(words) else _("something is not closed or not indented as it should be")


def load(path: Path, shown_as: str | None = None) -> Source:
    """Read and parse a file; `shown_as` is the name used in messages."""
    return parse(shown_as or str(path), read_bytes(path))


def _refuse_deep_text(file: str, text: str) -> None:
    """Flow nesting is bounded before libyaml, which would recurse once per bracket."""
    depth = 0
    for position, char in enumerate(text):
        if char in "[{":
            depth += 1
            if depth > MAX_DEPTH * 4:
                line = text.count("\n", 0, position) + 1
                raise RecoursError([Problem(file, line, 1, _("nested too deeply; no case or rule needs that"))])
        elif char in "]}":
            depth -= 1


def _refuse_extras(file: str, text: str, problems: list[Problem]) -> None:
    if not {"&", "*", "!"} & set(text):
        return
    for event in yaml.parse(text, Loader=_LOADER):
        mark = event.start_mark
        if getattr(event, "anchor", None) is not None and mark is not None:
            problems.append(Problem(file, mark.line + 1, mark.column + 1, _("anchors and aliases are not allowed; write the value out")))
            return
        if getattr(event, "tag", None) is not None and mark is not None:
            problems.append(Problem(file, mark.line + 1, mark.column + 1, _("tags are not allowed; write the plain value")))
            return


def _build(node: Any, loc: Loc, source: Source, problems: list[Problem], depth: int) -> Any:
    mark = node.start_mark
    source.values[loc] = (mark.line + 1, mark.column + 1)
    if depth > MAX_DEPTH:
        problems.append(source.problem(loc, _("nested too deeply; no case or rule needs that")))
        return None
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return [_build(child, (*loc, i), source, problems, depth + 1) for i, child in enumerate(node.value)]
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        place = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
        if not isinstance(key_node, yaml.ScalarNode):
            problems.append(Problem(source.file, *place, _("a key must be plain text")))
            continue
        key = key_node.value
        if key in result:
            problems.append(Problem(source.file, *place, _("duplicate key '{key}'; keep one", key=key)))
            continue
        source.keys[(*loc, key)] = place
        result[key] = _build(value_node, (*loc, key), source, problems, depth + 1)
    return result


def _scalar(node: Any) -> Any:
    text: str = node.value
    if node.style:  # quoted or block: text whatever it looks like
        return text
    if text in ("true", "false"):
        return text == "true"
    if text in ("null", "~", ""):
        return None
    if _INTEGER.fullmatch(text) and len(text) < 16:
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    return text
