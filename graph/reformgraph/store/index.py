"""The index beside a store in, lists out that say where an answer can only be; `indexing` writes it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from io import BytesIO
from itertools import takewhile
from pathlib import Path
from typing import Final, Literal

import pyoxigraph as ox

from reformgraph.store.graph import Answer, Graph

INDEX_FOLDER: Final = "index"
"""Inside the folder of the store, whose engine minds its own files alone."""

VERSION: Final = 1
ABOUT, TEXTS, LITERALS = "about.json", "texts", "literals"
Side = Literal["members", "organizations"]
MOST: Final = 8_000
"""Longer lists are of no use: the engine is as fast without them."""

SHORTEST: Final = 3
"""Shorter parts of words are in too many texts."""

_STRIDE: Final = 1 << 20
"""So many bytes are looked through at a time, and other threads have their turn between."""

FOLDED: Final = str.maketrans("\t\n\rſς", "   sσ")
"""A long s is one to REGEX that regards no case, and a sigma at the end of a word is one elsewhere in it."""


def open_index(store: Path, file: Path | None = None) -> Index | None:
    """The index of the store in a folder; None where it has none, or none that holds to the `file` as it is."""
    folder = store / INDEX_FOLDER
    try:
        stamp = _stamp(folder)
        about = json.loads((folder / ABOUT).read_bytes())
    except (OSError, ValueError):
        return None
    if about.get("version") != VERSION or (file is not None and about["graph"] != digest(file)):
        return None
    return Index(folder, stamp, frozenset(about["textual"]), seats=about["seats"])


class Indexed:
    """A `Graph` with its index."""

    def __init__(self, graph: Graph, index: Index) -> None:
        self._graph = graph
        self.index: Final = index

    def query(self, query: str, /, *, prefixes: dict[str, str] | None = None) -> Answer:
        """Answer as the graph does."""
        return self._graph.query(query, prefixes=prefixes)


def indexed(opened: Callable[[], Graph], store: Path, file: Path | None = None) -> Graph:
    """The graph that `opened` opens, with the index of the store in a folder where it has one that holds to `file`.

    The index is opened first, so that one that is still current behind an answer was so when the graph was opened.
    """
    index = open_index(store, file)
    graph = opened()
    return graph if index is None else Indexed(graph, index)


class Index:
    """Every list is complete: what is not in it is not in the graph. `textual` are predicates that have texts alone."""

    def __init__(self, folder: Path, stamp: tuple[int, ...], textual: frozenset[str], *, seats: bool) -> None:
        self._folder = folder
        self._stamp = stamp
        self._seats = seats
        self._data: Final[dict[str, bytes]] = {}
        self.textual: Final = textual

    @property
    def current(self) -> bool:
        """Whether no other build has taken the place of the one that this index is of."""
        try:
            return _stamp(self._folder) == self._stamp
        except OSError:
            return False

    def texts(self, part: str) -> list[str] | None:
        """The literals in whose text `part` is, whatever the case of either; None where they are too many to help."""
        if len(part) < SHORTEST:
            return None
        found = self._lines(TEXTS, folded(part).encode())
        return self._taken(self._literal(int(place)) for _, _, place in found)

    def seated(self, side: Side, least: int) -> list[str] | None:
        """The members of at least so many organisations, or the organisations of so many members."""
        if least < 1 or not self._seats:
            return None
        rows = (line.decode().rstrip("\n").split("\t") for line in BytesIO(self._read(side)))
        return self._taken(row[2] for row in takewhile(lambda row: int(row[0]) >= least, rows))

    def linked(self, side: Side, one: str, other: str) -> bool | None:
        """Whether seats lead from one to the other; None where it is not known."""
        if not self._seats:
            return None
        part = self._part(side, one)
        return part is not None and part == self._part(side, other)

    def all_linked(self, side: Side, one: str) -> list[str] | None:
        """All that seats lead to from here, this one among them; None where they are too many."""
        if not self._seats:
            return None
        part = self._part(side, one)
        if part is None:
            return []
        return self._taken(last.rpartition("\t")[2] for _, _, last in self._lines(side, f"\t{part}\t".encode()))

    def _part(self, side: Side, one: str) -> str | None:
        found = next(self._lines(side, f"\t{one}\n".encode()), None)
        return None if found is None else found[2].partition("\t")[0]

    def _literal(self, place: int) -> str:
        data = self._read(LITERALS)
        return data[place : data.index(b"\n", place)].decode()

    def _lines(self, name: str, part: bytes) -> Iterator[tuple[str, str, str]]:
        """The lines with these bytes in them, taken apart at their first tab."""
        data = self._read(name)
        stride = max(_STRIDE, 2 * len(part))
        place = 0
        while place < len(data):
            end = min(place + stride, len(data))
            match = data.find(part, place, end)
            if match >= 0:
                last = match + len(part) - 1
                place = data.index(b"\n", last) + 1
                yield data[data.rfind(b"\n", 0, last) + 1 : place - 1].decode().partition("\t")
            else:
                place = end if end == len(data) else end - len(part) + 1

    def _taken(self, found: Iterable[str]) -> list[str] | None:
        taken = []
        for each in found:
            taken.append(each)
            if len(taken) > MOST:
                return None
        return taken

    def _read(self, name: str) -> bytes:
        """What is in a file; it is read once, as looking through bytes is several times as fast as through a map.

        Nothing where it is gone; then the index is no more current.
        """
        if name not in self._data:
            with suppress(FileNotFoundError):
                self._data[name] = (self._folder / name).read_bytes()
        return self._data.get(name, b"")


def folded(text: str) -> str:
    """The text as the index keeps it, by the engine's own idea of lower case."""
    answer = ox.Store().query(f"SELECT (LCASE({ox.Literal(text)}) AS ?lower) {{}}")
    assert isinstance(answer, ox.QuerySolutions)
    [[lower]] = answer
    assert isinstance(lower, ox.Literal)
    return lower.value.translate(FOLDED)


def _stamp(folder: Path) -> tuple[int, ...]:
    """What tells an index from any other that had its name."""
    found = (folder / ABOUT).stat()
    return (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)


def digest(path: Path) -> str | None:
    """SHA-256 of a file; None where there is none."""
    if not path.is_file():
        return None
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
