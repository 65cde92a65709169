"""The bytes of an RDF file to its things: what each IRI is said to be, checked as it is asked for."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar

import pyoxigraph as ox

from reformgraph.errors import SourceError
from reformgraph.model import HELSINKI
from reformgraph.read.records import NotRecordsError
from reformgraph.terms import BASE_IRI, PREFIXES, iri
from reformgraph.vocabulary import concepts

FORMATS: Final[Mapping[str, ox.RdfFormat]] = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".jsonld": ox.RdfFormat.JSON_LD,
}
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Text:
    """A literal: its words, and their language where it has one."""

    value: str
    language: str | None = None


@dataclass(slots=True)
class Thing:
    """What a file says of one IRI. Each property is taken once; what nobody takes is told as left out."""

    file: str
    iri: str
    about: dict[str, list[ox.NamedNode | ox.Literal]] = field(default_factory=lambda: defaultdict(list))

    def is_a(self, name: str) -> bool:
        return ox.NamedNode(iri(name)) in self.about.get(iri("rdf:type"), ())

    def iris(self, name: str) -> list[str]:
        """The IRIs that a property has, in their order."""
        return sorted(self._read(each, ox.NamedNode, name) for each in self._take(name))

    def texts(self, name: str) -> list[Text]:
        """The literals that a property has, in their order."""
        found = self._take(name)
        for each in found:
            self._read(each, ox.Literal, name)
        words = [Text(each.value, each.language) for each in found if isinstance(each, ox.Literal)]
        return sorted(words, key=lambda each: (each.value, each.language or ""))

    def one(self, name: str, read: Callable[[str], _Value]) -> _Value | None:
        """The literal of a property that has at most one; raises SourceError where it cannot be read."""
        return self._only([each.value for each in self.texts(name)], name, read)

    def one_iri(self, name: str, read: Callable[[str], _Value]) -> _Value | None:
        """The same for an IRI."""
        return self._only(self.iris(name), name, read)

    def take_only(self, name: str, value: str) -> None:
        """Take one value of a property, and leave the others."""
        self.about[iri(name)] = [each for each in self._take(name) if each.value != value]

    def needed(self, name: str, value: _Value | None) -> _Value:
        if value is None:
            raise self.wrong(f"has no {name}")
        return value

    def wrong(self, problem: str, hint: str | None = None) -> SourceError:
        return SourceError(problem, where=f"{self.file}: {self.iri}", hint=hint)

    def _take(self, name: str) -> list[ox.NamedNode | ox.Literal]:
        return self.about.pop(iri(name), [])

    def _read(self, value: ox.NamedNode | ox.Literal, kind: type, name: str) -> str:
        if not isinstance(value, kind):
            raise self.wrong(f"{name} cannot be {value}", "an IRI is wanted" if kind is ox.NamedNode else None)
        return value.value

    def _only(self, values: list[str], name: str, read: Callable[[str], _Value]) -> _Value | None:
        if len(values) > 1:
            raise self.wrong(f"has {name} more than once")
        try:
            return read(values[0]) if values else None
        except ValueError as error:
            raise self.wrong(f"{name} cannot be {values[0]!r}") from error


def parse(file: str, suffix: str, data: bytes) -> dict[str, Thing]:
    """IRI to thing; raises SourceError for malformed RDF or a blank node, NotRecordsError where it is no graph of ours.

    The names of graphs (TriG, N-Quads) are not kept.
    """
    things: dict[str, Thing] = {}
    try:
        for quad in ox.parse(data, FORMATS[suffix], base_iri=BASE_IRI):
            if not isinstance(quad.subject, ox.NamedNode) or not isinstance(quad.object, ox.NamedNode | ox.Literal):
                raise SourceError(f"holds a blank node or a quoted triple: {quad.triple}", where=file)
            thing = things.setdefault(quad.subject.value, Thing(file, quad.subject.value))
            if quad.object not in (values := thing.about[quad.predicate.value]):
                values.append(quad.object)
    except (SyntaxError, ValueError) as error:
        raise SourceError(f"is no RDF of the kind {suffix}: {error}", where=file) from error
    if not any(thing.is_a("rg:Document") for thing in things.values()):
        raise NotRecordsError("holds no rg:Document, and so nothing that rests on one", where=file)
    return things


def left_out(file: str, things: Mapping[str, Thing]) -> Iterator[str]:
    """A line for each property that nobody has taken, with how often it is used.

    What the vocabulary says of its concepts, and what a build adds beside its statements, is known without the file.
    """
    vocabulary = tuple(PREFIXES[each] for each in ("role", "bodytype", "relation", "region"))
    added = {iri("rdf:type"), *(each.shortcut for each in concepts("relations"))}
    counts = Counter(
        predicate
        for name, thing in things.items()
        for predicate, values in thing.about.items()
        for _ in values
        if predicate not in added and not name.startswith(vocabulary)
    )
    for predicate, count in sorted(counts.items()):
        yield f"{file}: {shortened(predicate)} is left out ({count}), since the contract does not have it there"


def shortened(name: str) -> str:
    """`rg:evidence` for the IRI of it, and the IRI itself where no prefix fits."""
    for prefix, namespace in PREFIXES.items():
        if name.startswith(namespace) and re.fullmatch(r"[\w-]+", name[len(namespace) :]):
            return f"{prefix}:{name[len(namespace) :]}"
    return f"<{name}>"


def moment(value: str) -> dt.date | dt.datetime:
    """A date, or a time on Finland's clock; raises ValueError for anything else."""
    if "T" not in value:
        return dt.date.fromisoformat(value)
    time = dt.datetime.fromisoformat(value)
    return time.astimezone(HELSINKI) if time.tzinfo else time
