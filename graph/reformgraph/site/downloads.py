"""The triples of a site in; out, the files of the whole graph that it offers, and the description of the dataset."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from reformgraph.export import exported, table_files
from reformgraph.export.graph import Format
from reformgraph.publish import Dataset, Distribution, Publisher, dataset_turtle, describe
from reformgraph.publish.files import kind_of

FOLDER: Final = "download"
DESCRIPTION: Final = f"{FOLDER}/dataset.ttl"
_FORMATS: Final[dict[Format, str]] = {"turtle": "graph.ttl", "ntriples": "graph.nt", "jsonld": "graph.jsonld"}


@dataclass(frozen=True, slots=True)
class Download:
    """A file of the whole graph, with its size in bytes and its hash."""

    path: str
    size: int
    sha256: str

    @property
    def media_type(self) -> str:
        kind = kind_of(self.path)
        return kind.media_type if kind else "application/json"

    @property
    def name(self) -> str:
        return self.path.removeprefix(f"{FOLDER}/")

    def form(self, language: str) -> str:
        """What kind of file it is, in a word."""
        kind = kind_of(self.path)
        return {str(tag): text for tag, text in kind.names.items()}[language] if kind else "JSON"


def download_files(triples: Sequence[ox.Triple]) -> Iterator[tuple[str, bytes]]:
    """The graph in three formats of RDF, and as tables."""
    for form, name in _FORMATS.items():
        yield f"{FOLDER}/{name}", exported(triples, form)
    for name, content in sorted(table_files(triples).items()):
        yield f"{FOLDER}/tables/{name}", content


def as_download(path: str, content: bytes) -> Download:
    return Download(path, len(content), hashlib.sha256(content).hexdigest())


def described(
    triples: Sequence[ox.Triple],
    publisher: Publisher,
    version: str,
    issued: dt.date | None,
    downloads: Sequence[Download],
) -> tuple[Dataset, bytes]:
    """The description of the dataset, as values and as Turtle."""
    data = [Distribution(each.path, each.size, each.sha256) for each in downloads if kind_of(each.path)]
    dataset = describe(triples, publisher, version, distributions=data, issued=issued)
    return dataset, dataset_turtle(dataset)
