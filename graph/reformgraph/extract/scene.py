"""Where the reader is in a document: what is spoken of, and the claims made so far with their passages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from reformgraph.extract.bodies import Agents
from reformgraph.extract.chunker import Knowledge
from reformgraph.extract.chunks import AgentName, Chunk, RoleName
from reformgraph.model import (
    AgentRef,
    AnyClaim,
    Bounds,
    Document,
    Language,
    MembershipClaim,
    PersonRef,
    Span,
)

Mode = Literal["plain", "contact", "proposal", "inspectors"]


@dataclass(slots=True)
class Scene:
    """The state that reading carries from line to line.

    `topic` is the body spoken of, `topic_span` the passage that named it. `role` is the role of the list being
    read; `pair` are the roles of the people that one entry names side by side. `unit` is the nominating unit.
    """

    document: Document
    known: Knowledge
    agents: Agents
    claims: list[AnyClaim] = field(default_factory=list)
    topic: AgentRef | None = None
    topic_span: Span | None = None
    role: RoleName | None = None
    pair: tuple[RoleName, ...] = ()
    listing: bool = False
    mode: Mode = "plain"
    unit: AgentRef | None = None
    term: Bounds = field(default_factory=Bounds)
    last_person: str | None = None
    last_agent: AgentName | None = None

    def language(self) -> Language:
        return self.document.language

    def resolve(self, name: AgentName, position: int) -> AgentRef:
        return self.agents.resolve(name, position, self.topic)

    def held(self) -> Bounds:
        """A fact stated in the present holds on the day of the document."""
        if self.term != Bounds():
            return self.term
        day = self.document.date
        return Bounds(start_not_after=day, end_not_before=day)

    def evidence(self, span: Span, *, with_topic: bool) -> tuple[Span, ...]:
        if with_topic and self.topic_span and not (span.start <= self.topic_span.start < span.end):
            return (self.topic_span, span)
        return (span,)

    def claim_role(
        self,
        person: str,
        role: RoleName,
        organization: AgentRef | None,
        span: Span,
        method: str,
        *,
        surface: str | None = None,
        party: AgentRef | None = None,
        with_topic: bool = False,
        confidence: float = 0.9,
        bounds: Bounds | None = None,
    ) -> None:
        """Record that a person holds a role; a role of the contract by its slug, any other title as an office."""
        office = role.slug is None
        if bounds is None:
            bounds = Bounds(end_not_after=self.document.date) if role.former else self.held()
        self.claims.append(
            MembershipClaim(
                document=self.document.identifier,
                evidence=self.evidence(span, with_topic=with_topic),
                method=method,
                confidence=confidence,
                bounds=bounds,
                member=PersonRef(person),
                role=role.title if office else str(role.slug),
                role_is_office=office,
                role_language=role.language,
                title_in_source=surface,
                organization=organization,
                on_behalf_of=party,
            )
        )


def party_ref(name: str) -> AgentRef:
    return AgentRef(name, "party", "fi")


def surface_of(chunk: Chunk) -> str:
    return chunk.text
