"""Claims in names to readings in local names, given which person and agent each document means."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from reformgraph.errors import EvidenceError
from reformgraph.link.agents import Agents
from reformgraph.link.entities import Collective, Label, Passage
from reformgraph.link.facts import Composition, Fact, Mandate, Meeting, Membership, Relation, Right
from reformgraph.link.merge import Reading
from reformgraph.link.people import People
from reformgraph.model import (
    HELSINKI,
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
from reformgraph.slugs import slug


def passages(claim: AnyClaim) -> tuple[Passage, ...]:
    """The passages of a claim; raises EvidenceError where it has none."""
    if not claim.evidence:
        raise EvidenceError(f"the rule {claim.method} gave no passage", where=claim.document)
    return tuple(Passage(claim.document, span) for span in claim.evidence)


@dataclass(slots=True)
class Resolver:
    """Turns claims into readings and collects the collectives they name."""

    agents: Agents
    people: People
    collectives: dict[str, Collective] = field(default_factory=dict)

    def reading(self, claim: AnyClaim) -> Reading | None:
        """None for a claim that only names an agent, and for a relation of a body to itself."""
        fact = self._fact(claim)
        if fact is None or (isinstance(fact, Relation) and fact.subject == fact.object):
            return None
        return Reading(fact, passages(claim), claim.method, claim.confidence, claim.bounds, claim.status)

    def _fact(self, claim: AnyClaim) -> Fact | None:
        def agent(ref: AgentRef) -> str:
            return self.agents.id(claim.document, ref)

        def person(ref: PersonRef) -> str:
            return self.people.id(claim.document, ref.name)

        match claim:
            case MembershipClaim():
                return _membership(claim, agent, person)
            case RelationClaim():
                return Relation(agent(claim.subject), claim.relation, agent(claim.object))
            case MeetingClaim():
                return Meeting(
                    organizer=agent(claim.organizer),
                    start=_on_the_clock(claim.start),
                    end=_on_the_clock(claim.end) if claim.end else None,
                    presided_by=person(claim.presided_by) if claim.presided_by else None,
                    attendees=tuple(sorted({person(each) for each in claim.attendees})),
                    online=claim.online,
                )
            case RightClaim():
                body = agent(claim.body)
                if isinstance(claim.holder, PersonRef):
                    holder = person(claim.holder)
                else:
                    holder = self._collective(Label(claim.holder, claim.holder_language), body)
                return Right(holder, body, tuple(sorted(set(claim.rights))))
            case CompositionClaim():
                label = Label(claim.label, claim.label_language)
                return Composition(agent(claim.body), (label,), claim.seats, claim.seats_per_unit, claim.unit_type)
            case MandateClaim():
                return Mandate(agent(claim.body), Label(claim.label, claim.label_language))
            case AgentClaim():
                return None

    def _collective(self, label: Label, body: str) -> str:
        """The municipal managers who may attend one body are not those who may attend another."""
        name = f"collective/{body.partition('/')[2]}/{slug(label.text)}"
        self.collectives.setdefault(name, Collective(name, label))
        return name


def _on_the_clock(when: dt.date | dt.datetime) -> dt.date | dt.datetime:
    """A time without a zone is Finland's, so that it equals the same time with one."""
    return when.replace(tzinfo=HELSINKI) if isinstance(when, dt.datetime) and not when.tzinfo else when


def _membership(
    claim: MembershipClaim, agent: Callable[[AgentRef], str], person: Callable[[PersonRef], str]
) -> Membership:
    return Membership(
        member=person(claim.member),
        role=slug(claim.role) if claim.role_is_office else claim.role,
        organization=agent(claim.organization) if claim.organization else None,
        office=Label(claim.role, claim.role_language) if claim.role_is_office else None,
        on_behalf_of=(agent(claim.on_behalf_of),) if claim.on_behalf_of else (),
        titles=(claim.title_in_source,) if claim.title_in_source else (),
    )
