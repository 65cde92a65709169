"""Where the reader is in a document: what is spoken of, and the claims made so far with their passages."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final, Literal

from reformgraph.extract.bodies import GENERIC, Agents
from reformgraph.extract.chunker import Knowledge
from reformgraph.extract.chunks import AgentName, RoleName
from reformgraph.extract.open_list import OpenList
from reformgraph.model import (
    AgentClaim,
    AgentRef,
    AnyClaim,
    Bounds,
    Document,
    Language,
    MembershipClaim,
    PersonRef,
    Span,
)

_CHIEF_SECRETARIES: Final = frozenset({"pääsihteeri", "generalsekreterare", "huvudsekreterare"})

Mode = Literal["plain", "contact", "proposal", "inspectors"]


@dataclass(slots=True)
class Said:
    """What sentences have named last: a person, a body, and the office that the paragraph speaks of.

    `role` is the last role that a verb said of somebody, with the sentence; `announced` the office for which several
    people were chosen.
    """

    person: str | None = None
    agent: AgentName | None = None
    office: RoleName | None = None
    announced: RoleName | None = None
    role: tuple[Span, RoleName | None] | None = None


@dataclass(slots=True)
class Scene:
    """The state that reading carries from line to line.

    `topic` is the body spoken of, `topic_span` the passage that named it; `section` is the body of the heading
    above, `main` the body that the document is about. `listed` is the list being read, `said` what its sentences have
    named. `mode` tells what those named are here, `pending` the roles of a proposal until the decision is read.
    `listed_agents` are the bodies of which it is recorded that a heading or a list names them.
    `in_item` says that an item of minutes (§) is being read: its sub-headings go on speaking of its body.
    """

    document: Document
    known: Knowledge
    agents: Agents
    claims: list[AnyClaim] = field(default_factory=list)
    topic: AgentRef | None = None
    topic_span: Span | None = None
    main: AgentRef | None = None
    main_span: Span | None = None
    section: AgentRef | None = None
    section_span: Span | None = None
    pending: list[MembershipClaim] = field(default_factory=list)
    mode: Mode = "plain"
    term: Bounds = field(default_factory=Bounds)
    in_item: bool = False
    listed_agents: set[AgentRef] = field(default_factory=set)
    listed: OpenList = field(default_factory=OpenList)
    said: Said = field(default_factory=Said)

    def language(self) -> Language:
        return self.document.language

    def resolve(self, name: AgentName, position: int) -> AgentRef:
        if name.head in GENERIC and name.label.casefold() == name.head and self.topic and self.topic.kind == "body":
            any_body = name.head in ("ryhmä", "toimielin", "elin", "organ")
            if any_body or self.agents.is_called(self.topic, name.head):
                return self.topic
        return self.agents.resolve(name, position, self.topic)

    def speak_of(self, body: AgentRef, span: Span) -> None:
        """From here on a role without a body is held in this one."""
        self.topic, self.topic_span = body, span

    def open_section(self, body: AgentRef | None, span: Span) -> None:
        """A heading names the body of what stands below it, or none: then the document's own is meant again."""
        if body:
            self.section, self.section_span = body, span
            if self.main is None:
                self.main, self.main_span = body, span
        else:
            self.section, self.section_span = self.main, self.main_span
        self.return_to_section()

    def return_to_section(self) -> None:
        """A new paragraph speaks of its section's body again."""
        if self.section:
            self.topic, self.topic_span = self.section, self.section_span

    def speak_of_only_body(self, span: Span) -> None:
        """A list without a body in a document that names but one is a list of that one's people."""
        bodies = self.agents.bodies()
        if self.topic is None and len(bodies) == 1:
            self.speak_of(bodies[0], span)

    def project(self, span: Span) -> AgentRef | None:
        """The project that a sentence names, else the only one that the document names."""
        return self.agents.project_within(span)

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

    def employ(self, above: Span, name: AgentName, span: Span) -> bool:
        """Say whose an office is that the passage above gave to one person without saying it."""
        last = self.claims[-1] if self.claims else None
        if not isinstance(last, MembershipClaim) or not last.role_is_office or last.organization:
            return False
        if above not in last.evidence:
            return False
        self.claims[-1] = replace(last, organization=self.resolve(name, span.start), evidence=(*last.evidence, span))
        return True

    def claim_agent(self, agent: AgentRef, span: Span) -> None:
        """Record that a heading or a list names a body, once; nothing else may be said of it."""
        if agent not in self.listed_agents:
            self.listed_agents.add(agent)
            self.claims.append(AgentClaim(self.document.identifier, (span,), "listing", 0.9, self.held(), agent=agent))

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
        above: Span | None = None,
    ) -> None:
        """Record that a person holds a role; a role of the contract by its slug, any other title as an office."""
        role = role_within(role, organization)
        office = role.slug is None
        if bounds is None:
            bounds = Bounds(end_not_after=self.document.date) if role.former else self.held()
        claims = self.pending if self.mode == "proposal" else self.claims
        claims.append(
            MembershipClaim(
                document=self.document.identifier,
                evidence=((above,) if above else ()) + self.evidence(span, with_topic=with_topic),
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


def role_within(role: RoleName, organization: AgentRef | None) -> RoleName:
    """What a title means in a body: a committee's pääsihteeri keeps its minutes, and holds no office of its own."""
    in_body = organization is not None and organization.kind == "body"
    return replace(role, slug="secretary") if in_body and role.title in _CHIEF_SECRETARIES else role


def party_ref(name: str) -> AgentRef:
    return AgentRef(name, "party", "fi")
