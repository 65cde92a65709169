"""From a Finnish word form to its possible analyses: lemma, word class, case, number and compound parts."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from typing import Final

from reformgraph.extract.voikko import Analyser, open_voikko

CACHE_SIZE: Final = 1 << 16
WORD_CLASSES: Final[Mapping[str, str]] = {
    "asemosana": "pronoun",
    "etuliite": "prefix",
    "etunimi": "given_name",
    "huudahdussana": "interjection",
    "kieltosana": "negation",
    "laatusana": "adjective",
    "lukusana": "numeral",
    "lyhenne": "abbreviation",
    "nimi": "proper",
    "nimisana": "noun",
    "nimisana_laatusana": "adjective",
    "paikannimi": "place",
    "seikkasana": "adverb",
    "sidesana": "conjunction",
    "suhdesana": "adposition",
    "sukunimi": "surname",
    "teonsana": "verb",
}
CASES: Final[Mapping[str, str]] = {
    "nimento": "nominative",
    "omanto": "genitive",
    "osanto": "partitive",
    "kohdanto": "accusative",
    "olento": "essive",
    "tulento": "translative",
    "sisaolento": "inessive",
    "sisaeronto": "elative",
    "sisatulento": "illative",
    "ulkoolento": "adessive",
    "ulkoeronto": "ablative",
    "ulkotulento": "allative",
    "vajanto": "abessive",
    "seuranto": "comitative",
    "keinonto": "instructive",
    "kerrontosti": "adverbial",
}


@dataclass(frozen=True, slots=True)
class Analysis:
    """One reading of a word form, in English terms; None where the category does not apply.

    `parts` are the compound's parts as they stand in the lemma: they join to it, and the last is its head.
    `verb` is the infinitive that a participle comes from. `possessive` is the owner: `1s`, `2p`, `3`.
    """

    lemma: str
    parts: tuple[str, ...]
    word_class: str
    case: str | None = None
    number: str | None = None
    possessive: str | None = None
    participle: str | None = None
    verb: str | None = None
    mood: str | None = None
    tense: str | None = None
    person: str | None = None

    @property
    def head(self) -> str:
        """The last part of a compound, which says what kind of thing the whole names."""
        return self.parts[-1]


class Morphology:
    """Voikko with a cache; calls from several threads take turns, as the library asks."""

    def __init__(self, voikko: Analyser) -> None:
        self._voikko = voikko
        self._turn = threading.Lock()
        self._cached = lru_cache(maxsize=CACHE_SIZE)(self._analyse)

    def analyse(self, word: str) -> tuple[Analysis, ...]:
        """Every reading of the word, in Voikko's order; none when the word is not known."""
        return self._cached(word)

    def _analyse(self, word: str) -> tuple[Analysis, ...]:
        with self._turn:
            readings = self._voikko.analyze(word)
        if readings:
            found = tuple(_analysis(word, reading) for reading in readings)
            return tuple(dict.fromkeys(found)) if len(found) > 1 else found
        # An unknown first part ("TKI-alaryhmän") does not hide the inflection of the last.
        front, hyphen, last = word.rpartition("-")
        if not front or not last:
            return ()
        return tuple(
            replace(known, lemma=front + hyphen + known.lemma, parts=(front + hyphen, *known.parts))
            for known in self.analyse(last)
        )


@cache
def morphology() -> Morphology:
    """The process's one analyser; raises ReformgraphError with what to do when Voikko is not found."""
    return Morphology(open_voikko())


def _analysis(word: str, reading: Mapping[str, str]) -> Analysis:
    lemma = reading.get("BASEFORM", word)
    participle = reading.get("PARTICIPLE")
    word_class = WORD_CLASSES.get(reading["CLASS"], reading["CLASS"])
    return Analysis(
        lemma=lemma,
        parts=_parts(word, lemma, reading.get("STRUCTURE", "")),
        word_class="participle" if participle and word_class == "adjective" else word_class,
        case=CASES.get(reading.get("SIJAMUOTO", "")),
        number=reading.get("NUMBER"),
        possessive=reading.get("POSSESSIVE"),
        participle=participle,
        verb=_verb(reading.get("WORDBASES", "")) if participle else None,
        mood=reading.get("MOOD"),
        tense=reading.get("TENSE"),
        person=reading.get("PERSON"),
    )


def _parts(word: str, lemma: str, structure: str) -> tuple[str, ...]:
    """Cut the lemma where Voikko's pattern of the word form (`=pppppp=pppp`, a mark a letter) begins its parts."""
    lengths = [len(part) for part in structure.split("=") if part] or [len(word)]
    starts = list(accumulate(lengths[:-1], initial=0))
    # Parts before the last may inflect with it ("Vanhassakaupungissa"): then the places differ, and it stays whole.
    if word[: starts[-1]].casefold() != lemma[: starts[-1]].casefold() or starts[-1] >= len(lemma):
        return (lemma,)
    return tuple(lemma[start:end] for start, end in pairwise([*starts, len(lemma)]))


def _verb(bases: str) -> str | None:
    """The last stem's base form in Voikko's chain of stems and endings (`+vali(valita)+t+tu(+tu)`)."""
    stems = [link.partition("(")[2].rstrip(")") for link in bases.split("+") if "(" in link]
    return next((stem for stem in reversed(stems) if stem), None)
