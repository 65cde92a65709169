"""A `table` element to a grid of cells, in which a value stands in every row and column that it spans."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from lxml.html import HtmlElement

from reformgraph.errors import SourceError
from reformgraph.read.lines import Cell, joined, unstacked

LONGEST_SPAN: Final = 1000
MOST_CELLS: Final = 500_000
PARTS_OF_A_PAGE: Final = "table h1 h2 h3 h4 article section nav".split()

CellLines = Callable[[HtmlElement], list[str]]


def is_data(table: HtmlElement) -> bool:
    """Whether it holds data, rather than laying out parts of a page."""
    return next((part for part in table.iterdescendants(*PARTS_OF_A_PAGE)), None) is None


def grid(table: HtmlElement, cell_lines: CellLines) -> list[list[Cell]]:
    """The rows of a table of data; `cell_lines` gives what stands below one another in a cell."""
    found: list[list[Cell]] = []
    hanging: dict[int, tuple[Cell, int]] = {}  # column → what hangs into the next rows, and into how many
    stacked: list[list[list[str]]] = []
    count = 0
    for row in _rows(table):
        line: list[Cell] = []
        stacked.append([])
        for element in row.iterchildren("td", "th"):
            _hang(line, hanging)
            lines = list(filter(None, cell_lines(element)))
            stacked[-1].append(lines)
            heads = element.tag == "th" or _is_in_head(row)
            across, down = _span(element, "colspan"), _span(element, "rowspan")
            for place in range(across):
                cell = Cell(joined(lines), heads=heads, beside=place > 0)
                if down > 1:
                    hanging[len(line)] = cell, down - 1
                line.append(cell)
        for column in sorted(hanging):
            if column >= len(line):
                line += [Cell("")] * (column - len(line))
                _hang(line, hanging)
        count += len(line)
        if count > MOST_CELLS:
            raise SourceError(f"has a table of more than {MOST_CELLS} cells")
        found.append(line)
    return unstacked(found, stacked)


def _hang(line: list[Cell], hanging: dict[int, tuple[Cell, int]]) -> None:
    """Put what hangs from the rows above where this row has come to."""
    while len(line) in hanging:
        column = len(line)
        cell, left = hanging.pop(column)
        line.append(cell)
        if left > 1:
            hanging[column] = cell, left - 1


def _rows(table: HtmlElement) -> Iterator[HtmlElement]:
    for part in table:
        if part.tag == "tr":
            yield part
        elif part.tag in ("thead", "tbody", "tfoot"):
            yield from part.iterchildren("tr")


def _is_in_head(row: HtmlElement) -> bool:
    parent = row.getparent()
    return parent is not None and parent.tag == "thead"


def _span(element: HtmlElement, name: str) -> int:
    """How many rows or columns a cell takes; 0 means all that are left, which a page rarely means."""
    value = (element.get(name) or "1").strip()
    return min(max(int(value), 1), LONGEST_SPAN) if value.isascii() and value.isdigit() and len(value) < 9 else 1
