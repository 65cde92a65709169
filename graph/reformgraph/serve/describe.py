"""An address and a graph in, what machines want to know of them out: a service description, and VoID statistics."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Final

import pyoxigraph as ox

from reformgraph.serve.negotiate import GRAPHS, ROWS
from reformgraph.serve.pool import Pool
from reformgraph.serve.whole import whole
from reformgraph.store.jobs import Job
from reformgraph.terms import PREFIXES, iri

_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS: Final = "http://www.w3.org/ns/formats/"
_NAMES: Final = {
    "application/sparql-results+json": "SPARQL_Results_JSON",
    "application/sparql-results+xml": "SPARQL_Results_XML",
    "text/csv": "SPARQL_Results_CSV",
    "text/tab-separated-values": "SPARQL_Results_TSV",
    "text/turtle": "Turtle",
    "application/n-triples": "N-Triples",
    "application/ld+json": "JSON-LD",
    "application/rdf+xml": "RDF_XML",
    "application/trig": "TriG",
    "application/n-quads": "N-Quads",
    "text/n3": "N3",
}
_JSON: Final = "application/sparql-results+json"
_COUNT: Final = "SELECT (COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?things) WHERE { ?s ?p ?o }"
_CLASSES: Final = "SELECT ?name (COUNT(*) AS ?n) WHERE { ?s a ?name } GROUP BY ?name ORDER BY ?name"
_PROPERTIES: Final = "SELECT ?name (COUNT(*) AS ?n) WHERE { ?s ?name ?o } GROUP BY ?name ORDER BY ?name"

Term = ox.NamedNode | ox.BlankNode | ox.Literal


def service_description(address: str, media: str, *, calls: bool) -> bytes:
    """SPARQL 1.1 Service Description of the endpoint at `address`; `calls` says whether it may call other servers."""
    service, dataset, graph = (ox.NamedNode(address + part) for part in ("#service", "#dataset", "#graph"))
    formats = [_FORMATS + _NAMES[media] for media in dict.fromkeys((*ROWS.values(), *GRAPHS.values()))]
    features = [_SD + "BasicFederatedQuery"] if calls else []
    return written(
        [
            *_said(service, "rdf:type", _named(_SD + "Service")),
            *_said(service, _SD + "endpoint", _named(address)),
            *_said(service, _SD + "supportedLanguage", _named(_SD + "SPARQL11Query")),
            *_said(service, _SD + "resultFormat", *map(_named, formats)),
            *_said(service, _SD + "feature", *map(_named, features)),
            *_said(service, _SD + "defaultDataset", dataset),
            *_said(dataset, "rdf:type", _named(_SD + "Dataset")),
            *_said(dataset, _SD + "defaultGraph", graph),
            *_said(graph, "rdf:type", _named(_SD + "Graph")),
        ],
        media,
    )


class Facts:
    """What is counted of the graph: once, as it does not change while it is served."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._known: dict[str, list[dict[str, str]]] = {}

    async def totals(self) -> tuple[str, str]:
        """How many statements there are, and about how many things."""
        [row] = await self._rows(_COUNT)
        return row["n"], row["things"]

    async def classes(self) -> dict[str, str]:
        """The classes, and how many things each has."""
        return {row["name"]: row["n"] for row in await self._rows(_CLASSES)}

    async def properties(self) -> dict[str, str]:
        """The properties, and how many statements each has."""
        return {row["name"]: row["n"] for row in await self._rows(_PROPERTIES)}

    async def _rows(self, query: str) -> list[dict[str, str]]:
        if query not in self._known:
            answer = json.loads(await whole(self._pool, Job(query, _JSON, None)))
            bindings = answer["results"]["bindings"]
            self._known[query] = [{name: cell["value"] for name, cell in row.items()} for row in bindings]
        return self._known[query]


async def void(facts: Facts, root: str, media: str) -> bytes:
    """A VoID description of the default graph, which is asked at `root`sparql."""
    statements, things = await facts.totals()
    dataset = ox.NamedNode(root + ".well-known/void#dataset")
    triples = [
        *_said(dataset, "rdf:type", _named(iri("void:Dataset"))),
        *_said(dataset, "void:sparqlEndpoint", _named(root + "sparql")),
        *_said(dataset, "void:triples", _number(statements)),
        *_said(dataset, "void:distinctSubjects", _number(things)),
        *_said(dataset, "void:vocabulary", *(_named(PREFIXES[name]) for name in ("rg", "org", "foaf", "skos", "prov"))),
    ]
    for kind, count, parts in (
        ("class", "void:entities", await facts.classes()),
        ("property", "void:triples", await facts.properties()),
    ):
        for number, (name, size) in enumerate(parts.items(), start=1):
            part = ox.NamedNode(f"{root}.well-known/void#{kind}-{number}")
            triples += _said(dataset, f"void:{kind}Partition", part)
            triples += _said(part, f"void:{kind}", _named(name))
            triples += _said(part, count, _number(size))
    return written(triples, media)


def written(triples: Iterable[ox.Triple], media: str) -> bytes:
    """Triples in a format, with the prefixes that a reader knows."""
    rdf = ox.RdfFormat.from_media_type(media)
    return ox.serialize(triples, format=rdf, prefixes={**PREFIXES, "sd": _SD}) or b""


def _said(subject: ox.NamedNode, name: str, *values: Term) -> list[ox.Triple]:
    predicate = ox.NamedNode(name if name.startswith("http") else iri(name))
    return [ox.Triple(subject, predicate, value) for value in values]


def _named(name: str) -> ox.NamedNode:
    return ox.NamedNode(name)


def _number(value: str) -> ox.Literal:
    return ox.Literal(value, datatype=ox.NamedNode(iri("xsd:integer")))
