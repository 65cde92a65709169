"""Who presided over a meeting: the chunks of a sentence in, the person's name out; presiding makes nobody a chair."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reformgraph.extract.chunks import Chunk

_MEETING: Final = re.compile(r"\bmöte[tn]?\b|\bsammanträdet\b|\bordet\b|\bmeeting\b|\bkokou(?:sta|ksen)\b", re.I)
_ACTIVE: Final = re.compile(r"^(?:ledde|förde|öppnade|johti|presiderade|chaired)$", re.I)
_PASSIVE: Final = re.compile(r"\b(?:leddes|fördes|öppnades|was chaired)\b", re.I)


def presiding(text: str, chunks: Sequence[Chunk]) -> str | None:
    """The person who led the meeting: "puhetta johti X", "X ledde mötet", "ordet fördes av X"."""
    people = [c for c in chunks if c.kind == "person"]
    if not people:
        return None
    for at, chunk in enumerate(chunks):
        if chunk.kind == "verb" and chunk.verb == "preside":
            return _nearest(chunks, at).person
    if not _MEETING.search(text):
        return None
    if _PASSIVE.search(text):
        by = [c for at, c in enumerate(chunks) if c.kind == "person" and _after_by(chunks, at)]
        return by[0].person if by else None
    verb = next((at for at, c in enumerate(chunks) if c.kind in ("word", "verb") and _ACTIVE.match(c.text)), None)
    if verb is None or not _governs(chunks, verb):
        return None
    return _nearest(chunks, verb).person


def _nearest(chunks: Sequence[Chunk], verb: int) -> Chunk:
    """The person right after the verb, else the last before it."""
    after = [c for c in chunks[verb + 1 :] if c.kind == "person"]
    before = [c for c in chunks[:verb] if c.kind == "person"]
    close = after and not any(c.kind in ("stop", "comma") for c in chunks[verb + 1 : chunks.index(after[0])])
    return after[0] if close or not before else before[-1]


def _after_by(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether "av" stands before a person, with at most titles between."""
    for chunk in reversed(chunks[max(0, at - 4) : at]):
        if chunk.text.casefold() in ("av", "by"):
            return True
        if chunk.kind not in ("role", "agent", "word"):
            return False
    return False


def _governs(chunks: Sequence[Chunk], verb: int) -> bool:
    """Whether what is led is the meeting itself."""
    return any(c.kind == "word" and _MEETING.search(c.text) for c in chunks[verb + 1 : verb + 8]) or (
        verb > 0 and bool(_MEETING.search(chunks[verb - 1].text))
    )
