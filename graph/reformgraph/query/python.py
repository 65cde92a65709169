"""RDF terms in, Python values out, and the other way round."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final

import pyoxigraph as ox

from reformgraph.errors import UsageError
from reformgraph.query.binding import Term
from reformgraph.query.cells import Cell
from reformgraph.terms import PREFIXES, iri

Value = str | int | float | bool | dt.date | dt.datetime | None
Given = Value | Decimal | Term

_READ: Final[Mapping[str, Callable[[str], Value]]] = {
    iri("xsd:integer"): int,
    iri("xsd:nonNegativeInteger"): int,
    iri("xsd:decimal"): float,
    iri("xsd:double"): float,
    iri("xsd:boolean"): lambda text: text in {"true", "1"},
    iri("xsd:date"): dt.date.fromisoformat,
    iri("xsd:dateTime"): dt.datetime.fromisoformat,
}


def python_value(cell: Cell) -> Value:
    """A number, yes or no, day or time as Python has them; an IRI, and all that Python cannot hold, as text."""
    if cell is None:
        return None
    if not isinstance(cell, ox.Literal):
        return cell.value if isinstance(cell, ox.NamedNode) else str(cell)
    try:
        return _READ.get(cell.datatype.value, str)(cell.value)
    except ValueError:
        return cell.value


def as_text(value: Given) -> str | None:
    """A value as a reader would type it for a parameter; None where it is not given."""
    if isinstance(value, ox.NamedNode | ox.Literal):
        return value.value
    return value.isoformat() if isinstance(value, dt.date) else None if value is None else str(value)


def as_term(name: str, value: Given) -> Term:
    """A value as the RDF term it stands for: text in angle brackets is an IRI, any other text a literal."""
    match value:
        case ox.NamedNode() | ox.Literal():
            return value
        case str() if value.startswith("<") and value.endswith(">"):
            prefix, _, local = value[1:-1].partition(":")
            try:
                return ox.NamedNode(PREFIXES[prefix] + local if prefix in PREFIXES else value[1:-1])
            except ValueError as error:
                raise UsageError(f"{value} is not an IRI", where=name) from error
        case bool() | int() | float() | str():
            return ox.Literal(value)
        case Decimal():
            return ox.Literal(f"{value:f}", datatype=ox.NamedNode(iri("xsd:decimal")))
        case dt.datetime():
            return ox.Literal(value.isoformat(), datatype=ox.NamedNode(iri("xsd:dateTime")))
        case dt.date():
            return ox.Literal(value.isoformat(), datatype=ox.NamedNode(iri("xsd:date")))
        case _:
            raise UsageError(f"{type(value).__name__} cannot be a value of a query", where=name)
