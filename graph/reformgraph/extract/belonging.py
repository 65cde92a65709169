"""Who belongs to a body and who leads it, by verb: the chunks of a clause in, memberships out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reformgraph.extract.chunks import Chunk, RoleName
from reformgraph.extract.named import Named
from reformgraph.extract.predicate_places import PREDICATE, stands_beside
from reformgraph.extract.predicates import stated_bounds
from reformgraph.extract.scene import Scene, party_ref
from reformgraph.model import Span

MEMBER: Final = RoleName("jäsen", "member", "fi")


# Who leads one of these presides, and is no chair.
_MEETINGS: Final = frozenset("möte mötet sammanträde sammanträdet kokous kokousta istunto istuntoa".split())


def read_belonging(
    scene: Scene, span: Span, chunks: list[Chunk], people: list[Named], verbs: set[str | None], stated: set[int]
) -> None:
    """Members by verb: "ryhmään kuuluvat A ja B", "valittiin ryhmään A", "i gruppen ingår A", "gruppen består av A".

    `stated` are the places of people of whom another role was said.
    """
    if not people or not verbs & {"belong", "appoint", "serve", "form"}:
        return
    body = next((c for c in chunks if _takes_members(c, chunks, verbs)), None)
    if body is None or body.agent is None:
        return
    organization = scene.resolve(body.agent, body.span.start)
    first_role = next((i for i, c in enumerate(chunks) if c.kind == "role" and c.case in PREDICATE), len(chunks))
    for person in people:
        deputy = any(t.role.slug == "deputy-member" for t in person.titles)
        if person.at in stated or first_role < people[0].at or deputy or stands_beside(chunks, person):
            continue
        scene.claim_role(
            person.name,
            MEMBER,
            organization,
            span,
            "belonging",
            party=party_ref(person.party) if person.party else None,
            bounds=stated_bounds(scene, chunks, verbs),
            confidence=0.85,
        )


def _takes_members(chunk: Chunk, chunks: Sequence[Chunk], verbs: set[str | None]) -> bool:
    if chunk.kind != "agent" or not chunk.agent or chunk.agent.kind != "body" or chunk.number == "plural":
        return False
    if chunk.case == "genitive":
        return "form" in verbs  # "ryhmän muodostavat A ja B"
    if chunk.case == "inessive":
        # "ryhmässä ovat mukana A ja B", "kuntaa edustaa ryhmässä A"
        return "serve" in verbs or any(c.text.casefold().startswith("edust") for c in chunks if c.kind == "verb")
    if not verbs & {"belong", "appoint"}:
        return False
    if chunk.case == "illative" or (chunk.case in ("of", "translative") and "belong" in verbs):
        return True
    return chunk.case == "nominative" and "belong" in verbs and chunk.agent.language == "sv"


def read_leading(scene: Scene, span: Span, chunks: Sequence[Chunk], people: list[Named]) -> None:
    """ "ryhmää johtaa X", "X johtaa ryhmää", "gruppen leds av X": who leads a body is its chair."""
    for at, chunk in enumerate(chunks[1:], 1):
        if chunk.text.casefold() in ("johtoon", "johdossa") and chunks[at - 1].case == "genitive":
            to = next((p for p in people if p.at > at), None)
            whose = chunks[at - 1]
            if to and whose.agent and whose.agent.kind == "body" and whose.number != "plural":
                _claim_leader(scene, span, whose, to, chunk)  # "ryhmän johtoon tuli X"
    verb = next((i for i, c in enumerate(chunks) if c.kind == "verb" and c.verb == "lead"), None)
    if verb is None or not people:
        return
    bodies = [c for c in chunks if c.kind == "agent" and c.agent and c.agent.kind == "body" and c.number != "plural"]
    passive = chunks[verb].text.casefold() in ("leds", "leddes")
    led = [c for c in bodies if c.case == "partitive" or (c.agent and c.agent.language == "sv")]
    if passive:
        led = [c for c in led if c.span.end <= chunks[verb].span.start][-1:] or led  # "… en grupp som leds av X"
    body = next(iter(led), None)
    after = [p for p in people if p.at > verb]
    before = [p for p in people if p.at < verb]
    inverted = passive or (body is not None and body.span.start < chunks[verb].span.start)
    leaders = (after or before) if inverted else before
    near = chunks[max(verb - 2, 0) : verb + 2]
    meeting = any(c.text.casefold() in _MEETINGS for c in near) or (
        body and body.agent and body.agent.head in _MEETINGS
    )
    if body and body.agent and leaders and not meeting:
        _claim_leader(scene, span, body, leaders[0], chunks[verb])
    for person in after:
        # "ryhmää johtaa X ja jaostoa Y": the verb is not said again
        between = [c for c in chunks[verb : person.at] if c.kind == "person" or (c in bodies and c.case == "partitive")]
        other = between[-1] if between and between[-1].kind == "agent" else None
        if other and other is not body:
            _claim_leader(scene, span, other, person, chunks[verb])


def _claim_leader(scene: Scene, span: Span, body: Chunk, leader: Named, verb: Chunk) -> None:
    assert body.agent
    language = body.agent.language
    chair = RoleName("ordförande" if language == "sv" else "puheenjohtaja", "chair", language)
    organization = scene.resolve(body.agent, body.span.start)
    scene.claim_role(leader.name, chair, organization, span, "leading", surface=verb.text, confidence=0.8)
