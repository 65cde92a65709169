"""`reformgraph completion`: a shell's name in, the lines that let it complete questions and names out."""

from __future__ import annotations

import click


@click.command(
    epilog="""\b
Examples:
  eval "$(reformgraph completion bash)"                    # or into ~/.bashrc
  eval "$(reformgraph completion zsh)"                     # or into ~/.zshrc
  reformgraph completion fish > ~/.config/fish/completions/reformgraph.fish"""
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print what SHELL runs to complete commands, questions, their parameters, and the names in ./build for these."""
    from click.shell_completion import get_completion_class

    from reformgraph.cli import main

    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(main, {}, "reformgraph", "_REFORMGRAPH_COMPLETE").source())
