"""A page of a PDF to its lines in reading order: words put together by place, two columns one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean
from typing import Any, Final

COLUMN_LINES: Final = 8
COLUMN_HEIGHT: Final = 50.0
COLUMN_SHARE: Final = 0.28
GUTTER: Final = 8.0
GAP: Final = 1.6
SPACE: Final = 0.3
USUAL_RIGHT: Final = 0.8
# Bullets of office programs are often letters of a private alphabet.
MARK: Final = re.compile("[•●▪▫◦■□‣⁃·∙*–—\ue000-\uf8ff-]|[oq§Ø]|\\(?\\d{1,2}[.)]|[a-zå-ö]\\)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand close together on one line; measures in points from the top left. `lead` is the first word's
    width."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    lead: float = 0.0

    @property
    def size(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Line:
    """The pieces on one height, from left to right; wide gaps part them. `right` is where lines of its column end."""

    pieces: tuple[Piece, ...]
    page: int
    right: float

    @property
    def text(self) -> str:
        return "\t".join(piece.text for piece in self.pieces)

    def is_full(self, following: Line) -> bool:
        """Whether the first word of the following line had no room on this one; else the break between is meant."""
        return self.x1 + SPACE * self.size + following.pieces[0].lead > self.right

    @property
    def top(self) -> float:
        return min(piece.top for piece in self.pieces)

    @property
    def bottom(self) -> float:
        return max(piece.bottom for piece in self.pieces)

    @property
    def size(self) -> float:
        return max(piece.size for piece in self.pieces)

    @property
    def x0(self) -> float:
        return self.pieces[0].x0

    @property
    def x1(self) -> float:
        return self.pieces[-1].x1


def lines(words: Iterable[dict[str, Any]], width: float, page: int) -> list[Line]:
    """The lines of the words that pdfplumber found on a page of that width."""
    parts = _columns(_pieces(words), width)
    found: list[Line] = []
    for part in parts:
        right = max(piece.x1 for piece in part)
        right = right if len(parts) > 1 else max(right, USUAL_RIGHT * width)
        found += [Line(_joined(line), page, right) for line in _on_one_height(part)]
    return found


def in_column(words: Iterable[dict[str, Any]], right: float, page: int) -> list[Line]:
    """The lines of words that stand in one column, such as a cell, which ends at `right`."""
    return [Line(_joined(line), page, right) for line in _on_one_height(_pieces(words))]


def _pieces(words: Iterable[dict[str, Any]]) -> list[Piece]:
    pieces = (Piece(word["text"], word["x0"], word["x1"], word["top"], word["bottom"]) for word in words)
    return [piece for piece in pieces if piece.size > 1]


def _on_one_height(pieces: Sequence[Piece]) -> list[list[Piece]]:
    found: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda each: (each.middle, each.x0)):
        line = found[-1] if found else None
        if line and piece.middle - line[0].middle < 0.5 * min(piece.size, line[0].size):
            line.append(piece)
        else:
            found.append([piece])
    return found


def _joined(words: list[Piece]) -> tuple[Piece, ...]:
    """Words to pieces: a gap much wider than a space begins another one."""
    words = sorted(words, key=lambda each: each.x0)
    groups = [[words[0]]]
    for before, word in pairwise(words):
        mark = len(groups) == len(groups[0]) == 1 and MARK.fullmatch(before.text)
        if word.x0 - before.x1 > GAP * min(before.size, word.size) and not mark:
            groups.append([])
        groups[-1].append(word)
    return tuple(
        Piece(
            " ".join(word.text for word in group),
            group[0].x0,
            max(word.x1 for word in group),
            min(word.top for word in group),
            max(word.bottom for word in group),
            group[0].x1 - group[0].x0,
        )
        for group in groups
    )


def _columns(pieces: list[Piece], width: float) -> list[list[Piece]]:
    """What stands above two columns, the left one, the right one, and what stands below; else all in one."""
    best: tuple[float, float, float, float] | None = None
    for step in range(30, 71, 2):
        x = width * step / 100
        across = sorted(
            (piece.top, piece.bottom) for piece in pieces if piece.x0 < x + GUTTER / 2 and piece.x1 > x - GUTTER / 2
        )
        edges = [(-1.0, -1.0), *across, (1e9, 1e9)]
        bottom = -1.0
        for before, after in pairwise(edges):
            bottom = max(bottom, before[1])
            if after[0] - bottom <= max(best[0] if best else 0.0, COLUMN_HEIGHT):
                continue
            inside = [piece for piece in pieces if piece.top >= bottom and piece.bottom <= after[0]]
            if len(inside) < 2 * COLUMN_LINES:
                continue
            sides = [p for p in inside if p.x1 < x], [p for p in inside if p.x0 > x]
            if all(_is_column(side, width) for side in sides):
                best = after[0] - bottom, x, bottom, after[0]
    if best is None:
        return [pieces] if pieces else []
    _, x, top, bottom = best
    above = [piece for piece in pieces if piece.top < top]
    below = [piece for piece in pieces if piece.bottom > bottom]
    inside = [piece for piece in pieces if piece.top >= top and piece.bottom <= bottom]
    left, right = [piece for piece in inside if piece.x1 < x], [piece for piece in inside if piece.x0 > x]
    return [part for part in (above, left, right, below) if part]


def _is_column(side: Sequence[Piece], width: float) -> bool:
    """Lines of prose, not the short cells of a table."""
    found = _on_one_height(side)
    if len(found) < COLUMN_LINES:
        return False
    return mean(max(p.x1 for p in line) - min(p.x0 for p in line) for line in found) > COLUMN_SHARE * width
