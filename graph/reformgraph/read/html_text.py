"""An element of a page to the blocks of its text: headings, paragraphs, lists, definition lists, cards and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from lxml.html import HtmlElement

from reformgraph.read.html_table import grid, is_data
from reformgraph.read.lines import Block, Kind, in_a_cell, joined, rows, squeezed

HEADINGS: Final = frozenset("h1 h2 h3 h4 h5 h6 summary caption legend".split())
PARAGRAPHS: Final = HEADINGS | {"p", "figcaption"}
LISTS: Final = frozenset(("ul", "ol", "menu"))
CONTAINERS: Final = frozenset(
    "address article aside blockquote body center dd details dialog div dt fieldset figure footer form header hgroup "
    "li main nav search section tbody td tfoot th thead tr".split()
)
BLOCKS: Final = PARAGRAPHS | LISTS | CONTAINERS | {"dl", "table", "pre"}
SILENT: Final = frozenset(
    "audio button canvas datalist del embed frame frameset head iframe img input link map meta noframes noscript "
    "object option picture progress s script select source strike style svg template textarea title track video".split()
)
CARDS: Final = frozenset("address div section".split())
NO_CARD: Final = ("h1", "h2", "table", "details")
CARD_LENGTH: Final = 300
LONG_ENTRY: Final = 600


def blocks(element: HtmlElement) -> list[Block]:
    """Everything that the element shows, in the order of the page."""
    writer = _Writer()
    writer.block(element)
    return writer.found


class _Writer:
    """Collects blocks; text outside of any block waits in `_waiting`, where a line feed is a line break of the page."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self._waiting: list[str] = []
        self._opens = False
        self._in_card = False

    def block(self, element: HtmlElement) -> None:
        """An element that begins and ends lines of its own."""
        tag = element.tag
        if tag in LISTS:
            self._take(_list(element))
        elif tag == "dl":
            self._take(_definitions(element))
        elif tag == "table":
            self._table(element)
        elif tag == "pre":
            lines = element.text_content().splitlines()
            self._take([Block("line", line.rstrip()) for line in lines if line.strip()])
        elif tag in PARAGRAPHS:
            self._inside(element)
            self._flush("line" if self._in_card else "paragraph")
        elif not self._in_card and _is_card(element):
            self._in_card, self._opens = True, True
            self._inside(element)
            self._flush("line")
            self._in_card, self._opens = False, True
        else:
            self._inside(element)
            self._flush("line")

    def _inside(self, element: HtmlElement) -> None:
        self._add(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self._child(child)
            self._add(child.tail)

    def _child(self, child: HtmlElement) -> None:
        """An accordion's button is the heading of what it opens; other buttons say nothing."""
        tag = child.tag
        if tag == "br":
            self._waiting.append("\n")
        elif tag == "hr":
            self._flush("line")
            self._opens = True
        elif tag == "button" and any(True for _ in child.iterancestors(*HEADINGS, "dt")):
            self._inside(child)
        elif tag == "button" and child.get("aria-expanded") is not None:
            self._flush("line")
            self._inside(child)
            self._flush("paragraph")
        elif tag in SILENT or (child.get("aria-hidden") == "true" and tag not in BLOCKS):
            return
        elif tag in BLOCKS:
            self._flush("line")
            self.block(child)
        else:
            self._inside(child)

    def _add(self, text: str | None) -> None:
        if text:
            self._waiting.append(re.sub(r"\s+", " ", text))

    def _flush(self, kind: Kind) -> None:
        """What waits becomes blocks, one a line; an empty line of the page parts two paragraphs."""
        text, self._waiting = "".join(self._waiting), []
        for part in filter(str.strip, re.split(r"\n\s*\n", text)):
            lines = list(filter(None, map(squeezed, part.split("\n"))))
            opens = self._opens or kind == "paragraph"
            if len(lines) == 1 and kind == "paragraph":
                self.found.append(Block("paragraph", lines[0]))
            else:
                self._take([Block("line", line) for line in lines], opens=opens)
            self._opens = kind == "paragraph"

    def _take(self, found: list[Block], *, opens: bool = True) -> None:
        if found:
            self.found += [replace(found[0], opens=opens or found[0].opens), *found[1:]]
            self._opens = opens

    def _table(self, element: HtmlElement) -> None:
        """A table of data as rows; one that only lays out the page as what stands in its cells."""
        if not is_data(element):
            self._inside(element)
            self._flush("line")
            return
        for caption in element.iterchildren("caption"):
            self.block(caption)
        self._take(rows(grid(element, _cell_lines)))


def _list(element: HtmlElement) -> list[Block]:
    start = element.get("start") or "1"
    number = int(start) if start.isascii() and start.isdigit() and len(start) < 5 else 1
    found: list[Block] = []
    for child in element:
        if not isinstance(child.tag, str) or child.tag in SILENT:
            continue
        if child.tag in LISTS:
            found += _list(child)
            continue
        found += _entry(child, number if element.tag == "ol" else None)
        number += 1
    return found


def _entry(element: HtmlElement, number: int | None) -> Iterator[Block]:
    """An entry on one line; one with entries or rows of its own is their label, and a long one falls into its parts."""
    parts = blocks(element)
    inner = next((n for n, part in enumerate(parts) if part.kind in ("entry", "row")), len(parts))
    own, rest = joined(part.text for part in parts[:inner]), parts[inner:]
    # A number before a date would read as part of it.
    mark = "- " if number is None or own[:1].isdigit() else f"{number}. "
    if inner > 1 and len(own) > LONG_ENTRY:
        yield from parts
    elif own and (not rest or (len(rest) == 1 and not own.endswith(":"))):
        yield Block("entry", mark + own)
        yield from rest
    else:
        if own:
            yield Block("line", own, opens=True)
        yield from rest


def _definitions(element: HtmlElement) -> list[Block]:
    """`dt` and its `dd` as `label: value`; several values are entries below their label."""
    pairs: list[tuple[list[str], list[list[Block]]]] = []
    for child in list(element.iterdescendants("dt", "dd")):
        parent = child.getparent()
        if parent is not None and parent.tag in ("dt", "dd"):  # one that the page did not close
            parent.addnext(child)
    for child in element.iterdescendants("dt", "dd"):
        if next(child.iterancestors("dl"), None) is not element:
            continue
        if child.tag == "dt" and (not pairs or pairs[-1][1]):
            pairs.append(([], []))
        if child.tag == "dt":
            pairs[-1][0].append(joined(part.text for part in blocks(child)))
        elif pairs:
            pairs[-1][1].append(blocks(child))
        else:
            pairs.append(([], [blocks(child)]))
    return [block for labels, values in pairs for block in _defined(joined(labels).rstrip(" :"), values)]


def _defined(label: str, values: list[list[Block]]) -> Iterator[Block]:
    plain = [joined(part.text for part in value) for value in values]
    if any(part.kind in ("entry", "row") for value in values for part in value):
        yield Block("line", f"{label}:", opens=True)
        for value in values:
            yield from value
    elif len(plain) > 1:
        yield Block("line", f"{label}:", opens=True)
        yield from (Block("entry", f"- {text}") for text in plain if text)
    else:
        yield Block("line", ": ".join(filter(None, (label, *plain))))


def _cell_lines(element: HtmlElement) -> list[str]:
    return in_a_cell(blocks(element))


def _is_card(element: HtmlElement) -> bool:
    """A few short lines, such as a name, a title and a number; lists of such cards are none."""
    if element.tag not in CARDS or next(element.iterdescendants(*NO_CARD), None) is not None:
        return False
    length = 0
    for text in element.itertext():
        length += len(text.strip())
        if length > CARD_LENGTH:
            return False
    children = [child for child in element if child.tag in BLOCKS]
    return len(children) > 1 and sum(any(inner.tag in BLOCKS for inner in child) for child in children) < 2
