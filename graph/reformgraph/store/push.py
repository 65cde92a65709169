"""A graph and the addresses of a server in; the same graph on the server out, in place of what it held."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final
from urllib.request import Request

import pyoxigraph as ox

from reformgraph.errors import GraphError
from reformgraph.store.address import checked_address, shown
from reformgraph.store.endpoint import Endpoint
from reformgraph.store.exchange import exchange
from reformgraph.store.request import AGENT, telling

STAGING: Final = "urn:reformgraph:push"
"""The graph that statements are gathered in before they replace the default graph in one step."""

_BATCH: Final = 5000

Progress = Callable[[int], None]
"""Called with how many more statements the server has taken."""


def put(
    triples: Sequence[ox.Triple], endpoint: Endpoint, store: str, *, authorization: str | None, seconds: float
) -> None:
    """Replace the server's default graph by one PUT of the Graph Store Protocol at the address `store`."""
    address = checked_address(store)
    request = Request(f"{address}{'&' if '?' in address else '?'}default", method="PUT")
    request.data = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    request.add_header("Content-Type", "application/n-triples")
    request.add_header("User-Agent", AGENT)
    if authorization is not None:
        request.add_header("Authorization", authorization)
    exchange(request, shown(address), seconds)
    _verify(endpoint.count(), len(triples), endpoint.where)


def update(
    triples: Sequence[ox.Triple],
    endpoint: Endpoint,
    address: str,
    *,
    authorization: str | None,
    seconds: float,
    progress: Progress,
) -> None:
    """Gather the statements in a graph of their own by SPARQL Update, then move it over the default graph.

    Where it fails before the move, the default graph is as it was.
    """
    checked_address(address)

    def tell(text: str, *pauses: float) -> None:
        exchange(telling(address, text, authorization), shown(address), seconds, pauses)

    staging = ox.NamedNode(STAGING)
    tell(f"DROP SILENT GRAPH {staging}")
    for start in range(0, len(triples), _BATCH):
        batch = triples[start : start + _BATCH]
        lines = "\n".join(f"{triple} ." for triple in batch)
        # The same statements twice are there once, so that a batch may be sent again.
        tell(f"INSERT DATA {{ GRAPH {staging} {{\n{lines}\n}} }}", 0.5, 1.0, 2.0)
        progress(len(batch))
    _verify(endpoint.count(STAGING), len(triples), endpoint.where)
    tell(f"MOVE GRAPH {staging} TO DEFAULT" if triples else "CLEAR DEFAULT")
    _verify(endpoint.count(), len(triples), endpoint.where)


def _verify(found: int, sent: int, where: str) -> None:
    if found != sent:
        problem = f"the server holds {found} statements after {sent} were sent"
        raise GraphError(problem, where=where, hint="is its default graph this one alone?")
