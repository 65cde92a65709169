"""Which roles of a clause a verb says of somebody: chunks in, the places of such roles and of their subjects out."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import Final

from reformgraph.extract.chunks import Chunk
from reformgraph.extract.named import Named

PREDICATE: Final = frozenset({"essive", "translative"})
_COPULAS: Final = frozenset({"on", "ovat", "oli", "olivat", "är", "var", "blir", "blev"})


# "Johtajan virassa", "johtajan tehtävään"; who gives up an application held no office by it.
_POST: Final = re.compile(r"(?:tehtäv(?!änhaku)|viran(?!tavoittelu|haku|täyt)|virka(?!haku)|ominaisuu|roolissa)", re.I)


def is_predicate(chunks: Sequence[Chunk], at: int, verbs: Set[str | None]) -> bool:
    """Whether the clause says the role at a place of somebody, rather than puts it beside a name."""
    chunk = chunks[at]
    if chunk.case in PREDICATE:
        return True
    if chunk.case == "genitive" and at + 1 < len(chunks) and _POST.match(chunks[at + 1].text):
        return bool(verbs & {"serve", "appoint", "cease"})  # "aloittaa hallintojohtajan tehtävässä"
    if chunk.case == "partitive" and chunk.number == "plural":
        return "serve" in verbs  # "ryhmän jäseniä ovat A, B ja C"
    if chunk.case != "nominative":
        return False
    around = [c for c in chunks[at + 1 :] if c.kind in ("verb", "person", "stop")]
    if around and (
        (around[0].kind == "verb" and around[0].verb == "serve") or (around[0].kind == "stop" and around[0].text == ":")
    ):
        return True
    if subject_before(chunks, at) is not None:
        return True
    first = next((i for i in range(at - 1, -1, -1) if chunks[i].kind in ("role", "person")), None)
    if first is not None and goes_on(chunks, first, at) and is_predicate(chunks, first, verbs):
        return True
    before = [c for c in chunks[:at] if c.kind in ("verb", "person", "role")]
    return bool(before) and before[-1].verb == "serve" and before[-1].text.casefold() in _COPULAS


def goes_on(chunks: Sequence[Chunk], first: int, at: int) -> bool:
    """Whether a second role goes on from a first one: "A on X:n johtaja sekä Y:n puheenjohtaja"."""
    between = chunks[first + 1 : at]
    alike = chunks[first].kind == "role" and chunks[first].case == chunks[at].case == "nominative"
    joined = len(between) > 1 and between[0].kind == "and" and all(c.case == "genitive" for c in between[1:])
    ends = at + 1 == len(chunks) or chunks[at + 1].kind in ("stop", "comma") or chunks[at + 1].text == "."
    return alike and joined and ends


def subject_before(chunks: Sequence[Chunk], at: int) -> int | None:
    """Where X stands in "då var X ordförande för gruppen", "är också X medlem i gruppen"; None for another order."""
    person = at - 2 if at and chunks[at - 1].text.casefold() in _ADVERBS else at - 1
    verb = person - 2 if person > 1 and chunks[person - 1].text.casefold() in _ADVERBS else person - 1
    return person if verb >= 0 and chunks[person].kind == "person" and chunks[verb].verb == "serve" else None


_ADVERBS: Final = frozenset({"ny", "nya", "också", "även", "nu"})


def accompanied(chunks: Sequence[Chunk], at: int) -> int | None:
    """Where "med" stands in "med A och B som ersättare": the people between hold the role."""
    if chunks[at].case != "essive" or not chunks[at].role or chunks[at].role.language != "sv":  # type: ignore[union-attr]
        return None
    for back in range(at - 1, -1, -1):
        if chunks[back].kind == "verb":
            return None
        if chunks[back].text.casefold() == "med":
            return back
    return None


def stands_beside(chunks: Sequence[Chunk], person: Named) -> bool:
    """ "X:n ehdotuksesta", "X:n tilalle": somebody in the genitive before one of these words holds nothing by it."""
    after = chunks[person.at + 1] if person.at + 1 < len(chunks) else None
    return bool(after and person.chunk.case == "genitive" and after.kind == "word" and _BESIDE.match(after.text))


_BESIDE: Final = re.compile(
    r"^(?:mukaan|tila(?:lle|lla|lta)|sija(?:an|sta)|jälkeen|johdolla|kanssa|puolesta|ehdotuk|esityk|kannattamana|aloittee"
    r"|seuraaja|sijaise|pyynnö|ero|pesti|paikka|paika|lausun|johtama)"
)
