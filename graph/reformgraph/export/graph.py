"""A store in, the bytes of its publishable graph out: the same graph gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal, get_args

import pyoxigraph as ox

from reformgraph.build.turtle import turtle_bytes
from reformgraph.terms import PREFIXES, iri

Format = Literal["turtle", "ntriples"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)

_STATUS: Final = ox.NamedNode(iri("rg:status"))
_REJECTED: Final = ox.NamedNode(iri("rg:rejected"))
_EVIDENCE: Final = ox.NamedNode(iri("rg:evidence"))


def exported(store: ox.Store, format: Format) -> bytes:
    """Write the graph without its rejected statements and without the passages that nothing else refers to."""
    if format == "turtle":
        return turtle_bytes(_published(store), PREFIXES)
    return b"".join(sorted({f"{triple} .\n".encode() for triple in _published(store)}))


def _published(store: ox.Store) -> Iterator[ox.Triple]:
    rejected = {quad.subject for quad in store.quads_for_pattern(None, _STATUS, _REJECTED)}
    hidden = rejected | {
        quad.object
        for statement in rejected
        for quad in store.quads_for_pattern(statement, _EVIDENCE, None)
        if all(other.subject in rejected for other in store.quads_for_pattern(None, None, quad.object))
    }
    for quad in store:
        if quad.subject not in hidden and quad.object not in hidden:
            yield quad.triple
