"""A label in, its lines out: wrapped at build time so that boxes fit their text in any font of an office machine."""

from __future__ import annotations

import unicodedata
from typing import Final

BODY_EM: Final = 13.0
NARROW: Final = frozenset("ijlI.,:;'|!()[]/\\-·‐ ")
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
    lines: list[str] = []
    line = ""
    for piece in _pieces(" ".join(text.split())):
        if width((line + piece).rstrip(), em) <= room:
            line += piece
            continue
        if line.strip():
            lines.append(line.rstrip())
        line = piece
        while width(line.rstrip(), em) > room:
            head = _fitting(line, room, em)
            lines.append(f"{head}-")
            line = line[len(head) :]
    if line.strip() or not lines:
        lines.append(line.rstrip())
    return lines


def _pieces(text: str) -> list[str]:
    pieces = [""]
    for char in text:
        pieces[-1] += char
        if char in " -‐/–":
            pieces.append("")
    return [piece for piece in pieces if piece]


def _fitting(word: str, room: float, em: float) -> str:
    end = 1
    while end < len(word) and width(word[: end + 1] + "-", em) <= room:
        end += 1
    return word[:end]
