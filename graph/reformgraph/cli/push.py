"""`reformgraph push`: put the graph of a build on a server."""

from __future__ import annotations

import os
from pathlib import Path

import click

from reformgraph.cli.place import SECONDS, build_option
from reformgraph.errors import UsageError


@click.command(
    epilog="""\b
Examples:
  reformgraph push --endpoint http://localhost:7878/query --store http://localhost:7878/store
  reformgraph push --graph build --endpoint http://localhost:7878/query --update http://localhost:7878/update
  reformgraph push --endpoint http://localhost:8890/sparql --update http://localhost:8890/sparql-auth \\
      --named-graph https://data.example.fi/graph"""
)
@build_option
@click.option("--endpoint", required=True, metavar="URL", help="Where the server is asked; what arrived is counted.")
@click.option("--store", metavar="URL", help="Where the server speaks the Graph Store Protocol.")
@click.option("--update", "updates", metavar="URL", help="Where the server takes SPARQL Update.")
@click.option("--named-graph", metavar="IRI", help="Replace this graph in place of the server's default graph.")
@click.option(
    "--timeout",
    type=click.IntRange(min=1),
    default=SECONDS,
    show_default=True,
    metavar="SECONDS",
    help="How long an answer of the server may take.",
)
def command(
    folder: Path, endpoint: str, store: str | None, updates: str | None, named_graph: str | None, timeout: int
) -> None:
    """Replace a graph of a server by the graph of a build.

    With --update the statements are gathered on the server in a graph of their own, compared with what was sent, and
    moved into place in one step. Called again after it was cut off, it goes on where it stopped. With --store alone
    it is one PUT; with both, statements travel by --store.
    """
    if store is None and updates is None:
        raise UsageError("give --update, --store or both", hint="with --update it can go on after it was cut off")
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from reformgraph.store import read_graph
    from reformgraph.store.credentials import authorization
    from reformgraph.store.endpoint import Endpoint
    from reformgraph.store.push import Server, push

    known = authorization(os.environ)
    asked = Endpoint(endpoint, seconds=timeout, authorization=known, graph=named_graph)
    triples = read_graph(folder)
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("comparing", total=None)

        def progress(step: str, done: int, total: int) -> None:
            bar.update(task, description=step, completed=done, total=total or None)

        changed = push(triples, Server(asked, store, updates, named_graph, known, timeout), progress)
    state = "are on" if changed else "were on"
    click.echo(f"{len(set(triples))} statements {state} {asked.where}{'' if changed else ' already'}", err=True)
