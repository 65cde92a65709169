"""A query in, one with the same answer out: patterns that must match stand before the OPTIONALs that precede them.

Engines plan an OPTIONAL and what follows it apart, so that an early one costs the product of both. Two laws are used.

    (X OPT A) AND B  =  (X AND B) OPT A       where X binds all that A and B share
    (X OPT A) AND B  =  (X AND A AND B), or (X AND B) where the graph has no A       where X and A share nothing

The first is that of well-designed patterns (Pérez, Arenas and Gutierrez 2009); the second is for an OPTIONAL at the
head of a pattern. Both keep each solution as often as it was. What cannot be read for certain is left as it is, and so
is a query whose inner groups are not well-designed: there an engine's answer depends on its plan.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from reformgraph.query.designed import is_well_designed
from reformgraph.query.lexer import Token, tokens
from reformgraph.query.pattern import Element, Unreadable, closing, elements, visible

_OPTIONAL: Final = re.compile("optional", re.IGNORECASE)
_SCOPED: Final = frozenset({"MINUS", "EXISTS", "SELECT", "GRAPH"})
"""What engines work out in other ways inside NOT EXISTS, which the second law puts around its OPTIONAL."""

_MOST_SPLITS: Final = 2
"""Each use of the second law writes the pattern twice."""


@lru_cache(maxsize=256)
def reordered(text: str) -> str:
    """The query in an order that is planned well; the text itself where its order is so already."""
    if not _OPTIONAL.search(text):
        return text
    try:
        parts = list(tokens(text))
        return _Rewriter(text).written(parts) if is_well_designed(parts) else text
    except Unreadable:
        return text


class _Rewriter:
    def __init__(self, text: str) -> None:
        self._apart = "_apart"
        while self._apart in text:
            self._apart += "_"

    def written(self, parts: Sequence[Token]) -> str:
        """The text of `parts`, each group in it put in order but those of EXISTS, which see what is around them."""
        out: list[str] = []
        place, last = 0, ""
        while place < len(parts):
            token = parts[place]
            if token.text != "{":
                out.append(token.text)
                place += 1
            else:
                end = closing(parts, place)
                group = parts[place + 1 : end - 1]
                inside = "".join(each.text for each in group) if last == "EXISTS" else self._group(group)
                out.append(f"{{{inside}}}")
                place = end
            if visible(token):
                last = token.text.upper()
        return "".join(out)

    def _group(self, parts: Sequence[Token]) -> str:
        try:
            found = elements(parts)
        except Unreadable:  # a subquery, whose pattern is a group of its own
            return self.written(parts)
        ordered = self._ordered(found, _MOST_SPLITS)
        return self.written(parts) if ordered is None else f" {ordered} "

    def _ordered(self, found: Sequence[Element], splits: int) -> str | None:
        """The elements in a better order, the filters of the group last; None where the order is good."""
        filters = [each for each in found if each.kind == "filter"]
        patterns = [each for each in found if each.kind != "filter"]
        moved = _moved(patterns)
        split = self._split(moved, splits)
        if split is None:
            if moved == patterns:
                return None
            split = self._joined(moved)
        return " ".join([split, *(self._text(each) for each in filters)])

    def _joined(self, found: Sequence[Element]) -> str:
        return " ".join(self._text(each) for each in found)

    def _text(self, element: Element) -> str:
        text = self.written([_bare(token) for token in element.tokens]).strip()
        # Triples that come to stand behind these must not be read as a part of them.
        return f"{text} ." if element.open else text

    def _split(self, found: Sequence[Element], splits: int) -> str | None:
        """The second law, at the first OPTIONAL that it helps."""
        place = next((index for index, each in enumerate(found) if _stands_alone(each, found, index)), None)
        if place is None or splits == 0 or any(each.labels for each in found):
            return None
        head, tail = found[:place], found[place + 1 :]
        group = found[place].tokens[1:]
        apart = self.written([_renamed(token, self._apart) for token in group]).strip()
        parts = ([*head, Element("join", group, found[place].uses), *tail], [*head, *tail])
        there, absent = (self._ordered(part, splits - 1) or self._joined(part) for part in parts)
        return f"{{ {there} }} UNION {{ {absent} FILTER NOT EXISTS {apart} }}"


def _moved(found: Sequence[Element]) -> list[Element]:
    """The first law: each pattern that must match goes before the OPTIONALs in front of it, as far as it may."""
    moved: list[Element] = []
    for each in found:
        place = len(moved)
        if each.kind == "join":
            while place and moved[place - 1].kind == "optional":
                shared = moved[place - 1].uses & each.uses
                if not shared <= _binds(moved[: place - 1]):
                    break
                place -= 1
        moved.insert(place, each)
    return moved


def _stands_alone(element: Element, found: Sequence[Element], place: int) -> bool:
    """Whether an OPTIONAL shares nothing with what is before it, and something with a pattern behind it."""
    before = frozenset(name for each in found[:place] for name in each.uses)
    behind = frozenset(name for each in found[place + 1 :] if each.kind == "join" for name in each.uses)
    plain = not any(token.text.upper() in _SCOPED for token in element.tokens if token.kind == "word")
    return element.kind == "optional" and plain and not element.uses & before and bool(element.uses & behind)


def _binds(found: Sequence[Element]) -> frozenset[str]:
    return frozenset(name for each in found if each.kind == "join" for name in each.binds)


def _renamed(token: Token, ending: str) -> Token:
    token = _bare(token)
    return token._replace(text=token.text + ending) if token.kind == "variable" else token


def _bare(token: Token) -> Token:
    """A comment would hide what is put behind it on its line."""
    return token._replace(kind="space", text=" ") if token.kind == "comment" else token
