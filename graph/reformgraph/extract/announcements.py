"""What announces a list: the chunks of a sentence or heading in, whose people the list's entries are out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reformgraph.extract.chunks import AgentName, Chunk
from reformgraph.extract.labels import as_role, inside_brackets
from reformgraph.extract.scene import Scene
from reformgraph.extract.titles import owner_after, owner_before
from reformgraph.model import Span

_CANDIDATES: Final = re.compile(r"^(?:hakija|ehdokas|ehdokkaa|ehdolla|sökande|kandidat)", re.I)
HEARD: Final = re.compile(r"\b(?:kuultavi|kuullut|kuultu|kuultiin|hörts|hörda|hört)", re.I)
TOOK_PART: Final = re.compile(r"\botta(?:neet|nut) osaa|\bdeltagit i den avgörande", re.I)
# What names a body's people as a whole: "Gruppens sammansättning är följande:".
_MAKE_UP: Final = re.compile(r"^(?:kokoonpano|sammansättning|uppställning|besättning)", re.I)


def open_after_sentence(scene: Scene, chunks: Sequence[Chunk]) -> None:
    """A sentence that ends with a colon announces a list: "Ryhmään kuuluvat:", "Medlemmarna är:"."""
    chunks = [as_role(c) for c in chunks]
    roles = [c.role for c in chunks if c.kind == "role" and c.role and c.role.slug]
    verbs = {c.verb for c in chunks if c.kind == "verb"}
    scene.mode = "proposal" if "propose" in verbs else "plain"
    if any(_CANDIDATES.match(c.text) for c in chunks if c.kind == "word"):
        scene.mode = "inspectors"  # who would like to, not who does
    cases = {c.case for c in chunks if c.kind == "agent" and c.agent and c.agent.kind == "body"}
    inside = [c.role for c in inside_brackets(chunks) if c.kind == "role" and c.role and c.role.slug]
    body = body_of_list(chunks)
    scene.listed.open = (
        bool(roles)
        or (body is not None and "appoint" in verbs)
        or "belong" in verbs
        or any(_MAKE_UP.match(c.text) for c in chunks)
        or ("appoint" in verbs and bool(cases & {"illative", "translative", "of"}))
        or ("serve" in verbs and bool(cases & {"inessive", "of"}))
        or (
            any(c.text.casefold().startswith("edustaj") for c in chunks)
            and ("genitive" in cases or ("appoint" in verbs and scene.listed.open))
        )
    )
    words = " ".join(c.text for c in chunks)
    scene.listed.open = (scene.listed.open or bool(TOOK_PART.search(words))) and not HEARD.search(words)
    if {"chair", "vice-chair"} <= {r.slug for r in roles if r} and not inside:
        scene.listed.open = False  # "valittiin puheenjohtajiksi ja varapuheenjohtajiksi:": each entry says of what
    scene.listed.role = roles[0] if roles and not inside else None
    scene.listed.pair = tuple(inside) if len(inside) > 1 else ()
    scene.listed.unit = None
    if scene.listed.open and body:
        scene.speak_of(scene.resolve(body, chunks[0].span.start), Span(chunks[0].span.start, chunks[-1].span.end))
    if scene.listed.open and scene.topic and scene.topic_span:
        scene.open_section(scene.topic, scene.topic_span)


def announces_members(chunks: Sequence[Chunk]) -> bool:
    """ "Aluehallitukseen valittiin 13 henkilöä": a heading that says into which body those below were chosen."""
    bodies = [c for c in chunks if c.kind == "agent" and c.agent and c.agent.kind == "body"]
    return (
        len(bodies) == 1
        and bodies[0].case in ("illative", "translative")
        and any(c.verb == "appoint" for c in chunks)
        and not any(c.kind in ("person", "role") for c in chunks)
    )


def body_of_list(chunks: Sequence[Chunk]) -> AgentName | None:
    """The body whose people a list is: it owns the role announced, or they are chosen into it."""
    for at, chunk in enumerate(chunks):
        if chunk.kind == "role" and chunk.role and chunk.role.slug:
            owner = owner_before(chunks, at) or owner_after(chunks, at)[0]
            if owner and owner.kind == "body" and all(c.number != "plural" for c in chunks if c.agent is owner):
                return owner
    bodies = [c for c in chunks if c.agent and c.agent.kind == "body" and c.number != "plural"]
    into = [c.agent for c in bodies if c.case in ("illative", "translative")]
    first = next((c.span.end for c in chunks if c.kind == "role" and c.role and c.role.slug), None)
    of = [c.agent for c in bodies if c.case == "of" and first is not None and c.span.start > first]
    return into[0] if len(into) == 1 else next(iter(of), None)
