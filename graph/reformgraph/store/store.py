"""Quads in, a store on disk out; a build's folder in, its store opened for reading out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from reformgraph.errors import BuildError, GraphError
from reformgraph.store.index import INDEX_FOLDER
from reformgraph.store.indexing import write_index
from reformgraph.store.noting import Noting

GRAPH_FILE: Final = "graph.ttl"
STORE_FOLDER: Final = "store"
"""The folder of the store inside a build's folder."""

_MARKER: Final = "CURRENT"
"""The file that the store's engine writes last and reads first."""

_BUILD_HINT: Final = "make one with: reformgraph build SOURCE… --output {folder}"


def write_store(quads: Iterable[ox.Quad], folder: Path) -> None:
    """Write `quads` as a new store with its index into `folder`, which must be absent or empty.

    The index holds to the graph.ttl that stands beside the folder.
    """
    if folder.exists() and any(folder.iterdir()):
        raise BuildError("the store's folder is not empty", where=str(folder), hint="write into a new folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        store = ox.Store(folder)
        noted = Noting()
        store.bulk_extend(noted.passing(quads))
        store.optimize()
        store.flush()
        write_index(noted, folder / INDEX_FOLDER, folder.parent / GRAPH_FILE)
    except (OSError, RuntimeError) as error:
        raise BuildError(f"the store could not be written: {error}", where=str(folder)) from error
    del store  # closes the files, so that the folder can be moved


def open_store(build: Path) -> ox.Store:
    """Open the store of the build in the folder `build` for reading only; any number of readers may do so at once."""
    hint = _BUILD_HINT.format(folder=build)
    if not build.is_dir():
        problem = "is a file, not the folder of a build" if build.exists() else "there is no such folder"
        raise GraphError(problem, where=str(build), hint=hint)
    folder = build / STORE_FOLDER
    if not folder.is_dir():
        raise GraphError(f"this is not a build: it has no folder {STORE_FOLDER}/", where=str(build), hint=hint)
    return open_folder(folder)


def open_folder(folder: Path, *, shown: Path | None = None) -> ox.Store:
    """Open a store's own folder for reading only; messages call it `shown`."""
    where = str(shown or folder)
    if not (folder / _MARKER).is_file():
        raise GraphError("the store is incomplete", where=where, hint="build it again")
    try:
        return ox.Store.read_only(str(folder))
    except (OSError, RuntimeError) as error:
        raise GraphError(f"the store cannot be read: {error}", where=where, hint="build it again") from error


def read_graph(build: Path) -> list[ox.Triple]:
    """Read the triples of a build's graph.ttl as they are written there; a store keeps numbers by value alone."""
    return read_turtle(graph_file(build))


def graph_file(build: Path) -> Path:
    """The graph.ttl of a build; GraphError where there is none."""
    path = build / GRAPH_FILE
    if not path.is_file():
        hint = _BUILD_HINT.format(folder=build)
        raise GraphError(f"this is not a build: it has no {GRAPH_FILE}", where=str(build), hint=hint)
    return path


def load_turtle(path: Path) -> ox.Store:
    """Read a Turtle file into a store in memory."""
    store = ox.Store()
    store.bulk_extend(ox.Quad(triple.subject, triple.predicate, triple.object) for triple in read_turtle(path))
    return store


def load_dataset(path: Path) -> ox.Store:
    """Read a file of RDF, in the format of its name's ending, into a store in memory."""
    store = ox.Store()
    try:
        store.load(path=path)  # as fast as bulk_load, in two thirds of its memory
    except SyntaxError as error:
        raise GraphError(f"this is not RDF: {error.msg}", where=str(path)) from error
    except (OSError, ValueError) as error:
        raise GraphError(f"the file cannot be read: {error}", where=str(path)) from error
    return store


def read_turtle(path: Path) -> list[ox.Triple]:
    """The triples of a Turtle file as they are written; raises GraphError with the line where it is no Turtle."""
    try:
        return [quad.triple for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE)]
    except SyntaxError as error:
        where = f"{path}:{error.lineno}" if error.lineno else str(path)
        raise GraphError(f"this is not Turtle: {error.msg}", where=where) from error
    except OSError as error:
        raise GraphError(f"the file cannot be read: {error.strerror or error}", where=str(path)) from error
