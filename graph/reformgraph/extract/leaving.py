"""Who left a role: the chunks of a clause in, memberships that have ended out.

"B myönsi X:lle eron C:n jäsenyydestä" and "X:n tilalle ryhmään valittiin Y" state that X was a member.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reformgraph.extract.chunks import Chunk, RoleName
from reformgraph.extract.named import Named
from reformgraph.extract.scene import Scene
from reformgraph.extract.titles import owner_before
from reformgraph.model import AgentRef, Span

_MEMBER: Final = RoleName("jäsen", "member", "fi")
_REPLACED: Final = frozenset({"tilalle", "sijaan"})
_LEAVING: Final = frozenset({"allative", "genitive", "nominative"})


def read_leaving(scene: Scene, span: Span, chunks: Sequence[Chunk], people: Sequence[Named]) -> set[int]:
    """Record who left; returns the places of those people."""
    stated = _resigned(scene, span, chunks, people)
    for person in people:
        after = chunks[person.at + 1].text.casefold() if person.at + 1 < len(chunks) else ""
        if person.chunk.case == "genitive" and after in _REPLACED and (told := _successors(scene, chunks)):
            role, body = told
            _claim(scene, span, person, role, body)
            stated.add(person.at)
    return stated


def _resigned(scene: Scene, span: Span, chunks: Sequence[Chunk], people: Sequence[Named]) -> set[int]:
    if not any(c.text.casefold() in ("ero", "eron", "erosi", "eronnut", "luopui") for c in chunks):
        return set()
    stated = set()
    for at, chunk in enumerate(chunks):
        if chunk.kind != "role" or chunk.case != "elative" or not chunk.role or not chunk.role.slug:
            continue
        owner = owner_before(chunks, at)
        body = scene.resolve(owner, chunk.span.start) if owner else scene.topic
        for person in people:
            if person.at < at and person.chunk.case in _LEAVING and body and body.kind == "body":
                _claim(scene, span, person, chunk.role, body)
                stated.add(person.at)
    return stated


def _successors(scene: Scene, chunks: Sequence[Chunk]) -> tuple[RoleName, AgentRef] | None:
    """The role and body that the successor is chosen for."""
    if not any(c.verb == "appoint" for c in chunks):
        return None
    places = [
        i for i, c in enumerate(chunks) if c.kind == "role" and c.case == "translative" and c.role and c.role.slug
    ]
    into = [c for c in chunks if c.agent and c.agent.kind == "body" and c.case == "illative"]
    if into and into[0].agent:
        return _MEMBER, scene.resolve(into[0].agent, into[0].span.start)
    owner = owner_before(chunks, places[0]) if places else None
    body = scene.resolve(owner, chunks[places[0]].span.start) if owner else scene.topic
    role = chunks[places[0]].role if places else None
    return (role, body) if role and body and body.kind == "body" else None


def _claim(scene: Scene, span: Span, person: Named, role: RoleName, body: AgentRef) -> None:
    former = RoleName(role.title, role.slug, role.language, former=True)
    scene.claim_role(person.name, former, body, span, "leaving", surface=role.title, with_topic=True)
