"""A graph, its publisher's file and the release before it in; the files of a release out, all that a web host needs."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final, get_args

import pyoxigraph as ox

from reformgraph.build.namer import term
from reformgraph.errors import BuildError, UsageError
from reformgraph.export import Format, Selection, exported, published, table_files, write_folder
from reformgraph.model import Language
from reformgraph.publish.compare import Comparison, compare
from reformgraph.publish.dataset import Distribution, describe
from reformgraph.publish.dcat import dataset_turtle
from reformgraph.publish.places import DATASET, GRAPH, WITHDRAWN, triples_of, version_of
from reformgraph.publish.publisher import Publisher
from reformgraph.publish.telling import markdown
from reformgraph.publish.tombstones import tombstones
from reformgraph.store import read_turtle
from reformgraph.validate import validate_graph

FILES: Final[Mapping[str, Format]] = {
    GRAPH: "turtle",
    "graph.trig": "trig",
    "graph.nt": "ntriples",
    "graph.nq": "nquads",
    "graph.jsonld": "jsonld",
}
CHECKSUMS: Final = "SHA256SUMS"
ADDED: Final = "added.nt"
REMOVED: Final = "removed.nt"
WHOLE: Final = Selection()
Progress = Callable[[str], None]


def write_release(
    triples: Iterable[ox.Triple],
    publisher: Publisher,
    version: str,
    output: Path,
    *,
    previous: Path | None = None,
    issued: dt.date | None = None,
    selection: Selection = WHOLE,
    progress: Progress = lambda step: None,
) -> dict[str, bytes]:
    """Write a release into `output`, all of it or nothing, and give its files by their names.

    The same graph, publisher, version and previous release give the same bytes. Raises BuildError where the graph does
    not conform to the shapes, or `output` holds another version: what was published stays as it was.
    """
    if output.is_dir() and (output / DATASET).is_file() and version_of(output) != version:
        hint = "write a new version into a new folder"
        raise BuildError(f"the folder holds version {version_of(output)}", where=str(output), hint=hint)
    if previous and previous.resolve() == output.resolve():
        raise UsageError("a release cannot follow itself", hint="--output and --previous are two folders")
    graph = published(triples, selection, publisher.base)
    files = dict(_data(graph, progress))
    progress("checking")
    _check(files[GRAPH])
    progress("comparing")
    before = version_of(previous) if previous else None
    changes = compare(triples_of(previous), graph) if previous else None
    files |= _changes(changes, graph, version, before)
    files[WITHDRAWN] = tombstones(changes, version, publisher.base, _withdrawn(previous))
    progress("describing")
    data = [Distribution.of(name, content) for name, content in files.items() if name in FILES or name.endswith(".csv")]
    about = describe(set(graph), publisher, version, distributions=data, previous=before, issued=issued)
    files[DATASET] = dataset_turtle(about)
    files[CHECKSUMS] = checksums(files)
    write_folder(output, files, CHECKSUMS, known=(ADDED, REMOVED))
    return files


def checksums(files: Mapping[str, bytes]) -> bytes:
    """What `sha256sum --check` reads."""
    return b"".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n".encode() for name in sorted(files))


def _data(graph: list[ox.Triple], progress: Progress) -> Iterable[tuple[str, bytes]]:
    for name, form in FILES.items():
        progress(name)
        yield name, exported(graph, form)
    progress("tables")
    yield from ((f"tables/{name}", content) for name, content in table_files(graph).items())


def _changes(
    changes: Comparison | None, graph: list[ox.Triple], version: str, previous: str | None
) -> dict[str, bytes]:
    """The changelog in each language, and what to add to the release before and to remove from it."""
    statements = sum(each.predicate == term("rg:status") for each in graph)
    files = {
        f"CHANGES.{language}.md": markdown(changes, version, previous, statements, language).encode()
        for language in get_args(Language)
    }
    if changes:
        files[ADDED] = exported(changes.added_triples, "ntriples")
        if not changes.taken_out:
            files[REMOVED] = exported(changes.removed_triples, "ntriples")
    return files


def _withdrawn(previous: Path | None) -> list[ox.Triple]:
    """The marks of the release before: what it said of statements that were withdrawn earlier."""
    path = previous / WITHDRAWN if previous else None
    return read_turtle(path) if path and path.is_file() else []


def _check(turtle: bytes) -> None:
    store = ox.Store()
    store.bulk_load(turtle, ox.RdfFormat.TURTLE)
    report = validate_graph(store)
    if not report.conforms:
        first = report.violations[0]
        raise BuildError(
            f"the graph does not conform; the first of {len(report.violations)}: {first.label}: {first.message('en')}",
            hint="see: reformgraph validate",
        )
