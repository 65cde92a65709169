"""A graph in, out what it says of each document: a fact is a document's when a passage of its evidence stands there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

import pyoxigraph as ox

from reformgraph.evaluate.names import entry_for, normalised
from reformgraph.terms import PREFIXES

_NAME: Final = "(skos:prefLabel|skos:altLabel|rdfs:label|foaf:name)"
_QUOTED: Final = "?s rg:evidence/prov:wasQuotedFrom ?document ."
_PEOPLE: Final = "?s org:member|rg:presidedBy|rg:holder ?person . ?person a foaf:Person ; foaf:name ?name ."
_ROLES: Final = """?s a org:Membership ; org:member/foaf:name ?name ; org:role ?role .
    OPTIONAL { ?role skos:prefLabel|skos:altLabel ?word } OPTIONAL { ?s rg:titleInSource ?title }"""
_PLACES: Final = f"?s a org:Membership ; org:organization/{_NAME} ?label ."
_BODIES: Final = f"""?s org:organization|rg:inBody|rg:subject|rg:object|schema:organizer|rg:ruleFor|rg:ofBody ?body .
    ?body {_NAME} ?label ."""
_RELATIONS: Final = f"""?s a rg:BodyRelation ; rg:subject/{_NAME} ?first ; rg:relation ?relation ;
    rg:object/{_NAME} ?second ."""
_MEETINGS: Final = f"""?s a rg:Meeting ; schema:organizer/{_NAME} ?label ; schema:startDate ?start .
    OPTIONAL {{ ?s rg:presidedBy/foaf:name ?chair }}"""
_RIGHTS: Final = f"?s a rg:ParticipationRight ; rg:holder/{_NAME} ?holder ; rg:inBody/{_NAME} ?label ."
_SEATS: Final = f"?s a rg:CompositionRule ; rg:ruleFor/{_NAME} ?label ; rg:seats ?seats ."
_DATES: Final = "?document a rg:Document ; dcterms:date ?date ."
_DOCUMENTS: Final = """{ ?passage prov:wasQuotedFrom ?document } UNION { ?document a rg:Document }
    OPTIONAL { ?document dcterms:identifier ?identifier }"""


@dataclass(slots=True)
class Held:
    """Who holds a role: every word for it, and every name of the body or organisation."""

    person: str = ""
    roles: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Found:
    """What the graph says of one document, each name as it stands in the graph; days are ISO dates."""

    people: set[str] = field(default_factory=set)
    held: dict[str, Held] = field(default_factory=dict)
    bodies: set[str] = field(default_factory=set)
    relations: set[tuple[str, str, str]] = field(default_factory=set)
    meetings: set[tuple[str, str, str]] = field(default_factory=set)
    rights: set[tuple[str, str]] = field(default_factory=set)
    seats: set[tuple[str, int]] = field(default_factory=set)
    dates: set[str] = field(default_factory=set)


def found_in(store: ox.Store, entries: Iterable[str]) -> dict[str, Found]:
    """What the graph says of each document that the gold has an entry for."""
    entries = list(entries)
    documents = _documents(store, entries)
    found = {entry: Found() for entry in entries}

    def rows(pattern: str, *names: str) -> Iterator[tuple[Found, list[str]]]:
        for document, *values in _rows(store, pattern, "document", *names):
            if document in documents:
                yield found[documents[document]], values

    for each, (name,) in rows(_QUOTED + _PEOPLE, "name"):
        each.people.add(name)
    for each, (node, name, role, word, title) in rows(_QUOTED + _ROLES, "s", "name", "role", "word", "title"):
        held = each.held.setdefault(node, Held(name))
        held.roles |= {normalised(said) for said in (_local(role), word, title) if said}
    for each, (node, label) in rows(_QUOTED + _PLACES, "s", "label"):
        each.held[node].places.add(label)
    for each, (label,) in rows(_QUOTED + _BODIES, "label"):
        each.bodies.add(label)
    for each, (first, relation, second) in rows(_QUOTED + _RELATIONS, "first", "relation", "second"):
        each.relations.add((first, _local(relation), second))
    for each, (label, start, chair) in rows(_QUOTED + _MEETINGS, "label", "start", "chair"):
        each.meetings.add((label, start[:10], chair))
    for each, (holder, label) in rows(_QUOTED + _RIGHTS, "holder", "label"):
        each.rights.add((holder, label))
    for each, (label, seats) in rows(_QUOTED + _SEATS, "label", "seats"):
        each.seats.add((label, int(seats)))
    for each, (date,) in rows(_DATES, "date"):
        each.dates.add(date[:10])
    return found


def unread(store: ox.Store, entries: Iterable[str]) -> list[str]:
    """The gold entries whose document the graph does not have."""
    entries = list(entries)
    known = set(_documents(store, entries).values())
    return [entry for entry in entries if entry not in known]


def _documents(store: ox.Store, entries: list[str]) -> dict[str, str]:
    """The gold entry of each document of the graph that has one."""
    names: dict[str, list[str]] = {}
    for node, identifier in _rows(store, _DOCUMENTS, "document", "identifier"):
        names[node] = [name for name in (identifier, node) if name]
    matched = {node: entry_for(each, entries) for node, each in names.items()}
    return {node: entry for node, entry in matched.items() if entry is not None}


def _rows(store: ox.Store, pattern: str, *names: str) -> Iterator[list[str]]:
    """The solutions of a pattern in a fixed order; what is not bound is an empty text."""
    query = f"SELECT DISTINCT {' '.join(f'?{name}' for name in names)} WHERE {{ {pattern} }}"
    solutions = store.query(query, prefixes=PREFIXES)
    assert isinstance(solutions, ox.QuerySolutions)
    yield from sorted([_value(solution[name]) for name in names] for solution in solutions)


def _value(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode) else ""


def _local(node: str) -> str:
    return node.rpartition("/")[2]
