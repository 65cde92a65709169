"""An answer in, bytes out: the engine's own writers for CSV, TSV, JSON, XML and Turtle, and a table in Markdown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Literal, get_args

import pyoxigraph as ox

from reformgraph.errors import QueryError, UsageError
from reformgraph.query.cells import is_number, short
from reformgraph.query.rows import Rows, rows_of
from reformgraph.store.graph import Answer
from reformgraph.terms import PREFIXES

Format = Literal["table", "csv", "tsv", "json", "xml", "markdown", "turtle"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)

_ROWS: Final[Mapping[Format, ox.QueryResultsFormat]] = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
_MARKUP: Final = re.compile(r"[\\`*_\[\]|~$&]|:(?=//)|(?<=www)\.")
"""What Markdown, in one dialect or another, reads as more than a character, addresses of the web among it."""


def serialized(answer: Answer, format: Format) -> bytes:
    """Write rows, or yes and no, as CSV, TSV, SPARQL JSON or XML or Markdown, and a graph as Turtle."""
    graph = isinstance(answer, ox.QueryTriples)
    if graph != (format == "turtle"):
        fits = ", ".join((*_ROWS, "markdown"))
        wanted, fitting = ("a graph", "turtle") if graph else ("rows", fits)
        raise UsageError(f"the answer is {wanted}, which cannot be written as {format}", hint=f"use --format {fitting}")
    if format == "markdown":
        return markdown(*rows_of(answer)).encode()
    try:
        if isinstance(answer, ox.QueryTriples):
            written = ox.serialize(answer, format=ox.RdfFormat.TURTLE, prefixes=dict(PREFIXES))
        else:
            written = answer.serialize(format=_ROWS[format])
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query failed: {error}") from error
    return written or b""


def markdown(headings: tuple[str, ...], rows: Rows) -> str:
    """A table of GitHub's Markdown; columns of numbers stand to the right, and no cell can be read as markup."""
    sides = ["---:" if rows and all(is_number(row[place]) for row in rows) else "---" for place in range(len(headings))]
    body = [[_plain(short(cell)) for cell in row] for row in rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in ([_plain(name) for name in headings], sides, *body))


def _plain(text: str) -> str:
    """`&` and `<` as entities, as HTML may stand in Markdown; the rest of its signs behind a backslash."""
    return _MARKUP.sub(r"\\\g<0>", text).replace("\\&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def is_empty(written: bytes, format: Format) -> bool:
    """Whether a written answer has no row or statement."""
    match format:
        case "json":
            return b'"bindings":[]' in written
        case "xml":
            return b"<result>" not in written and b"<result/>" not in written and b"<boolean>" not in written
        case "markdown":
            return written.count(b"\n") <= 2
        case "turtle":
            return all(line.startswith(b"@prefix") for line in written.splitlines() if line)
        case _:
            return written.count(b"\n") <= 1 and written.strip() not in {b"true", b"false"}
