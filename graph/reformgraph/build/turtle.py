"""Triples in, Turtle out: the same bytes for the same graph, laid out for a reader.

The lines of N-Triples are sorted and shortened: a graph has far fewer names than triples, so that little is left to do
for each triple.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Final

import pyoxigraph as ox

from reformgraph.errors import BuildError
from reformgraph.terms import iri

# Each byte of UTF-8 as a character of its own: text sorts and is looked up faster than bytes, in the same order.
_BYTES: Final = "latin-1"
_TYPE: Final = f"<{iri('rdf:type')}>"
_NEXT: Final = " ;\n\t"
_END: Final = " .\n"
_BATCH: Final = 20_000
_FOLDERS: Final = ("person", "body", "organization", "project", "document", "statement")
# Names that every reader of Turtle takes without an escape; others are written in full.
_LOCAL: Final = re.compile(r"\w[\w-]*", re.ASCII)
_NUMBERS: Final = {
    f"<{iri('xsd:integer')}>": re.compile(r'"[+-]?[0-9]+"'),
    f"<{iri('xsd:decimal')}>": re.compile(r'"[+-]?[0-9]*\.[0-9]+"'),
    f"<{iri('xsd:boolean')}>": re.compile(r'"(?:true|false)"'),
}


def thing_prefixes(base: str) -> dict[str, str]:
    """A prefix for each kind of thing under the publisher's base, such as `person:`."""
    return {folder: f"{base}{folder}/" for folder in _FOLDERS}


def turtle_bytes(triples: Iterable[ox.Triple], prefixes: Mapping[str, str]) -> bytes:
    """Write `triples` in the order of their subjects' IRIs, a thing's types first, declaring the prefixes in use.

    Raises BuildError for a blank node: its label changes from run to run, and the bytes would change with it.
    """
    names = Names(prefixes)
    things = list(turtle_things(triples, names))
    return b"\n".join([names.declarations(), *things])


def turtle_things(triples: Iterable[ox.Triple], names: Names) -> Iterator[bytes]:
    """Each thing with all that is said of it, a line for each property."""
    starts = names.properties
    thing = last = kept = ""
    types: list[str] = []
    properties: list[str] = []  # the parts of the lines: a name and a value, or a comma and another value
    for line in _sorted_lines(triples):
        subject, predicate, value = line.split(" ", 2)
        if subject != thing:
            if thing:
                yield _block(names[thing], types, properties)
            thing, types, properties, last = subject, [], [], ""
        shown = value if value.endswith('"') else names[value]
        if predicate != last:
            last = predicate
            if predicate == _TYPE:
                types.append(shown)
            else:
                properties += (starts[predicate], shown)
        elif shown != kept:  # a triple may be given twice
            if predicate == _TYPE:
                types.append(shown)
            else:
                properties += (" , ", shown)
        kept = shown
    if thing:
        yield _block(names[thing], types, properties)


def _sorted_lines(triples: Iterable[ox.Triple]) -> list[str]:
    """The lines of N-Triples without their ends, written a batch at a time, so that the text is not there twice."""
    lines: list[str] = []
    given = iter(triples)
    while batch := list(islice(given, _BATCH)):
        written = ox.serialize(batch, format=ox.RdfFormat.N_TRIPLES) or b""
        part = written.decode(_BYTES).split(_END)  # a line feed within a term is escaped
        lines += part[:-1]
    lines.sort()
    return lines


def _block(name: str, types: list[str], properties: list[str]) -> bytes:
    said = "".join(properties)
    block = name + (" a " + " , ".join(types) + said if types else " " + said.removeprefix(_NEXT)) + _END
    return block.encode(_BYTES)


class Names(dict[str, str]):
    """Terms as N-Triples writes them to terms as Turtle does, with a note of the prefixes that this took.

    IRIs and the names of datatypes are shortened, and plain numbers have no quotes. `properties` begin the line of a
    property.
    """

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        super().__init__()
        self.properties: Final = _Properties(self)
        self._prefixes = {f"<{_characters(space)}": f"{_characters(prefix)}:" for prefix, space in prefixes.items()}
        self._used: set[str] = set()

    def __missing__(self, term: str) -> str:
        if term.startswith("<"):
            shown = self._short(term)
        elif term.startswith("_:"):
            raise _blank(term)
        elif not term.endswith(">"):
            return term  # text in a language: seldom met again
        else:
            text, _, datatype = term.rpartition("^^")
            number = _NUMBERS.get(datatype)
            plain = number and number.fullmatch(text)
            shown = text[1:-1] if plain else f"{text}^^{self[datatype]}"
        self[term] = shown
        return shown

    def _short(self, term: str) -> str:
        cut = max(term.rfind("/"), term.rfind("#")) + 1
        space = term[:cut]
        if space not in self._prefixes or not _LOCAL.fullmatch(term, cut, len(term) - 1):
            return term
        self._used.add(space)
        return self._prefixes[space] + term[cut:-1]

    def declarations(self) -> bytes:
        """The prefixes that were used, in the order of their names."""
        lines = sorted(f"@prefix {self._prefixes[space]} {space}> .\n" for space in self._used)
        return "".join(lines).encode(_BYTES)


class _Properties(dict[str, str]):
    """Predicates to how the line of a property begins."""

    def __init__(self, names: Names) -> None:
        super().__init__()
        self._names = names

    def __missing__(self, predicate: str) -> str:
        made = self[predicate] = _NEXT + self._names[predicate] + " "
        return made


def _characters(text: str) -> str:
    return text.encode().decode(_BYTES)


def _blank(term: str) -> BuildError:
    return BuildError("the graph holds a blank node", where=term.encode(_BYTES).decode(), hint="give it an IRI")
