"""What linking made to the triples of the graph: sorted, without blank nodes, every statement with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from reformgraph.build.namer import Namer, tagged, term
from reformgraph.build.people import check_people
from reformgraph.build.statements import statement_triples
from reformgraph.build.things import (
    agent_triples,
    collective_triples,
    document_triples,
    passage_triples,
    person_triples,
)
from reformgraph.errors import EvidenceError
from reformgraph.link import Linked
from reformgraph.link.entities import Label
from reformgraph.link.facts import Membership, Statement
from reformgraph.terms import BASE_IRI, iri
from reformgraph.vocabulary import concepts, describe


def graph_triples(linked: Linked, base: str = BASE_IRI) -> list[ox.Triple]:
    """The whole graph in a fixed order. Rejected statements stay out, and so does what only they speak of."""
    namer = Namer(base, linked.documents)
    statements = [each for each in linked.statements if each.status != "rejected"]
    triples: set[ox.Triple] = set()
    for statement in statements:
        if not statement.evidence:
            raise EvidenceError("a statement has no passage", where=statement.id)
        triples.update(statement_triples(statement, namer))
    triples.update(_offices(statements))
    triples.update(_things(linked, statements, triples, namer))
    triples.update(_concepts(triples))
    check_people(triples)
    return sorted(triples, key=str)


def _things(
    linked: Linked, statements: Iterable[Statement], stated: set[ox.Triple], namer: Namer
) -> Iterator[ox.Triple]:
    spoken_of = {each.object.value for each in stated if isinstance(each.object, ox.NamedNode)}
    documents = {each.identifier: each for each in linked.documents}
    passages = {passage for statement in statements for passage in statement.evidence}
    for person in linked.people:
        if namer.node(person.id).value in spoken_of:
            yield from person_triples(person, namer)
    for agent in linked.agents:
        if agent.mentioned_in or namer.node(agent.id).value in spoken_of:
            yield from agent_triples(agent, namer)
            passages.update(agent.mentioned_in)
    for collective in linked.collectives:
        if namer.node(collective.id).value in spoken_of:
            yield from collective_triples(collective, namer)
    for document in linked.documents:
        yield from document_triples(document, namer)
    yield from passage_triples(passages, documents, namer)


def _offices(statements: Iterable[Statement]) -> Iterator[ox.Triple]:
    """A concept for each office title met: narrower than `role:office`, named as its sources name it."""
    known = {each.slug for each in concepts("roles")}
    titles: dict[str, set[Label]] = {}
    for statement in statements:
        fact = statement.fact
        if isinstance(fact, Membership) and fact.office and fact.role not in known:
            titles.setdefault(fact.role, set()).add(fact.office)
    for slug, labels in titles.items():
        node = term(f"role:{slug}")
        yield ox.Triple(node, term("rdf:type"), term("skos:Concept"))
        yield ox.Triple(node, term("skos:broader"), term("role:office"))
        named: set[str] = set()
        for label in sorted(labels):
            yield ox.Triple(node, term("skos:altLabel" if label.language in named else "skos:prefLabel"), tagged(label))
            named.add(label.language)


def _concepts(triples: set[ox.Triple]) -> Iterator[ox.Triple]:
    """The vocabulary's own words for every concept and region that the graph uses."""
    prefixes = tuple(iri(f"{prefix}:") for prefix in ("role", "bodytype", "relation", "region"))
    described = {each.subject.value for each in triples if isinstance(each.subject, ox.NamedNode)}
    used = {each.object.value for each in triples if isinstance(each.object, ox.NamedNode)}
    for value in sorted(used - described):
        if value.startswith(prefixes):
            yield from describe(value)
