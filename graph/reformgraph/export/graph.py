"""A graph's triples in, the bytes of what is published of it out: the same graph gives the same bytes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, Literal, get_args

import pyoxigraph as ox

from reformgraph.build.turtle import thing_prefixes, turtle_bytes
from reformgraph.terms import BASE_IRI, PREFIXES, iri

Format = Literal["turtle", "ntriples"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)

_TYPE: Final = ox.NamedNode(iri("rdf:type"))
_DOCUMENT: Final = ox.NamedNode(iri("rg:Document"))
_STATUS: Final = ox.NamedNode(iri("rg:status"))
_REJECTED: Final = ox.NamedNode(iri("rg:rejected"))
_EVIDENCE: Final = ox.NamedNode(iri("rg:evidence"))


def exported(graph: Iterable[ox.Triple], format: Format) -> bytes:
    """Write the graph without its rejected statements and without the passages that nothing else refers to."""
    triples = list(_published(list(graph)))
    if format == "turtle":
        return turtle_bytes(triples, {**PREFIXES, **thing_prefixes(_base(triples))})
    return b"".join(sorted({f"{triple} .\n".encode() for triple in triples}))


def _base(triples: Iterable[ox.Triple]) -> str:
    """Where the publisher's IRIs begin, as the documents' IRIs show it."""
    for triple in triples:
        if triple.predicate == _TYPE and triple.object == _DOCUMENT and isinstance(triple.subject, ox.NamedNode):
            base, folder, _ = triple.subject.value.rpartition("/document/")
            if folder:
                return f"{base}/"
    return BASE_IRI


def _published(triples: list[ox.Triple]) -> Iterator[ox.Triple]:
    rejected = {triple.subject for triple in triples if triple.predicate == _STATUS and triple.object == _REJECTED}
    passages = {triple.object for triple in triples if triple.predicate == _EVIDENCE and triple.subject in rejected}
    users = defaultdict(set)
    for triple in triples:
        if triple.object in passages:
            users[triple.object].add(triple.subject)
    hidden = rejected | {passage for passage in passages if users[passage] <= rejected}
    for triple in triples:
        if triple.subject not in hidden and triple.object not in hidden:
            yield triple
