"""What was noted of a graph in, an index beside its store out: lists that say where an answer can only be.

    store/index/texts           a text in lower case, a tab, and the literal; a line for each different text
    store/index/members         how many organisations, which part of the graph, and the member; most first
    store/index/organizations   the same from the other side
    store/index/about.json      the version of this form, the predicates that have texts alone, the digest of graph.ttl

Two are in the same part where seats lead from the one to the other, over however many people and bodies.
"""

from __future__ import annotations

import hashlib
import json
import mmap
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import takewhile
from pathlib import Path
from typing import Final, Literal

import pyoxigraph as ox

from reformgraph.store.graph import Answer, Graph
from reformgraph.store.noting import Noting

INDEX_FOLDER: Final = "index"
"""Inside the folder of the store, whose engine minds its own files alone."""

_VERSION: Final = 1
_ABOUT, _TEXTS = "about.json", "texts"
Side = Literal["members", "organizations"]
MOST: Final = 20_000
"""Longer lists are of no use: the engine is as fast without them."""

SHORTEST: Final = 3
"""Shorter parts of words are in too many texts."""

_STRIDE: Final = 1 << 20
"""So many bytes are looked through at a time, and other threads have their turn between."""

_FOLDED: Final = str.maketrans("\t\n\rſς", "   sσ")
"""A long s is one to REGEX that regards no case, and a sigma at the end of a word is one elsewhere in it."""

_LOWER: Final = "SELECT ?text (LCASE(STR(?text)) AS ?lower) WHERE { ?s ?p ?text }"


def write_index(noted: Noting, folder: Path, file: Path) -> None:
    """Write the index of what was `noted` into `folder`, which must be absent. `file` has the same graph."""
    folder.mkdir()
    _write(folder / _TEXTS, sorted(_lowered(noted.texts)))
    seats = noted.seats()
    if seats is not None:
        members, organizations = _sides(seats)
        _write(folder / "members", members)
        _write(folder / "organizations", organizations)
    about = {"version": _VERSION, "textual": sorted(noted.textual), "graph": digest(file)}
    (folder / _ABOUT).write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


def open_index(store: Path, file: Path | None = None) -> Index | None:
    """The index of the store in a folder; None where it has none, or none that holds to the `file` as it is."""
    folder = store / INDEX_FOLDER
    try:
        about = json.loads((folder / _ABOUT).read_bytes())
    except (OSError, ValueError):
        return None
    if about.get("version") != _VERSION or (file is not None and about["graph"] != digest(file)):
        return None
    return Index(folder, frozenset(about["textual"]))


class Indexed:
    """A `Graph` with its index."""

    def __init__(self, graph: Graph, index: Index) -> None:
        self._graph = graph
        self.index: Final = index

    def query(self, query: str, /, *, prefixes: dict[str, str] | None = None) -> Answer:
        """Answer as the graph does."""
        return self._graph.query(query, prefixes=prefixes)


def indexed(graph: Graph, store: Path, file: Path | None = None) -> Graph:
    """The graph with the index of the store in a folder, where it has one that holds to `file`."""
    index = open_index(store, file)
    return graph if index is None else Indexed(graph, index)


