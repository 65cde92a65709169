"""Counts of a graph in; out, what VoID says of them, for a release and for a service alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Protocol

import pyoxigraph as ox

from reformgraph.slugs import digest
from reformgraph.terms import PREFIXES, iri


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
    yield ox.Triple(dataset, _term("rdf:type"), _term("void:Dataset"))
    for name, number in (
        ("triples", counts.triples),
        ("entities", counts.entities),
        ("distinctSubjects", counts.entities),
        ("classes", len(counts.classes)),
        ("properties", len(counts.properties)),
    ):
        yield ox.Triple(dataset, _term(f"void:{name}"), ox.Literal(number))
    for space in _vocabularies(counts.properties):
        yield ox.Triple(dataset, _term("void:vocabulary"), ox.NamedNode(space))
    for kind, counted, unit in (("class", counts.classes, "entities"), ("property", counts.properties, "triples")):
        for name, number in counted.items():
            node = part(f"{kind}/{_short(name)}")
            yield ox.Triple(dataset, _term(f"void:{kind}Partition"), node)
            yield ox.Triple(node, _term(f"void:{kind}"), ox.NamedNode(name))
            yield ox.Triple(node, _term(f"void:{unit}"), ox.Literal(number))


def _vocabularies(properties: Iterable[str]) -> list[str]:
    spaces = {space for each in properties for space in PREFIXES.values() if each.startswith(space)}
    return sorted(space.rstrip("#") for space in spaces)


def _short(name: str) -> str:
    for prefix, space in PREFIXES.items():
        if name.startswith(space) and name != space:
            return f"{prefix}-{name.removeprefix(space)}"
    return digest(name)


def _term(name: str) -> ox.NamedNode:
    return ox.NamedNode(iri(name))
