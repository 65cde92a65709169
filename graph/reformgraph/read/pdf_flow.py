"""The lines of a PDF's pages to blocks: paragraphs put together again, entries, and rows where gaps part the words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from reformgraph.read.lines import Block, joined
from reformgraph.read.pdf_page import MARK, SPACE, Line, Piece

EDGE: Final = 3
PAGE_NUMBER: Final = re.compile(
    r"(?:sivu|sida|page|s\.)?\s*[-–]?\s*\d{1,4}\s*(?:[(/]\s*\d{1,4}\s*\)?)?\s*[-–]?", re.IGNORECASE
)
BULLET: Final = re.compile(rf"(?P<mark>{MARK.pattern})\s+(?=\S)")
NUMBER: Final = re.compile(r"\(?(\d{1,2})[.)]")
ENDS_A_SENTENCE: Final = re.compile(r"[.!?:;]$")
# A hyphen before these stands for a word that follows: `sosiaali- ja terveysministeriö`.
PAIRED: Final = frozenset("ja tai sekä eli och eller samt and or".split())
CLOSE: Final = 0.9
NEAR: Final = 2.5
MOST_COLUMNS: Final = 12
PROSE_LINES: Final = 4
PROSE_SHARE: Final = 0.6
SMALL_LETTERS: Final = 0.4


def without_running_heads(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """The pages without page numbers and without what the edges of several repeat; the first head stays once."""
    edges = [[*page[:EDGE], *page[EDGE:][-EDGE:]] for page in pages]
    counts = Counter(key for page in edges for key in {_key(line) for line in page})
    repeated = {key for key, count in counts.items() if count > 2 or count == len(pages) == 2}
    found = []
    seen: set[tuple[str, int]] = set()
    for page, edge in zip(pages, edges, strict=True):
        dropped = {id(line) for line in edge if PAGE_NUMBER.fullmatch(line.text)}
        for line in edge:
            if _key(line) in repeated:
                if _key(line) in seen:
                    dropped.add(id(line))
                seen.add(_key(line))
        found.append([line for line in page if id(line) not in dropped])
    return found


def _key(line: Line) -> tuple[str, int]:
    """A head by its words and height, whatever the number of its page."""
    return re.sub(r"\d+", "#", line.text), round(line.top / 4)


def flowing(lines: Sequence[Line]) -> list[Block]:
    """The blocks of lines that follow one another."""
    lines = _with_margins(lines)
    found: list[Block] = []
    at = 0
    last: Line | None = None
    while at < len(lines):
        opens = last is None or _is_apart(last, lines[at])
        end = _table_end(lines, at)
        if end > at:
            texts = ["\t".join(row) for row in aligned(lines[at:end])]
            found += [Block("row", text, opens=opens and not number) for number, text in enumerate(texts)]
        else:
            end, text, is_entry = _paragraph(lines, at)
            found.append(Block("entry" if is_entry else "line", text, opens=opens))
        last = lines[end - 1]
        at = end
    return found


def _with_margins(lines: Sequence[Line]) -> list[Line]:
    """The lines, each with the margin of its paragraph where most of its lines run as far as they can."""
    found: list[Line] = []
    run: list[Line] = []
    for line in lines:
        if run and not _is_close(run[-1], line):
            found += _with_margin(run)
            run = []
        run.append(line)
    return [*found, *_with_margin(run)]


def _with_margin(run: list[Line]) -> list[Line]:
    """A list of names may be as even as prose, but its lines do not go on in small letters."""
    goes_on = sum(line.text[:1].islower() for line in run[1:])
    if len(run) < PROSE_LINES or goes_on < SMALL_LETTERS * (len(run) - 1) or any(len(x.pieces) > 1 for x in run):
        return run
    right = max(line.x1 for line in run)
    narrow = [replace(line, right=right) for line in run]
    full = sum(above.is_full(below) for above, below in pairwise(narrow))
    return narrow if full >= PROSE_SHARE * (len(run) - 1) else run


def _is_apart(above: Line, below: Line) -> bool:
    """More room between two lines than within a paragraph, or another size of letters."""
    return not _is_close(above, below) or above.right != below.right


def _is_close(above: Line, below: Line) -> bool:
    same_size = abs(above.size - below.size) < 0.1 * above.size
    return above.page == below.page and same_size and below.top - above.bottom < CLOSE * below.size


def _paragraph(lines: Sequence[Line], at: int) -> tuple[int, str, bool]:
    """Where the paragraph or entry that begins here ends, its text, and whether it is an entry."""
    first = lines[at]
    bullet = BULLET.match(first.text)
    parts = [first.text[bullet.end() :] if bullet else first.text]
    end = at + 1
    while end < len(lines) and _continues(lines[end - 1], lines[end], first if bullet else None):
        line = lines[end]
        if lines[end - 1].is_full(line) or parts[-1].endswith("-"):
            parts[-1] = wrapped(parts[-1], line.text)
        else:
            parts.append(line.text)
        end += 1
    text = joined(parts)
    if not bullet:
        return end, text, False
    number = NUMBER.fullmatch(bullet["mark"])
    return end, (f"{number[1]}. " if number and not text[:1].isdigit() else "- ") + text, True


def _continues(above: Line, below: Line, entry: Line | None) -> bool:
    if len(below.pieces) > 1 or BULLET.match(below.text):
        return False
    if above.page != below.page or above.right != below.right:
        ended = ENDS_A_SENTENCE.search(above.text) or not above.is_full(below)
        return not ended and below.text[:1].islower()
    if not _is_close(above, below):
        return False
    if entry is not None and below.x0 > entry.x0 + 0.5 * entry.size:
        return True
    hyphen = above.text.endswith("-") and below.text[:1].islower()
    return hyphen or above.is_full(below)


def wrapped(above: str, below: str) -> str:
    """Two parts of a line that was too long: a word that was cut is whole again, a hyphen of its own stays."""
    if re.search(r"\w[-\u00ad]$", above):
        word = below.split(maxsplit=1)[0].strip(",.").casefold()
        if word in PAIRED:
            return f"{above} {below}"
        return above[:-1] + below if below[:1].islower() else above + below
    return f"{above} {below}"


def _table_end(lines: Sequence[Line], at: int) -> int:
    """Where the rows that begin here end; a lone piece below a column belongs to it."""
    end = at
    while end < len(lines) and (end == at or _is_near(lines[end - 1], lines[end])):
        line = lines[end]
        if len(line.pieces) < 2 and not (end > at and _goes_on(lines[at:end], line)):
            break
        end += 1
    return end


def _is_near(above: Line, below: Line) -> bool:
    return above.page == below.page and above.right == below.right and below.top - above.bottom < NEAR * below.size


def _goes_on(rows: Sequence[Line], line: Line) -> bool:
    last = next(row for row in reversed(rows) if len(row.pieces) > 1)
    starts = [piece.x0 for piece in last.pieces[1:]]
    return _is_close(rows[-1], line) and any(abs(start - line.x0) < 0.5 * line.size for start in starts)


def aligned(lines: Sequence[Line]) -> list[list[str]]:
    """Rows whose cells stand below one another; where the columns cannot be told, the pieces as they come."""
    size = max(line.size for line in lines)
    starts = sorted(piece.x0 for line in lines for piece in line.pieces)
    columns = [starts[0]]
    for before, start in pairwise(starts):
        if start - before > size:
            columns.append(start)
    found: list[list[str]] = []
    above: Line | None = None
    for line in lines:
        places = [_place(columns, piece) for piece in line.pieces]
        if len(columns) > MOST_COLUMNS or len(set(places)) < len(places):
            return [[piece.text for piece in each.pieces] for each in lines]
        if len(places) == 1 and above and _is_wrapped(above, line, [*columns[places[0] + 1 :], line.right][0]):
            found[-1][places[0]] = wrapped(found[-1][places[0]], line.text)
            above = line
            continue
        above = line
        row = [""] * len(columns)
        for place, piece in zip(places, line.pieces, strict=True):
            row[place] = piece.text
        found.append(row)
    return found


def _is_wrapped(above: Line, line: Line, right: float) -> bool:
    """Whether the piece above had no room left in its column; else this one is a value of its own."""
    piece = next((each for each in above.pieces if abs(each.x0 - line.x0) < 0.5 * line.size), None)
    return piece is not None and piece.x1 + SPACE * line.size + line.pieces[0].lead > right - line.size


def _place(columns: Sequence[float], piece: Piece) -> int:
    return max((n for n, start in enumerate(columns) if start <= piece.x0 + 0.01), default=0)
