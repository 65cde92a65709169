"""Paragraphs, entries and rows, as the readers of formats meet them, to text whose layout carries their structure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

Kind = Literal["paragraph", "line", "entry", "row"]
PARALLEL: Final = 3
MARK: Final = re.compile(r"^(?:- |\d+\. )")
ENDS_A_PART: Final = re.compile(r"[,;:.!?/–-]$")


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the text. `opens` asks for a blank line before it even where its kind would do without."""

    kind: Kind
    text: str
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, or what it repeats into the columns and rows that it spans."""

    text: str
    heads: bool = False
    beside: bool = False


def squeezed(text: str) -> str:
    """The words of a text on one line, a space between two: no tab or line end of a source passes for structure."""
    return " ".join(text.split())


def joined(lines: Iterable[str]) -> str:
    """What stands below one another in a cell or an entry, on one line: `name, title, organisation`."""
    text = ""
    for line in filter(None, map(squeezed, lines)):
        between = "" if not text else " " if ENDS_A_PART.search(text) else ", "
        text += between + line
    return text


def laid_out(blocks: Iterable[Block]) -> str:
    """The text of the blocks; lines, entries and rows stand together, all else has a blank line around it."""
    text: list[str] = []
    last: Block | None = None
    for block in blocks:
        if last and (block.opens or block.kind != last.kind or block.kind == "paragraph"):
            text.append("")
        text.append(block.text)
        last = block
    return "".join(line + "\n" for line in text)


def in_a_cell(blocks: Iterable[Block]) -> list[str]:
    """What stands in a cell, line by line; entries of a list in it lose their marks."""
    return [MARK.sub("", block.text) if block.kind == "entry" else block.text for block in blocks]


def rows(grid: Sequence[Sequence[Cell]]) -> list[Block]:
    """A table's rows: empty ones and empty columns go, and a heading of several rows becomes one row.

    A row with one value heads the rows below it; at the top it is the title of the table, on a line of its own.
    """
    filled = [row for row in grid if any(cell.text for cell in row)]
    width = max((len(row) for row in filled), default=0)
    full = [[*row, *[Cell("")] * (width - len(row))] for row in filled]
    used = [column for column in range(width) if any(row[column].text for row in full)]
    full = [[row[column] for column in used] for row in full]
    if len(used) < 2:
        return _opened([Block("line", row[0].text) for row in full])
    title = next((n for n, row in enumerate(full) if not _one_value(row)), len(full))
    titles, full = [Block("line", row[0].text) for row in full[:title]], full[title:]
    height = next((n for n, row in enumerate(full) if not all(cell.heads for cell in row)), len(full))
    lines = [_texts(row) for row in full]
    if 1 < height < len(full):
        columns = zip(*full[:height], strict=True)
        heads = [" ".join(dict.fromkeys(cell.text for cell in column if cell.text)) for column in columns]
        lines = [heads, *lines[height:]]
    return _opened([*titles, *(Block("row", "\t".join(line)) for line in lines)])


def unstacked(found: list[list[Cell]], stacked: Sequence[Sequence[Sequence[str]]]) -> list[list[Cell]]:
    """Columns that each stand in one cell, name below name, as rows; at most a heading stands above them."""
    if not found or len(found) > 2 or len(stacked[-1]) < 2:
        return found
    heights = {len(lines) for lines in stacked[-1]}
    if len(heights) > 1 or min(heights) < PARALLEL:
        return found
    return [*found[:-1], *([Cell(text) for text in line] for line in zip(*stacked[-1], strict=True))]


def _texts(row: Sequence[Cell]) -> list[str]:
    """A heading stands in every column that it spans; a value that spans columns in the first of them."""
    repeats = all(cell.heads for cell in row) and not _one_value(row)
    return [cell.text if repeats or not cell.beside else "" for cell in row]


def _one_value(row: Sequence[Cell]) -> bool:
    return all(cell.beside or not cell.text for cell in row[1:])


def _opened(blocks: list[Block]) -> list[Block]:
    return [replace(blocks[0], opens=True), *blocks[1:]] if blocks else []
