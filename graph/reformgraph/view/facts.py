"""What the page shows, read from a store with SPARQL: things, facts with their passages, documents and concepts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Final

import pyoxigraph as ox

from reformgraph.errors import GraphError
from reformgraph.terms import PREFIXES, iri

Labels = dict[str, str]
"""Text by language tag; the empty tag holds text without a language."""

KINDS: Final = {
    iri("rg:Body"): "body",
    iri("foaf:Person"): "person",
    iri("rg:Project"): "project",
    iri("org:FormalOrganization"): "organization",
}
FACT_CLASSES: Final = {
    iri("org:Membership"): "membership",
    iri("rg:ParticipationRight"): "right",
    iri("rg:BodyRelation"): "relation",
    iri("rg:Meeting"): "meeting",
    iri("rg:CompositionRule"): "rule",
    iri("rg:Mandate"): "mandate",
}
SOURCES: Final = ("org:member", "rg:holder", "rg:subject", "schema:organizer", "rg:ruleFor", "rg:ofBody")
TARGETS: Final = ("org:organization", "rg:inBody", "rg:object")
VALIDATE: Final = "find it with: reformgraph validate"
BOUNDS: Final = ("rg:startNotBefore", "rg:startNotAfter", "rg:endNotBefore", "rg:endNotAfter")

Properties = dict[str, dict[str, list[ox.NamedNode | ox.Literal]]]


@dataclass(frozen=True, slots=True)
class Thing:
    """A person, body, organisation, project or collective, with its names."""

    iri: str
    kind: str
    labels: Labels
    other_names: tuple[str, ...] = ()
    classification: str | None = None
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement: `source` and `target` are the things it is about; bounds are ISO dates or empty."""

    iri: str
    kind: str
    source: str | None
    target: str | None
    evidence: tuple[str, ...]
    bounds: tuple[str, str, str, str]
    concept: str | None = None
    title: str | None = None
    on_behalf_of: str | None = None
    labels: Labels = field(default_factory=dict)
    rights: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    presided_by: str | None = None
    attendees: tuple[str, ...] = ()
    online: bool | None = None
    seats: int | None = None
    seats_per_unit: int | None = None
    unit: str | None = None
    confidence: Decimal | None = None
    method: str | None = None
    status: str = "asserted"
    conflicts: tuple[str, ...] = ()

    @property
    def involved(self) -> frozenset[str]:
        """Every thing that the fact is about."""
        ends = (self.source, self.target, self.on_behalf_of, self.presided_by, *self.attendees)
        return frozenset(end for end in ends if end is not None)


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote and the document it stands in."""

    iri: str
    document: str
    quote: str
    begin: int


@dataclass(frozen=True, slots=True)
class Source:
    """A document as the evidence panel names it."""

    iri: str
    title: str
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that the page shows, each list in the order of its IRIs."""

    things: dict[str, Thing]
    facts: dict[str, Fact]
    passages: dict[str, Passage]
    documents: dict[str, Source]
    concepts: dict[str, Labels]


def read_contents(store: ox.Store) -> Contents:
    """Read all that the page needs; rejected statements, and those without evidence, are not published."""
    described = _describe(store)
    documents = {key: _document(key, described[key]) for key in _instances(store, "rg:Document")}
    passages = {key: _passage(key, described[key]) for key in _instances(store, "rg:Passage")}
    facts = {
        key: _fact(key, kind, described[key])
        for class_iri, kind in FACT_CLASSES.items()
        for key in _instances(store, class_iri)
        if iri("rg:evidence") in described[key] and _local(described[key], "rg:status") != "rejected"
    }
    facts = dict(sorted(facts.items()))
    kinds = {key: kind for class_iri, kind in KINDS.items() for key in _instances(store, class_iri)}
    keys = sorted(kinds.keys() | {key for fact in facts.values() for key in fact.involved})
    things = {key: _thing(key, kinds.get(key, "collective"), described) for key in keys}
    concepts = {
        key: labels
        for key, properties in sorted(described.items())
        if key not in things and (labels := _labels(properties, "skos:prefLabel"))
    }
    return Contents(things, facts, passages, documents, concepts)


def _describe(store: ox.Store) -> Properties:
    described: Properties = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in _rows(store, "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"):
        if isinstance(subject, ox.NamedNode) and isinstance(predicate, ox.NamedNode):
            described[subject.value][predicate.value].append(value)
    for properties in described.values():
        for values in properties.values():
            values.sort(key=str)
    return described


def _instances(store: ox.Store, class_name: str) -> list[str]:
    class_iri = class_name if "://" in class_name else iri(class_name)
    rows = _rows(store, f"SELECT DISTINCT ?s WHERE {{ ?s a <{class_iri}> }}")
    return sorted(subject.value for (subject,) in rows if isinstance(subject, ox.NamedNode))


def _rows(store: ox.Store, query: str) -> Iterator[tuple[ox.NamedNode | ox.Literal, ...]]:
    solutions = store.query(query, prefixes=PREFIXES)
    assert isinstance(solutions, ox.QuerySolutions)
    for solution in solutions:
        yield tuple(term for term in solution if isinstance(term, ox.NamedNode | ox.Literal))


