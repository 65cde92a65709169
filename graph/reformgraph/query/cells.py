"""An RDF term in, the text that a reader sees out."""

from __future__ import annotations

import unicodedata
from typing import Final

import pyoxigraph as ox

from reformgraph.terms import BASE_IRI, PREFIXES, iri

Cell = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None

_NUMBERS: Final = frozenset({iri("xsd:integer"), iri("xsd:decimal"), iri("xsd:double"), iri("xsd:nonNegativeInteger")})
_HIDDEN: Final = frozenset({"Cc", "Cf", "Zl", "Zp"})
"""Categories of characters that could drive the terminal, turn the text around, or break the line."""


def short(cell: Cell) -> str:
    """Text as it is, an IRI without the base or with its prefix; nothing that could drive the reader's terminal."""
    if cell is None:
        return ""
    if isinstance(cell, ox.NamedNode):
        return _visible(_compact(cell.value))
    return _visible(cell.value if isinstance(cell, ox.Literal) else str(cell))


def is_number(cell: Cell) -> bool:
    return isinstance(cell, ox.Literal) and cell.datatype.value in _NUMBERS


def _compact(value: str) -> str:
    """The project's own terms and instances by their names alone, others with their prefix."""
    for space in (BASE_IRI, PREFIXES["rg"]):
        if value.startswith(space) and value != space:
            return value.removeprefix(space)
    for prefix, space in PREFIXES.items():
        if value.startswith(space) and value != space:
            return f"{prefix}:{value.removeprefix(space)}"
    return value


def _visible(text: str) -> str:
    return "".join(" " if unicodedata.category(each) in _HIDDEN else each for each in text)
