"""Triples in, Turtle out: the same bytes for the same graph, laid out for a reader.

The lines of N-Triples are sorted and shortened: a graph has far fewer names than triples, so that little is left to do
for each triple.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

import pyoxigraph as ox

from reformgraph.errors import BuildError
from reformgraph.terms import iri

_TYPE: Final = f"<{iri('rdf:type')}>".encode()
_NEXT: Final = b" ;\n\t"
_FOLDERS: Final = ("person", "body", "organization", "project", "document", "statement")
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
    lines.sort()
    thing = previous = b""
    types: list[bytes] = []
    properties: list[bytes] = []  # the parts of the lines: a name and a value, or a comma and another value
    last = b""
    for line in lines:
        if line == previous:
            continue
        previous = line
        subject, predicate, value = line.split(b" ", 2)
        if subject != thing:
            if thing:
                yield _block(names[thing], types, properties)
            thing, types, properties, last = subject, [], [], b""
        if value.startswith(b"<"):
            shown = names.nodes[value]
        else:
            shown = value[:-2] if value.endswith(b'" .') else names[value[:-2]]
        if predicate == _TYPE:
            types.append(shown)
        elif predicate == last:
            properties += (b" , ", shown)
        else:
            last = predicate
            properties += (names.properties[predicate], shown)
    if thing:
        yield _block(names[thing], types, properties)


def _block(name: bytes, types: list[bytes], properties: list[bytes]) -> bytes:
    said = b"".join(properties)
    return name + (b" a " + b" , ".join(types) + said if types else b" " + said.removeprefix(_NEXT)) + b" .\n"


class _Kept(dict[bytes, bytes]):
    """What a function makes of each key, made once."""

    def __init__(self, make: Callable[[bytes], bytes]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: bytes) -> bytes:
        made = self[key] = self._make(key)
        return made


class Names(dict[bytes, bytes]):
    """Terms as N-Triples writes them to terms as Turtle does, with a note of the prefixes that this took.

    IRIs and the names of datatypes are shortened, and plain numbers have no quotes. `properties` begin the line of a
    property, and `nodes` are made of an IRI and the end of a line of N-Triples.
    """

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        super().__init__()
        self.properties: Final = _Kept(lambda predicate: _NEXT + self[predicate] + b" ")
        self.nodes: Final = _Kept(lambda end: self[end[:-2]])
        self._prefixes = {space.encode(): prefix for prefix, space in prefixes.items()}
        self._used: set[bytes] = set()

    def __missing__(self, term: bytes) -> bytes:
        if term.startswith(b"<"):
            shown = self._name(term)
        elif term.startswith(b"_:"):
            raise _blank(term)
        elif not term.endswith(b">"):
            return term  # text in a language: seldom met again
        else:
            text, _, datatype = term.rpartition(b"^^")
            number = _NUMBERS.get(datatype)
            if number and number.fullmatch(text):
                return text[1:-1]
            shown = text + b"^^" + self[datatype]
        self[term] = shown
        return shown

    def _name(self, full: bytes) -> bytes:
        match = _NAME.fullmatch(full)
        if not match or match["space"] not in self._prefixes:
            return full
        self._used.add(match["space"])
        return f"{self._prefixes[match['space']]}:".encode() + match["local"]

    def declarations(self) -> bytes:
        """The prefixes that were used, in the order of their names."""
        lines = (f"@prefix {self._prefixes[space]}: <{space.decode()}> .\n".encode() for space in self._used)
        return b"".join(sorted(lines))


def _blank(term: bytes) -> BuildError:
    return BuildError("the graph holds a blank node", where=term.decode(), hint="give it an IRI")
