"""The bytes of a PDF to its content: the text layer in reading order, ruled tables as rows, running heads left out."""

from __future__ import annotations

import io
from itertools import takewhile
from statistics import median
from typing import Any, Final

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError
from pdfplumber.page import Page
from pdfplumber.table import Table
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from reformgraph.errors import SourceError
from reformgraph.read.content import Content
from reformgraph.read.lines import Block, Cell, joined, laid_out, rows, squeezed, unstacked
from reformgraph.read.pdf_flow import flowing, without_running_heads, wrapped
from reformgraph.read.pdf_page import Line, in_column, lines

MOST_PAGES: Final = 3000
MOST_SHAPES: Final = 20_000
LETTERS_OF_A_SCAN: Final = 10
CELL_PADDING: Final = 5.0
HEADLINE: Final = 1.15
TITLE_LENGTH: Final = 200

Words = list[dict[str, Any]]


def read(data: bytes) -> Content:
    """Raises SourceError for a PDF that is protected, damaged, or holds pictures of text only."""
    try:
        with pdfplumber.open(io.BytesIO(data), unicode_norm="NFC", raise_unicode_errors=False) as file:
            if len(file.pages) > MOST_PAGES:
                raise SourceError(f"has more than {MOST_PAGES} pages")
            pages = [_Page(page, number) for number, page in enumerate(file.pages)]
    except (PdfminerException, MalformedPDFException) as error:
        for each in error.args:
            if isinstance(each, MemoryError):  # the file is not to blame for its form
                raise each from error
        if any(isinstance(each, PDFEncryptionError) for each in error.args):
            raise SourceError("is protected by a password") from error
        raise SourceError("is no PDF, or a damaged one") from error
    if not pages:
        raise SourceError("has no pages")
    if sum(page.letters for page in pages) < LETTERS_OF_A_SCAN * len(pages):
        raise SourceError("has no text layer, as a scan", hint="recognise its text first, for instance with OCRmyPDF")
    kept = without_running_heads([page.lines for page in pages])
    return Content(laid_out(_blocks(pages, kept)), title=_title(kept))


class _Page:
    """The lines of a page and its ruled tables, each with the height at which it stands."""

    def __init__(self, page: Page, number: int) -> None:
        words: Words = page.extract_words(x_tolerance_ratio=0.2, y_tolerance=2, use_text_flow=False)
        tables = page.find_tables() if 0 < len(page.edges) <= MOST_SHAPES else []
        self.tables: list[tuple[float, list[Block]]] = []
        for table in tables:
            if len(table.rows) < 2 or max(len(row.cells) for row in table.rows) < 2:
                continue
            inside = [word for word in words if _holds(table.bbox, word)]
            self.tables.append((table.bbox[1], rows(_grid(table, inside, number))))
            words = [word for word in words if not _holds(table.bbox, word)]
        self.letters = len(page.chars)
        self.lines = lines(words, float(page.width), number)
        page.close()


def _blocks(pages: list[_Page], kept: list[list[Line]]) -> list[Block]:
    """Lines and tables by height; a table that goes on over the page goes on in the text."""
    found: list[Block] = []
    run: list[Line] = []
    for page, page_lines in zip(pages, kept, strict=True):
        rest = list(page_lines)
        for top, table in page.tables:
            above = next((n for n, line in enumerate(rest) if line.top > top), len(rest))
            run, rest = [*run, *rest[:above]], rest[above:]
            found += flowing(run)
            found += _continued(found, table) if not run else table
            run = []
        run += rest
    return [*found, *flowing(run)]


def _continued(found: list[Block], table: list[Block]) -> list[Block]:
    """The table's rows without a gap and a second heading where they go on with the table above."""
    if not found or not table or not found[-1].kind == table[0].kind == "row":
        return table
    if found[-1].text.count("\t") != table[0].text.count("\t"):
        return table
    first = max(n for n, block in enumerate(found) if block.kind == "row" and block.opens)
    table = table[1:] if table[0].text == found[first].text else table
    return [Block(block.kind, block.text) for block in table]


def _grid(table: Table, words: Words, page: int) -> list[list[Cell]]:
    """The cells of a ruled table; one that is as high as several rows stands in each of them."""
    found: list[list[Cell]] = []
    stacked: list[list[list[str]]] = []
    hanging: dict[int, tuple[Cell, float]] = {}  # column → the cell that began above, and where it ends
    for row in table.rows:
        line: list[Cell] = []
        stacked.append([])
        for column, box in enumerate(row.cells):
            if box is not None:
                parts = _cell_lines([word for word in words if _holds(box, word)], box, page)
                stacked[-1].append(parts)
                hanging[column] = Cell(joined(parts)), box[3]
                line.append(hanging[column][0])
                continue
            cell, bottom = hanging.get(column, (Cell(""), 0.0))
            line.append(cell if bottom > row.bbox[1] + 1 else Cell("", beside=bool(line)))
        found.append(line)
    return unstacked(found, stacked)


def _cell_lines(words: Words, box: tuple[float, float, float, float], page: int) -> list[str]:
    """The lines of a cell as its author broke them: a line that was full goes on in the next."""
    found: list[str] = []
    before: Line | None = None
    for line in in_column(words, box[2] - CELL_PADDING, page):
        text = " ".join(piece.text for piece in line.pieces)
        if before and (before.is_full(line) or found[-1].endswith("-")):
            found[-1] = wrapped(found[-1], text)
        else:
            found.append(text)
        before = line
    return found


def _holds(box: tuple[float, float, float, float], word: dict[str, Any]) -> bool:
    """Whether the middle of a word is inside."""
    x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def _title(pages: list[list[Line]]) -> str | None:
    """The first lines of the first page in letters larger than the rest."""
    lines = pages[0] if pages else []
    if not lines:
        return None
    usual = median(line.size for page in pages for line in page)
    largest = max(line.size for line in lines)
    if largest < HEADLINE * usual:
        return None
    first = next(n for n, line in enumerate(lines) if line.size > 0.98 * largest)
    heads = takewhile(lambda line: line.size > 0.98 * largest, lines[first:])
    return squeezed(" ".join(line.text for line in heads))[:TITLE_LENGTH] or None
