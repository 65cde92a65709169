"""Triples in; out, what they amount to: how many of each class and property, which places and which years."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, get_args

import pyoxigraph as ox

from reformgraph.build.namer import term
from reformgraph.model import Language

_TIMES: Final = frozenset(
    term(name)
    for name in (
        "rg:startNotBefore", "rg:startNotAfter", "rg:endNotBefore", "rg:endNotAfter", "schema:startDate",
        "schema:endDate",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A region that bodies of the graph belong to."""

    iri: str
    names: Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts in the sense of VoID: `entities` are the things that the graph describes.

    `classes` has the things of each class and `properties` the triples of each property, by IRI in order. `first` and
    `last` are the days between which the statements lie, None where the graph dates nothing.
    """

    triples: int
    entities: int
    objects: int
    classes: Mapping[str, int]
    properties: Mapping[str, int]
    places: tuple[Place, ...]
    first: dt.date | None
    last: dt.date | None
    languages: tuple[Language, ...]
    has_quotes: bool


def statistics(triples: Iterable[ox.Triple]) -> Statistics:
    """Count the triples, each of which is given once."""
    properties, classes = Counter[str](), Counter[str]()
    subjects, objects = set[object](), set[object]()
    by_property: defaultdict[ox.NamedNode, list[ox.Triple]] = defaultdict(list)
    wanted = {*_TIMES, term("rdf:type"), term("dcterms:spatial"), term("dcterms:language"), term("skos:prefLabel")}
    for triple in triples:
        properties[triple.predicate.value] += 1
        subjects.add(triple.subject)
        objects.add(triple.object)
        if triple.predicate in wanted:
            by_property[triple.predicate].append(triple)
    for triple in by_property[term("rdf:type")]:
        if isinstance(triple.object, ox.NamedNode):
            classes[triple.object.value] += 1
    days = sorted(day for each in _TIMES for triple in by_property[each] for day in _days(triple.object))
    spoken = {
        each.object.value for each in by_property[term("dcterms:language")] if isinstance(each.object, ox.Literal)
    }
    return Statistics(
        triples=properties.total(),
        entities=len(subjects),
        objects=len(objects),
        classes=dict(sorted(classes.items())),
        properties=dict(sorted(properties.items())),
        places=tuple(_places(by_property[term("dcterms:spatial")], by_property[term("skos:prefLabel")])),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        languages=tuple(language for language in get_args(Language) if language in spoken),
        has_quotes=term("nif:anchorOf").value in properties,
    )


def _days(value: object) -> Iterator[dt.date]:
    """The day of a date or time; what is neither is for `reformgraph validate` to tell."""
    if isinstance(value, ox.Literal):
        with suppress(ValueError):
            yield dt.date.fromisoformat(value.value[:10])


def _places(located: Iterable[ox.Triple], named: Iterable[ox.Triple]) -> Iterator[Place]:
    names: defaultdict[str, dict[Language, str]] = defaultdict(dict)
    places = {each.object.value for each in located if isinstance(each.object, ox.NamedNode)}
    for triple in named:
        subject, name = triple.subject, triple.object
        if isinstance(subject, ox.NamedNode) and subject.value in places and isinstance(name, ox.Literal):
            for language in get_args(Language):
                if language == name.language:
                    names[subject.value][language] = name.value
    for place in sorted(places):
        yield Place(place, names[place])
