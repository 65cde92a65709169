"""Titles in apposition: a person with the titles beside the name in, the membership or post that each states out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from reformgraph.extract.chunks import AgentName, Chunk, RoleName
from reformgraph.extract.named import Named
from reformgraph.extract.scene import Scene, party_ref
from reformgraph.extract.titles import Title, owner_after, owner_before
from reformgraph.model import AgentRef, MembershipClaim, Span

_ALSO_OFFICES: Final = frozenset({"asiantuntija", "sihteeri", "sakkunnig", "sekreterare"})
_FROM: Final = frozenset("från i för vid inom den det de".split())


def claim_title(scene: Scene, span: Span, chunks: Sequence[Chunk], person: Named, title: Title) -> None:
    """A title in apposition: a role in the group that it names or that is spoken of, or an office."""
    if title.field and any(a.kind != "body" for a in person.agents):
        title = title.with_field()
    role, owner = title.role, title.owner
    party = party_ref(person.party) if person.party else None
    confidence = 0.9
    if (
        role.title in _ALSO_OFFICES
        and not owner
        and not scene.listed.open
        and not _body_beside(scene, span, chunks, person, title)
    ):
        role = replace(role, slug=None)  # "asiantuntija X kertoi" says no body that she advises
    organization = scene.resolve(owner, title.chunk.span.start) if owner and not is_generic(owner) else None
    if role.slug is None:
        if organization is None and person.agents:
            organization = scene.resolve(person.agents[0], person.chunk.span.start)
        if organization is None and of_project(role):
            organization = scene.project(span)
        scene.claim_role(
            person.name, role, organization, span, "title", surface=title.chunk.text, party=party, confidence=confidence
        )
        return
    with_topic = organization is None
    if organization is None and owner and owner.kind != "body":
        organization = scene.resolve(owner, title.chunk.span.start)
    elif organization is None:
        beside = _body_beside(scene, span, chunks, person, title)
        organization = _body_after(scene, chunks, person) or beside or scene.topic
        confidence = 0.7
    scene.claim_role(
        person.name,
        role,
        organization,
        span,
        "title",
        surface=title.chunk.text,
        party=party,
        with_topic=with_topic,
        confidence=confidence,
    )


def _body_after(scene: Scene, chunks: Sequence[Chunk], person: Named) -> AgentRef | None:
    """ "X (ordförande) och Y (viceordförande) från gruppen": the body that comes after the names, before any verb."""
    for at in range(person.last + 1, len(chunks)):
        chunk = chunks[at]
        if chunk.kind == "verb" or (chunk.kind == "word" and chunk.text.casefold() not in _FROM):
            return None
        if (
            chunk.kind == "agent"
            and chunk.agent
            and chunk.agent.kind == "body"
            and chunk.case in ("of", "elative", "nominative")
        ):
            return scene.resolve(chunk.agent, chunk.span.start)
    return None


def _body_beside(scene: Scene, span: Span, chunks: Sequence[Chunk], person: Named, title: Title) -> AgentRef | None:
    """The body that the sentence has just said she belongs to; a deputy's is that of the member before."""
    said = takewhile(lambda c: c.evidence[-1] == span, reversed(scene.claims))
    here = [c for c in said if isinstance(c, MembershipClaim)]
    belongs = next((c.span.end for c in chunks if c.kind == "verb" and c.verb == "belong"), None)
    # "Ryhmään kuuluvat puheenjohtaja X ja Y"; "jäseninä puheenjohtaja X": she is the chair of another.
    listed = belongs is not None and title.chunk.span.start > belongs and all(c.case != "essive" for c in chunks)
    after = listed or title.chunk.span.start > person.chunk.span.start
    own = [c for c in here if c.member.name == person.name and c.role == "member" and after]
    bodies = [c.organization for c in (here if title.role.slug == "deputy-member" else own)]
    return next((b for b in bodies if b and b.kind == "body"), None)


def owner_of_predicate(chunks: Sequence[Chunk], title: Title) -> AgentName | None:
    """ "ryhmän puheenjohtaja on A ja varapuheenjohtaja B": the second role is held in the same body."""
    at = next(i for i, c in enumerate(chunks) if c is title.chunk)
    for back in range(at - 1, -1, -1):
        role = chunks[back].role
        if role and role.slug:
            return owner_before(chunks, back) or owner_after(chunks, back)[0]
    return None


def is_enumerated(chunks: Sequence[Chunk], title: Title) -> bool:
    at = next(i for i, c in enumerate(chunks) if c is title.chunk)
    return at > 0 and chunks[at - 1].kind in ("comma", "and")


def of_project(role: RoleName) -> bool:
    """Whether a title tells by itself that it is one of a project: "hankejohtaja", "projektledare"."""
    return role.title.casefold().startswith(("hanke", "projekt", "ohjelma", "program"))


def is_generic(owner: AgentName) -> bool:
    return owner.bare and owner.kind != "body"
