"""The styles and numberings of a DOCX file: a paragraph in, its style's name and its mark as a list entry out."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

HEADING: Final = re.compile(r"(?:heading|title|subtitle|otsikko|rubrik)\b", re.IGNORECASE)
UNNUMBERED: Final = ("bullet", "none")
MOST_BASES: Final = 20


class Styles:
    """Looks up what a paragraph is by its style, and counts the entries of numbered lists."""

    def __init__(self, document: Document) -> None:
        styles = document.styles.element.iterchildren(qn("w:style"))
        self._styles: dict[str, Element] = {style.get(qn("w:styleId"), ""): style for style in styles}
        self._formats = dict(_formats(document))
        self._counts: Counter[tuple[str, str]] = Counter()

    def name(self, paragraph: Element) -> str:
        style = self._style(paragraph)
        return _value(style, "w:name") or "" if style is not None else ""

    def is_heading(self, paragraph: Element) -> bool:
        return bool(HEADING.match(self.name(paragraph)))

    def mark(self, paragraph: Element) -> str | None:
        """`- ` or `1. ` for an entry of a list, None for any other paragraph."""
        number, level = self._numbering(paragraph)
        if number in (None, "0") or self.is_heading(paragraph):
            return None
        assert number is not None
        if self._formats.get((number, level), "bullet") in UNNUMBERED:
            return "- "
        for deeper in [key for key in self._counts if key[0] == number and key[1] > level]:
            del self._counts[deeper]
        self._counts[number, level] += 1
        return f"{self._counts[number, level]}. "

    def _numbering(self, paragraph: Element) -> tuple[str | None, str]:
        """The list that a paragraph belongs to and its level, by itself or by its style or that style's bases."""
        found = _numbers(paragraph.find(qn("w:pPr")))
        style = self._style(paragraph)
        for _ in range(MOST_BASES):
            if found[0] is not None or style is None:
                break
            found = _numbers(style.find(qn("w:pPr")))
            style = self._styles.get(_value(style, "w:basedOn") or "")
        return found[0], found[1] or "0"

    def _style(self, paragraph: Element) -> Element | None:
        return self._styles.get(_value(paragraph.find(qn("w:pPr")), "w:pStyle") or "")


def _numbers(properties: Element | None) -> tuple[str | None, str | None]:
    numbering = None if properties is None else properties.find(qn("w:numPr"))
    return _value(numbering, "w:numId"), _value(numbering, "w:ilvl")


def _value(element: Element | None, child: str) -> str | None:
    """The value of a property that stands as a child element."""
    found = None if element is None else element.find(qn(child))
    return None if found is None else found.get(qn("w:val"))


def _formats(document: Document) -> dict[tuple[str, str], str]:
    """List and level → its format, such as `bullet` or `decimal`."""
    parts = [each.target_part for each in document.part.rels.values() if each.reltype.endswith("/numbering")]
    if not parts:
        return {}
    root = document.part.numbering_part.element
    abstract = {
        each.get(qn("w:abstractNumId")): {
            level.get(qn("w:ilvl"), "0"): _value(level, "w:numFmt") or "decimal"
            for level in each.iterchildren(qn("w:lvl"))
        }
        for each in root.iterchildren(qn("w:abstractNum"))
    }
    return {
        (number.get(qn("w:numId"), ""), level): kind
        for number in root.iterchildren(qn("w:num"))
        for level, kind in abstract.get(_value(number, "w:abstractNumId"), {}).items()
    }
