"""The whole way: sources in, a build's folder out. Reads, extracts, links, builds, stores and draws, in this order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Final

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
from reformgraph.build.withhold import Withheld, withhold
from reformgraph.extract import extract
from reformgraph.link import link
from reformgraph.model import AnyClaim, Document
from reformgraph.read import Reading, read_sources
from reformgraph.store import write_store
from reformgraph.terms import BASE_IRI, PREFIXES
from reformgraph.view.page import write_view

Progress = Callable[[str, int, int], None]
"""Called with the name of a step, how much of it is done, and how much there is (0 where that is not known)."""


# Below this many documents a second process costs more than it saves.
WORTH_SHARING: Final = 24


def _silent(step: str, done: int, total: int) -> None:
    return


def build_graph(
    sources: Iterable[Path],
    output: Path,
    *,
    base: str = BASE_IRI,
    strict: bool = False,
    jobs: int | None = None,
    withheld: Sequence[Withheld] = (),
    progress: Progress = _silent,
) -> BuildReport:
    """Build `graph.ttl`, `store/`, `view.html` and `report.json` in `output`, all or nothing.

    `base` is where the publisher's IRIs begin. With `strict` a document that cannot be read is an error. `jobs`
    processes extract side by side (as many as there are cores, where None). The result is the same for the same
    input, whatever the order of the sources and the number of processes. `withheld` are people to take out.
    """
    checked_base(base)
    check_output(output)
    read = 0

    def reading_one(name: str) -> None:
        nonlocal read
        read += 1
        progress("reading", read, 0)

    reading = read_sources(sources, strict=strict, leave_out=output, progress=reading_one)
    claims = [*reading.claims, *_extracted(reading, jobs or os.cpu_count() or 1, progress)]
    progress("linking", 0, 1)
    linked = link(reading.documents, claims, reading.identities)
    progress("building", 0, 1)
    linked, cover = withhold(linked, withheld, base)
    triples = cover.triples(graph_triples(linked, base)) if withheld else graph_triples(linked, base)
    report = build_report(reading, linked, len(triples))
    written = report_json(report, reading, linked)
    if withheld:
        report, written = cover.summary(report), cover.report(written)
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
            "report.json": lambda path: _write(path, written.encode()),
        },
    )
    return report


def _extracted(reading: Reading, jobs: int, progress: Progress) -> list[AnyClaim]:
    """Claims of every document but those that only hold what curated records quote."""
    own = [each for each in reading.documents if each.identifier not in reading.cited]
    claims: list[AnyClaim] = []
    for number, found in enumerate(_side_by_side(own, jobs)):
        progress("extracting", number, len(own))
        claims += found
    return claims


def _side_by_side(documents: Sequence[Document], jobs: int) -> Iterator[list[AnyClaim]]:
    """The claims of each document, in the documents' order."""
    if jobs < 2 or len(documents) < WORTH_SHARING:
        yield from map(extract, documents)
        return
    with ProcessPoolExecutor(jobs) as pool:
        try:
            yield from pool.map(extract, documents, chunksize=4)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)  # an interrupted build stops at once
            raise


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)
