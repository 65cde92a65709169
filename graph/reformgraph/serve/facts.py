"""A pool in, what is counted of the graph that it answers from out."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from reformgraph.serve.generation import Generation
from reformgraph.serve.pool import Pool
from reformgraph.serve.whole import whole
from reformgraph.store.jobs import Job

_JSON: Final = "application/sparql-results+json"
_TOTALS: Final = "SELECT (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?entities) WHERE { ?s ?p ?o }"
_CLASSES: Final = (
    "SELECT ?name (COUNT(*) AS ?n) WHERE { ?s a ?name FILTER(ISIRI(?name)) } GROUP BY ?name ORDER BY ?name"
)
_PROPERTIES: Final = "SELECT ?name (COUNT(*) AS ?n) WHERE { ?s ?name ?o } GROUP BY ?name ORDER BY ?name"
_TRIES: Final = 3


@dataclass(frozen=True, slots=True)
class Counted:
    """Of the default graph, in the sense of VoID; classes and properties by IRI in order."""

    triples: int
    entities: int
    classes: Mapping[str, int]
    properties: Mapping[str, int]


class Facts:
    """Counts once for each generation of the graph, when they are asked for."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._counting = asyncio.Lock()
        self._known: tuple[Generation, Counted] | None = None

    async def counts(self) -> Counted:
        """Of the graph as it is now. Where it changes again and again meanwhile, they are of several states."""
        async with self._counting:
            if self._known is not None and self._known[0] is self._pool.generation:
                return self._known[1]
            for _ in range(_TRIES):
                generation = self._pool.generation
                counted = await self._count()
                if generation is self._pool.generation:
                    self._known = generation, counted
                    break
            return counted

    async def _count(self) -> Counted:
        [totals] = await self._rows(_TOTALS)
        classes, properties = [
            {row["name"]: int(row["n"]) for row in await self._rows(query)} for query in (_CLASSES, _PROPERTIES)
        ]
        return Counted(int(totals["triples"]), int(totals["entities"]), classes, properties)

    async def _rows(self, query: str) -> list[dict[str, str]]:
        _, body = await whole(self._pool, Job(query, _JSON, None))
        return [{name: cell["value"] for name, cell in row.items()} for row in json.loads(body)["results"]["bindings"]]
