"""A build, a release or a file of RDF in; its triples out."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pyoxigraph as ox

from reformgraph.build.namer import term
from reformgraph.errors import GraphError
from reformgraph.store import read_graph, read_turtle
from reformgraph.store.store import load_dataset

GRAPH: Final = "graph.ttl"
DATASET: Final = "dataset.ttl"
WITHDRAWN: Final = "withdrawn.ttl"


def triples_of(place: Path) -> list[ox.Triple]:
    """What a build's or release's folder states, or a file of RDF by its ending, its graphs taken together.

    Raises GraphError where there is no such place, or it cannot be read.
    """
    if place.is_dir():
        return read_graph(place)
    if not place.exists():
        raise GraphError("there is no such file or folder", where=str(place))
    if place.suffix == ".ttl":
        return read_turtle(place)
    return list({quad.triple for quad in load_dataset(place)})


def version_of(release: Path) -> str:
    """The version of a release; raises GraphError where the folder is none."""
    path = release / DATASET
    if not path.is_file():
        raise GraphError(f"this is not a release: it has no {DATASET}", where=str(release))
    versions = {
        each.object.value
        for each in read_turtle(path)
        if each.predicate == term("dcat:version") and isinstance(each.object, ox.Literal)
    }
    if len(versions) != 1:
        raise GraphError("it does not tell one version", where=str(path))
    return versions.pop()
