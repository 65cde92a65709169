"""A sentence as clauses: its chunks in; clauses out, each with its verbs and the bodies in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from reformgraph.extract.chunks import Chunk
from reformgraph.extract.mentions import ARTICLES, PLURAL_RELATIVES_FI, RELATIVES_FI, Mention, Pointers, Refs, Resolver
from reformgraph.extract.scene import Scene
from reformgraph.extract.verbforms import Verb, verb_of
from reformgraph.model import Language

# What opens a clause of its own, even before its verb is known.
_OPENINGS: Final = (
    frozenset(
        "kun kunnes jolloin että jotta jos koska vaikka"
        " som när då innan tills medan att eftersom vars vilken vilka".split()
    )
    | RELATIVES_FI.keys()
    | PLURAL_RELATIVES_FI.keys()
)
_NEGATIONS: Final = frozenset({"ei", "eivät", "eikä", "eivätkä", "inte", "ej"})


@dataclass(slots=True)
class Clause:
    """A stretch of a sentence with at most one finite verb; `opening` is its first word in small letters.

    `subject` is what it is about, which a clause without a subject of its own shares with the one before.
    """

    chunks: list[Chunk]
    language: Language
    mentions: list[Mention] = field(default_factory=list)
    verbs: list[Verb] = field(default_factory=list)
    subject: Refs = ()

    @property
    def opening(self) -> str:
        return next((c.text.casefold() for c in self.chunks if c.kind not in ("comma", "stop", "and")), "")

    @property
    def negated(self) -> bool:
        return any(c.text.casefold() in _NEGATIONS for c in self.chunks)

    def has_subject(self) -> bool:
        """Whether somebody or something other than a body may be what the clause is about."""
        if self.verbs and not any(v.finite for v in self.verbs):
            return False  # an infinitive has none
        return any(c.kind in ("person", "role", "agent") and c.case == "nominative" for c in self.chunks)

    def text(self) -> str:
        return " ".join(c.text for c in self.chunks).casefold()


def clauses(scene: Scene, chunks: Sequence[Chunk], pointers: Pointers) -> list[Clause]:
    """Cut a sentence so that each clause has its own finite verb; nothing where it can mean no body."""
    language = scene.language()
    resolver = Resolver(scene, pointers, chunks)
    if not resolver.may_mention():
        return []
    found: list[Clause] = []
    for piece in _pieces(chunks, language):
        verbs = [v for i, c in enumerate(piece) if (v := verb_of(c, i, language))]
        mentions = [m for i in range(len(piece)) if (m := resolver.mention(piece, i))]
        found.append(Clause(piece, language, mentions, verbs))
    return found


def together(clause: Clause, mention: Mention) -> list[Mention]:
    """A mention with those that commas and conjunctions join to it ("A, B ja C"), in order."""
    ordered = sorted(clause.mentions, key=lambda m: m.at)
    first = last = ordered.index(mention)
    while first > 0 and _joined(clause, ordered[first - 1], ordered[first]):
        first -= 1
    while last + 1 < len(ordered) and _joined(clause, ordered[last], ordered[last + 1]):
        last += 1
    return ordered[first : last + 1]


def _pieces(chunks: Sequence[Chunk], language: Language) -> list[list[Chunk]]:
    """Cut at every comma and conjunction, then join again what has no finite verb of its own."""
    cut: list[list[Chunk]] = [[]]
    for chunk in chunks:
        opens = chunk.kind == "word" and chunk.text.casefold() in _OPENINGS
        if chunk.kind in ("comma", "and", "stop") or (opens and not _only_joins(cut[-1])):
            cut.append([])
        cut[-1].append(chunk)
    joined: list[list[Chunk]] = []
    for piece in cut:
        shares = bool(joined) and _shares_object(joined[-1], piece, language)
        opened = any(c.text.casefold() in _OPENINGS for c in piece[:2])
        if joined and not opened and (shares or not (_is_finite(piece, language) and _is_finite(joined[-1], language))):
            joined[-1].extend(piece)
        else:
            joined.append(list(piece))
    return joined


def _shares_object(before: Sequence[Chunk], piece: Sequence[Chunk], language: Language) -> bool:
    """Whether a conjunction only joins two verbs: "seuraa ja arvioi työtä"."""
    ends = verb_of(before[-1], 0, language) if before else None
    begins = verb_of(piece[1], 0, language) if len(piece) > 1 and piece[0].kind == "and" else None
    return bool(ends and begins and ends.finite and begins.finite)


def _only_joins(piece: Sequence[Chunk]) -> bool:
    return len(piece) == 1 and piece[0].kind in ("comma", "and")


def _is_finite(piece: Sequence[Chunk], language: Language) -> bool:
    return any((v := verb_of(c, i, language)) and v.finite for i, c in enumerate(piece))


def _joined(clause: Clause, one: Mention, other: Mention) -> bool:
    """Whether only commas, conjunctions and what stands in brackets part two mentions in the same case."""
    depth = 0
    joins = False
    for chunk in clause.chunks[one.at + 1 : other.at]:
        depth += chunk.kind == "open"
        if depth == 0:
            if chunk.kind in ("comma", "and"):
                joins = True
            elif chunk.text.casefold() not in ARTICLES and chunk.text != ":":
                return False
        depth -= chunk.kind == "close"
    return joins and one.case == other.case and one.owner == other.owner
