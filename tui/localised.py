"""click in the person's language: help texts are message ids, looked up when they are printed."""

from __future__ import annotations

import gettext
from collections.abc import Callable
from typing import Any, TypeVar

import engine.language as language
from engine.language import N_, _, ngettext

__all__ = ["Command", "F", "Group", "Option", "click", "install", "option"]
F = TypeVar("F", bound=Callable[..., Any])

# What click itself prints; it asks gettext for these, and gettext asks our catalogue.
CLICK = (
    N_("Usage:"),
    N_("Options"),
    N_("Commands"),
    N_("Show this message and exit."),
    N_("Show the version and exit."),
    N_("Error: {message}"),
    N_("Try '{command} {option}' for help."),
    N_("Missing argument"),
    N_("Missing option"),
    N_("No such option: {name}"),
    N_("No such option {name!r}."),
    N_("No such command {name!r}."),
    N_("Did you mean {possibility}?"),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("Got unexpected extra argument ({args})"),
    N_("{value!r} is not one of {choices}."),
    N_("Missing argument {param_hint}."),
    N_("(Possible options: {possibilities})"),
)


def _counted(n: int) -> tuple[str, ...]:
    """The messages that click asks for by number; here only so that they are gathered for translators."""
    return (
        ngettext("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", n),
        ngettext("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", n),
        ngettext("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})", n),
    )


def install() -> None:
    """Let gettext's module-level functions, which click imports, use the language in use; call it before importing click."""

    def ngettext(msgid1: str, msgid2: str, n: int) -> str:
        return language._catalogue(language.current()).ngettext(msgid1, msgid2, n)

    gettext.gettext = lambda message: language._catalogue(language.current()).gettext(message)
    gettext.ngettext = ngettext


install()

import click  # noqa: E402 - after install(), so that click's own messages are translated


def _shown(message: str | None) -> str:
    return _(message) if message else ""


class Option(click.Option):
    """An option whose help is a message id."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        record = super().get_help_record(ctx)
        return (record[0], record[1].replace(self.help or "", _shown(self.help))) if record and self.help else record


class Command(click.Command):
    """A command whose help, options' help and examples are message ids."""

    def __init__(self, *args: Any, examples: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.examples = examples

    def get_short_help_str(self, limit: int = 45) -> str:
        return _shown(self.help).split("\n")[0]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_shown(self.help))

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if self.examples:
            with formatter.section(_("Examples")):
                for example in self.examples:
                    formatter.write(f"{'':>{formatter.current_indent}}{example}\n")


class Group(Command, click.Group):
    """A group of such commands."""

    command_class = Command


def option(*names: str, **attrs: Any) -> Callable[[F], F]:
    """`click.option` with localised help."""
    return click.option(*names, cls=Option, **attrs)
