"""Verbs in a clause: a chunk in; its lemmas and whether it is finite or passive out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from reformgraph.extract.chunks import Chunk
from reformgraph.extract.forms import readings
from reformgraph.extract.verbs import SWEDISH_FORMS, SWEDISH_VERBS
from reformgraph.model import Language

_MOODS: Final = frozenset({"indicative", "conditional", "potential", "A-infinitive"})


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb at a place in its clause, by its lemmas (Finnish) or form (Swedish)."""

    at: int
    lemmas: frozenset[str]
    finite: bool
    passive: bool = False


def verb_of(chunk: Chunk, at: int, language: Language) -> Verb | None:
    """The verb that a chunk is, finite or not; None for everything else."""
    if chunk.kind not in ("verb", "word"):
        return None
    if language == "fi":
        found = _finnish(chunk.text, as_word=chunk.kind == "word")
        return Verb(at, *found) if found else None
    low = chunk.text.casefold()
    if low not in SWEDISH_FORMS and chunk.kind != "verb":
        return None
    return Verb(at, frozenset((low,)), low in SWEDISH_VERBS or low not in SWEDISH_FORMS)


@cache
def _finnish(form: str, *, as_word: bool) -> tuple[frozenset[str], bool, bool] | None:
    """Lemmas, and whether they are finite and passive."""
    lemmas: set[str] = set()
    finite = passive = active = False
    found = readings(form)
    infinitive = any(r.mood == "A-infinitive" for r in found)
    for reading in found:
        if reading.word_class == "pronoun" and as_word:
            return None  # "niitä" is them, not a form of mowing
        if reading.word_class == "verb" and reading.mood in _MOODS:
            lemmas.add(reading.lemma)
            # The short passive "ohjata" looks like the infinitive, which it nearly always is.
            finite = finite or reading.person in ("1", "2", "3") or (reading.person == "4" and not infinitive)
            passive = passive or (reading.person == "4" and not infinitive)
        elif reading.participle in ("past_active", "past_passive", "agent") and reading.case == "nominative":
            lemmas.add(_participle_verb(form, reading.verb))
            active = active or reading.participle == "past_active"
            passive = passive or reading.participle == "past_passive"
    return (frozenset(lemmas), finite, passive and not active) if lemmas else None


def _participle_verb(form: str, verb: str | None) -> str:
    """The infinitive of a past participle; "valmistellut" is of "valmistella"."""
    if verb and verb.isalpha():
        return verb
    stem = re.sub(r"(?:lut|lyt|tu|ty)$", "", form.casefold()).removesuffix("l")
    for infinitive in (stem + "lla", stem + "llä"):
        if any(r.word_class == "verb" and r.lemma == infinitive for r in readings(infinitive)):
            return infinitive
    return verb or form
