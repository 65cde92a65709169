"""A table of curated records, as spreadsheets write it, to the values that the same records have in YAML.

A row is one record. What YAML keeps apart, the source and the bodies, stands in the row itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from reformgraph.read.marked_csv import Row, columns, rows
from reformgraph.read.marked_yaml import MarkedYaml, Value
from reformgraph.read.record_schema import Agent, Source

# The column that only one kind of record has, the rarest first.
KINDS: Final[Mapping[str, str]] = {
    "rights": "rights",
    "relation": "relations",
    "start": "meetings",
    "rule": "seats",
    "task": "mandates",
    "person": "memberships",
}
AGENTS: Final = {"body": "body", "subject": "body", "object": "body", "on_behalf_of": "organization"}
"""Columns that name a body or organisation, and which of them it is where the row does not say."""
LISTS: Final = ("rights", "attendees")
SOURCE: Final = ("document", "source_title")


def is_table(text: str) -> bool:
    """Whether the header has what a table of records needs; else it is a table of something else."""
    header = columns(text)
    return any(each in header for each in KINDS) and any(each in header for each in SOURCE)


def parse_table(name: str, text: str) -> MarkedYaml:
    """The rows as the records of a file; raises SourceError with file and line for what is no CSV."""
    kind = next(kind for column, kind in KINDS.items() if column in columns(text))
    sources: dict[str, Value] = {}
    bodies: dict[str, Value] = {}
    entries: list[Value] = []
    marked = MarkedYaml(name, {"sources": sources, "bodies": bodies, kind: entries})
    for row in rows(name, text):
        path = (kind, len(entries))
        entry: dict[str, Value] = {}
        left = dict(row.cells)
        for column, usual in AGENTS.items():
            if column in left:
                entry[column] = _agent(left, column, usual, bodies, marked, row)
        entry["source"] = _source(left, sources, marked, row)
        entry |= {column: _listed(cell) if column in LISTS else cell for column, cell in left.items()}
        entries.append(entry)
        marked.lines[path], marked.spans[path] = row.line, row.span
    return marked


def _agent(
    left: dict[str, str], column: str, usual: str, bodies: dict[str, Value], marked: MarkedYaml, row: Row
) -> str:
    """The key of the body that the row names, with what columns such as `body_region` say of it."""
    said: dict[str, Value] = {"name": left.pop(column), "kind": usual}
    for field in Agent.model_fields:
        if (cell := left.pop(f"{column}_{field}", None)) is not None:
            said[field] = _listed(cell) if field == "also" else cell
    return _kept("bodies", said, bodies, marked, row)


def _source(left: dict[str, str], sources: dict[str, Value], marked: MarkedYaml, row: Row) -> str:
    said: dict[str, Value] = {"document": left.pop("document")} if "document" in left else {}
    for field in Source.model_fields:
        if (cell := left.pop(f"source_{field}", None)) is not None:
            said[field] = cell
    return _kept("sources", said, sources, marked, row)


def _kept(part: str, said: dict[str, Value], known: dict[str, Value], marked: MarkedYaml, row: Row) -> str:
    """A key for what is said; rows that say the same share it."""
    key = " · ".join(str(each) for each in said.values())
    if key not in known:
        known[key] = said
        marked.lines[part, key], marked.spans[part, key] = row.line, row.span
    return key


def _listed(cell: str) -> list[Value]:
    parts: Sequence[str] = cell.split(",")
    return [part.strip() for part in parts if part.strip()]
