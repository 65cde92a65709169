"""Marks of attendance in a table of names: rows of cells in, the rows without the marks out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reformgraph.model import Span

_MARKS: Final = frozenset({"x", "-", "–", "—", "+", "✓", "✔", "√", "☑", "☐", "☒"})

Row = tuple[Span, ...]


def without_marks(text: str, rows: Sequence[Row]) -> tuple[list[Row], bool]:
    """The rows without their cells of marks, and whether each of two names has its mark.

    Where who steps in has a mark of their own beside the member's, one of the two is present.
    """
    return [tuple(c for c in row if not _is_mark(text, c)) for row in rows], any(_marks_two(text, r) for r in rows)


def are_marked(text: str, rows: Sequence[Row]) -> bool:
    """Whether most rows of a table begin with a mark."""
    marked = sum(len(row) > 1 and text[row[0].start : row[0].end].casefold() in _MARKS for row in rows)
    return marked > 1 and marked * 2 > len(rows)


def _is_mark(text: str, cell: Span) -> bool:
    word = text[cell.start : cell.end].strip().casefold()
    return not word or word in _MARKS


def _marks_two(text: str, row: Row) -> bool:
    """Mark, name, mark or its empty place, name."""
    return [_is_mark(text, cell) for cell in row] == [True, False, True, False]
