"""Counts of a graph in; out, what VoID says of them, for a release and for a service alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Protocol

import pyoxigraph as ox

from reformgraph.build.namer import term, typed
from reformgraph.slugs import digest
from reformgraph.terms import PREFIXES


class Counts(Protocol):
    """`entities` are the things that the graph describes; `classes` and `properties` have the counts by IRI."""

    @property
    def triples(self) -> int: ...
    @property
    def entities(self) -> int: ...
    @property
    def classes(self) -> Mapping[str, int]: ...
    @property
    def properties(self) -> Mapping[str, int]: ...


def void_triples(dataset: ox.NamedNode, counts: Counts, part: Callable[[str], ox.NamedNode]) -> Iterator[ox.Triple]:
    """The statistics of `dataset`; `part` makes the IRI of a part of the description from its name."""
    facts: list[tuple[str, ox.NamedNode | ox.Literal]] = [
        ("rdf:type", term("void:Dataset")),
        ("void:triples", typed(counts.triples)),
        ("void:entities", typed(counts.entities)),
        ("void:distinctSubjects", typed(counts.entities)),
        ("void:classes", typed(len(counts.classes))),
        ("void:properties", typed(len(counts.properties))),
        *(("void:vocabulary", ox.NamedNode(space)) for space in _vocabularies(counts.properties)),
    ]
    for name, value in facts:
        yield ox.Triple(dataset, term(name), value)
    for kind, counted, unit in (("class", counts.classes, "entities"), ("property", counts.properties, "triples")):
        for iri, number in counted.items():
            node = part(f"{kind}/{_short(iri)}")
            yield ox.Triple(dataset, term(f"void:{kind}Partition"), node)
            yield ox.Triple(node, term(f"void:{kind}"), ox.NamedNode(iri))
            yield ox.Triple(node, term(f"void:{unit}"), typed(number))


def _vocabularies(properties: Iterable[str]) -> list[str]:
    spaces = {space for each in properties for space in PREFIXES.values() if each.startswith(space)}
    return sorted(space.rstrip("#") for space in spaces)


def _short(iri: str) -> str:
    for prefix, space in PREFIXES.items():
        if iri.startswith(space) and iri != space:
            return f"{prefix}-{iri.removeprefix(space)}"
    return digest(iri)
