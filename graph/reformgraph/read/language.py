"""The language of a text, Finnish, Swedish or English, by its commonest function words.

Three languages with so different function words need no model: the libraries that know a hundred languages weigh
megabytes to hundreds of megabytes and err more often on short lists of names.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from reformgraph.model import Language

FINNISH: Final = """ja on ei että se sekä oli ovat myös kun joka jotka tai mutta jos kuin niin hän sen ole mukaan sitä
    tämä toimii jäsen jäsenet puheenjohtaja varajäsen kokous ryhmä mm klo välillä kanssa jälkeen"""
SWEDISH: Final = """och är att det som en ett av för på med till den inte har om vid i från kommer även eller samt de
    under ska ledamot ordförande möte grupp ersättare medlem medlemmar"""
ENGLISH: Final = """the and of to is that for with was are by be as this from which at or an has have will not on
    member chair meeting group"""
WORDS: Final[dict[Language, frozenset[str]]] = {
    "fi": frozenset(FINNISH.split()),
    "sv": frozenset(SWEDISH.split()),
    "en": frozenset(ENGLISH.split()),
}
WORD: Final = re.compile(r"[^\W\d_]+")
SAMPLE: Final = 20_000


def detect(text: str) -> Language:
    """The language with the most function words in the text's head; Finnish where nothing tells."""
    counts = Counter(word.casefold() for word in WORD.findall(text[:SAMPLE]))
    score = {language: sum(counts[word] for word in words) for language, words in WORDS.items()}
    return max(score, key=lambda language: score[language])
