"""Whose deputy somebody is: chunks in, the same without the one who is deputised out, for no role is said of her.

"A:n varajäseneksi valittiin B", "hänen varajäsenensä on B", "ersättare för A är B", "A:s ersättare är B": B is the
deputy, and whose place he takes is told by the words before or after the role.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reformgraph.extract.chunks import Chunk

_POSSESSIVES: Final = frozenset("hänen tämän hennes hans dennes hens".split())
_LAST_NAMED: Final = ("viimeksi", "mainitun")


def without_deputised(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Leave out the person, or the pronoun for one, whose deputy a role is."""
    left: list[Chunk] = []
    skipped: set[int] = set()
    for at, chunk in enumerate(chunks):
        if at in skipped:
            continue
        if is_deputy(chunk):
            _drop_owner(left)
            after = [c.text.casefold() for c in chunks[at + 1 : at + 2]]
            if after == ["för"] and at + 2 < len(chunks) and chunks[at + 2].kind == "person":
                skipped |= {at + 1, at + 2}
        left.append(chunk)
    return left


def is_deputy(chunk: Chunk) -> bool:
    """Whether a chunk is the role of a deputy member."""
    return bool(chunk.role and chunk.role.slug == "deputy-member")


def _drop_owner(left: list[Chunk]) -> None:
    owner = left[-1] if left else None
    named = owner is not None and owner.kind == "person" and owner.case == "genitive"
    if owner and (named or owner.text.casefold() in _POSSESSIVES):
        left.pop()
    elif tuple(c.text.casefold() for c in left[-2:]) == _LAST_NAMED:
        del left[-2:]
