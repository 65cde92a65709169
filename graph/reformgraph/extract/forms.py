"""Word forms: a form as written in, its readings and its base form out; forms that are generated are verified."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from reformgraph.extract.morphology import Analysis, morphology

# Endings of inflected acronyms and foreign words, as in "MOR:lta", "POPsoten", "VATEn".
_ENDINGS: Final = {
    "n": "genitive", "in": "genitive", "en": "genitive", "a": "partitive", "ä": "partitive", "ta": "partitive",
    "tä": "partitive",
    "ssa": "inessive", "ssä": "inessive", "sta": "elative", "stä": "elative", "lla": "adessive", "llä": "adessive",
    "lta": "ablative", "ltä": "ablative", "lle": "allative", "na": "essive", "nä": "essive", "ksi": "translative",
    "an": "illative", "ään": "illative", "hon": "illative", "seen": "illative", "iin": "illative",
}  # fmt: skip
_ENDING: Final = re.compile(rf"^(?P<stem>.{{2,}}?):?(?P<ending>{'|'.join(sorted(_ENDINGS, key=len, reverse=True))})$")
# Weak grades of a stem's last consonants, for the nominative plural.
_GRADES: Final = (
    ("kk", "k"), ("pp", "p"), ("tt", "t"), ("nt", "nn"), ("nk", "ng"), ("mp", "mm"), ("lt", "ll"), ("rt", "rr"),
    ("t", "d"), ("p", "v"), ("k", ""),
)  # fmt: skip


@cache
def readings(word: str) -> tuple[Analysis, ...]:
    """All analyses of a word form; of its lower-case form where the form itself is unknown."""
    found = morphology().analyse(word)
    if not found and word.lower() != word:
        found = morphology().analyse(word.lower())
    return found


def split_ending(word: str, stem: str) -> str | None:
    """The case that turns `stem` into `word` ("nominative" when they are equal), or None when nothing does."""
    low, base = word.casefold(), stem.casefold()
    if low == base:
        return "nominative"
    if low.startswith(base):
        if low == f"{base}{base[-1]}n" and base[-1] in "aeiouyäö":
            return "illative"  # "Vateen": the last vowel is doubled
        return _ENDINGS.get(low[len(base) :].lstrip(":"))
    return None


def endings(word: str) -> list[tuple[str, str]]:
    """Stems and cases that an unknown word may have by its ending, longest ending first."""
    found = []
    for ending in sorted(_ENDINGS, key=len, reverse=True):
        if word.lower().endswith(ending) and len(word) - len(ending) >= 2:
            found.append((word[: -len(ending)].rstrip(":"), _ENDINGS[ending]))
    return found


@cache
def plural_nominative(lemma: str) -> str:
    """The nominative plural of a Finnish noun: forms are guessed and the one that Voikko reads as such is taken."""
    for guess in _plural_guesses(lemma):
        for reading in morphology().analyse(guess):
            if reading.case == "nominative" and reading.number == "plural" and reading.lemma.lower() == lemma.lower():
                return guess
    return lemma


def _plural_guesses(lemma: str) -> list[str]:
    guesses = [lemma + "t"]
    if lemma.endswith("nen"):
        guesses.insert(0, lemma[:-3] + "set")
    if lemma.endswith(("us", "ys", "os", "ös", "es")):
        guesses += [lemma[:-1] + "kset", lemma[:-1] + "det"]
    if lemma.endswith(("s",)):
        guesses += [lemma[:-1] + lemma[-2] + "t", lemma[:-1] + "t"]
    if lemma.endswith("in"):
        guesses.append(lemma[:-1] + "met")
    if lemma.endswith("e"):
        guesses.append(lemma + "et")
    if lemma.endswith("i"):
        guesses.append(lemma[:-1] + "et")
    stem, vowel = lemma[:-1], lemma[-1:]
    for strong, weak in _GRADES:
        if stem.endswith(strong):
            guesses += [stem[: -len(strong)] + weak + vowel + "t", stem[: -len(strong)] + weak + "et"]
        if lemma.endswith("e") and stem.endswith(weak) and weak:
            guesses.append(stem[: -len(weak)] + strong + "eet")
    if lemma[-1:] not in "aeiouyäö":
        guesses.append(lemma + "it")
    return guesses


def restore_case(lemma: str, surface: str) -> str:
    """Give a lemma the capitals that its surface form shows: "lepojärvi" from "Lepojärven" is "Lepojärvi"."""
    letters = []
    for position, letter in enumerate(lemma):
        seen = surface[position] if position < len(surface) else ""
        letters.append(letter.upper() if seen.isupper() and seen.lower() == letter.lower() else letter)
    return "".join(letters)