class Index:
    """Every list is complete: what is not in it is not in the graph. `textual` are predicates that have texts alone."""

    def __init__(self, folder: Path, textual: frozenset[str]) -> None:
        self._folder = folder
        self.textual: Final = textual

    def texts(self, part: str) -> list[str] | None:
        """The literals in whose text `part` is, whatever the case of either; None where they are too many to help."""
        if len(part) < SHORTEST:
            return None
        return self._taken(literal for _, _, literal in self._lines(_TEXTS, folded(part).encode()))

    def seated(self, side: Side, least: int) -> list[str] | None:
        """The members of at least so many organisations, or the organisations of so many members."""
        if least < 1 or not (self._folder / side).is_file():
            return None
        with (self._folder / side).open(encoding="utf-8") as file:
            rows = (line.rstrip("\n").split("\t") for line in file)
            return self._taken(row[2] for row in takewhile(lambda row: int(row[0]) >= least, rows))

    def linked(self, side: Side, one: str, other: str) -> bool | None:
        """Whether seats lead from one to the other; None where it is not known."""
        if not (self._folder / side).is_file():
            return None
        part = self._part(side, one)
        return part is not None and part == self._part(side, other)

    def all_linked(self, side: Side, one: str) -> list[str] | None:
        """All that seats lead to from here, this one among them; None where they are too many."""
        if not (self._folder / side).is_file():
            return None
        part = self._part(side, one)
        if part is None:
            return []
        return self._taken(last.rpartition("\t")[2] for _, _, last in self._lines(side, f"\t{part}\t".encode()))

    def _part(self, side: Side, one: str) -> str | None:
        found = next(self._lines(side, f"\t{one}\n".encode()), None)
        return None if found is None else found[2].partition("\t")[0]

    def _lines(self, name: str, part: bytes) -> Iterator[tuple[str, str, str]]:
        """The lines with these bytes in them, taken apart at their first tab."""
        data = self._files[name]
        stride = max(_STRIDE, 2 * len(part))
        search = re.compile(re.escape(part)).search
        place = 0
        while place < len(data):
            end = min(place + stride, len(data))
            match = search(data, place, end)
            if match is not None:
                start = data.rfind(b"\n", 0, match.end() - 1) + 1
                place = data.find(b"\n", match.end() - 1) + 1
                yield data[start : place - 1].decode().partition("\t")
            else:
                place = end if end == len(data) else end - len(part) + 1

    def _taken(self, found: Iterable[str]) -> list[str] | None:
        taken = []
        for each in found:
            taken.append(each)
            if len(taken) > MOST:
                return None
        return taken

    @cached_property
    def _files(self) -> dict[str, mmap.mmap | bytes]:
        return {path.name: _mapped(path) for path in self._folder.iterdir() if path.name != _ABOUT}


def folded(text: str) -> str:
    """The text as the index keeps it, by the engine's own idea of lower case."""
    answer = ox.Store().query(f"SELECT (LCASE({ox.Literal(text)}) AS ?lower) {{}}")
    assert isinstance(answer, ox.QuerySolutions)
    [[lower]] = answer
    assert isinstance(lower, ox.Literal)
    return lower.value.translate(_FOLDED)


def digest(path: Path) -> str | None:
    """SHA-256 of a file; None where there is none."""
    if not path.is_file():
        return None
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _lowered(texts: Iterable[ox.Literal]) -> Iterator[str]:
    """Each text as a line of the index; the engine says what lower case is."""
    store = ox.Store()
    this = ox.NamedNode("urn:text")
    store.bulk_extend(ox.Quad(this, this, text) for text in texts)
    answer = store.query(_LOWER)
    assert isinstance(answer, ox.QuerySolutions)
    for text, lower in answer:
        assert isinstance(lower, ox.Literal)
        yield f"{lower.value.translate(_FOLDED)}\t{text}"


def _sides(seats: Iterable[tuple[str, str]]) -> tuple[list[str], list[str]]:
    """The lines of members and of organisations."""
    import networkx as nx

    graph: nx.Graph[tuple[int, str]] = nx.Graph()
    graph.add_edges_from(((0, member), (1, organization)) for member, organization in sorted(seats))
    lines: tuple[list[tuple[int, str]], list[tuple[int, str]]] = ([], [])
    for part, nodes in enumerate(nx.connected_components(graph)):
        for side, node in nodes:
            lines[side].append((-graph.degree((side, node)), f"{part}\t{node}"))
    members, organizations = ([f"{-count}\t{rest}" for count, rest in sorted(each)] for each in lines)
    return members, organizations


def _write(path: Path, lines: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in lines)


def _mapped(path: Path) -> mmap.mmap | bytes:
    if path.stat().st_size == 0:  # which cannot be mapped
        return b""
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
