"""Reads a pack folder into a Pack and its compiled Base; reports every mistake at its place, in one run."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from .base import Base, compile_pack
from .data_home import RULES
from .language import N_, _
from .pack import RULE_SECTIONS, DeadlineRule, Pack, PackFile, Place
from .periods import Period, PeriodError, count
from .problems import Problem, RecoursError, did_you_mean
from .vocabulary import Vocabulary, shipped_vocabulary
from .yaml_source import Source, load

M = TypeVar("M", bound=BaseModel)
SHIPPED = ("fr", "uk", "eu", "us", "int")
LEGAL_ORDERS = ("fr", "uk", "eu", "us")  # whose provisions one pack may cite from another
MAX_FILES = 200


def load_pack(folder: Path, vocabulary: Vocabulary | None = None) -> tuple[Pack, Base]:
    """Load one pack folder; raises RecoursError with all problems found. Executes nothing."""
    vocabulary = vocabulary or shipped_vocabulary()
    sources = [load(path, _shown(path)) for path in _files(folder)]
    problems: list[Problem] = []
    read = [(source, read_model(PackFile, source, problems)) for source in sources]
    if problems:
        raise RecoursError(problems)
    headers = [(source, part.pack) for source, part in read if part and part.pack]
    if len(headers) != 1 or headers[0][1] is None:
        raise RecoursError([Problem(str(folder), 0, 0, _("a pack needs exactly one `pack:` section (in pack.yaml)"))])
    pack = Pack(headers[0][1], vocabulary)
    origin: dict[str, tuple[Source, tuple[str | int, ...]]] = {"pack": (headers[0][0], ("pack",))}
    for source, part in read:
        if part is not None:
            _gather(pack, source, part, origin, problems)
    _check_references(pack, origin, problems)
    base = compile_pack(pack, origin, problems)
    if problems:
        raise RecoursError(problems)
    return pack, base


@lru_cache(maxsize=8)
def shipped_pack(name: str) -> tuple[Pack, Base]:
    """A pack of the program itself, loaded once per process."""
    return load_pack(RULES / name)


def _shown(path: Path) -> str:
    """A short name for messages: from `rules/` on for what ships, else as the person gave it."""
    return f"rules/{path.relative_to(RULES)}" if path.is_relative_to(RULES) else str(path)


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise RecoursError([Problem(str(folder), 0, 0, _("no such pack folder; give a folder with a pack.yaml"))])
    files = sorted(folder.glob("*.yaml"))
    if not files or len(files) > MAX_FILES:
        raise RecoursError([Problem(str(folder), 0, 0, _("expected a folder of *.yaml files, with a pack.yaml"))])
    return files


def _gather(pack: Pack, source: Source, part: PackFile, origin: dict[str, Any], problems: list[Problem]) -> None:
    sections: list[tuple[str, str, dict[str, Any]]] = [("provisions", "cite", pack.provisions), ("definitions", "id", pack.definitions)]
    sections += [(name, "id", pack.rules) for name in RULE_SECTIONS]
    for section, key, target in sections:
        for i, item in enumerate(getattr(part, section)):
            ident, loc = getattr(item, key), (section, i)
            if ident in target:
                problems.append(
                    source.problem(
                        (*loc, key), _("'{ident}' is defined twice (first in {file})", ident=ident, file=pack.places[ident].file)
                    )
                )
                continue
            if section in RULE_SECTIONS and not ident.startswith(f"{pack.id}."):
                problems.append(source.problem((*loc, key), _("the id must begin with '{pack}.'", pack=pack.id)))
            target[ident] = item
            line, column = source.values[loc]
            pack.places[ident] = Place(source.file, line, column)
            origin[ident] = (source, loc)


def _check_references(pack: Pack, origin: dict[str, Any], problems: list[Problem]) -> None:
    kinds = pack.vocabulary.act["kind"].values
    limitations = [rule.id for rule in pack.of_kind("deadline") if getattr(rule, "limitation", False)]
    for rule in pack.rules.values():
        source, loc = origin[rule.id]
        for kind in rule.acts:
            if kind not in kinds:
                problems.append(
                    source.problem((*loc, "act"), _("unknown kind of act '{kind}'{hint}", kind=kind, hint=did_you_mean(kind, kinds)))
                )
        for where, cites in [((*loc, "cites"), rule.cites)] + [
            ((*loc, "versions", i, "cites"), version.cites or ()) for i, version in enumerate(rule.versions)
        ]:
            for i, cite in enumerate(cites):
                if cite not in pack.provisions and (cite.split("/")[0] == pack.id or cite.split("/")[0] not in LEGAL_ORDERS):
                    problems.append(
                        source.problem(
                            (*where, i), _("unknown provision '{cite}'{hint}", cite=cite, hint=did_you_mean(cite, pack.provisions))
                        )
                    )
        for i, other in enumerate(rule.displaces):
            if other not in pack.rules:
                problems.append(
                    source.problem(
                        (*loc, "displaces", i), _("unknown rule '{other}'{hint}", other=other, hint=did_you_mean(other, pack.rules))
                    )
                )
        limitation = getattr(rule, "limitation", None)
        if isinstance(limitation, str) and limitation not in limitations:
            problems.append(
                source.problem(
                    (*loc, "limitation"),
                    _("unknown limitation '{limitation}'{hint}", limitation=limitation, hint=did_you_mean(limitation, limitations)),
                )
            )
        if isinstance(rule, DeadlineRule):
            try:
                count(Period(**rule.period.model_dump()), datetime(2026, 1, 15, 12, tzinfo=UTC) if rule.period.hours else date(2026, 1, 15))
            except PeriodError as error:
                problems.append(source.problem((*loc, "period"), str(error)))
        for i, version in enumerate(rule.versions):
            if version.from_ and version.to and version.to < version.from_:
                problems.append(source.problem((*loc, "versions", i, "to"), _("ends before it begins")))


_MESSAGES = {
    "missing": N_("missing key '{key}'"),
    "string_type": N_("expected text"),
    "int_type": N_("expected a whole number"),
    "bool_type": N_("expected true or false"),
    "list_type": N_("expected a list"),
    "tuple_type": N_("expected a list"),
    "dict_type": N_("expected keys and values"),
    "model_type": N_("expected keys and values"),
}


def read_model(model: type[M], source: Source, problems: list[Problem]) -> M | None:
    """Validate a parsed file against a model; every mistake goes to `problems` at its place."""
    if not isinstance(source.data, dict):
        problems.append(Problem(source.file, 1, 1, _("expected sections such as `offences:`; the file is empty or not a mapping")))
        return None
    try:
        return model.model_validate(source.data)
    except ValidationError as error:
        for item in error.errors(include_url=False, include_input=False):
            problems.append(_problem(model, source, item))
        return None


def _problem(model: type[BaseModel], source: Source, item: Any) -> Problem:
    loc = tuple(part for part in item["loc"] if part not in ("str", "list[str]", "Start", "function-before[<lambda>(), date]"))
    kind: str = item["type"]
    if kind == "extra_forbidden":
        return source.problem(
            loc, _("unknown key '{key}'{hint}", key=loc[-1], hint=did_you_mean(str(loc[-1]), _keys(model, loc[:-1]))), key=True
        )
    if kind == "missing":
        return source.problem(loc[:-1], _(_MESSAGES[kind], key=loc[-1]))
    message = _(_MESSAGES[kind]) if kind in _MESSAGES else item["msg"].removeprefix("Value error, ")
    return source.problem(loc, message[0].lower() + message[1:])


def _keys(model: Any, loc: tuple[Any, ...]) -> list[str]:
    """The keys permitted at a place, for `did you mean`: follow the model's fields as far as the place goes."""
    for part in loc:
        if isinstance(part, str) and isinstance(model, type) and issubclass(model, BaseModel):
            for name, spec in model.model_fields.items():
                if part in (name, spec.alias):
                    model = spec.annotation
                    break
        while not (isinstance(model, type) and issubclass(model, BaseModel)) and getattr(model, "__args__", None):
            model = next((a for a in model.__args__ if a is not type(None)), None)
    if isinstance(model, type) and issubclass(model, BaseModel):
        return [spec.alias or name for name, spec in model.model_fields.items()]
    return []
