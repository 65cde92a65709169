"""Local names and prefixed names to nodes of the graph."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import cache

import pyoxigraph as ox

from reformgraph.errors import UsageError
from reformgraph.link.entities import Label, Passage
from reformgraph.model import Document
from reformgraph.read.mask import mask
from reformgraph.slugs import digest, slug
from reformgraph.terms import iri


@cache
def term(name: str) -> ox.NamedNode:
    """A node from a prefixed name such as `rg:evidence`."""
    return ox.NamedNode(iri(name))


def text(value: str) -> ox.Literal:
    """Plain text with contact data covered."""
    return ox.Literal(mask(value))


def tagged(label: Label) -> ox.Literal:
    """Text in its language with contact data covered."""
    return ox.Literal(mask(label.text), language=label.language)


def typed(value: dt.date | dt.datetime | int | float) -> ox.Literal:
    """A date, time with its zone, integer or decimal."""
    if isinstance(value, dt.datetime):
        return ox.Literal(value.isoformat(), datatype=term("xsd:dateTime"))
    if isinstance(value, dt.date):
        return ox.Literal(value.isoformat(), datatype=term("xsd:date"))
    if isinstance(value, int):
        return ox.Literal(str(value), datatype=term("xsd:integer"))
    decimal = format(Decimal(str(value)).normalize(), "f")
    return ox.Literal(decimal, datatype=term("xsd:decimal"))  # as the store writes it: 1, not 1.0


def checked_base(base: str) -> str:
    """The base as given; raises UsageError where no IRI can begin so."""
    if not base.startswith(("http://", "https://")) or not base.endswith(("/", "#")):
        raise UsageError(f"the base {base!r} must begin with http:// or https:// and end in / or #")
    try:
        return ox.NamedNode(base).value
    except ValueError as error:
        raise UsageError(f"the base {base!r} is no IRI") from error


class Namer:
    """Makes instance IRIs under the publisher's base; a document's name is made of its identifier."""

    def __init__(self, base: str, documents: tuple[Document, ...]) -> None:
        self._base = checked_base(base)
        self._documents: dict[str, str] = {}
        taken: set[str] = set()
        for document in documents:
            stem, dot, suffix = document.identifier.rpartition(".")
            name = slug(stem if dot and suffix == "txt" else document.identifier)
            if name in taken:
                name = f"{name}-{digest(document.identifier)}"
            taken.add(name)
            self._documents[document.identifier] = name

    def node(self, local: str) -> ox.NamedNode:
        return ox.NamedNode(self._base + local)

    def document(self, identifier: str) -> ox.NamedNode:
        return self.node(f"document/{self._documents[identifier]}")

    def passage(self, passage: Passage) -> ox.NamedNode:
        name, span = self._documents[passage.document], passage.span
        return self.node(f"passage/{name}/{span.start}-{span.end}")
