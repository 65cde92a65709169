"""People with what stands beside their names: chunks in, each person's titles, party and organisation out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reformgraph.extract.after_names import read_after
from reformgraph.extract.before_names import opening_offices, read_before
from reformgraph.extract.chunks import Chunk
from reformgraph.extract.named import Named
from reformgraph.extract.titles import Title


def named_people(chunks: Sequence[Chunk], *, entry: bool = False) -> list[Named]:
    """The people of a sentence or entry, each with the titles that stand beside the name in apposition.

    In an `entry` of a list a title may follow the name without a comma ("Malli Matti I varapuheenjohtaja").
    """
    found = [Named(i, c, last=i) for i, c in enumerate(chunks) if c.kind == "person"]
    used: set[int] = set()
    for person in found:
        read_before(chunks, person, used)
    if entry and found and not found[0].titles:
        found[0].titles = opening_offices(chunks, found[0].at, used)
    for person in found:
        read_after(chunks, person, used, entry=entry)
    _share_plural_titles(chunks, found)
    _share_in_brackets(chunks, found)
    return found


def _share_plural_titles(chunks: Sequence[Chunk], found: list[Named]) -> None:
    """ "varapuheenjohtajat A ja B", "vice ordförande A och B": a title in the plural holds for the whole list."""
    for here, person in enumerate(found):
        shared = [
            t for t in person.titles if t.chunk.number == "plural" and t.chunk.span.end <= person.chunk.span.start
        ]
        if not shared:
            continue
        last = person
        for other in found[here + 1 :]:
            between = chunks[last.at + 1 : other.at]
            if other.titles and other.titles[0].chunk.span.end <= other.chunk.span.start:
                break
            if not all(c.kind in ("comma", "and", "open", "close", "party") or c.place for c in between):
                break
            other.titles[:0] = [Title(t.role, t.chunk, t.owner) for t in shared]
            last = other


def _share_in_brackets(chunks: Sequence[Chunk], found: list[Named]) -> None:
    """ "A ja B (varapuheenjohtajat)": a title in the plural behind the last name holds for the one before it too."""
    for one, other in pairwise(found):
        plural = [t for t in other.titles if t.chunk.number == "plural" and t.chunk.span.start > other.chunk.span.end]
        opened = [id(c) for before, c in pairwise(chunks) if before.kind == "open"]
        bracket = [t for t in plural if id(t.chunk) in opened]
        if bracket and all(c.kind == "and" for c in chunks[one.at + 1 : other.at]):
            one.titles += [Title(t.role, t.chunk, t.owner) for t in bracket]
