"""One statement to its triples, as the graph contract says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from reformgraph.build.namer import Namer, tagged, term, text, typed
from reformgraph.link.facts import Composition, Fact, Mandate, Meeting, Membership, Relation, Right, Statement
from reformgraph.vocabulary import concept

Triples = Iterator[ox.Triple]
Parts = Iterator[tuple[str, ox.NamedNode | ox.Literal]]

CLASSES: Final[dict[type[Fact], str]] = {
    Membership: "org:Membership",
    Relation: "rg:BodyRelation",
    Meeting: "rg:Meeting",
    Right: "rg:ParticipationRight",
    Composition: "rg:CompositionRule",
    Mandate: "rg:Mandate",
}


def statement_triples(statement: Statement, namer: Namer) -> Triples:
    """The statement's node, and for a relation that stands the shortcut beside it."""
    node = namer.node(statement.id)
    for predicate, value in _common(statement, namer):
        yield ox.Triple(node, term(predicate), value)
    for predicate, value in _parts(statement.fact, namer):
        yield ox.Triple(node, term(predicate), value)
    if isinstance(statement.fact, Relation):
        shortcut = concept("relations", statement.fact.relation).shortcut
        assert shortcut is not None, f"the relation {statement.fact.relation} has no shortcut property"
        yield ox.Triple(namer.node(statement.fact.subject), ox.NamedNode(shortcut), namer.node(statement.fact.object))
        if statement.fact.relation == "succeeds" and statement.bounds.start_not_after:
            yield ox.Triple(node, term("rdf:type"), term("org:ChangeEvent"))


def _common(statement: Statement, namer: Namer) -> Parts:
    yield "rdf:type", term("rg:Statement")
    yield "rdf:type", term(CLASSES[type(statement.fact)])
    for passage in statement.evidence:
        yield "rg:evidence", namer.passage(passage)
    bounds = statement.bounds
    for name, date in (
        ("rg:startNotBefore", bounds.start_not_before),
        ("rg:startNotAfter", bounds.start_not_after),
        ("rg:endNotBefore", bounds.end_not_before),
        ("rg:endNotAfter", bounds.end_not_after),
    ):
        if date:
            yield name, typed(date)
    yield "rg:confidence", typed(float(statement.confidence))
    yield "rg:method", text(statement.method)
    yield "rg:status", term(f"rg:{statement.status}")
    for other in statement.conflicts_with:
        yield "rg:conflictsWith", namer.node(other)


def _parts(fact: Fact, namer: Namer) -> Parts:
    match fact:
        case Membership():
            yield "org:member", namer.node(fact.member)
            yield "org:role", term(f"role:{fact.role}")
            if fact.organization:
                yield "org:organization", namer.node(fact.organization)
            for agent in fact.on_behalf_of:
                yield "rg:onBehalfOf", namer.node(agent)
            for title in fact.titles:
                yield "rg:titleInSource", text(title)
        case Relation():
            yield "rg:subject", namer.node(fact.subject)
            yield "rg:relation", term(f"relation:{fact.relation}")
            yield "rg:object", namer.node(fact.object)
        case Meeting():
            yield from _meeting(fact, namer)
        case Right():
            yield "rg:holder", namer.node(fact.holder)
            yield "rg:inBody", namer.node(fact.body)
            for right in fact.rights:
                yield "rg:right", term(f"rg:{right}")
        case Composition():
            yield "rg:ruleFor", namer.node(fact.body)
            for label in fact.labels:
                yield "rdfs:label", tagged(label)
            if fact.seats is not None:
                yield "rg:seats", typed(fact.seats)
            if fact.seats_per_unit is not None:
                yield "rg:seatsPerUnit", typed(fact.seats_per_unit)
            if fact.unit_type:
                yield "rg:unitType", text(fact.unit_type)
        case Mandate():
            yield "rg:ofBody", namer.node(fact.body)
            yield "rdfs:label", tagged(fact.label)


def _meeting(fact: Meeting, namer: Namer) -> Parts:
    yield "schema:organizer", namer.node(fact.organizer)
    yield "schema:startDate", typed(fact.start)
    if fact.end is not None:
        yield "schema:endDate", typed(fact.end)
    if fact.presided_by:
        yield "rg:presidedBy", namer.node(fact.presided_by)
    for attendee in fact.attendees:
        yield "schema:attendee", namer.node(attendee)
    if fact.online is not None:
        mode = "OnlineEventAttendanceMode" if fact.online else "OfflineEventAttendanceMode"
        yield "schema:eventAttendanceMode", term(f"schema:{mode}")
