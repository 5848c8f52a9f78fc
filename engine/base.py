"""A pack compiled: one network of nodes that both evaluators read.

Nodes are numbered so that children come before parents. Equal conditions share a node, so a definition is worked out once
per situation, whichever rules use it. A rule becomes one head per dated version; a head's value is
`reach and happened and when and in force`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from itertools import combinations
from typing import Any

from . import condition as c
from .language import _
from .pack import UNDATED, Pack, Rule, Start
from .problems import Problem, did_you_mean
from .vocabulary import Scope


class Op(IntEnum):
    ATOM = 0
    ALL = 1
    ANY = 2
    NOT = 3
    ARGUABLE = 4  # a constant: the law does not settle it


@dataclass(frozen=True)
class Happened:
    """The act took place (open while the person has not said which acts there were)."""


@dataclass(frozen=True)
class InForce:
    """The text was law on the day of the act, or, for a rule on the case as a whole, is law on the day of the assessment."""

    from_: date | None
    to: date | None
    on: Scope


@dataclass(frozen=True)
class SomeAct:
    kinds: tuple[str, ...]
    where: int | None


@dataclass(frozen=True)
class SomeNotice:
    kinds: tuple[str, ...]
    where: int | None
    waited: tuple[int, int] | None
    since: date | None

    @property
    def looks_at_day(self) -> bool:
        """Whether the day on which it was sent matters."""
        return self.waited is not None or self.since is not None


@dataclass(frozen=True)
class Holds:
    rules: tuple[str, ...]


Atom = c.Test | Happened | InForce | SomeAct | SomeNotice | Holds


@dataclass(frozen=True)
class Tier:
    """A penalty and the node of its condition; None = whenever the rule holds."""

    node: int | None
    index: int


@dataclass(frozen=True)
class Head:
    """One dated version of a rule: `elements` apart from time, `total` with it."""

    rule: str
    version: int
    from_: date | None
    to: date | None
    elements: int
    total: int
    tiers: tuple[Tier, ...] = ()


@dataclass
class Stage:
    """A part of the network evaluated for one kind of situation; `order` lists its nodes, children first.

    `local` are those that look at more than the facts of the case: only they differ from one act to the next.
    """

    name: str
    heads: tuple[Head, ...]
    roots: tuple[int, ...]
    order: tuple[int, ...]
    local: tuple[int, ...]


@dataclass
class Base:
    """The compiled network of one pack, and its stages by name: `marks`, `notice`, `act:<kind>`, `case`.

    the stage `shared` holds what rests on facts of the case alone; `reach` the node that says whether each
    jurisdiction of the pack reaches the case.
    """

    ops: list[Op] = field(default_factory=list)
    children: list[tuple[int, ...]] = field(default_factory=list)
    atoms: dict[int, Atom] = field(default_factory=dict)
    because: dict[int, str] = field(default_factory=dict)
    labels: dict[int, str] = field(default_factory=dict)
    crisp: list[bool] = field(default_factory=list)
    reach: dict[str, int] = field(default_factory=dict)
    happened: int = -1
    stages: dict[str, Stage] = field(default_factory=dict)
    starts_where: dict[str, int] = field(default_factory=dict)
    chainers: dict[str, Any] = field(default_factory=dict, repr=False)
    _index: dict[Any, int] = field(default_factory=dict, repr=False)

    def node(self, op: Op, children: tuple[int, ...] = (), atom: Atom | None = None, because: str = "") -> int:
        """The node for this operation, made once."""
        if op in (Op.ALL, Op.ANY):
            children = tuple(dict.fromkeys(children))
            if len(children) == 1:
                return children[0]
        key = (op, children, atom, because)
        if key not in self._index:
            self._index[key] = len(self.ops)
            self.ops.append(op)
            self.children.append(children)
            self.crisp.append(
                all(self.crisp[i] for i in children)
                if op in (Op.ALL, Op.ANY, Op.NOT)
                else op is Op.ATOM and not isinstance(atom, SomeAct | SomeNotice | Holds)
            )
            if atom is not None:
                self.atoms[self._index[key]] = atom
            if op is Op.ARGUABLE:
                self.because[self._index[key]] = because
        return self._index[key]

    def cone(self, roots: tuple[int, ...]) -> tuple[int, ...]:
        """Every node that the roots rest on, children first."""
        seen: set[int] = set()
        stack = list(roots)
        while stack:
            i = stack.pop()
            if i not in seen:
                seen.add(i)
                stack.extend(self.children[i])
        return tuple(sorted(seen))

    def stage(self, name: str) -> Stage | None:
        return self.stages.get(name)

    def head(self, rule: str) -> list[Head]:
        """The heads of a rule, in the order of its versions (each once, though several kinds of act may share it)."""
        found = {head.version: head for stage in self.stages.values() for head in stage.heads if head.rule == rule}
        return [found[i] for i in sorted(found)]


@dataclass
class _Compiler:
    pack: Pack
    origin: dict[str, Any]
    problems: list[Problem]
    base: Base = field(default_factory=Base)
    named: dict[str, int] = field(default_factory=dict)
    under_way: list[str] = field(default_factory=list)
    uses: dict[int, frozenset[str]] = field(default_factory=dict)

    def reader(self, ident: str) -> tuple[c.Reader, tuple[Any, ...]]:
        source, loc = self.origin[ident]
        return c.Reader(self.pack.vocabulary, self.pack.definitions, source, self.problems), loc

    def definition(self, ident: str) -> int:
        if ident not in self.named:
            if ident in self.under_way:
                source, loc = self.origin[ident]
                self.problems.append(
                    source.problem((*loc, "when"), _("'{ident}' is defined by itself: {way}", ident=ident, way=" > ".join(self.under_way)))
                )
                return self.base.node(Op.ALL)
            self.under_way.append(ident)
            reader, loc = self.reader(ident)
            tree = reader.read(self.pack.definitions[ident].when, (*loc, "when"), ("act", "case", "notice"))
            self.named[ident] = self.compile(tree)
            self.base.labels.setdefault(self.named[ident], ident)
            self.under_way.pop()
        return self.named[ident]

    def compile(self, tree: c.Condition) -> int:
        base = self.base
        match tree:
            case c.Test():
                return base.node(Op.ATOM, atom=tree)
            case c.Named(ident):
                return self.definition(ident)
            case c.All(parts):
                return base.node(Op.ALL, tuple(self.compile(p) for p in parts))
            case c.Any_(parts):
                return base.node(Op.ANY, tuple(self.compile(p) for p in parts))
            case c.Not(part):
                return base.node(Op.NOT, (self.compile(part),))
            case c.AtLeast(count, parts):
                nodes = tuple(dict.fromkeys(self.compile(p) for p in parts))
                return base.node(Op.ANY, tuple(base.node(Op.ALL, some) for some in combinations(nodes, count)))
            case c.Arguable(part, because):
                return base.node(Op.ALL, (self.compile(part), base.node(Op.ARGUABLE, because=because)))
            case c.SomeAct(kinds, where):
                return base.node(Op.ATOM, atom=SomeAct(kinds, None if where is None else self.compile(where)))
            case c.SomeNotice(kinds, where, waited, since):
                return base.node(Op.ATOM, atom=SomeNotice(kinds, None if where is None else self.compile(where), waited, since))
            case c.Holds(rules):
                return base.node(Op.ATOM, atom=Holds(rules))

    def used(self, node: int) -> frozenset[str]:
        """What a node rests on, directly or not: `act`, `notice` facts, or what is gathered over `some` acts or notices."""
        if node not in self.uses:
            found: set[str] = set()
            for i in self.base.cone((node,)):
                match self.base.atoms.get(i):
                    case c.Test(scope=scope) if scope != "case":
                        found.add(scope)
                    case SomeAct() | SomeNotice():
                        found.add("some")
                    case Holds():
                        found.add("holds")
            self.uses[node] = frozenset(found)
        return self.uses[node]

    def condition(self, ident: str, raw: Any, where: tuple[Any, ...]) -> int:
        reader, loc = self.reader(ident)
        return self.compile(reader.read(raw, (*loc, *where)))

    def rule(self, rule: Rule) -> list[Head]:
        source, loc = self.origin[rule.id]
        reach = self.base.reach.get(rule.jurisdiction or self.pack.header.jurisdiction)
        if reach is None:
            known = list(self.base.reach)
            hint = did_you_mean(rule.jurisdiction or "", known)
            self.problems.append(
                source.problem((*loc, "jurisdiction"), _("unknown jurisdiction '{name}'{hint}", name=rule.jurisdiction, hint=hint))
            )
        whole = None if rule.when is None else self.condition(rule.id, rule.when, ("when",))
        heads = []
        for i, version in enumerate(rule.versions or (UNDATED,)):
            when = whole if version.when is None else self.condition(rule.id, version.when, ("versions", i, "when"))
            elements = tuple(n for n in (reach, self.base.happened if rule.acts else None, when) if n is not None)
            met = self.base.node(Op.ALL, elements)
            total = met
            if version.from_ or version.to:
                in_force = self.base.node(Op.ATOM, atom=InForce(version.from_, version.to, "act" if rule.acts else "case"))
                total = self.base.node(Op.ALL, (met, in_force))
            tiers = tuple(
                Tier(None if p.when is None else self.condition(rule.id, p.when, ("versions", i, "penalties", j, "when")), j)
                for j, p in enumerate(version.penalties)
            )
            head = Head(rule.id, i, version.from_, version.to, met, total, tiers)
            heads.append(head)
            self.scope_check(rule, source, loc, (when, *(t.node for t in tiers)))
        return heads

    def starts(self) -> None:
        """The condition on the notices or acts that a deadline runs from."""
        for rule in self.pack.of_kind("deadline"):
            starts = getattr(rule, "starts", None)
            if isinstance(starts, Start) and starts.where is not None:
                reader, loc = self.reader(rule.id)
                scopes: tuple[Scope, ...] = ("notice",) if starts.notice else ("act", "case")
                self.base.starts_where[rule.id] = self.compile(reader.read(starts.where, (*loc, "starts", "where"), scopes))

    def scope_check(self, rule: Rule, source: Any, loc: Any, nodes: tuple[int | None, ...]) -> None:
        used = frozenset[str]().union(*(self.used(n) for n in nodes if n is not None))
        if "act" in used and not rule.acts:
            self.problems.append(
                source.problem((*loc, "when"), _("'{rule}' looks at an act's facts but has no `act:`; use some_act", rule=rule.id))
            )
        if "holds" in used and rule.acts:
            self.problems.append(source.problem((*loc, "when"), _("'holds' may stand only in a rule without `act:`")))
        if "notice" in used:
            self.problems.append(
                source.problem((*loc, "when"), _("'{rule}' looks at a notice's facts; use some_notice … where", rule=rule.id))
            )
        for i in self.base.cone(tuple(n for n in nodes if n is not None)):
            atom = self.base.atoms.get(i)
            if isinstance(atom, SomeAct | SomeNotice) and atom.where is not None:
                allowed = {"act"} if isinstance(atom, SomeAct) else {"notice"}
                if not self.used(atom.where) <= allowed:
                    self.problems.append(source.problem((*loc, "when"), _("a `where` may not look at other acts, notices or rules")))
            if isinstance(atom, Holds):
                for other in atom.rules:
                    target = self.pack.rules.get(other)
                    if target is None or not target.acts:
                        hint = did_you_mean(other, [r.id for r in self.pack.rules.values() if r.acts])
                        self.problems.append(
                            source.problem((*loc, "when"), _("'holds' names an unknown offence '{other}'{hint}", other=other, hint=hint))
                        )


def compile_pack(pack: Pack, origin: dict[str, Any], problems: list[Problem]) -> Base:
    """Compile a pack; every mistake in a condition goes to `problems` at its place."""
    made = _Compiler(pack, origin, problems)
    base = made.base
    reader, loc = made.reader("pack")
    base.reach[pack.header.jurisdiction] = made.compile(reader.read(pack.header.reach, (*loc, "reach"), ("case",)))
    for i, part in enumerate(pack.header.jurisdictions):
        base.reach[part.id] = made.compile(reader.read(part.reach, (*loc, "jurisdictions", i, "reach"), ("case",)))
    base.happened = base.node(Op.ATOM, atom=Happened())
    for ident in pack.definitions:
        made.definition(ident)
    made.starts()
    by_kind: dict[str, list[Head]] = {}
    for rule in pack.rules.values():
        if rule.kind == "deadline" and getattr(rule, "limitation", False):
            continue
        for head in made.rule(rule):
            for kind in rule.acts or ("",):
                by_kind.setdefault(kind, []).append(head)
    for kind, heads in by_kind.items():
        name = f"act:{kind}" if kind else "case"
        roots = tuple(dict.fromkeys(n for h in heads for n in (h.elements, h.total, *(t.node for t in h.tiers if t.node is not None))))
        base.stages[name] = Stage(name, tuple(heads), roots, base.cone(roots), ())
    reachable = set(base.cone(tuple(n for stage in base.stages.values() for n in stage.roots)))
    for name, sort in (("marks", SomeAct), ("notice", SomeNotice)):
        wheres = {a.where for i, a in base.atoms.items() if i in reachable and isinstance(a, sort) and a.where is not None}
        wheres |= {node for node in base.starts_where.values() if ("notice" in made.used(node)) == (name == "notice")}
        roots = tuple(sorted(wheres))
        base.stages[name] = Stage(name, (), roots, base.cone(roots), ())
    _share(base)
    return base


def _share(base: Base) -> None:
    """Tell the nodes that rest on facts of the case alone from those that each act or notice must work out anew."""
    of_case: list[bool] = []
    for i, op in enumerate(base.ops):
        atom = base.atoms.get(i)
        of_case.append(
            isinstance(atom, c.Test) and atom.scope == "case" if op is Op.ATOM else all(of_case[child] for child in base.children[i])
        )
    used = {i for stage in base.stages.values() for i in stage.order if of_case[i]}
    shared = tuple(sorted(used))
    for stage in base.stages.values():
        stage.local = tuple(i for i in stage.order if not of_case[i])
    base.stages["shared"] = Stage("shared", (), (), shared, shared)
