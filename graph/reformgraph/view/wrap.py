"""A label in, its lines out: wrapped at build time so that boxes fit their text in any font of an office machine."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import Final

BODY_EM: Final = 13.0
NARROW: Final = frozenset("ijlI.,:;'|!()[]/\\-·‐ ")
BREAKABLE: Final = frozenset(" -‐/–")
WIDE: Final = frozenset("mwMWÅÄÖ@%&—ŒÆ")


def width(text: str, em: float = BODY_EM) -> float:
    """An upper estimate of a label's width in pixels, from the widest common interface face (DejaVu Sans Bold)."""
    return em * sum(map(_advance, text))


def _advance(char: str) -> float:
    if unicodedata.combining(char):
        return 0.0
    if unicodedata.east_asian_width(char) in "WF":
        return 1.15
    if char in WIDE:
        return 1.06 if char.islower() or char in "MW" else 0.86
    if char in NARROW:
        return 0.44
    return 0.84 if char.isupper() else 0.7


def wrap(text: str, room: float, em: float = BODY_EM) -> list[str]:
    """Break at spaces and after hyphens; a word wider than `room` is cut, with a hyphen at the cut."""
    name = plain(text)
    ends = [*breaks(name, room, em), len(name)]
    return [_line(name, start, end) for start, end in pairwise([0, *ends])]


def plain(text: str) -> str:
    """The text with single spaces, as labels are shown."""
    return " ".join(text.split())


def breaks(name: str, room: float, em: float = BODY_EM) -> list[int]:
    """The offsets at which the lines of a plain label end, but for the last."""
    found: list[int] = []
    start = 0
    for piece_start, piece_end in pairwise(_piece_ends(name)):
        if width(name[start:piece_end].rstrip(), em) <= room:
            continue
        if start < piece_start:
            found.append(piece_start)
            start = piece_start
        while width(name[start:piece_end].rstrip(), em) > room:
            start += _fitting(name[start:piece_end], room, em)
            found.append(start)
    return found


def _line(name: str, start: int, end: int) -> str:
    inside_word = end < len(name) and name[end - 1] not in BREAKABLE
    return name[start:end].rstrip() + ("-" if inside_word else "")


def _piece_ends(name: str) -> list[int]:
    inner = [place + 1 for place, char in enumerate(name) if char in BREAKABLE and place + 1 < len(name)]
    return [0, *inner, len(name)]


def _fitting(word: str, room: float, em: float) -> int:
    end = 1
    while end < len(word) and width(word[: end + 1] + "-", em) <= room:
        end += 1
    return end
