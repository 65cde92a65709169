"""A store in, what the page shows out, read with SPARQL: things, facts with their passages, documents and concepts."""

from __future__ import annotations

from typing import Final

import pyoxigraph as ox

from reformgraph.terms import iri
from reformgraph.view.contents import Contents, Fact, Passage, Source, Thing, local_name
from reformgraph.view.described import Described, describe, instances

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
BOUNDS: Final = ("rg:startNotBefore", "rg:startNotAfter", "rg:endNotBefore", "rg:endNotAfter")


def read_contents(store: ox.Store) -> Contents:
    """Read all that the page needs; rejected statements, and those without evidence, are not published."""
    described = describe(store)
    documents = {key: _document(key, described[key]) for key in instances(store, iri("rg:Document"))}
    passages = {key: _passage(key, described[key]) for key in instances(store, iri("rg:Passage"))}
    facts = {
        key: _fact(key, kind, described[key])
        for class_iri, kind in FACT_CLASSES.items()
        for key in instances(store, class_iri)
        if described[key].has("rg:evidence") and described[key].local("rg:status") != "rejected"
    }
    facts = dict(sorted(facts.items()))
    kinds = {key: kind for class_iri, kind in KINDS.items() for key in instances(store, class_iri)}
    keys = sorted(kinds.keys() | {key for fact in facts.values() for key in fact.involved})
    things = {key: _thing(key, kinds.get(key, "collective"), described) for key in keys}
    concepts = {
        key: labels
        for key, properties in sorted(described.items())
        if key not in things and (labels := properties.labels("skos:prefLabel"))
    }
    return Contents(things, facts, passages, documents, concepts)


def _area(key: str | None, described: dict[str, Described]) -> str | None:
    """The region (maakunta) that a municipality or county is in, so that a region's bodies stand together."""
    waiting, seen = [] if key is None else [key], {key}
    while waiting:
        current = waiting.pop(0)
        if local_name(current).startswith("maakunta-"):
            return current
        broader = described[current].all("skos:broader") if current in described else []
        wider = [value for value in broader if value not in seen]
        waiting.extend(wider)
        seen.update(wider)
    return key


def _thing(key: str, kind: str, described: dict[str, Described]) -> Thing:
    properties = described.get(key, Described())
    labels = properties.labels("skos:prefLabel", "foaf:name", "rdfs:label") or {"": local_name(key)}
    others = {name for name in properties.all("skos:altLabel") if name not in labels.values()}
    return Thing(
        iri=key,
        kind=kind,
        labels=labels,
        other_names=tuple(sorted(others)),
        classification=properties.first("org:classification"),
        region=_area(properties.first("dcterms:spatial"), described),
    )


def _fact(key: str, kind: str, properties: Described) -> Fact:
    first, second, third, fourth = (properties.first(name) or "" for name in BOUNDS)
    mode = properties.local("schema:eventAttendanceMode")
    return Fact(
        iri=key,
        kind=kind,
        source=properties.first(*SOURCES),
        target=properties.first(*TARGETS),
        evidence=tuple(properties.all("rg:evidence")),
        bounds=(first, second, third, fourth),
        concept=properties.first("org:role", "rg:relation"),
        title=properties.first("rg:titleInSource"),
        on_behalf_of=properties.first("rg:onBehalfOf"),
        labels=properties.labels("rdfs:label"),
        rights=tuple(local_name(right) for right in properties.all("rg:right")),
        start=properties.first("schema:startDate"),
        end=properties.first("schema:endDate"),
        presided_by=properties.first("rg:presidedBy"),
        attendees=tuple(properties.all("schema:attendee")),
        online={"OnlineEventAttendanceMode": True, "OfflineEventAttendanceMode": False}.get(mode),
        seats=properties.whole("rg:seats"),
        seats_per_unit=properties.whole("rg:seatsPerUnit"),
        unit=properties.first("rg:unitType"),
        confidence=properties.decimal("rg:confidence"),
        method=properties.first("rg:method"),
        status=properties.local("rg:status") or "asserted",
        conflicts=tuple(properties.all("rg:conflictsWith")),
    )


def _passage(key: str, properties: Described) -> Passage:
    return Passage(
        iri=key,
        document=properties.first("prov:wasQuotedFrom") or "",
        quote=properties.first("nif:anchorOf") or "",
        begin=properties.whole("nif:beginIndex") or 0,
    )


def _document(key: str, properties: Described) -> Source:
    return Source(
        iri=key,
        title=properties.first("dcterms:title") or local_name(key),
        publisher=properties.first("dcterms:publisher"),
        date=properties.first("dcterms:date"),
        url=properties.first("dcterms:source"),
        language=properties.first("dcterms:language"),
    )
