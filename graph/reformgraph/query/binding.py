"""A query and RDF terms in, the query with its parameters bound out: as data in a VALUES block, never as syntax."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from reformgraph.errors import QueryError
from reformgraph.query.lexer import tokens

Term = ox.NamedNode | ox.Literal


def bind(text: str, values: Mapping[str, Term], gap: str = " ") -> str:
    """Open the query's pattern with the parameters' values, each written by the RDF library; lines keep their numbers
    unless `gap`, which stands around what is put in, is a line of its own.

    A pattern, filter or OPTIONAL of the query then sees the value; a subquery does not unless it returns the variable.
    """
    if not values:
        return text
    names = " ".join(f"?{name}" for name in values)
    row = " ".join(str(term) for term in values.values())
    inside = pattern_start(text)
    return f"{text[:inside]}{gap}VALUES ({names}) {{ ({row}) }}{gap}{text[inside:]}"


def variables(text: str) -> set[str]:
    """The names of the variables that the query uses."""
    return {token.text[1:] for token in tokens(text) if token.kind == "variable"}


def pattern_start(text: str) -> int:
    """The offset after the brace that opens the pattern: the one after WHERE, or the first where WHERE is left out."""
    first = None
    depth = 0
    where = False
    for token in tokens(text):
        if token.kind == "word" and token.text.upper() == "WHERE" and depth == 0:
            where = True
        elif token.text in {"{", "("}:
            if token.text == "{" and depth == 0:
                if where:
                    return token.start + 1
                first = token.start + 1 if first is None else first
            depth += 1
        elif token.text in {"}", ")"}:
            depth -= 1
    if first is None:
        raise QueryError("the query has no pattern in braces to bind parameters in")
    return first
