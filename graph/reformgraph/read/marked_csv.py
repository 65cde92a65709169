"""CSV text to rows by the names of their columns, each with its lines and its place in the text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from reformgraph.errors import SourceError
from reformgraph.model import Span


@dataclass(frozen=True, slots=True)
class Row:
    """A row's cells that are not empty, the line on which it ends, and its span in the text."""

    cells: dict[str, str]
    line: int
    span: Span


def columns(text: str) -> list[str]:
    """The names in the header; empty where there is none."""
    header: list[str] = next(csv.reader(io.StringIO(text), delimiter=_delimiter(text)), [])
    return [each.strip() for each in header]


def rows(name: str, text: str) -> Iterator[Row]:
    """Rows under a header, parted by commas or semicolons as spreadsheets do; raises SourceError with its line."""
    header = columns(text)
    if len(set(header)) < len(header):
        raise SourceError("has two columns of one name", where=f"{name}:1")
    starts = [0, *accumulate(len(line) for line in text.splitlines(keepends=True))]
    reader = csv.reader(io.StringIO(text), delimiter=_delimiter(text), strict=True)
    next(reader, None)
    try:
        before = reader.line_num
        for cells in reader:
            first, before = before, reader.line_num
            if len(cells) > len(header):
                raise SourceError("has more cells than the header", where=f"{name}:{reader.line_num}")
            found = {column: cell.strip() for column, cell in zip(header, cells, strict=False) if cell.strip()}
            whole = text[starts[first] : starts[reader.line_num]].rstrip()
            if found:
                yield Row(found, reader.line_num, Span(starts[first], starts[first] + len(whole)))
    except csv.Error as error:
        raise SourceError(f"is not CSV: {error}", where=f"{name}:{reader.line_num}") from error


def _delimiter(text: str) -> str:
    first, _, _ = text.partition("\n")
    return ";" if first.count(";") > first.count(",") else ","
