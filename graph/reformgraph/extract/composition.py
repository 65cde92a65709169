"""Size and composition of bodies: the chunks of a sentence in, composition rules out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reformgraph.extract import numbers
from reformgraph.extract.chunks import Chunk
from reformgraph.extract.scene import Scene
from reformgraph.model import AgentRef, CompositionClaim, Span

_WEIGHED: Final = re.compile(r"\bmalli|vaihtoehto|\behdot|alternativ|föresl", re.I)
_SHARED_OUT: Final = re.compile(
    r"\b(?:jäsentä|medlemmar|ledamöter)\b[^.:]*\b(?:kustakin|kultakin|från var och en)", re.I
)
_EACH_BODY: Final = re.compile(r"\b(?:vardera|var|kummassakin|kumpaankin|kussakin|molemmissa|jokaisessa|each)\b", re.I)


def read_composition(scene: Scene, span: Span, chunks: Sequence[Chunk]) -> None:
    """Record a body's size or rule: "johtoryhmässä on 13 jäsentä", "jokaisesta kunnasta kaksi", "sex medlemmar"."""
    text = scene.document.text[span.start : span.end]
    seats = numbers.seats(text)
    per_unit = numbers.per_unit(text)
    if seats is not None and _SHARED_OUT.search(text):
        seats = None  # "kaksi jäsentä kustakin" is no total
    if (seats is None and per_unit is None) or _WEIGHED.search(text):
        return  # a size that is only weighed up is no rule
    unit_seats, unit = per_unit or (None, None)
    bodies, named = _ruled(scene, chunks, text)
    for body in bodies:
        scene.claims.append(
            CompositionClaim(
                document=scene.document.identifier, evidence=scene.evidence(span, with_topic=not named),
                method="composition", confidence=0.9, bounds=scene.held(), body=body,
                label=re.sub(r"\s+", " ", text).strip(),
                label_language=scene.language(), seats=seats, seats_per_unit=unit_seats, unit_type=unit,
            )
        )  # fmt: skip


def _ruled(scene: Scene, chunks: Sequence[Chunk], text: str) -> tuple[list[AgentRef], bool]:
    """The bodies that the rule is for: the first named, each named where the sentence says so, else the topic."""
    found = [c for c in chunks if c.kind == "agent" and c.agent and c.agent.kind == "body" and c.number != "plural"]
    if found and _EACH_BODY.search(text):
        subjects = [c for c in found if c.case in ("nominative", "inessive")]
        return list(dict.fromkeys(scene.resolve(c.agent, c.span.start) for c in subjects if c.agent)), True
    relative = re.search(r",\s+(?:som|joka|jossa|jolla)\b", text)
    if found and relative:
        # "A lyder under B, som har 42 medlemmar": the relative clause tells of the body before it
        found = [c for c in found if c.span.end - chunks[0].span.start <= relative.start()][-1:] or found
    if found and found[0].agent:
        return [scene.resolve(found[0].agent, found[0].span.start)], True
    return ([scene.topic] if scene.topic and scene.topic.kind == "body" else []), False
