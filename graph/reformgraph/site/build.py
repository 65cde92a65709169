"""A build's folder in, the folder of its site out: planned, rendered side by side, and only what changed written."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from reformgraph.errors import BuildError, UsageError
from reformgraph.export import published
from reformgraph.export.base import base_of
from reformgraph.export.jsonld import jsonld_bytes
from reformgraph.publish import Dataset, Publisher, dataset_triples
from reformgraph.site.data import Pieces
from reformgraph.site.downloads import DESCRIPTION, as_download, described, download_files
from reformgraph.site.graph import SiteGraph
from reformgraph.site.hosting import hosting_files, sitemap_files
from reformgraph.site.ontology import ontology_files
from reformgraph.site.pages import (
    concept_files,
    landing_files,
    list_files,
    missing_files,
    personal_data_files,
    search_files,
)
from reformgraph.site.places import CONCEPTS, LANGUAGES, MAP, Place, map_bytes, page_file
from reformgraph.site.plan import make_plan
from reformgraph.site.questions import question_files, questions
from reformgraph.site.render import File, thing_files
from reformgraph.site.seal import inputs_hash
from reformgraph.site.search import index_files
from reformgraph.site.stubs import dataset_stub, stub_files, stubs
from reformgraph.site.view import Plan
from reformgraph.site.write import Folder, put
from reformgraph.store import graph_file, read_graph
from reformgraph.terms import BASE_IRI
from reformgraph.view.page import render

Progress = Callable[[str, int, int], None]
"""Called with the name of a step, how much of it is done, and how much there is (0 where that is not known)."""

WORTH_SHARING: Final = 200
"""With fewer things than this a second process costs more than it saves."""

CHUNK: Final = 40
_DARK: Final = re.compile(r':root\[data-theme="dark"\] \{([^}]*)\}')


@dataclass(frozen=True, slots=True)
class Release:
    """Who publishes, which version, and on which day; a description for catalogues needs a version."""

    publisher: Publisher | None = None
    version: str | None = None
    issued: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """How many files the site has, how many of them were written anew, and how many of an earlier site were removed."""

    files: int
    changed: int
    removed: int


def _silent(step: str, done: int, total: int) -> None:
    return


def build_site(
    build: Path,
    output: Path,
    release: Release = Release(),
    *,
    address: str | None = None,
    jobs: int | None = None,
    progress: Progress = _silent,
) -> Written:
    """Write the site of the graph in `build` into `output`, a new or empty folder or one that holds an earlier site.

    `address` is where the site will stand, the base of the graph unless given. Each file appears whole or not at all,
    and the same graph gives the same bytes, whatever `jobs`; a site that is there already, whole and of the same
    inputs, is left as it is. Raises BuildError where `output` holds other files.
    """
    folder = Folder(output)
    progress("reading", 0, 0)
    inputs = inputs_hash(graph_file(build), release, address)
    if folder.is_sealed(inputs):
        return Written(len(folder.earlier), 0, 0)
    triples = published(read_graph(build), base=release.publisher.base if release.publisher else None)
    base = release.publisher.base if release.publisher else base_of(triples)
    if not base.endswith("/"):
        raise UsageError(f"the IRIs of the graph begin with {base}", hint="a site needs a base that ends in /")
    progress("planning", 0, 0)
    plan = make_plan(SiteGraph(triples), base, release.publisher)
    pieces = Pieces(triples, base)
    progress("drawing", 0, 0)
    others = dict(_others(plan, pieces, triples, release, checked_address(address or base)))
    things = sorted(plan.pages)
    names = [*others, *(name for iri in things for name in _names(plan, iri))]
    folder.begin(names)
    changed = sum(put(output, name, content) for name, content in others.items())
    done = 0
    for number, written in _side_by_side(plan, pieces, output, things, jobs or os.cpu_count() or 1):
        done, changed = done + number, changed + written
        progress("writing", done, len(things))
    return Written(len(names), changed, folder.end(names, inputs))


def write_ontology(output: Path) -> Written:
    """Write the documentation of the ontology alone, without a graph."""
    folder = Folder(output)
    content = {"assets/site.css": _style(), **dict(ontology_files(make_plan(SiteGraph([]), BASE_IRI), alone=True))}
    folder.begin(content)
    changed = sum(put(output, name, each) for name, each in content.items())
    return Written(len(content), changed, folder.end(content))


def checked_address(address: str) -> str:
    """An address that pages can be appended to; UsageError for one that is none."""
    if not address.startswith(("http://", "https://")) or not address.endswith("/"):
        raise UsageError(f"{address!r} must begin with http:// or https:// and end in /")
    return address


def _names(plan: Plan, iri: str) -> Iterator[str]:
    folder = plan.places[iri].folder
    yield from _pages(plan, iri)
    yield from (f"{folder}/data.ttl", f"{folder}/data.jsonld")
    yield from (name for name, _ in stubs(plan, folder, plan.pages[iri]))


def _pages(plan: Plan, iri: str) -> Iterator[str]:
    folder = plan.places[iri].folder
    for language in LANGUAGES:
        for page in range(1, len(plan.pages[iri]) + 1):
            yield f"{folder}/{page_file(language, page)}"


def _others(plan: Plan, pieces: Pieces, triples: list[ox.Triple], release: Release, address: str) -> Iterator[File]:
    """All files but those of things."""
    yield "assets/site.css", _style()
    yield "assets/search.js", (files("reformgraph.site") / "assets" / "search.js").read_bytes()
    store = ox.Store()
    store.bulk_extend(ox.Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
    yield "network/index.html", render(store).encode()
    content = dict(download_files(triples))
    dataset: Dataset | None = None
    places = dict(plan.places)
    downloads = [as_download(name, each) for name, each in content.items()]
    if release.publisher and release.version:
        dataset, turtle = described(triples, release.publisher, release.version, release.issued, downloads)
        downloads.append(as_download(DESCRIPTION, turtle))
        content[DESCRIPTION] = turtle
        places |= {dataset.whole: Place("dataset"), dataset.iri: Place("dataset")}
        yield "dataset/index.html", dataset_stub(plan)
        yield "dataset/data.ttl", turtle
        yield "dataset/data.jsonld", jsonld_bytes(dataset_triples(dataset), plan.base)
    yield from content.items()
    asked = questions()
    own = [
        *landing_files(plan, dataset, downloads, asked),
        *list_files(plan),
        *concept_files(plan),
        *personal_data_files(plan),
        *question_files(plan, asked),
        *ontology_files(plan),
    ]
    yield from own
    yield from search_files(plan)
    yield from missing_files(plan, address)
    yield from index_files(plan)
    yield from stub_files(plan, pieces, CONCEPTS, plan.concepts)
    concepts = {node.iri for node in plan.graph.of_kind("concept")}
    yield f"{CONCEPTS}/data.ttl", pieces.turtle(concepts, ())
    yield f"{CONCEPTS}/data.jsonld", pieces.jsonld(concepts, ())
    yield MAP, map_bytes(places)
    yield from hosting_files(address)
    pages = [name for name, _ in own if name.endswith(".html")]
    pages += [name for iri in plan.pages for name in _pages(plan, iri)]
    yield from sitemap_files(address, pages)


def _style() -> bytes:
    """The network page's colours, ground and head, and what pages of text need beside them.

    There a script says which colours are worn; here, where there is none, the system says.
    """
    viz = files("reformgraph.viz")
    colours, worn = _DARK.subn(r"@media (prefers-color-scheme: dark) {\n:root {\1}\n}", _text(viz / "colours.css"))
    if worn != 1:
        raise BuildError("the colours have no dark form", where="viz/colours.css")
    own = files("reformgraph.site") / "assets" / "site.css"
    return "\n".join([colours, _text(viz / "ground.css"), _text(viz / "head.css"), _text(own)]).encode()


def _text(file: Traversable) -> str:
    return file.read_text(encoding="utf-8")


def _side_by_side(plan: Plan, pieces: Pieces, output: Path, things: list[str], jobs: int) -> Iterator[tuple[int, int]]:
    """How many things were written, and how many of their files had changed, a part of the things at a time."""
    parts = [things[start : start + CHUNK] for start in range(0, len(things), CHUNK)]
    if jobs < 2 or len(things) < WORTH_SHARING:
        yield from ((len(part), _write(plan, pieces, output, part)) for part in parts)
        return
    with ProcessPoolExecutor(jobs, initializer=_start, initargs=(plan, pieces, output)) as pool:
        try:
            for part, changed in zip(parts, pool.map(_write_shared, parts), strict=True):
                yield len(part), changed
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)  # an interrupted run stops at once
            raise


_shared: tuple[Plan, Pieces, Path] | None = None


def _start(plan: Plan, pieces: Pieces, output: Path) -> None:
    """Keep in a process what all of its work needs, so that it is handed over once."""
    global _shared
    _shared = (plan, pieces, output)


def _write_shared(things: list[str]) -> int:
    assert _shared is not None
    return _write(*_shared, things)


def _write(plan: Plan, pieces: Pieces, output: Path, things: Iterable[str]) -> int:
    return sum(put(output, name, content) for iri in things for name, content in _files(plan, pieces, iri))


def _files(plan: Plan, pieces: Pieces, iri: str) -> Iterator[File]:
    yield from thing_files(plan, pieces, iri)
    yield from stub_files(plan, pieces, plan.places[iri].folder, plan.pages[iri])
