"""An address and a graph in, what machines want to know of them out: a service description, and VoID statistics."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import pyoxigraph as ox

from reformgraph.serve.negotiate import GRAPHS, ROWS
from reformgraph.terms import PREFIXES, iri
from reformgraph.void import Counts, void_triples

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

Term = ox.NamedNode | ox.BlankNode | ox.Literal


def service_description(address: str, media: str, *, calls: bool, writes: bool) -> bytes:
    """SPARQL 1.1 Service Description of the endpoint at `address`, which may call other servers, and take updates."""
    service, dataset, graph = (ox.NamedNode(address + part) for part in ("#service", "#dataset", "#graph"))
    formats = [_FORMATS + _NAMES[media] for media in dict.fromkeys((*ROWS.values(), *GRAPHS.values()))]
    languages = ["SPARQL11Query", *(["SPARQL11Update"] if writes else [])]
    features = [_SD + "BasicFederatedQuery"] if calls else []
    return written(
        [
            *_said(service, "rdf:type", _named(_SD + "Service")),
            *_said(service, _SD + "endpoint", _named(address)),
            *_said(service, _SD + "supportedLanguage", *(_named(_SD + each) for each in languages)),
            *_said(service, _SD + "resultFormat", *map(_named, formats)),
            *_said(service, _SD + "feature", *map(_named, features)),
            *_said(service, _SD + "defaultDataset", dataset),
            *_said(dataset, "rdf:type", _named(_SD + "Dataset")),
            *_said(dataset, _SD + "defaultGraph", graph),
            *_said(graph, "rdf:type", _named(_SD + "Graph")),
        ],
        media,
    )


def void(counts: Counts, root: str, base: str, media: str) -> bytes:
    """A VoID description of the default graph, which is asked at `root`sparql; its IRIs begin with `base`."""
    address = root + ".well-known/void"
    dataset = ox.NamedNode(f"{address}#dataset")
    return written(
        [
            *void_triples(dataset, counts, lambda name: ox.NamedNode(f"{address}#{name}")),
            *_said(dataset, "void:sparqlEndpoint", _named(root + "sparql")),
            *_said(dataset, "void:uriSpace", ox.Literal(base)),
        ],
        media,
    )


def written(triples: Iterable[ox.Triple], media: str) -> bytes:
    """Triples in a format, with the prefixes that a reader knows."""
    rdf = ox.RdfFormat.from_media_type(media)
    return ox.serialize(triples, format=rdf, prefixes={**PREFIXES, "sd": _SD}) or b""


def _said(subject: ox.NamedNode, name: str, *values: Term) -> list[ox.Triple]:
    predicate = ox.NamedNode(name if name.startswith("http") else iri(name))
    return [ox.Triple(subject, predicate, value) for value in values]


def _named(name: str) -> ox.NamedNode:
    return ox.NamedNode(name)
