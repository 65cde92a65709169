"""The whole way: sources in, a build's folder out. Reads, extracts, links, builds, stores and draws, in this order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pyoxigraph as ox

from reformgraph.build import (
    BuildReport,
    build_report,
    check_output,
    checked_base,
    graph_triples,
    report_json,
    write_bundle,
)
from reformgraph.build.turtle import thing_prefixes, turtle_bytes
from reformgraph.extract import extract
from reformgraph.link import link
from reformgraph.model import AnyClaim
from reformgraph.read import Reading, read_sources
from reformgraph.store import write_store
from reformgraph.terms import BASE_IRI, PREFIXES
from reformgraph.view.page import write_view

Progress = Callable[[str, int, int], None]
"""Called with the name of a step, how much of it is done, and how much there is (0 where that is not known)."""


def _silent(step: str, done: int, total: int) -> None:
    return


def build_graph(
    sources: Iterable[Path],
    output: Path,
    *,
    base: str = BASE_IRI,
    strict: bool = False,
    progress: Progress = _silent,
) -> BuildReport:
    """Build `graph.ttl`, `store/`, `view.html` and `report.json` in `output`, all or nothing.

    `base` is where the publisher's IRIs begin. With `strict` a document that cannot be read is an error. The result
    is the same for the same input, whatever the order of the sources.
    """
    checked_base(base)
    check_output(output)
    read = 0

    def reading_one(name: str) -> None:
        nonlocal read
        read += 1
        progress("reading", read, 0)

    reading = read_sources(sources, strict=strict, leave_out=output, progress=reading_one)
    claims = [*reading.claims, *_extracted(reading, progress)]
    progress("linking", 0, 1)
    linked = link(reading.documents, claims, reading.identities)
    progress("building", 0, 1)
    triples = graph_triples(linked, base)
    report = build_report(reading, linked, len(triples))
    prefixes = {**PREFIXES, **thing_prefixes(base)}

    def store(path: Path) -> None:
        progress("storing", 0, 1)
        write_store((ox.Quad(each.subject, each.predicate, each.object) for each in triples), path)

    def view(path: Path) -> None:
        progress("drawing", 0, 1)
        memory = ox.Store()
        memory.extend(ox.Quad(each.subject, each.predicate, each.object) for each in triples)
        write_view(memory, path)

    write_bundle(
        output,
        {
            "graph.ttl": lambda path: _write(path, turtle_bytes(triples, prefixes)),
            "store": store,
            "view.html": view,
            "report.json": lambda path: _write(path, report_json(report, reading, linked).encode()),
        },
    )
    return report


def _extracted(reading: Reading, progress: Progress) -> list[AnyClaim]:
    """Claims of every document but those that only hold what curated records quote."""
    own = [each for each in reading.documents if each.identifier not in reading.cited]
    claims: list[AnyClaim] = []
    for number, document in enumerate(own):
        progress("extracting", number, len(own))
        claims += extract(document)
    return claims


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)
