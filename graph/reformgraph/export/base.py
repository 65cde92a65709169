"""A graph's triples in; out, where its publisher's IRIs begin, or the same triples with IRIs that begin elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import pyoxigraph as ox

from reformgraph.build.namer import checked_base, term
from reformgraph.terms import BASE_IRI, PREFIXES

_Term = TypeVar("_Term", bound="ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple")


def base_of(triples: Iterable[ox.Triple]) -> str:
    """Where the publisher's IRIs begin, as the documents' IRIs show it."""
    for triple in triples:
        if (
            triple.predicate == term("rdf:type")
            and triple.object == term("rg:Document")
            and isinstance(triple.subject, ox.NamedNode)
        ):
            base, folder, _ = triple.subject.value.rpartition("document/")
            if folder:
                return base
    return BASE_IRI


def based_on(triples: Iterable[ox.Triple], example: Iterable[ox.Triple]) -> list[ox.Triple]:
    """The triples with the publisher's IRIs under the base that those of `example` have."""
    given = list(triples)
    old, new = base_of(given), base_of(example)
    return given if old == new else rebased(given, old, new)


def rebased(triples: Iterable[ox.Triple], old: str, new: str) -> list[ox.Triple]:
    """The triples with the publisher's IRIs under `new`; terms of vocabularies and addresses of sources stay.

    Raises UsageError where no IRI can begin with `new`.
    """
    checked_base(new)
    spaces = tuple(PREFIXES.values())

    def moved(value: _Term) -> _Term | ox.NamedNode:
        if isinstance(value, ox.NamedNode) and value.value.startswith(old) and not value.value.startswith(spaces):
            return ox.NamedNode(new + value.value.removeprefix(old))
        return value

    source = term("dcterms:source")
    return [
        ox.Triple(
            moved(triple.subject),
            triple.predicate,
            triple.object if triple.predicate == source else moved(triple.object),
        )
        for triple in triples
    ]
