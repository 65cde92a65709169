"""An answer in, bytes out: the engine's own writers for CSV, TSV, JSON and Turtle."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, get_args

import pyoxigraph as ox

from reformgraph.errors import QueryError, UsageError
from reformgraph.store.graph import Answer
from reformgraph.terms import PREFIXES

Format = Literal["table", "csv", "tsv", "json", "turtle"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)

_ROWS: Final[Mapping[Format, ox.QueryResultsFormat]] = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
}


def serialized(answer: Answer, format: Format) -> bytes:
    """Write rows, or yes and no, as CSV, TSV or SPARQL JSON, and a graph as Turtle."""
    graph = isinstance(answer, ox.QueryTriples)
    if graph != (format == "turtle"):
        wanted, fitting = ("a graph", "turtle") if graph else ("rows", ", ".join(_ROWS))
        raise UsageError(f"the answer is {wanted}, which cannot be written as {format}", hint=f"use --format {fitting}")
    try:
        if isinstance(answer, ox.QueryTriples):
            written = ox.serialize(answer, format=ox.RdfFormat.TURTLE, prefixes=dict(PREFIXES))
        else:
            written = answer.serialize(format=_ROWS[format])
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query failed: {error}") from error
    return written or b""


def is_empty(written: bytes, format: Format) -> bool:
    """Whether a written answer has no row or statement."""
    match format:
        case "json":
            return b'"bindings":[]' in written
        case "turtle":
            return all(line.startswith(b"@prefix") for line in written.splitlines() if line)
        case _:
            return written.count(b"\n") <= 1 and written.strip() not in {b"true", b"false"}
