"""The command `recours`: the screens, and everything that can be done without them."""

from __future__ import annotations

import os
import sys
from typing import Any

from engine import language
from engine.language import N_, _
from engine.problems import Disagreement, RecoursError

from . import localised
from .localised import Group, click, option

INVALID = 2


def _version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if not wanted:
        return
    from importlib.metadata import version

    from engine import durable

    click.echo(f"recours {version('recours')}")
    if durable.AVAILABLE:
        click.echo(_("Rules engine: durable-rules, checked at every assessment against our own evaluator."))
    else:
        click.echo(_("Rules engine: our own evaluator alone; durable-rules cannot be imported on this Python."))
    ctx.exit()


def _language(_ctx: click.Context, _param: click.Parameter, chosen: str | None) -> str | None:
    if chosen is not None:
        language.use(chosen)
    return chosen


LANG = option(
    "--lang",
    type=click.Choice(language.available()),
    callback=_language,
    is_eager=True,
    expose_value=True,
    help=N_("Language of everything that is shown."),
)


@click.group(
    cls=Group,
    invoke_without_command=True,
    help=N_(
        "Legal guidance for people whose intimate image was shared, faked or used as a threat. Without a command, the screens open. "
        "Everything stays on this machine; nothing is saved unless you ask for it."
    ),
    examples=("recours", "recours --lang fr", "recours assess case.yaml", "recours contacts --place FR"),
)
@LANG
@option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help=N_("Show the version and exit."))
@click.pass_context
def recours(ctx: click.Context, lang: str | None) -> None:
    if ctx.invoked_subcommand is None:
        _screens(lang)


def _screens(lang: str | None) -> None:
    """Open the screens; without a terminal there is nobody to answer them."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError(
            _("The screens need a terminal. Without one, use `recours assess CASE`; `recours --help` lists the commands.")
        )
    from .app import run_app

    sys.exit(run_app(_law, lang))


def _law() -> list[tuple[Any, Any]]:
    """The shipped packs; read while the first pages are on the screen."""
    from engine.loading import SHIPPED, shipped_pack

    return [shipped_pack(name) for name in SHIPPED]


def _register() -> None:
    from .commands.assess import assess, explain
    from .commands.law import contacts, law
    from .commands.packs import check, test
    from .commands.shell import completion

    for command in (assess, explain, law, contacts, check, test, completion):
        recours.add_command(command)


def main(argv: list[str] | None = None) -> None:
    """Run the command line; every error is one clear line on standard error, with the contract's exit status."""
    words = sys.argv[1:] if argv is None else argv
    language.use(_wanted(words))
    localised.install()
    if any(not word.startswith("-") and word not in language.available() for word in words) or {"--help", "--version"} & set(words):
        _register()  # the screens alone need none of the commands
    try:
        recours.main(args=argv, prog_name="recours", standalone_mode=False)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.ClickException as error:
        _show_usage_error(error)
        sys.exit(INVALID)
    except (RecoursError, Disagreement) as error:
        click.echo(str(error), err=True)
        sys.exit(INVALID)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except BrokenPipeError:  # the reader went away, as `| head` does: nothing to tell
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def _wanted(argv: list[str]) -> str:
    """The language asked for on the command line, wherever it stands, else that of the environment."""
    for i, word in enumerate(argv):
        if word.startswith("--lang="):
            return word.split("=", 1)[1]
        if word == "--lang" and i + 1 < len(argv):
            return argv[i + 1]
    return language.guess()


def _show_usage_error(error: click.ClickException) -> None:
    context: Any = getattr(error, "ctx", None)
    click.echo(_("Error: {message}", message=error.format_message()), err=True)
    if context is not None:
        click.echo(_("Try '{command} {option}' for help.", command=context.command_path, option="--help"), err=True)


if __name__ == "__main__":
    main()
