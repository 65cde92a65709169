"""The ontology's Turtle in; its documentation in three languages out: each term's definition, example, alignment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import pyoxigraph as ox

from reformgraph.site.diagram import diagram
from reformgraph.site.graph import Node, SiteGraph, Value, best, short
from reformgraph.site.places import LANGUAGES, page_file
from reformgraph.site.render import File, rendered
from reformgraph.site.view import Plan, View
from reformgraph.terms import PREFIXES

FOLDER: Final = "ontology"
ONTOLOGY: Final = "https://w3id.org/reformgraph/ontology"
SOURCES: Final = ("reformgraph", "roles", "body-types", "relations", "regions", "shapes")
_SCHEMES: Final = {"roles": "role", "body-types": "bodytype", "relations": "relation"}
_KINDS: Final = {
    "owl:Class": "classes",
    "owl:ObjectProperty": "properties",
    "owl:DatatypeProperty": "properties",
    "owl:AnnotationProperty": "properties",
}
_LINKS: Final = {
    "rdfs:subClassOf": "subClassOf",
    "rdfs:subPropertyOf": "subPropertyOf",
    "rdfs:domain": "domain",
    "rdfs:range": "range",
    "skos:broader": "broader",
    "skos:exactMatch": "match",
    "skos:closeMatch": "match",
    "rg:shortcut": "shortcut",
}


@dataclass(frozen=True, slots=True)
class Reference:
    """Another term: its short name, and its anchor on a page of these, or its address elsewhere (then page 0)."""

    name: str
    href: str
    page: int


@dataclass(frozen=True, slots=True)
class Term:
    """A class, property, individual or concept as its page tells of it in one language."""

    anchor: str
    iri: str
    name: str
    label: Value
    labels: tuple[Value, ...]
    other: tuple[Value, ...]
    definition: Value | None
    examples: tuple[str, ...]
    kinds: tuple[str, ...]
    links: tuple[tuple[str, tuple[Reference, ...]], ...]
    is_aligned: bool


@cache
def sources() -> dict[str, bytes]:
    """The files of the ontology as they are shipped."""
    folder = files("reformgraph.ontology")
    found = {f"{name}.ttl": (folder / f"{name}.ttl").read_bytes() for name in SOURCES}
    return {**found, "context.jsonld": (folder / "context.jsonld").read_bytes()}


def ontology_files(plan: Plan, *, alone: bool = False) -> Iterator[File]:
    """The pages and the files that they are made from; `alone` without the rest of a site around them."""
    folder = "" if alone else FOLDER
    start = f"{folder}/" if folder else ""
    graphs = {name: _read(sources()[f"{name}.ttl"]) for name in (*_SCHEMES, "reformgraph")}
    regions = sum(node.kind == "region" for node in _read(sources()["regions.ttl"]).nodes.values())
    for language in LANGUAGES:
        terms = _terms(graphs["reformgraph"], language)
        parts = [(f"ontology.{name}", terms[name]) for name in ("classes", "properties", "individuals")]
        schemes = [(f"ontology.scheme.{name}", _concepts(graphs[name], _SCHEMES[name], language)) for name in _SCHEMES]
        for page, shown in ((1, parts), (2, schemes)):
            content = rendered(
                "ontology.html",
                View(plan, language, folder, page),
                alone=alone,
                about=graphs["reformgraph"].nodes[ONTOLOGY],
                best=best,
                parts=shown,
                contents=[(1, parts), (2, schemes)],
                drawing=diagram(graphs["reformgraph"], language) if page == 1 else "",
                regions=regions,
                sources=sources(),
            )
            yield f"{start}{page_file(language, page)}", content
    for name, data in sources().items():
        yield f"{start}{name}", data


def _read(data: bytes) -> SiteGraph:
    return SiteGraph(quad.triple for quad in ox.parse(data, ox.RdfFormat.TURTLE))


def _terms(graph: SiteGraph, language: str) -> dict[str, list[Term]]:
    found: dict[str, list[Term]] = {"classes": [], "properties": [], "individuals": []}
    for iri, node in graph.nodes.items():
        if iri.startswith(PREFIXES["rg"]):
            kinds = [value.text for value in node.all("rdf:type")]
            part = next((_KINDS[kind] for kind in kinds if kind in _KINDS), "individuals")
            found[part].append(_term(graph, node, language))
    for terms in found.values():
        terms.sort(key=lambda each: each.name.casefold())
    return found


def _concepts(graph: SiteGraph, prefix: str, language: str) -> list[Term]:
    return [_term(graph, node, language) for iri, node in graph.nodes.items() if iri.startswith(PREFIXES[prefix])]


def _term(graph: SiteGraph, node: Node, language: str) -> Term:
    labels = node.all("rdfs:label") or node.all("skos:prefLabel")
    definitions = node.all("skos:definition")
    links = [
        (f"ontology.{word}", tuple(_reference(value.text) for value in node.all(name)))
        for name, word in _LINKS.items()
        if node.all(name)
    ]
    used = [iri for iri, other in graph.nodes.items() if node.iri in other.texts("rdfs:domain")]
    if used:
        links.append(("ontology.used-by", tuple(map(_reference, used))))
    kinds = [value.text for value in node.all("rdf:type")]
    classes = [kind for kind in kinds if kind.startswith("rg:")]
    if classes:
        links.append(("ontology.instance-of", tuple(_reference(PREFIXES["rg"] + kind[3:]) for kind in classes)))
    return Term(
        anchor=_anchor(node.iri),
        iri=node.iri,
        name=_name(node.iri),
        label=best(labels, language) if labels else Value(_name(node.iri)),
        labels=tuple(sorted(labels, key=lambda each: LANGUAGES.index(each.language))),
        other=tuple(node.all("skos:altLabel")),
        definition=best(definitions, language if language != "sv" else "en") if definitions else None,
        examples=tuple(node.texts("skos:example")),
        kinds=tuple(f"ontology.type.{kind[4:]}" for kind in kinds if kind in (*_KINDS, "owl:SymmetricProperty"))
        or ("ontology.type.individual",) * bool(classes),
        links=tuple(links),
        is_aligned=any(
            word in ("ontology.subClassOf", "ontology.subPropertyOf", "ontology.match", "ontology.broader")
            for word, _ in links
        ),
    )


def _name(iri: str) -> str:
    for prefix in ("role", "bodytype", "relation", "region"):
        if iri.startswith(PREFIXES[prefix]):
            return f"{prefix}:{iri[len(PREFIXES[prefix]) :]}"
    return short(iri)


def _anchor(iri: str) -> str:
    """The local name for a term, as its IRI has it after `#`; with its scheme for a concept."""
    prefix, _, local = _name(iri).partition(":")
    return local if prefix == "rg" else f"{prefix}-{local}"


def _reference(iri: str) -> Reference:
    name = _name(iri)
    prefix = name.partition(":")[0]
    page = 1 if prefix == "rg" else 2 if prefix in _SCHEMES.values() else 0
    return Reference(name, f"#{_anchor(iri)}" if page else iri, page)
