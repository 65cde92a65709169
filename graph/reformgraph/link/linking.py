"""Documents, their claims and a curator's word to entities and statements, with the reason for every merge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reformgraph.errors import EvidenceError
from reformgraph.link.agents import Agents, link_agents
from reformgraph.link.conflicts import mark_conflicts
from reformgraph.link.entities import Agent, Collective, Merge, Passage, Person
from reformgraph.link.facts import Statement
from reformgraph.link.mentions import agent_refs, person_refs, with_passages
from reformgraph.link.merge import merge
from reformgraph.link.people import link_people
from reformgraph.link.resolve import Resolver, passages
from reformgraph.link.times import false_times, without_false_times
from reformgraph.model import AgentClaim, AgentRef, AnyClaim, Document, Identity, KnownThing, RelationClaim


@dataclass(frozen=True, slots=True)
class Linked:
    """A build's entities and statements, each in the order of its local name."""

    documents: tuple[Document, ...]
    people: tuple[Person, ...]
    agents: tuple[Agent, ...]
    collectives: tuple[Collective, ...]
    statements: tuple[Statement, ...]
    merges: tuple[Merge, ...]
    warnings: tuple[str, ...]


def link(
    documents: Iterable[Document],
    claims: Iterable[AnyClaim],
    identities: Iterable[Identity] = (),
    known: Iterable[KnownThing] = (),
) -> Linked:
    """The result does not depend on the order of documents or claims. What is `known` keeps the IRI that it has."""
    known = tuple(known)
    by_name = {each.identifier: each for each in sorted(documents, key=lambda each: each.identifier)}
    ordered = sorted(claims, key=lambda each: (each.document, each.evidence, repr(each)))
    identities = sorted(identities, key=lambda each: each.where)
    agents = _agents(by_name, ordered, identities, known)
    people = link_people(
        by_name,
        _names(ordered, agents),
        agents.areas,
        agents.area_of,
        identities,
        known,
    )
    resolver = Resolver(agents, people)
    readings = [reading for claim in ordered if (reading := resolver.reading(claim))]
    statements = mark_conflicts(merge(map(without_false_times, readings)))
    return Linked(
        documents=tuple(by_name.values()),
        people=tuple(sorted(people.people, key=lambda each: each.id)),
        agents=tuple(sorted(agents.agents, key=lambda each: each.id)),
        collectives=tuple(collective for _, collective in sorted(resolver.collectives.items())),
        statements=tuple(statements),
        merges=with_passages((*agents.merges, *people.merges), ordered),
        warnings=(*agents.warnings, *people.warnings, *_circular(ordered, agents), *false_times(readings)),
    )


def _agents(
    documents: dict[str, Document],
    claims: Iterable[AnyClaim],
    identities: Iterable[Identity],
    known: Iterable[KnownThing],
) -> Agents:
    mentions: dict[str, dict[AgentRef, None]] = {}
    only_named: dict[tuple[str, AgentRef], list[Passage]] = defaultdict(list)
    for claim in claims:
        if claim.document not in documents:
            raise EvidenceError("a claim rests on a document that was not read", where=claim.document)
        mentions.setdefault(claim.document, {}).update(dict.fromkeys(agent_refs(claim)))
        if isinstance(claim, AgentClaim):
            only_named[claim.document, claim.agent] += passages(claim)
    refs_of = {name: list(refs) for name, refs in mentions.items()}
    return link_agents(documents, refs_of, identities, only_named, known)


def _names(claims: Iterable[AnyClaim], agents: Agents) -> dict[str, dict[str, frozenset[str]]]:
    """Each document's people, with the bodies in which it places them."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for claim in claims:
        bodies = frozenset(agents.id(claim.document, ref) for ref in agent_refs(claim) if ref.kind == "body")
        people = found.setdefault(claim.document, {})
        for ref in person_refs(claim):
            people[ref.name] = people.get(ref.name, frozenset()) | bodies
    return found


def _circular(claims: Iterable[AnyClaim], agents: Agents) -> Iterator[str]:
    for claim in claims:
        if isinstance(claim, RelationClaim):
            subject, target = agents.id(claim.document, claim.subject), agents.id(claim.document, claim.object)
            if subject == target:
                yield f"{claim.document}: {claim.subject.label} would be {claim.relation} itself; left out"
