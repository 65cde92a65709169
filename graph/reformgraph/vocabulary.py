"""The concept schemes and regions of the ontology as plain values: in, the Turtle files; out, regions and concepts.

Everything is read once and kept; a region is named by its key, kind and code: `maakunta-19`, `kunta-091`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Final, Literal, cast, get_args

import pyoxigraph as ox

from reformgraph.model import Language
from reformgraph.terms import PREFIXES, iri

RegionKind = Literal["maakunta", "hyvinvointialue", "kunta", "yhteistyoalue", "sairaanhoitopiiri"]
Scheme = Literal["roles", "body-types", "relations"]
About = Mapping[str, tuple[ox.NamedNode | ox.Literal, ...]]

# What a build copies of a concept or region into a graph that uses it.
_DESCRIBED: Final = frozenset(
    iri(name)
    for name in (
        "rdf:type", "skos:prefLabel", "skos:notation", "skos:broader", "skos:exactMatch",
        "rg:firstYear", "rg:lastYear", "rg:shortcut",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Region:
    """A municipality, region, county, collaborative area or hospital district.

    `broader` holds the keys of what it is in now; `first_year` and `last_year` are None where it did not begin or end.
    """

    iri: str
    kind: RegionKind
    code: str
    names: Mapping[Language, str] = field(hash=False)
    broader: tuple[str, ...] = ()
    first_year: int | None = None
    last_year: int | None = None

    @property
    def key(self) -> str:
        return f"{self.kind}-{self.code}"

    def existed(self, year: int) -> bool:
        return (self.first_year or year) <= year <= (self.last_year or year)


@dataclass(frozen=True, slots=True)
class Concept:
    """A role, body type or relation; `labels` hold the preferred name first, then other names and spellings in use.

    `shortcut` is the IRI of the property that a relation is also written as.
    """

    iri: str
    slug: str
    labels: Mapping[Language, tuple[str, ...]] = field(hash=False)
    broader: tuple[str, ...] = ()
    shortcut: str | None = None

    def label(self, language: Language) -> str:
        return self.labels[language][0]


@cache
def _graph(name: str) -> Mapping[str, About]:
    """One Turtle file of the ontology as subject IRI → predicate IRI → objects, in the order of the file."""
    found: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = defaultdict(lambda: defaultdict(list))
    for quad in ox.parse((files("reformgraph.ontology") / f"{name}.ttl").read_bytes(), ox.RdfFormat.TURTLE):
        assert isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal)
        found[quad.subject.value][quad.predicate.value].append(quad.object)
    return {subject: {p: tuple(objects) for p, objects in about.items()} for subject, about in found.items()}


def _labels(about: About, *names: str) -> dict[Language, tuple[str, ...]]:
    literals = [value for name in names for value in about.get(iri(name), ()) if isinstance(value, ox.Literal)]
    return {lang: tuple(each.value for each in literals if each.language == lang) for lang in get_args(Language)}


def _values(about: About, name: str) -> tuple[str, ...]:
    return tuple(each.value for each in about.get(iri(name), ()))


def _year(about: About, name: str) -> int | None:
    return next((int(value) for value in _values(about, name)), None)


def _key(region_iri: str) -> str:
    return region_iri.removeprefix(PREFIXES["region"])


@cache
def regions() -> tuple[Region, ...]:
    """Every region, ordered by key."""
    found = []
    for subject, about in _graph("regions").items():
        if iri("rg:Region") in _values(about, "rdf:type"):
            kind, _, code = _key(subject).partition("-")
            names = {language: names[0] for language, names in _labels(about, "skos:prefLabel").items()}
            broader = tuple(_key(wider) for wider in _values(about, "skos:broader"))
            years = _year(about, "rg:firstYear"), _year(about, "rg:lastYear")
            found.append(Region(subject, cast(RegionKind, kind), code, names, broader, *years))
    return tuple(sorted(found, key=lambda each: each.key))


@cache
def _by_key() -> Mapping[str, Region]:
    return {each.key: each for each in regions()}


def region(key: str) -> Region:
    """The region with this key (`maakunta-19`); raises KeyError for an unknown one."""
    return _by_key()[key]


@cache
def _belongings() -> Mapping[str, tuple[tuple[str, int | None, int | None], ...]]:
    """Municipality key → (key of an area, first year, last year), None where the years are not bounded."""
    found: dict[str, list[tuple[str, int | None, int | None]]] = defaultdict(list)
    for about in _graph("regions").values():
        if iri("rg:Belonging") in _values(about, "rdf:type"):
            (part,), (whole,) = _values(about, "rg:part"), _values(about, "rg:whole")
            found[_key(part)].append((_key(whole), _year(about, "rg:firstYear"), _year(about, "rg:lastYear")))
    return {part: tuple(spans) for part, spans in found.items()}


def municipality_regions(key: str, year: int | None = None) -> dict[RegionKind, Region]:
    """What a municipality (`kunta-142`) is in, by kind of area: in this year, or now when no year is given.

    A kind is absent where there was no such area in that year, or the municipality was in none (Helsinki, Åland) or
    did not exist. Raises KeyError for an unknown municipality.
    """
    areas = [
        region(whole)
        for whole, first, last in _belongings()[key]
        if (last is None if year is None else (first or year) <= year <= (last or year))
    ]
    return {area.kind: area for area in areas}


def municipalities(key: str, year: int | None = None) -> tuple[Region, ...]:
    """The municipalities in an area (`maakunta-19`) in this year, or now when no year is given; ordered by key."""
    kind = region(key).kind
    inside = (
        part for part in _belongings() if (area := municipality_regions(part, year).get(kind)) and area.key == key
    )
    return tuple(region(part) for part in sorted(inside))


@cache
def concepts(scheme: Scheme) -> tuple[Concept, ...]:
    """The concepts of a scheme, in the order of its file."""
    namespace = PREFIXES[{"roles": "role", "body-types": "bodytype", "relations": "relation"}[scheme]]
    return tuple(
        Concept(
            iri=subject,
            slug=subject.removeprefix(namespace),
            labels=_labels(about, "skos:prefLabel", "skos:altLabel", "skos:hiddenLabel"),
            broader=tuple(wider.removeprefix(namespace) for wider in _values(about, "skos:broader")),
            shortcut=next(iter(_values(about, "rg:shortcut")), None),
        )
        for subject, about in _graph(scheme).items()
        if subject.startswith(namespace)
    )


def concept(scheme: Scheme, slug: str) -> Concept:
    """One concept of a scheme by its slug (`vice-chair`); raises KeyError for an unknown one."""
    return {each.slug: each for each in concepts(scheme)}[slug]


@cache
def ontology_terms() -> tuple[str, ...]:
    """The IRIs of every class, property and individual that the ontology declares, sorted."""
    return tuple(sorted(subject for subject in _graph("reformgraph") if subject.startswith(PREFIXES["rg"])))


@cache
def _everything() -> Mapping[str, About]:
    names = ("roles", "body-types", "relations", "regions")
    return {subject: about for name in names for subject, about in _graph(name).items()}


def describe(subject: str) -> tuple[ox.Triple, ...]:
    """The triples that a graph needs to show a concept or region: its type, names, code, years, and what is broader.

    Follows `skos:broader`, so that nothing the triples name is without its own. Raises KeyError for an unknown IRI.
    """
    triples: list[ox.Triple] = []
    waiting, seen = [subject], {subject}
    while waiting:
        current = waiting.pop()
        for predicate, objects in _everything()[current].items():
            if predicate in _DESCRIBED:
                triples += (ox.Triple(ox.NamedNode(current), ox.NamedNode(predicate), value) for value in objects)
        for wider in _values(_everything()[current], "skos:broader"):
            if wider not in seen:
                seen.add(wider)
                waiting.append(wider)
    return tuple(triples)
