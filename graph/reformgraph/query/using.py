"""An update and the graphs that its request names in, the update with these in USING clauses out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import pyoxigraph as ox

from reformgraph.errors import QueryError
from reformgraph.query.lexer import Token, tokens

_BLANK: Final = frozenset({"space", "comment"})


def with_using(update: str, default_graphs: Sequence[str], named_graphs: Sequence[str]) -> str:
    """Let every pattern be matched against these graphs, as SPARQL 1.1 Protocol says of `using-graph-uri`.

    Raises QueryError for an update that names graphs by USING or WITH itself. Of what is no update something results
    that is none either.
    """
    if not default_graphs and not named_graphs:
        return update
    default, named = ([_node(name) for name in names] for names in (default_graphs, named_graphs))
    clause = " ".join((*(f"USING {node}" for node in default), *(f"USING NAMED {node}" for node in named)))
    parts: list[str] = []
    done = 0
    outer = list(_outermost(update))
    for place, (token, end) in enumerate(outer):
        word = token.text.upper() if token.kind == "word" else ""
        if word in {"USING", "WITH"}:
            line = update.count("\n", 0, token.start) + 1
            raise QueryError(
                f"{word} and the graphs that the request names exclude each other",
                where=f"line {line}",
                hint="name the graphs in one place",
            )
        if word == "WHERE":
            before, after = outer[place - 1][0] if place else None, outer[place + 1 : place + 2]
            parts.append(update[done : token.start])
            if before is not None and before.text.upper() == "DELETE" and after:
                # DELETE WHERE {…} is short for DELETE {…} WHERE {…}, which can have the clause.
                parts.append(f"{update[after[0][0].start : after[0][1]]} ")
            parts.append(f"{clause} {token.text}")
            done = end
    return "".join((*parts, update[done:]))


def _node(name: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(name)
    except ValueError as error:
        raise QueryError(f"{name!r} is no IRI of a graph") from error


def _outermost(text: str) -> Iterator[tuple[Token, int]]:
    """The tokens outside braces, and each {…} as one token, with where they end."""
    depth, start = 0, 0
    for token in tokens(text):
        end = token.start + len(token.text)
        if token.text == "{":
            start = start if depth else token.start
            depth += 1
        elif token.text == "}" and depth:
            depth -= 1
            if depth == 0:
                yield Token("block", "{}", start), end
        elif not depth and token.kind not in _BLANK:
            yield token, end
