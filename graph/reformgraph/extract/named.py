"""A person among chunks with what is told of her, and which name a role between two names belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reformgraph.extract.chunks import AgentName, Chunk
from reformgraph.extract.titles import Title, owner_after


@dataclass(slots=True)
class Named:
    """A person in a list or sentence: place among the chunks, titles before and after, party, organisation after."""

    at: int
    chunk: Chunk
    titles: list[Title] = field(default_factory=list)
    party: str | None = None
    agents: list[AgentName] = field(default_factory=list)
    last: int = 0

    @property
    def name(self) -> str:
        return str(self.chunk.person)


def is_glued(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a role has lost the space to the name before it: in a table's cells run together it is that person's."""
    return at > 0 and chunks[at - 1].kind == "person" and chunks[at - 1].span.end == chunks[at].span.start


def runs_into_next(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a role behind a comma has lost the space to the next name: "A, ordförandeB"."""
    follows = at + 1 < len(chunks) and chunks[at].span.end == chunks[at + 1].span.start
    return follows and at > 1 and chunks[at - 1].kind == "comma"


def belongs_to_next(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether the role at `at` is the title of a person who comes next, not of the one before."""
    if is_glued(chunks, at) or runs_into_next(chunks, at):
        return False
    after = next((c for c in chunks[at + 1 :] if c.kind != "role"), None)
    if after and after.kind == "person":
        return True  # "sijainen kansanedustaja X"
    _, place = owner_after(chunks, at)
    if place != at and place + 1 < len(chunks) and chunks[place + 1].kind == "person":
        return True
    role = chunks[at].role
    if at + 1 < len(chunks) and chunks[at + 1].text == ":":
        return bool(role and role.slug) and any(c.kind == "person" for c in chunks[at + 2 :])  # "X (ersättare: Y)"
    if at + 2 >= len(chunks) or chunks[at + 1].kind != "verb":
        return False
    # "…, vice ordförande är X"
    return chunks[at].number == "plural" or (chunks[at + 1].verb == "serve" and chunks[at + 2].kind == "person")
