"""`recours completion`: the script that lets a shell complete commands and options."""

from __future__ import annotations

from engine.language import N_

from ..localised import Command, click
from .options import lang_option

SHELLS = ("bash", "zsh", "fish")


@click.command(
    cls=Command,
    help=N_("Print the completion script of a shell; it completes names only, never a case."),
    examples=('eval "$(recours completion bash)"', "recours completion fish > ~/.config/fish/completions/recours.fish"),
)
@click.argument("shell", type=click.Choice(SHELLS))
@lang_option
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    assert found is not None
    click.echo(found(ctx.find_root().command, {}, "recours", "_RECOURS_COMPLETE").source())
