"""The command line: one module a command, loaded only when it is called."""

from __future__ import annotations

from importlib import import_module
from typing import Any, Final

import click
from click.shell_completion import CompletionItem

from reformgraph import __version__
from reformgraph.errors import ReformgraphError

COMMANDS: Final[dict[str, str]] = {
    "build": "Read documents and curated records into a graph.",
    "query": "Ask a saved question, a .rq file or SPARQL from standard input.",
    "queries": "List the saved questions and their parameters.",
    "view": "Write the network page of a build.",
    "export": "Write the graph in an RDF format.",
    "describe": "Describe a build as a dataset for catalogues.",
    "site": "Write a build as a website that any static host can serve.",
    "ontology": "Write the documentation of the ontology as web pages.",
    "release": "Write a version to publish: every format, its description and what changed.",
    "diff": "Say what changed from one graph to another.",
    "push": "Put the graph of a build on a SPARQL server.",
    "validate": "Check a build against the shapes.",
    "evaluate": "Compare a build with what a careful reader takes from its documents.",
    "explain": "Say why a thing or statement is in the graph as it is.",
    "serve": "Answer SPARQL over HTTP, with an editor.",
    "completion": "Print what lets bash, zsh or fish complete commands and names.",
    "setup": "Bring the analyser of Finnish words.",
}


class LazyGroup(click.Group):
    """Commands named in COMMANDS, each imported from `reformgraph.cli.<name>` when asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"reformgraph.cli.{cmd_name}")
        command = module.command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Without loading a command, as a reader waits for it."""
        found = [CompletionItem(name, help=text) for name, text in COMMANDS.items() if name.startswith(incomplete)]
        return found + click.Command.shell_complete(self, ctx, incomplete)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ReformgraphError as error:
            click.echo(f"{click.style('error:', fg='red')} {error}", err=True)
            ctx.exit(error.exit_code)


@click.command(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: reformgraph build documents/ --output build",
)
@click.version_option(__version__, prog_name="reformgraph")
def main() -> None:
    """A knowledge graph of the people and bodies who carry out a public reform."""
