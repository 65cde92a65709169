"""The bytes of a DOCX file to its content: paragraphs, headings, lists, tables and text boxes in their order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Final

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from lxml.etree import XMLSyntaxError

from reformgraph.errors import SourceError
from reformgraph.read.archive import Budget, check
from reformgraph.read.content import Content
from reformgraph.read.docx_styles import Styles
from reformgraph.read.lines import Block, Cell, in_a_cell, joined, laid_out, rows, squeezed, unstacked

OLD_OR_LOCKED: Final = b"\xd0\xcf\x11\xe0"
LONG_CELL: Final = 1200
WIDEST_SPAN: Final = 1000
FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
PARAGRAPH, TABLE, BOX, RUN = map(qn, ("w:p", "w:tbl", "w:txbxContent", "w:r"))
# What is not of the text around it: what was deleted, properties, text boxes and their doubles for old programs.
APART: Final = {*map(qn, ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:sectPr", "w:tcPr")), BOX, FALLBACK}
WRAPPERS: Final = {*map(qn, ("w:sdt", "w:sdtContent", "w:ins", "w:customXml"))}
SIGNS: Final = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
NOTES: Final = ("/footnotes", "/endnotes")


def read(data: bytes) -> Content:
    """Raises SourceError where it is no DOCX file, is protected, or unpacks to more than a document can be."""
    if data.startswith(OLD_OR_LOCKED):
        raise SourceError("is protected by a password, or in the old DOC format")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check(archive, Budget())
        document = docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, OpcError, KeyError, ValueError, XMLSyntaxError) as error:
        raise SourceError("is no DOCX file, or a damaged one") from error
    reader = _Reader(Styles(document))
    parts = [*_heads(document), document.element.body, *_notes(document)]
    blocks = [block for part in parts for block in reader.blocks(part)]
    return Content(laid_out(blocks), title=reader.title)


def _heads(document: Document) -> Iterator[Element]:
    """The running head of the first page: letters and minutes name their sender, place and day there."""
    section = document.sections[0] if len(document.sections) else None
    if section is None:
        return
    first = section.different_first_page_header_footer
    head = section.first_page_header if first else section.header
    if not head.is_linked_to_previous:
        yield head._element


def _notes(document: Document) -> Iterator[Element]:
    for relation in document.part.rels.values():
        if relation.reltype.endswith(NOTES) and not relation.is_external:
            yield parse_xml(relation.target_part.blob)


class _Reader:
    """Turns the parts of a document into blocks; the first paragraph styled as a title or heading is the title."""

    def __init__(self, styles: Styles) -> None:
        self.title: str | None = None
        self._styles = styles

    def blocks(self, part: Element) -> Iterator[Block]:
        """The paragraphs and tables of a part, also inside what wraps them, such as form fields."""
        for child in part:
            if child.tag == PARAGRAPH:
                yield from self._paragraph(child)
            elif child.tag == TABLE:
                yield from self._table(child)
            elif child.tag not in APART:
                yield from self.blocks(child)

    def _paragraph(self, element: Element) -> Iterator[Block]:
        lines = [line for line in map(_tabbed, _text(element).split("\n")) if line]
        mark = self._styles.mark(element) if lines else None
        if lines and self.title is None and self._styles.is_heading(element):
            self.title = squeezed(" ".join(lines))
        if mark:
            text = joined(lines)
            yield Block("entry", ("- " if text[0].isdigit() else mark) + text)
        elif len(lines) == 1 and "\t" in lines[0]:
            yield Block("line", lines[0])
        elif len(lines) == 1:
            yield Block("paragraph", lines[0])
        else:
            for number, line in enumerate(lines):
                yield Block("line", line, opens=number == 0)
        for box in _boxes(element):
            yield from self.blocks(box)

    def _table(self, table: Element) -> Iterator[Block]:
        found: list[list[Cell]] = []
        stacked: list[list[list[str]]] = []
        above: dict[int, Cell] = {}  # column → the cell that is merged with those below it
        for row in _inside(table, "w:tr"):
            line = [Cell("")] * _number(row, "w:trPr/w:gridBefore")
            stacked.append([])
            heads = _property(row, "w:trPr/w:tblHeader") is not None
            for element in _inside(row, "w:tc"):
                if next(element.iterdescendants(TABLE), None) is not None or len(_text(element)) > LONG_CELL:
                    yield from self._laid_out(table)
                    return
                stacked[-1].append(in_a_cell(self.blocks(element)))
                text = joined(stacked[-1][-1])
                merge = _property(element, "w:tcPr/w:vMerge")
                for place in range(max(_number(element, "w:tcPr/w:gridSpan"), 1)):
                    cell = Cell(text, heads=heads, beside=place > 0)
                    if merge is not None and merge.get(qn("w:val")) != "restart":
                        cell = above.get(len(line), cell)
                    above[len(line)] = cell
                    line.append(cell)
            found.append(line)
        yield from rows(unstacked(found, stacked))

    def _laid_out(self, table: Element) -> Iterator[Block]:
        """A table that only lays out the page: what stands in its cells, one after the other."""
        for row in _inside(table, "w:tr"):
            for cell in _inside(row, "w:tc"):
                yield from self.blocks(cell)


def _text(element: Element) -> str:
    """The text of a paragraph as it stands on the page; what is struck out, hidden or deleted is not."""
    if element.tag == qn("w:t"):
        return element.text or ""
    if element.tag in SIGNS:
        return SIGNS[element.tag]
    if element.tag == RUN and (properties := element.find(qn("w:rPr"))) is not None:
        for sign in ("w:strike", "w:dstrike", "w:vanish"):
            mark = properties.find(qn(sign))
            if mark is not None and mark.get(qn("w:val"), "1") not in ("0", "false", "off"):
                return ""
    return "".join(_text(child) for child in element if child.tag not in APART)


def _tabbed(line: str) -> str:
    """Several tabs in a row are one gap: between words they only align."""
    return "\t".join(filter(None, map(squeezed, line.split("\t"))))


def _boxes(paragraph: Element) -> Iterator[Element]:
    for box in paragraph.iterdescendants(BOX):
        if next(box.iterancestors(FALLBACK), None) is None and next(box.iterancestors(PARAGRAPH)) is paragraph:
            yield box


def _inside(element: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or cells of a row, also those inside a form field; deleted rows are left."""
    for child in element:
        if child.tag in WRAPPERS:
            yield from _inside(child, tag)
        elif child.tag == qn(tag) and _property(child, "w:trPr/w:del") is None:
            yield child


def _property(element: Element, path: str) -> Element | None:
    return element.find("/".join(map(qn, path.split("/"))))


def _number(element: Element, path: str) -> int:
    found = _property(element, path)
    value = "" if found is None else found.get(qn("w:val"), "")
    return min(int(value), WIDEST_SPAN) if value.isascii() and value.isdigit() and len(value) < 9 else 0
