"""A query in, the triple patterns that every answer of it must match out, by the algebra of rdflib."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from reformgraph.errors import QueryError
from reformgraph.query.binding import pattern_start
from reformgraph.query.lexer import tokens
from reformgraph.query.pattern import Unreadable, closing, elements
from reformgraph.store.prologue import declared
from reformgraph.terms import PREFIXES

_IRI: Final = re.compile(r"<([^<>]*)>")
_VARIABLE: Final = re.compile(r"\?\w+")
_FIRST_ONLY: Final = frozenset({"LeftJoin", "Minus"})
_APART: Final = frozenset({"Union", "Graph", "ToMultiSet", "ServiceGraphPattern"})
"""What need not match, or is a scope of its own."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A triple pattern in full; `shown` has its names with their prefixes."""

    text: str

    @property
    def variables(self) -> frozenset[str]:
        return frozenset(_VARIABLE.findall(self.text))

    @property
    def shown(self) -> str:
        return _IRI.sub(_prefixed, self.text)


def must_match(query: str) -> list[Pattern]:
    """The patterns outside OPTIONAL, UNION, MINUS, EXISTS and subqueries, once each; none where it cannot be read."""
    from pyparsing import ParseException
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        algebra = translateQuery(parseQuery(declared(query, PREFIXES))).algebra
    except (ParseException, ValueError, NotImplementedError, RecursionError):
        return []
    found = (" ".join(part.n3() for part in triple) for triple in _triples(algebra))
    return [Pattern(text) for text in dict.fromkeys(found)]


def joined(patterns: Sequence[Pattern]) -> str:
    return " . ".join(pattern.text for pattern in patterns)


def connected(patterns: Sequence[Pattern]) -> list[list[Pattern]]:
    """The patterns in groups that share no variable; one without variables stands alone, and is left out."""
    groups: list[list[Pattern]] = []
    for pattern in patterns:
        touched = [group for group in groups if any(pattern.variables & each.variables for each in group)]
        rest = [group for group in groups if group not in touched]
        if pattern.variables:
            groups = [*rest, [*(each for group in touched for each in group), pattern]]
    return groups


def parts_left_out(query: str) -> Iterator[tuple[str, str]]:
    """Each part of the query's pattern that is not triples nor OPTIONAL, and the query without it."""
    parts = list(tokens(query))
    try:
        start = pattern_start(query)
        first = next(index for index, token in enumerate(parts) if token.start == start)
        end = closing(parts, first - 1) - 1
        found = elements(parts[first:end])
    except (QueryError, Unreadable, StopIteration):
        return
    for each in found:
        if each.kind in {"filter", "barrier"}:
            begin = each.tokens[0].start
            after = each.tokens[-1].start + len(each.tokens[-1].text)
            yield query[begin:after], f"{query[:begin]} {query[after:]}"


def _triples(node: Any) -> Iterator[tuple[Any, Any, Any]]:
    if node.name == "BGP":
        yield from node.triples
    elif node.name not in _APART:
        for name in ("p", "p1") if node.name in _FIRST_ONLY else ("p", "p1", "p2"):
            if name in node:
                yield from _triples(node[name])


def _prefixed(match: re.Match[str]) -> str:
    for prefix, space in PREFIXES.items():
        if match[1].startswith(space) and match[1] != space:
            return f"{prefix}:{match[1].removeprefix(space)}"
    return match[0]
