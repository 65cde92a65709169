"""The graph of the fixtures, changed by an update, for tests of what changes."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pyoxigraph as ox

from reformgraph.terms import BASE_IRI, PREFIXES

GRAPH: Final = Path(__file__).parents[1] / "fixtures" / "graph.ttl"
NAMES: Final = {**PREFIXES, "": BASE_IRI, "m": f"{BASE_IRI}membership/", "person": f"{BASE_IRI}person/"}


def graph(*updates: str) -> list[ox.Triple]:
    """The graph after the updates, each of which must change something."""
    store = ox.Store()
    store.load(path=GRAPH, format=ox.RdfFormat.TURTLE)
    for update in updates:
        before = set(store)
        store.update(update, prefixes=NAMES)
        assert set(store) != before, update
    return [quad.triple for quad in store]
