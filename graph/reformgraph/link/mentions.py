"""Claims in; out, every agent and person that they name, and the passages where the mentions behind a merge stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from reformgraph.link.entities import Mention, Merge, Passage
from reformgraph.link.names import folded
from reformgraph.link.resolve import passages
from reformgraph.model import (
    AgentClaim,
    AgentRef,
    AnyClaim,
    CompositionClaim,
    MandateClaim,
    MeetingClaim,
    MembershipClaim,
    PersonRef,
    RelationClaim,
    RightClaim,
)


def agent_refs(claim: AnyClaim) -> Iterator[AgentRef]:
    """Every agent that a claim names."""
    match claim:
        case MembershipClaim():
            yield from (ref for ref in (claim.organization, claim.on_behalf_of) if ref)
        case RelationClaim():
            yield from (claim.subject, claim.object)
        case MeetingClaim():
            yield claim.organizer
        case RightClaim() | CompositionClaim() | MandateClaim():
            yield claim.body
        case AgentClaim():
            yield claim.agent


def person_refs(claim: AnyClaim) -> Iterator[PersonRef]:
    """Every person whom a claim names."""
    match claim:
        case MembershipClaim():
            yield claim.member
        case MeetingClaim():
            yield from (ref for ref in (claim.presided_by, *claim.attendees) if ref)
        case RightClaim():
            if isinstance(claim.holder, PersonRef):
                yield claim.holder
        case _:
            return


def with_passages(merges: Iterable[Merge], claims: Iterable[AnyClaim]) -> tuple[Merge, ...]:
    """The merges, each mention with the passages of its document that speak of it by that name."""
    people: dict[tuple[str, str], set[Passage]] = defaultdict(set)
    agents: dict[tuple[str, str], set[Passage]] = defaultdict(set)
    for claim in claims:
        for person in person_refs(claim):
            people[claim.document, folded(person.name)].update(passages(claim))
        for agent in agent_refs(claim):
            agents[claim.document, folded(agent.label)].update(passages(claim))

    def quoted(mention: Mention, entity: str) -> Mention:
        named = people if entity.startswith("person/") else agents
        found = named.get((mention.document, folded(mention.name)), ())
        return replace(mention, passages=tuple(sorted(found)))

    return tuple(
        replace(each, first=quoted(each.first, each.entity), second=quoted(each.second, each.entity)) for each in merges
    )
