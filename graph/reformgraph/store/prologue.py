"""A query in, the same query with its prefixes declared out, or one that counts its rows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_PART: Final = re.compile(r"\s+|#[^\n\r]*|BASE\s*<[^<>]*>|PREFIX\s*(?P<prefix>[\w.\-]*):\s*<[^<>]*>", re.IGNORECASE)
_DATASET: Final = re.compile(
    r"(?:\bFROM\s+(?:NAMED\s+)?(?:<[^<>]*>|[\w.\-]*:[\w.\-]*)\s*)+(?=WHERE\b|\{)", re.IGNORECASE
)


def declared(query: str, prefixes: Mapping[str, str]) -> str:
    """Declare the prefixes that the query does not declare itself, on its first line: lines keep their numbers."""
    own, _ = _prologue(query)
    lines = (f"PREFIX {prefix}: <{space}>" for prefix, space in prefixes.items() if prefix not in own)
    return " ".join((*lines, query))


def row_count(query: str) -> str:
    """The query that answers how many rows `query`, a SELECT, has."""
    _, end = _prologue(query)
    head, body = query[:end], query[end:]
    dataset = _DATASET.search(body)
    named = dataset.group() if dataset else ""
    return f"{head}SELECT (COUNT(*) AS ?rows) {named}WHERE {{ {{ {body.replace(named, '', 1)}\n}} }}"


def _prologue(query: str) -> tuple[set[str], int]:
    """The prefixes that a query declares, and where its declarations end."""
    own = set()
    end = 0
    while part := _PART.match(query, end):
        if part["prefix"] is not None:
            own.add(part["prefix"])
        end = part.end()
    return own, end
