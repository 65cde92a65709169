"""An answer in, text for the terminal out: a table with wrapped cells, or records where the columns do not fit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox
from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reformgraph.model import Language
from reformgraph.query.cells import Cell, is_number, short
from reformgraph.query.header import Column
from reformgraph.query.rows import rows_of
from reformgraph.store.graph import Answer

Row = Mapping[str, Cell]
FindColumn = Callable[[str], Column | None]

_BOUNDS: Final[Mapping[str, tuple[str, str]]] = {
    "began": ("startNotBefore", "startNotAfter"),
    "ended": ("endNotBefore", "endNotAfter"),
}
_BOUND_HEADINGS: Final[Mapping[str, Mapping[Language, str]]] = {
    "began": {"fi": "Alkoi", "sv": "Började", "en": "Began"},
    "ended": {"fi": "Päättyi", "sv": "Slutade", "en": "Ended"},
}
_YES: Final[Mapping[Language, tuple[str, str]]] = {"fi": ("kyllä", "ei"), "sv": ("ja", "nej"), "en": ("yes", "no")}
_GAP: Final = 2
_LONG_WORD: Final = 22
"""A column is at least as wide as its longest word, up to this: *valmistelutoimielimen* has 21 letters."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """A column as laid out: its heading and the text of each row."""

    heading: str
    cells: tuple[str, ...]
    number: bool = False

    @property
    def least(self) -> int:
        words = [word for text in (self.heading, *self.cells) for word in text.split(" ")]
        return min(_LONG_WORD, max(cell_len(word) for word in words))

    @property
    def full(self) -> int:
        return max(cell_len(line) for text in (self.heading, *self.cells) for line in text.split("\n"))


def laid_out(answer: Answer, column: FindColumn, language: Language, width: int) -> tuple[RenderableType, int | None]:
    """Lay an answer out in `width` columns, and count its rows (None for yes or no).

    Each pair of bounds becomes one column, and columns of IRIs that only serve joins are left out.
    """
    if isinstance(answer, ox.QueryBoolean):
        yes, no = _YES[language]
        return Text(yes if answer else no), None
    names, cells = rows_of(answer)
    rows: list[Row] = [dict(zip(names, row, strict=True)) for row in cells]
    shown = [name for name in names if (found := column(name)) is None or found.table]
    columns = [_column(name, parts, rows, column, language) for name, parts in _merged(shown)]
    if not columns:
        return Text(), len(rows)
    widths = _widths(columns, width)
    return (_table(columns, widths) if widths else _records(columns, len(rows))), len(rows)


def _merged(names: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The columns from left to right: a pair of bounds stands where its first one stood."""
    pairs = {parts[0]: (name, parts) for name, parts in _BOUNDS.items() if set(parts) <= set(names)}
    merged = {part for _, parts in pairs.values() for part in parts}
    for name in names:
        if name in pairs:
            yield pairs[name]
        elif name not in merged:
            yield name, (name,)


def _column(name: str, parts: tuple[str, ...], rows: Sequence[Row], column: FindColumn, language: Language) -> _Shown:
    if len(parts) == 2:
        return _Shown(_BOUND_HEADINGS[name][language], tuple(_span(row, parts) for row in rows))
    found = column(name)
    number = bool(rows) and all(is_number(row[name]) for row in rows)
    return _Shown(found.heading[language] if found else name, tuple(short(row[name]) for row in rows), number)


def _span(row: Row, parts: tuple[str, ...]) -> str:
    """Two bounds as one: a day, a span of days, or one end of it; empty where neither is known."""
    first, last = (short(row[part]) for part in parts)
    if first == last:
        return first
    if first and last:
        return f"{first} –\n{last}"
    return f"≥\N{NO-BREAK SPACE}{first}" if first else f"≤\N{NO-BREAK SPACE}{last}"


def _widths(columns: Sequence[_Shown], width: int) -> list[int] | None:
    """Each column's width: its longest word, and a share of the rest by need; None where they do not fit."""
    room = width - _GAP * (len(columns) - 1)
    least = [column.least for column in columns]
    spare = room - sum(least)
    if spare < 0:
        return None
    lacking = [column.full - column.least for column in columns]
    if sum(lacking) <= spare:
        return [column.full for column in columns]
    return [low + spare * lack // sum(lacking) for low, lack in zip(least, lacking, strict=True)]


def _table(columns: Sequence[_Shown], widths: Sequence[int]) -> Table:
    wraps = any(column.full > width for column, width in zip(columns, widths, strict=True))
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), show_lines=wraps)
    for column, width in zip(columns, widths, strict=True):
        justify = "right" if column.number else "left"
        table.add_column(Text(column.heading), justify=justify, width=width, overflow="fold")  # type: ignore[arg-type]
    for cells in zip(*(column.cells for column in columns), strict=True):
        table.add_row(*(Text(cell) for cell in cells))
    return table


def _records(columns: Sequence[_Shown], count: int) -> Group:
    """One block a row, one line a value: for answers that are wider than the terminal."""
    parts: list[RenderableType] = []
    label = max(cell_len(column.heading) for column in columns)
    for index in range(count):
        grid = Table.grid(padding=(0, _GAP, 0, 0))
        grid.add_column(width=min(label, 26), style="dim")
        grid.add_column(overflow="fold")
        for column in columns:
            if column.cells[index]:
                grid.add_row(Text(column.heading), Text(column.cells[index].replace("\n", " ")))
        parts.append(Padding(grid, (0, 0, 1 if index < count - 1 else 0, 0)))
    return Group(*parts)
