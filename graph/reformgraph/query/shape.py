"""A query in, what it has in common with others that differ only in their constants out."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from reformgraph.query.lexer import tokens

_CONSTANTS: Final = {"string": '""', "iri": "<>"}
_MOST: Final = 1 << 13
"""Longer queries are their own shape: to take them apart costs too much."""


@lru_cache(maxsize=256)
def shape(text: str) -> str:
    """The query without comments, and with one sign in place of each text, IRI and number."""
    if len(text) > _MOST:
        return text
    parts = []
    for token in tokens(text):
        if token.kind in {"space", "comment"}:
            continue
        parts.append("0" if token.text.isdecimal() else _CONSTANTS.get(token.kind, token.text))
    return " ".join(parts)
