"""An answer in pieces of bytes in, how many rows it has so far out: read off the syntax of its format."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

Tally = Callable[[bytes], int]
"""Takes the next piece, and gives how many further rows it completes or begins."""


def tally_for(media: str) -> Tally:
    """The tally of a format of SPARQL results as the engine writes it."""
    return _TALLIES[media]()


def _json() -> Tally:
    """Rows open with a brace that follows another or the list's bracket. Inside a text a quote has a backslash, so that
    only a text's end looks alike: it is told by what follows the quote, for which one byte is held back.

    A text that holds a row that binds nothing, `,{}`, counts as one, which errs on the safe side.
    """
    opened = _found(b'},{"', b'[{"', b",{}", b"[{}")
    texts = _found(b'},{",', b'},{"}', b'[{",', b'[{"}')
    held = b""

    def count(piece: bytes) -> int:
        nonlocal held
        data = held + piece
        held = data[-1:]
        return opened(data[:-1]) - texts(piece)

    return count


def _xml() -> Tally:
    return _found(b"<result>", b"<result/>")


def _tsv() -> Tally:
    return _lines(lambda piece: piece.count(b"\n"))


def _csv() -> Tally:
    quoted = False

    def ends(piece: bytes) -> int:
        nonlocal quoted
        parts = piece.split(b'"')
        outside = parts[int(quoted) :: 2]
        quoted ^= len(parts) % 2 == 0
        return sum(part.count(b"\n") for part in outside)

    return _lines(ends)


def _lines(ends: Tally) -> Tally:
    """Lines but the first, which names the columns."""
    heading = True

    def count(piece: bytes) -> int:
        nonlocal heading
        found = ends(piece)
        if heading and found:
            heading = False
            return found - 1
        return found

    return count


def _found(*patterns: bytes) -> Tally:
    """How often the patterns stand in the whole, those that lie across two pieces too."""
    longest = max(map(len, patterns)) - 1
    tail = b""

    def count(piece: bytes) -> int:
        nonlocal tail
        text = tail + piece
        found = sum(text.count(pattern) - tail.count(pattern) for pattern in patterns)
        tail = text[-longest:]
        return found

    return count


_TALLIES: Final[dict[str, Callable[[], Tally]]] = {
    "application/sparql-results+json": _json,
    "application/sparql-results+xml": _xml,
    "text/csv": _csv,
    "text/tab-separated-values": _tsv,
}
