"""The name of a published file in; out, what kind of file it is, as IANA and the EU's catalogues call it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Final

from reformgraph.model import Language


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its media type, its name in the EU's list of file types, and what it is called."""

    media_type: str
    file_type: str
    names: Mapping[Language, str] = field(hash=False)
    is_rdf: bool = True


KINDS: Final[Mapping[str, Kind]] = {
    ".ttl": Kind("text/turtle", "RDF_TURTLE", {"fi": "Turtle", "sv": "Turtle", "en": "Turtle"}),
    ".trig": Kind("application/trig", "RDF_TRIG", {"fi": "TriG", "sv": "TriG", "en": "TriG"}),
    ".nt": Kind("application/n-triples", "RDF_N_TRIPLES", {"fi": "N-Triples", "sv": "N-Triples", "en": "N-Triples"}),
    ".nq": Kind("application/n-quads", "RDF_N_QUADS", {"fi": "N-Quads", "sv": "N-Quads", "en": "N-Quads"}),
    ".jsonld": Kind("application/ld+json", "JSON_LD", {"fi": "JSON-LD", "sv": "JSON-LD", "en": "JSON-LD"}),
    ".csv": Kind("text/csv", "CSV", {"fi": "CSV-taulukko", "sv": "CSV-tabell", "en": "CSV table"}, is_rdf=False),
}


def kind_of(path: str) -> Kind | None:
    """The kind of a data file by the end of its name, or None for a file that is no data."""
    return KINDS.get(PurePosixPath(path).suffix)
