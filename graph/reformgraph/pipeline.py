"""The whole way: sources in, a build's folder out. Gathers, links, builds, stores and draws, in this order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
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
from reformgraph.build.withhold import Withheld, withhold
from reformgraph.gather import Gatherer, covered, covered_claims, uncollected
from reformgraph.gather.gatherer import ReadAll
from reformgraph.gather.kept import Kept, kept_beside, remove
from reformgraph.gather.local import read_here
from reformgraph.link import link
from reformgraph.model import Document, KnownThing
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
    jobs: int | None = None,
    withheld: Sequence[Withheld] = (),
    known: Sequence[KnownThing] = (),
    fresh: bool = False,
    read_all: ReadAll | None = None,
    progress: Progress = _silent,
) -> BuildReport:
    """Build `graph.ttl`, `store/`, `view.html` and `report.json` in `output`, all or nothing.

    `base` is where the publisher's IRIs begin. With `strict` a document that cannot be read is an error. `jobs`
    processes read side by side (as many as there are cores, where None), unless `read_all` says how else to read.
    Documents that an earlier build into `output` has read are not read again, unless `fresh`. The result is the same
    for the same input, whatever the order of the sources, who reads them, and what was read before. `withheld` are
    people to take out; then every document is read, and nothing that was read is kept. `known` are things of an
    earlier graph that keep their IRIs.
    """
    checked_base(base)
    check_output(output)
    with _kept(output, fresh=fresh, withheld=bool(withheld)) as kept:
        gatherer = Gatherer(
            read_all or partial(read_here, jobs=jobs or os.cpu_count() or 1),
            kept,
            partial(progress, "reading"),
            uncovered=bool(withheld),
        )
        as_written = read_sources(sources, strict=strict, leave_out=output, reader=gatherer)
        if kept:
            kept.forget_others()
    as_read = gatherer.as_read | {each.identifier: each.text for each in _cited(as_written)}
    reading = _covered(as_written)
    with uncollected():
        return _built(output, reading, gatherer, as_read, base=base, withheld=withheld, known=known, progress=progress)


def _built(
    output: Path,
    reading: Reading,
    gatherer: Gatherer,
    as_read: Mapping[str, str],
    *,
    base: str,
    withheld: Sequence[Withheld],
    known: Sequence[KnownThing],
    progress: Progress,
) -> BuildReport:
    """Link what was gathered, and write the build."""
    progress("linking", 0, 1)
    linked = link(reading.documents, [*reading.claims, *gatherer.claims], reading.identities, known)
    progress("building", 0, 1)
    linked, cover = withhold(linked, withheld, base, as_read)
    triples = cover.triples(graph_triples(linked, base)) if withheld else graph_triples(linked, base)
    report = replace(build_report(reading, linked, len(triples)), read=gatherer.read, reused=gatherer.reused)
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
        write_view(memory, path, progress=lambda step, done, total: progress("drawing", done, total))

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


@contextmanager
def _kept(output: Path, *, fresh: bool, withheld: bool) -> Iterator[Kept | None]:
    """What the build before this one read. A list of people to withhold leaves nothing of it that could tell them."""
    place = kept_beside(output)
    if fresh or withheld:
        remove(place)
    if withheld:
        yield None
        return
    with Kept(place) as kept:
        yield kept


def _cited(reading: Reading) -> Iterator[Document]:
    """The documents that are known by curated records alone."""
    return (each for each in reading.documents if each.identifier in reading.cited)


def _covered(reading: Reading) -> Reading:
    """Contact data covered in what curated records hold too; that of the documents was covered as they were read."""
    cited = {each.identifier: covered(each) for each in _cited(reading)}
    documents = tuple(cited.get(each.identifier, each) for each in reading.documents)
    return replace(reading, documents=documents, claims=covered_claims(reading.claims))


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)
