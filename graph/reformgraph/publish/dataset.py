"""A graph, its publisher's file and the files that hold it in; out, all that a catalogue is told of the dataset."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from reformgraph.errors import UsageError
from reformgraph.publish.files import Kind, kind_of
from reformgraph.publish.publisher import Publisher
from reformgraph.publish.statistics import Statistics, statistics

VERSION: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]*")


@dataclass(frozen=True, slots=True)
class Distribution:
    """A file that holds the dataset or a table of it: its path within the release, its size in bytes and its hash."""

    path: str
    size: int
    sha256: str

    @classmethod
    def of(cls, path: str, content: bytes) -> Distribution:
        return cls(path, len(content), hashlib.sha256(content).hexdigest())

    @property
    def kind(self) -> Kind:
        """Raises UsageError for a file of no kind that data is published in."""
        found = kind_of(self.path)
        if found is None:
            raise UsageError("this is no file of data", where=self.path)
        return found


@dataclass(frozen=True, slots=True)
class Dataset:
    """One version of a graph as it is published. `issued` is the day that the publisher gives, never the clock's."""

    publisher: Publisher
    version: str
    previous: str | None
    issued: dt.date | None
    statistics: Statistics
    distributions: tuple[Distribution, ...]

    @property
    def whole(self) -> str:
        """The IRI of the dataset whatever its version."""
        return f"{self.publisher.base}dataset"

    @property
    def iri(self) -> str:
        return f"{self.whole}/{self.version}"


def describe(
    triples: Iterable[ox.Triple],
    publisher: Publisher,
    version: str,
    *,
    distributions: Iterable[Distribution] = (),
    previous: str | None = None,
    issued: dt.date | None = None,
) -> Dataset:
    """Describe a version of the graph that `triples` are, each of them once and under the publisher's base.

    Raises UsageError where a version cannot be a part of an IRI, or is its own predecessor.
    """
    for each in (version, *([previous] if previous else [])):
        if not VERSION.fullmatch(each):
            raise UsageError(f"{each!r} cannot be a version", hint="letters, digits, dots and hyphens, such as 1.0.0")
    if previous == version:
        raise UsageError(f"version {version} cannot follow itself", hint="give the new version another number")
    files = tuple(sorted(distributions, key=lambda each: each.path))
    return Dataset(publisher, version, previous, issued, statistics(triples), files)