def _values(properties: dict[str, list[ox.NamedNode | ox.Literal]], name: str) -> list[str]:
    return [value.value for value in properties.get(iri(name), ())]


def _value(properties: dict[str, list[ox.NamedNode | ox.Literal]], *names: str) -> str | None:
    return next((value for name in names for value in _values(properties, name)), None)


def _local(properties: dict[str, list[ox.NamedNode | ox.Literal]], name: str) -> str:
    return local_name(_value(properties, name) or "")


def local_name(text: str) -> str:
    """The last part of an IRI, after `#` or `/`."""
    return text.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def _labels(properties: dict[str, list[ox.NamedNode | ox.Literal]], *names: str) -> Labels:
    labels: Labels = {}
    for name in names:
        for value in properties.get(iri(name), ()):
            if isinstance(value, ox.Literal):
                labels.setdefault(value.language or "", value.value)
    return labels


def _number(properties: dict[str, list[ox.NamedNode | ox.Literal]], name: str) -> int | None:
    value = _value(properties, name)
    if value is None:
        return None
    try:
        return int(value)
    except ValueError as error:
        raise GraphError(f"{name} is {value!r}, not a whole number", hint=VALIDATE) from error


def _decimal(properties: dict[str, list[ox.NamedNode | ox.Literal]], name: str) -> Decimal | None:
    value = _value(properties, name)
    if value is None:
        return None
    try:
        return Decimal(value)
    except InvalidOperation as error:
        raise GraphError(f"{name} is {value!r}, not a number", hint=VALIDATE) from error


def _area(key: str | None, described: Properties) -> str | None:
    """The region (maakunta) that a municipality or county is in, so that a region's bodies stand together."""
    waiting, seen = [] if key is None else [key], {key}
    while waiting:
        current = waiting.pop(0)
        if local_name(current).startswith("maakunta-"):
            return current
        wider = [value for value in _values(described.get(current, {}), "skos:broader") if value not in seen]
        waiting.extend(wider)
        seen.update(wider)
    return key


def _thing(key: str, kind: str, described: Properties) -> Thing:
    properties = described.get(key, {})
    labels = _labels(properties, "skos:prefLabel", "foaf:name", "rdfs:label") or {"": local_name(key)}
    others = {name for name in _values(properties, "skos:altLabel") if name not in labels.values()}
    return Thing(
        iri=key,
        kind=kind,
        labels=labels,
        other_names=tuple(sorted(others)),
        classification=_value(properties, "org:classification"),
        region=_area(_value(properties, "dcterms:spatial"), described),
    )


def _fact(key: str, kind: str, properties: dict[str, list[ox.NamedNode | ox.Literal]]) -> Fact:
    first, second, third, fourth = (_value(properties, name) or "" for name in BOUNDS)
    mode = _local(properties, "schema:eventAttendanceMode")
    return Fact(
        iri=key,
        kind=kind,
        source=_value(properties, *SOURCES),
        target=_value(properties, *TARGETS),
        evidence=tuple(_values(properties, "rg:evidence")),
        bounds=(first, second, third, fourth),
        concept=_value(properties, "org:role", "rg:relation"),
        title=_value(properties, "rg:titleInSource"),
        on_behalf_of=_value(properties, "rg:onBehalfOf"),
        labels=_labels(properties, "rdfs:label"),
        rights=tuple(local_name(right) for right in _values(properties, "rg:right")),
        start=_value(properties, "schema:startDate"),
        end=_value(properties, "schema:endDate"),
        presided_by=_value(properties, "rg:presidedBy"),
        attendees=tuple(_values(properties, "schema:attendee")),
        online={"OnlineEventAttendanceMode": True, "OfflineEventAttendanceMode": False}.get(mode),
        seats=_number(properties, "rg:seats"),
        seats_per_unit=_number(properties, "rg:seatsPerUnit"),
        unit=_value(properties, "rg:unitType"),
        confidence=_decimal(properties, "rg:confidence"),
        method=_value(properties, "rg:method"),
        status=_local(properties, "rg:status") or "asserted",
        conflicts=tuple(_values(properties, "rg:conflictsWith")),
    )


def _passage(key: str, properties: dict[str, list[ox.NamedNode | ox.Literal]]) -> Passage:
    return Passage(
        iri=key,
        document=_value(properties, "prov:wasQuotedFrom") or "",
        quote=_value(properties, "nif:anchorOf") or "",
        begin=_number(properties, "nif:beginIndex") or 0,
    )


def _document(key: str, properties: dict[str, list[ox.NamedNode | ox.Literal]]) -> Source:
    return Source(
        iri=key,
        title=_value(properties, "dcterms:title") or local_name(key),
        publisher=_value(properties, "dcterms:publisher"),
        date=_value(properties, "dcterms:date"),
        url=_value(properties, "dcterms:source"),
        language=_value(properties, "dcterms:language"),
    )
