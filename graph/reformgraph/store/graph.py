"""What every place of a graph can do, embedded or on a server: a query in, an answer out."""

from __future__ import annotations

from typing import Protocol

import pyoxigraph as ox

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
"""Rows of SELECT, yes or no of ASK, or triples of CONSTRUCT and DESCRIBE."""


class Graph(Protocol):
    """A graph that answers SPARQL: `pyoxigraph.Store` is one, and `reformgraph.store.Endpoint` another."""

    def query(self, query: str, /, *, prefixes: dict[str, str] | None = None) -> Answer:
        """Answer `query`, in which `prefixes` need no declaration; SyntaxError where it is no query of SPARQL 1.1."""
        ...
