"""Whether a line is running text or names in a row: its text and chunks in, yes or no out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reformgraph.extract.chunks import Chunk
from reformgraph.extract.deputies import is_deputy
from reformgraph.extract.forms import readings
from reformgraph.extract.verbs import SWEDISH_VERBS
from reformgraph.model import Language


def is_sentence(text: str, chunks: Sequence[Chunk], language: Language, *, listing: bool = False) -> bool:
    """Whether a short line is running text: it has a verb, or in Swedish many small words and a full stop.

    In a list of people an entry may say in what role the second person stands ("A ja varajäsenenä B").
    """
    words = [c for c in chunks if c.kind == "word" and c.text[:1].islower()]
    said = [c for c in chunks if c.kind == "role" and c.case in ("essive", "translative")]
    if any(c.kind == "verb" for c in chunks) or any(not listing or not is_deputy(c) for c in said):
        return True
    if language == "fi":
        return any(_is_finite(c.text) for c in [*words, *(c for c in chunks[:1] if c.kind == "word")])
    if text.endswith(".") and any(c.text in SWEDISH_VERBS or c.text in _SAYS for c in words):
        return True
    return text.endswith(".") and len(words) > 4


_SAYS: Final = frozenset(
    "deltog deltar medverkar medverkade talade talar höll håller säger sade sa berättar berättade anser ansåg hälsade"
    " betonar betonade konstaterade konstaterar tackade tackar gratulerade skriver skrev frågade svarade".split()
)


_ENUMERATION: Final = re.compile(r"(?:[^:,.]{1,60}\.? ?(?:\(\d{1,3}\))?: *)?(?:[A-ZÅÄÖ][^,;:]{4,60}[,;] ){3}[^:]*")


def is_enumeration(text: str) -> bool:
    """Whether a long line may be names between commas, with or without a label: "SFP (14): A B, C D, E F, …"."""
    return (
        len(text) < _LONGEST_LIST
        and bool(_ENUMERATION.fullmatch(text))
        and not re.search(r"[^A-ZÅÄÖ]\. [A-ZÅÄÖ]", text)
    )


_LONGEST_LIST: Final = 2000


def _is_finite(word: str) -> bool:
    found = readings(word)
    moods = ("indicative", "MA-infinitive")
    return bool(found) and all(r.word_class == "verb" and r.mood in moods for r in found)
