"""Things named in two languages side by side ("puheenjohtaja/ordförande"): chunks in, the same with one of each out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reformgraph.extract.chunks import Chunk
from reformgraph.extract.forms import readings
from reformgraph.extract.lexicon import BODIES_FI
from reformgraph.model import Span

_DASHES: Final = frozenset({"–", "—", "-", "|"})


def said_once(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Join a role, party or body with its name in the other language, and allied parties ("KOK/SAML + KD") into one."""
    left: list[Chunk] = []
    for chunk in chunks:
        joined = _joined(left[-2], left[-1], chunk) if len(left) > 1 else None
        if joined:
            left[-2:] = [joined]
        else:
            left.append(chunk)
    return left


def _joined(one: Chunk, mark: Chunk, other: Chunk) -> Chunk | None:
    if mark.text != "/" and mark.text not in _DASHES and mark.text != "+":
        return None
    if one.role and other.role and mark.text != "+" and _same_role(one, other, mark):
        return _over(other, one, other)
    if one.kind == other.kind == "party" and mark.text in ("/", "+"):
        return _over(one, one, other)
    if mark.text == "+":
        return None
    if other.kind == "agent" and _is_finnish_body(one) and _in_swedish(other):
        return _over(other, one, other)
    if one.kind == "agent" and _is_finnish_body(other) and _in_swedish(one):
        return _over(one, one, other)
    return None


def _same_role(one: Chunk, other: Chunk, mark: Chunk) -> bool:
    assert one.role and other.role
    languages = one.role.language != other.role.language
    return one.role.slug == other.role.slug and (languages or (mark.text == "/" and one.role.slug is not None))


def _in_swedish(chunk: Chunk) -> bool:
    return bool(chunk.agent and chunk.agent.kind == "body" and chunk.agent.language == "sv")


def _is_finnish_body(chunk: Chunk) -> bool:
    """Whether a word of a Swedish line is a body's Finnish name."""
    return chunk.kind == "word" and any(
        r.case == "nominative" and r.lemma.casefold().endswith(tuple(BODIES_FI)) for r in readings(chunk.text)
    )


def _over(kept: Chunk, one: Chunk, other: Chunk) -> Chunk:
    return replace(kept, span=Span(one.span.start, other.span.end), text=f"{one.text}/{other.text}")
