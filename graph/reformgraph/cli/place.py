"""The options that say where a graph is, on disk or on a server, in; the graph out."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from reformgraph.errors import UsageError

if TYPE_CHECKING:
    import pyoxigraph as ox

    from reformgraph.store import Graph
    from reformgraph.store.endpoint import Endpoint

_Decorated = TypeVar("_Decorated", bound=Callable[..., Any])

BUILD: Final = Path("build")
SECONDS: Final = 60
_NAMED: Final = "reformgraph.named-graph"


def build_option(function: _Decorated) -> _Decorated:
    """`--graph` of a command that reads a build and no server; its parameter is `folder`."""
    return click.option(
        "--graph",
        "folder",
        type=click.Path(path_type=Path),
        default=BUILD,
        show_default=True,
        metavar="DIR",
        help="The folder of a build.",
    )(function)


def place_options(function: _Decorated) -> _Decorated:
    """`--graph`, or `--endpoint` and `--timeout`; `--named-graph` is noted for `server_at`."""
    for option in (
        click.option(
            "--timeout",
            type=click.IntRange(min=1),
            metavar="SECONDS",
            show_default=str(SECONDS),
            help="How long an answer may take.",
        ),
        click.option(
            "--named-graph",
            metavar="IRI",
            expose_value=False,
            callback=_note_name,
            help="Ask this graph of the server, not its default graph.",
        ),
        click.option("--endpoint", metavar="URL", help="A SPARQL server that holds the graph, instead of a build."),
        click.option(
            "--graph",
            type=click.Path(path_type=Path),
            show_default=str(BUILD),
            metavar="DIR",
            help="The folder of a build.",
        ),
    ):
        function = option(function)
    return function


def _note_name(context: click.Context, parameter: click.Parameter, name: str | None) -> None:
    """Note the graph where it is named: before the name of a question or after it."""
    if name is not None:
        context.meta[_NAMED] = name


def graph_at(folder: Path | None, endpoint: str | None, seconds: int | None, rows: int | None) -> Graph:
    """The graph to ask; a build's is asked in a process of its own, so that a query that runs away is stopped."""
    from reformgraph.store.index import indexed
    from reformgraph.store.limited import Limited
    from reformgraph.store.store import STORE_FOLDER

    server = server_at(folder, endpoint, seconds if endpoint else None)
    if server is not None:
        if rows is not None:
            raise UsageError("--most is for a build", hint="say LIMIT in the query")
        return server
    folder = folder or BUILD
    graph = Limited(folder, seconds=seconds or SECONDS, rows=rows)
    click.get_current_context().call_on_close(graph.close)
    return indexed(lambda: graph, folder / STORE_FOLDER)


def triples_at(folder: Path | None, endpoint: str | None, seconds: int | None) -> list[ox.Triple]:
    """All that the graph states: of a build as its graph.ttl writes it."""
    from reformgraph.store import read_graph

    server = server_at(folder, endpoint, seconds)
    return server.triples() if server is not None else read_graph(folder or BUILD)


def store_at(folder: Path | None, endpoint: str | None, seconds: int | None) -> ox.Store:
    """A store on this machine: the build's own, or one in memory with all that the server holds."""
    import pyoxigraph as ox

    from reformgraph.store import open_store

    server = server_at(folder, endpoint, seconds)
    if server is None:
        return open_store(folder or BUILD)
    store = ox.Store()
    store.bulk_extend(ox.Quad(triple.subject, triple.predicate, triple.object) for triple in server.triples())
    return store


def server_at(folder: Path | None, endpoint: str | None, seconds: int | None) -> Endpoint | None:
    """The server, or None where the graph is a build's."""
    context = click.get_current_context(silent=True)
    named: str | None = context.meta.get(_NAMED) if context else None
    if endpoint is None:
        if seconds is not None or named is not None:
            raise UsageError("--timeout needs --endpoint" if named is None else "--named-graph needs --endpoint")
        return None
    if folder is not None:
        raise UsageError("--graph and --endpoint exclude each other", hint="a graph is in one place")
    from reformgraph.store.credentials import authorization
    from reformgraph.store.endpoint import Endpoint

    return Endpoint(endpoint, authorization=authorization(os.environ), seconds=seconds or SECONDS, graph=named)
