"""What was noted of a graph in, the index beside its store out.

    store/index/texts           a text in lower case, and at which byte of the next file the literal is that has it
    store/index/literals        each different literal with a text
    store/index/members         how many organisations, which part of the graph, and the member; most first
    store/index/organizations   the same from the other side
    store/index/about.json      its version, the digest of graph.ttl, predicates of texts alone, whether seats are told

Two are in the same part where seats lead from the one to the other, over however many people and bodies.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import accumulate
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from reformgraph.store.index import ABOUT, FOLDED, LITERALS, TEXTS, VERSION, digest
from reformgraph.store.noting import Noting

_LOWER: Final = "SELECT ?text (LCASE(STR(?text)) AS ?lower) WHERE { ?s ?p ?text }"


def write_index(noted: Noting, folder: Path, file: Path) -> None:
    """Write the index of what was `noted` into `folder`, which must be absent. `file` has the same graph."""
    folder.mkdir()
    _write_texts(noted.texts, folder)
    seats = noted.seats()
    if seats is not None:
        members, organizations = _sides(seats)
        _write(folder / "members", members)
        _write(folder / "organizations", organizations)
    about = {
        "version": VERSION,
        "graph": digest(file),
        "textual": sorted(noted.textual),
        "seats": seats is not None,
    }
    (folder / ABOUT).write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


def _write_texts(texts: Iterable[ox.Literal], folder: Path) -> None:
    """The engine says what lower case is."""
    store = ox.Store()
    this = ox.NamedNode("urn:text")
    store.bulk_extend(ox.Quad(this, this, text) for text in texts)
    answer = store.query(_LOWER)
    assert isinstance(answer, ox.QuerySolutions)
    lowered = []
    for text, lower in answer:
        assert isinstance(lower, ox.Literal)
        lowered.append((str(text), lower.value.translate(FOLDED)))
    lowered.sort()
    _write(folder / LITERALS, (text for text, _ in lowered))
    places = accumulate((len(text.encode()) + 1 for text, _ in lowered), initial=0)
    _write(folder / TEXTS, (f"{lower}\t{place}" for (_, lower), place in zip(lowered, places, strict=False)))


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
