"""The namespaces of the graph contract, and IRIs made from their prefixed names."""

from __future__ import annotations

from typing import Final

ONTOLOGY_VERSION: Final = "0.1.0"
BASE_IRI: Final = "https://w3id.org/reformgraph/id/"

PREFIXES: Final[dict[str, str]] = {
    "rg": "https://w3id.org/reformgraph/ontology#",
    "role": "https://w3id.org/reformgraph/role/",
    "bodytype": "https://w3id.org/reformgraph/body-type/",
    "relation": "https://w3id.org/reformgraph/relation/",
    "region": "https://w3id.org/reformgraph/region/",
    "org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "void": "http://rdfs.org/ns/void#",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def iri(name: str) -> str:
    """Expand a prefixed name such as `rg:evidence`; raises KeyError for an unknown prefix."""
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local
