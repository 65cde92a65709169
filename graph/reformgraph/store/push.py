"""A graph and a server in; the same graph on the server out, in place of what was there: whole, and compared.

By updates, the statements are gathered in a graph of their own, whose name is a hash of them: a push that was cut off
goes on where it stopped, and another graph's statements never mix with it. They replace the old graph by one MOVE.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote
from urllib.request import Request

import pyoxigraph as ox

from reformgraph.errors import GraphError, QueryError
from reformgraph.store.address import checked_address, shown
from reformgraph.store.endpoint import Endpoint
from reformgraph.store.exchange import AGENT, PAUSES, exchange
from reformgraph.store.request import telling
from reformgraph.store.sums import verify
from reformgraph.terms import iri

PUSHES: Final = "urn:reformgraph:pushes"
"""The graph that names the graphs in which pushes gather, so that what a push left behind can be removed."""

_BATCH: Final = 5000
_SMALLEST: Final = 50
_IN_TIME: Final = 10_000
"""A request that moves or replaces a graph has the time limit once for so many statements."""

Progress = Callable[[str, int, int], None]
"""Called with the name of a step, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where a server is asked, and where it takes graphs (`store`: Graph Store Protocol) and updates (`updates`).

    `graph` names the graph that is replaced; it is the default graph where None.
    """

    endpoint: Endpoint
    store: str | None
    updates: str | None
    graph: str | None
    authorization: str | None
    seconds: float

    def put(self, triples: Sequence[ox.Triple]) -> None:
        """Replace the graph by one PUT."""
        self._send("PUT", self.graph, triples, (), self.seconds * times(len(triples)))

    def add(self, triples: Sequence[ox.Triple], graph: str) -> None:
        """Add to a graph; the same statements twice are there once, so that it is tried again."""
        if self.store is not None:
            self._send("POST", graph, triples, PAUSES, self.seconds)
        else:
            lines = "\n".join(f"{triple} ." for triple in triples)
            self.tell(f"INSERT DATA {{ GRAPH <{graph}> {{\n{lines}\n}} }}", PAUSES)

    def tell(self, update: str, pauses: Sequence[float] = (), *, size: int = 0) -> None:
        """Have an update done, which is about so many statements."""
        assert self.updates is not None
        address = checked_address(self.updates)
        limit = self.seconds * times(size)
        exchange(telling(address, update, self.authorization), shown(address), limit, pauses)

    def _send(
        self, method: str, graph: str | None, triples: Sequence[ox.Triple], pauses: Sequence[float], limit: float
    ) -> None:
        assert self.store is not None
        address = checked_address(self.store)
        wanted = "default" if graph is None else f"graph={quote(graph, safe='')}"
        request = Request(f"{address}{'&' if '?' in address else '?'}{wanted}", method=method)
        request.data = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
        request.add_header("Content-Type", "application/n-triples")
        request.add_header("User-Agent", AGENT)
        if self.authorization is not None:
            request.add_header("Authorization", self.authorization)
        exchange(request, shown(address), limit, pauses)


def times(statements: int) -> int:
    """How many times the time limit a request about so many statements has."""
    return max(1, -(-statements // _IN_TIME))


def push(triples: Sequence[ox.Triple], server: Server, progress: Progress) -> bool:
    """Replace the server's graph by `triples`; False where it held just these already.

    Raises GraphError or QueryError; where it is raised before the MOVE, the graph is as it was.
    """
    triples = sorted(set(triples), key=str)
    progress("comparing", 0, 1)
    held = server.endpoint.count()
    if held == len(triples) and _is_there(triples, server.endpoint):
        return False
    if server.updates is None:
        progress("sending", 0, len(triples))
        server.put(triples)
        _compare(triples, server.endpoint, progress)
        return True
    gathering = _gathering(triples)
    _forget_others(server, gathering)
    for attempt in range(2):
        begun = _gather(triples, server, gathering, progress)
        try:
            _compare(triples, server.endpoint.of(gathering), progress)
            break
        except GraphError:
            if not begun or attempt:
                raise
            # What was there before was not what it seemed.
            server.tell(f"DROP SILENT GRAPH <{gathering}>", size=len(triples))
    target = "DEFAULT" if server.graph is None else f"GRAPH <{server.graph}>"
    if triples:
        server.tell(f"MOVE GRAPH <{gathering}> TO {target}", size=len(triples) + held)
    else:
        server.tell(f"CLEAR SILENT {target}", size=held)
    server.tell(f"DROP SILENT GRAPH <{PUSHES}>")
    if (found := server.endpoint.count()) != len(triples):
        problem = f"the server holds {found} statements after {len(triples)} were sent"
        raise GraphError(problem, where=server.endpoint.where, hint="is its default graph this one alone?")
    return True


def _gather(triples: Sequence[ox.Triple], server: Server, graph: str, progress: Progress) -> bool:
    """Send what is not there yet, in batches that the server takes; says whether something was there."""
    there = server.endpoint.of(graph).count()
    done = max(0, min(there, len(triples)) - _BATCH)  # the last batch may have arrived in part
    size = _BATCH
    while done < len(triples):
        progress("sending", done, len(triples))
        try:
            server.add(triples[done : done + size], graph)
        except QueryError:
            if size <= _SMALLEST:
                raise
            size //= 2
            continue
        done += size
    return there > 0


def _gathering(triples: Sequence[ox.Triple]) -> str:
    """The name of the graph in which these statements gather."""
    sums = hashlib.sha256()
    for triple in triples:
        sums.update(f"{triple}\n".encode())
    return f"urn:reformgraph:push:{sums.hexdigest()[:32]}"


def _forget_others(server: Server, gathering: str) -> None:
    """Remove what other pushes left behind, and note this one."""
    for (name,) in server.endpoint.of(PUSHES).select("SELECT ?g WHERE { ?g ?p ?o }"):
        if isinstance(name, ox.NamedNode) and name.value != gathering:
            server.tell(f"DROP SILENT GRAPH {name}", size=server.endpoint.of(name.value).count())
    server.tell(f"INSERT DATA {{ GRAPH <{PUSHES}> {{ <{gathering}> <{iri('dcterms:isPartOf')}> <{PUSHES}> }} }}")


def _compare(triples: Sequence[ox.Triple], endpoint: Endpoint, progress: Progress) -> None:
    total = len({triple.predicate for triple in triples})
    done = 0

    def one_more() -> None:
        nonlocal done
        done += 1
        progress("comparing", done, total)

    verify(triples, endpoint, one_more)


def _is_there(triples: Sequence[ox.Triple], endpoint: Endpoint) -> bool:
    try:
        verify(triples, endpoint)
    except GraphError:
        return False
    return True
