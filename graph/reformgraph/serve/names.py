"""A query in, its answer out, for code that waits in a thread of its own: the graph in which names are looked up."""

from __future__ import annotations

import asyncio
from typing import Final

import pyoxigraph as ox

from reformgraph.serve.pool import Pool
from reformgraph.serve.whole import whole
from reformgraph.store.graph import Answer
from reformgraph.store.jobs import Job
from reformgraph.store.results import as_answer

_ROWS: Final = "application/sparql-results+json"
_GRAPH: Final = "application/n-triples"


class Names:
    """A `Graph`, within the same limits as every other query. Made in the event loop, and asked outside it."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._loop = asyncio.get_running_loop()

    def query(self, query: str, /, *, prefixes: dict[str, str] | None = None) -> Answer:
        """Answer as an embedded store does; SyntaxError where `query` is no query of SPARQL 1.1."""
        job = Job(query, _ROWS, _GRAPH, prefixes or {})
        media, body = asyncio.run_coroutine_threadsafe(whole(self._pool, job), self._loop).result()
        if media == _ROWS:
            return ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
        return as_answer(quad.triple for quad in ox.parse(body, format=ox.RdfFormat.N_TRIPLES))
