"""`recours assess` and `recours explain`: what the law gives on a case file, and why."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from engine.assess import assess as judge
from engine.case import Case, load_case, parse_case, read_case
from engine.explain import Explanation
from engine.explain import explain as explained
from engine.interview import Interview
from engine.language import N_, _
from engine.problems import Disagreement, Problem, RecoursError, did_you_mean
from engine.yaml_source import Source

from ..localised import Command, click, option
from .options import Chosen, day_option, lang_option, packs_option, width


def read(path: str, on: date | None) -> Case:
    """The case of a file, or of standard input for `-`, judged on a given day if one is given."""
    if path == "-":
        return parse_case("<stdin>", sys.stdin.buffer.read(), on=on)
    return load_case(Path(path), on=on)


@click.command(
    cls=Command,
    help=N_("Assess a case file (YAML or JSON; - reads standard input)."),
    examples=(
        "recours assess case.yaml",
        "recours assess case.yaml --lang fr --format md > result.md",
        "recours assess - --format json < case.json",
        "recours assess --batch cases.jsonl > results.jsonl",
    ),
)
@click.argument("case", required=False)
@packs_option
@day_option
@option("--format", "form", type=click.Choice(["text", "json", "md"]), default="text", help=N_("text, json (the contract's form) or md."))
@option("--batch", metavar="FILE", help=N_("One case a line (JSON); one assessment a line comes out, in the same order."))
@lang_option
def assess(case: str | None, packs: Chosen, on: date | None, form: str, batch: str | None) -> None:
    if batch is not None:
        sys.exit(_batch(batch, packs, on))
    if case is None:
        raise click.UsageError(_("Give a case file, - for standard input, or --batch FILE."))
    facts = read(case, on)
    used = packs.for_case(facts)
    result = judge(facts, used)
    asked = Interview(used, facts).next()
    result = replace(result, next_question=asked.id if asked else None)
    if form == "json":
        click.echo(json.dumps(result.as_json(), ensure_ascii=False, indent=2))
        return
    from ..report import as_markdown, as_text

    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    click.echo(as_markdown(result, facts) if form == "md" else as_text(result, facts, width(), colour), nl=False)


def _batch(path: str, packs: Chosen, on: date | None) -> int:
    """Stream a file of cases; a bad line gives an error object in its place. Returns the exit status."""
    name = "<stdin>" if path == "-" else path
    try:
        lines: Any = sys.stdin if path == "-" else open(path, encoding="utf-8")  # noqa: SIM115 - streamed, closed at exit
    except OSError as error:
        raise RecoursError([Problem(name, 0, 0, _("cannot be read: {reason}", reason=error.strerror or ""))]) from None
    failed = 0
    progress = sys.stderr.isatty()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            facts = read_case(Source(name, json.loads(line), {(): (number, 1)}), on=on)
            result = judge(facts, packs.for_case(facts)).as_json()
        except (RecoursError, Disagreement) as error:
            failed, result = failed + 1, {"error": str(error), "line": number}
        except (json.JSONDecodeError, RecursionError):
            failed, result = failed + 1, {"error": f"{name}:{number}:1: {_('not a JSON object; write one case a line')}", "line": number}
        click.echo(json.dumps(result, ensure_ascii=False))
        if progress and number % 100 == 0:
            click.echo(f"\r{number}", nl=False, err=True)
    return 1 if failed else 0


@click.command(
    cls=Command,
    help=N_("Why a rule holds on a case, or the first element that fails."),
    examples=("recours explain case.yaml fr.sexual-deepfake-online",),
)
@click.argument("case")
@click.argument("rule_id")
@packs_option
@day_option
@lang_option
def explain(case: str, rule_id: str, packs: Chosen, on: date | None) -> None:
    facts = read(case, on)
    try:
        found = explained(facts, packs.all, rule_id)
    except KeyError:
        known = [rule for pack, _base in packs.all for rule in pack.rules]
        raise click.UsageError(_("no rule '{name}'{hint}", name=rule_id, hint=did_you_mean(rule_id, known))) from None
    for item in found:
        for line in _told(item, facts):
            click.echo(line)


def _told(item: Explanation, case: Case) -> list[str]:
    from ..report import entry
    from ..wording import fact_value, need

    title = f"{getattr(item.rule, 'title', '') or getattr(item.rule, 'name', '')} [{item.rule.id}]"
    if item.finding is not None:
        made = entry(item.finding, case, {})
        because = (
            [_("Because: {answers}", answers="; ".join(fact_value(r, case) for r in item.finding.because))] if item.finding.because else []
        )
        return [made.title, *(f"  {line}" for line in [*made.lines, *because])]
    answers = "; ".join(fact_value(reason, case) for reason in item.answers)
    told = {
        "no_such_act": _("The case has no act that this rule judges."),
        "not_in_reach": _("This law does not reach the case. {why}", why=str(item.element or "")),
        "not_yet_law": _("Not yet law on the day of the act."),
        "no_longer_law": _("This wording was no longer law on the day of the act."),
        "displaced": _("Another finding covers the same act: {rule}.", rule=item.displaced_by or ""),
        "fails": _("Does not apply: {element}.", element=str(item.element)) if item.element else _("Does not apply."),
        "open": _("Depends on: {missing}", missing="; ".join(need(fact, case) for fact in item.needs)),
    }[item.outcome]
    return [title, f"  {told}", *([f"  {_('Because: {answers}', answers=answers)}"] if answers else [])]
