"""Triples in, Turtle out: the same bytes for the same graph, laid out for a reader.

The lines of N-Triples are sorted and then shortened: a graph has far fewer names than triples, so that little is left
to do for each triple.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Final

import pyoxigraph as ox

from reformgraph.errors import BuildError
from reformgraph.terms import iri

_TYPE: Final = f"<{iri('rdf:type')}>".encode()
_FOLDERS: Final = ("person", "body", "organization", "project", "collective", "document", "statement")
# Names that every reader of Turtle takes without an escape; others are written in full.
_NAME: Final = re.compile(rb"<(?P<space>.*[/#])(?P<local>\w[\w-]*)>", re.ASCII)
_NUMBERS: Final = {
    f"<{iri('xsd:integer')}>".encode(): re.compile(rb'"[+-]?[0-9]+"'),
    f"<{iri('xsd:decimal')}>".encode(): re.compile(rb'"[+-]?[0-9]*\.[0-9]+"'),
    f"<{iri('xsd:boolean')}>".encode(): re.compile(rb'"(?:true|false)"'),
}


def thing_prefixes(base: str) -> dict[str, str]:
    """A prefix for each kind of thing under the publisher's base, such as `person:`."""
    return {folder: f"{base}{folder}/" for folder in _FOLDERS}


def turtle_bytes(triples: Iterable[ox.Triple], prefixes: Mapping[str, str]) -> bytes:
    """Write `triples` in the order of their subjects' IRIs, a thing's types first, declaring the prefixes in use.

    Raises BuildError for a blank node: its label changes from run to run, and the bytes would change with it.
    """
    names = Names(prefixes)
    things = b"".join(b"\n" + each for each in turtle_things(triples, names))
    return names.declarations() + things


def turtle_things(triples: Iterable[ox.Triple], names: Names) -> Iterator[bytes]:
    """Each thing with all that is said of it, a line for each property."""
    lines = (ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"").split(b"\n")
    parts = (line.split(b" ", 2) for line in sorted(set(lines)) if line)
    for subject, about in groupby(parts, key=lambda each: each[0]):
        if subject.startswith(b"_:"):
            raise _blank(subject)
        said: dict[bytes, list[bytes]] = {_TYPE: []}
        for _, predicate, rest in about:
            said.setdefault(predicate, []).append(names.value(rest[:-2]))
        types = said.pop(_TYPE)
        properties = [names[predicate] + b" " + b" , ".join(values) for predicate, values in said.items()]
        if types:
            properties.insert(0, b"a " + b" , ".join(types))
        yield names[subject] + b" " + b" ;\n\t".join(properties) + b" .\n"


class Names(dict[bytes, bytes]):
    """IRIs as N-Triples writes them to IRIs as Turtle does, with a note of the prefixes that this took."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        super().__init__()
        self._prefixes = {space.encode(): prefix for prefix, space in prefixes.items()}
        self._used: set[bytes] = set()

    def __missing__(self, full: bytes) -> bytes:
        match = _NAME.fullmatch(full)
        short = full
        if match and match["space"] in self._prefixes:
            self._used.add(match["space"])
            short = f"{self._prefixes[match['space']]}:".encode() + match["local"]
        self[full] = short
        return short

    def value(self, term: bytes) -> bytes:
        """An object: a name, or a literal with its datatype's name shortened and plain numbers without quotes."""
        if term.startswith(b"<"):
            return self[term]
        if not term.endswith(b">"):
            if term.startswith(b"_:"):
                raise _blank(term)
            return term
        text, _, datatype = term.rpartition(b"^^")
        number = _NUMBERS.get(datatype)
        if number and number.fullmatch(text):
            return text[1:-1]
        return text + b"^^" + self[datatype]

    def declarations(self) -> bytes:
        """The prefixes that were used, in the order of their names."""
        lines = (f"@prefix {self._prefixes[space]}: <{space.decode()}> .\n".encode() for space in self._used)
        return b"".join(sorted(lines))


def _blank(term: bytes) -> BuildError:
    return BuildError("the graph holds a blank node", where=term.decode(), hint="give it an IRI")
