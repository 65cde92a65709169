"""Bodies named by whose they are ("ohjausryhmän työvaliokunta"): chunks in, triples out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reformgraph.extract.chunker import chunk
from reformgraph.extract.chunks import Chunk
from reformgraph.extract.clauses import clauses
from reformgraph.extract.mentions import Pointers
from reformgraph.extract.scene import Scene
from reformgraph.extract.stated import Triple, triples
from reformgraph.model import AgentRef, Span


@dataclass(frozen=True, slots=True)
class Owned:
    """A body, at its place among the chunks, whose name begins with that of another, the whole."""

    at: int
    part: Chunk
    whole: AgentRef


def owned_bodies(scene: Scene, chunks: Sequence[Chunk]) -> list[Owned]:
    """The bodies of a sentence or heading that are named by whose they are."""
    found = []
    for at, part in enumerate(chunks):
        if part.kind != "agent" or not part.agent or part.agent.kind != "body":
            continue
        inside = part.agent.sub_of or re.match(r"\S+s\s", part.text)
        owner = _genitive_within(scene, part) if inside else chunks[at - 1] if at else None
        if not owner or not owner.agent or owner.agent.kind != "body":
            continue
        if owner.case == "genitive" and owner.number != "plural":
            found.append(Owned(at, part, scene.resolve(owner.agent, owner.span.start)))
    return found


def owned(scene: Scene, chunks: Sequence[Chunk], found: Sequence[Owned], pointers: Pointers) -> Iterator[Triple]:
    """ "Ohjausryhmän työvaliokunta" is a part of it; "johtoryhmän työryhmät" are steered by it."""
    for one in found:
        told = _told_of(scene, chunks[: one.at])
        if told:
            yield told, "part-of", one.whole  # "X on johtoryhmän alaryhmä"
        elif one.part.agent and one.part.number != "plural":
            yield scene.resolve(one.part.agent, one.part.span.start), "part-of", one.whole
        else:
            kin = [m for c in clauses(scene, [_bare(one.part)], pointers) for m in c.mentions]
            yield from triples(dict.fromkeys(ref for m in kin for ref in m.refs), "steered-by", [one.whole])


def _genitive_within(scene: Scene, part: Chunk) -> Chunk | None:
    """The body in the genitive inside the name of its part: "poliittisen ohjausryhmän" of "… työvaliokunta"."""
    front = part.text.rpartition(" ")[0]
    span = Span(part.span.start, part.span.start + len(front))
    inner = chunk(scene.document.text, span, scene.language(), scene.known)
    return inner[-1] if inner else None


def _told_of(scene: Scene, before: Sequence[Chunk]) -> AgentRef | None:
    """The body that a copula calls somebody's group: X in "X on johtoryhmän …"."""
    if len(before) < 2 or before[-1].text.casefold() not in ("on", "är", "oli", "var"):
        return None
    named = before[-2]
    if named.kind != "agent" or not named.agent or named.agent.kind != "body" or named.case != "nominative":
        return None
    return scene.resolve(named.agent, named.span.start)


def _bare(part: Chunk) -> Chunk:
    """The plural without whose it is, so that it stands for every body of that kind."""
    return replace(part, agent=replace(part.agent, modifiers=frozenset())) if part.agent else part
