"""Bodies named by whose they are ("ohjausryhmän työvaliokunta"): chunks in, triples out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reformgraph.extract.chunker import chunk
from reformgraph.extract.chunks import Chunk
from reformgraph.extract.clauses import clauses
from reformgraph.extract.mentions import Pointers
from reformgraph.extract.scene import Scene
from reformgraph.extract.stated import Triple, triples
from reformgraph.model import AgentRef, Span


def owned(scene: Scene, chunks: Sequence[Chunk], pointers: Pointers) -> Iterator[Triple]:
    """ "Ohjausryhmän työvaliokunta" is a part of it; "johtoryhmän työryhmät" are steered by it."""
    for at, part, whole in owners(scene, chunks):
        told = _told_of(scene, chunks[:at])
        if told:
            yield told, "part-of", whole  # "X on johtoryhmän alaryhmä"
        elif part.agent and part.number != "plural":
            yield scene.resolve(part.agent, part.span.start), "part-of", whole
        else:
            kin = [m for c in clauses(scene, [_bare(part)], pointers) for m in c.mentions]
            yield from triples(dict.fromkeys(ref for m in kin for ref in m.refs), "steered-by", [whole])


def owners(scene: Scene, chunks: Sequence[Chunk]) -> Iterator[tuple[int, Chunk, AgentRef]]:
    """Each body with its place whose name begins with another's, and that other."""
    for at, part in enumerate(chunks):
        if part.kind != "agent" or not part.agent or part.agent.kind != "body":
            continue
        owner = chunks[at - 1] if at and not part.agent.sub_of else _genitive_within(scene, part)
        if (
            owner
            and owner.agent
            and owner.agent.kind == "body"
            and owner.case == "genitive"
            and owner.number != "plural"
        ):
            yield at, part, scene.resolve(owner.agent, owner.span.start)


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
