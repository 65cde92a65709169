"""`reformgraph push`: put the graph of a build on a server."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from reformgraph.cli.place import SECONDS, build_option
from reformgraph.errors import UsageError


@click.command(
    epilog="""\b
Examples:
  reformgraph push --endpoint http://localhost:7878/query --store http://localhost:7878/store
  reformgraph push --graph build --endpoint http://localhost:7878/query --update http://localhost:7878/update"""
)
@build_option
@click.option("--endpoint", required=True, metavar="URL", help="Where the server is asked; what arrived is counted.")
@click.option("--store", metavar="URL", help="Where the server speaks the Graph Store Protocol.")
@click.option("--update", "updates", metavar="URL", help="Where the server takes SPARQL Update.")
@click.option(
    "--timeout",
    type=click.IntRange(min=1),
    default=SECONDS,
    show_default=True,
    metavar="SECONDS",
    help="How long an answer of the server may take.",
)
def command(folder: Path, endpoint: str, store: str | None, updates: str | None, timeout: int) -> None:
    """Replace the default graph of a server by the graph of a build.

    Give --store where the server has it, or else --update. All of the graph arrives or the server keeps what it had,
    as far as the server does a PUT or a MOVE in one step.
    """
    if (store is None) == (updates is None):
        raise UsageError("give one of --store and --update", hint="--store where the server has it")
    from reformgraph.store import read_graph
    from reformgraph.store.credentials import authorization
    from reformgraph.store.endpoint import Endpoint
    from reformgraph.store.push import put, update

    known = authorization(os.environ)
    server = Endpoint(endpoint, seconds=timeout, authorization=known)
    triples = sorted(set(read_graph(folder)), key=str)
    if store is not None:
        put(triples, server, store, authorization=known, seconds=timeout)
    elif updates is not None:
        with click.progressbar(length=len(triples), label="sending", file=sys.stderr) as bar:
            update(triples, server, updates, authorization=known, seconds=timeout, progress=bar.update)
    click.echo(f"{len(triples)} statements are on {server.where}", err=True)
