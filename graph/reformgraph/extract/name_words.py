"""Words of a name one by one: a token in, whether it is a given name, or could be a part of a name, out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from reformgraph.extract.foreign_names import is_foreign_given
from reformgraph.extract.forms import readings
from reformgraph.extract.given_names import GIVEN_NAMES
from reformgraph.extract.tokens import Token

INITIAL: Final = re.compile(r"^[A-ZÅÄÖ]$")
_NAME: Final = re.compile(r"^[^\W\d_]+(?:[-’'][^\W\d_]+)*$")
# Capitalised words that stand beside names without being a part of them.
_NOT_SURNAME: Final = re.compile(
    r"(?:ryhmä|hanke|kaupunki|liitto|puolue|johtaja|päällikkö|palkinto|keskus|uudistus|tiedote|jäsen)$"
    r"|^(?:Oy|Ry|Ab|Sote|Facebook|Twitter|Kunta|Kommun|Stad|Puh|Tel|Norra|Södra|Östra|Västra|Mellersta|Region"
    r"|Pohjois|Etelä|Itä|Länsi)$",
    re.IGNORECASE,
)


def is_given_name(token: Token) -> bool:
    """Whether the form is a given name in the nominative."""
    return token.capitalised and _is_given(token.text)


def surname_first_turned(name: str) -> str:
    """A name of two words that no dictionary knows, from a list that puts the surname first, the usual way round."""
    first, _, last = name.partition(" ")
    return name if _is_given(first) or " " in last else f"{last} {first}"


# "Desirée" and "Ánne" are given names where "Desiree" and "Anne" are; å, ä and ö are letters of their own.
_PLAIN: Final = str.maketrans("ÁÀÂÉÈÊËÍÓÚÜáàâéèêëíóúüčšž", "AAAEEEEIOUUaaaeeeeiouucsz")


@cache
def _is_written_as_name(word: str) -> bool:
    """Whether a word is made of letters, the first of them a capital, with hyphens and apostrophes inside."""
    return word[:1].isupper() and bool(_NAME.match(word))


@cache
def _is_given(word: str) -> bool:
    return _is_written_as_name(word) and all(
        part in GIVEN_NAMES
        or part.translate(_PLAIN) in GIVEN_NAMES
        or any(r.word_class == "given_name" and r.case == "nominative" for r in readings(part))
        or is_foreign_given(part)
        for part in word.split("-")
    )


def is_name_shaped(token: Token) -> bool:
    """Whether the token could be a part of a name by its letters alone."""
    return (
        token.kind == "word"
        and _is_written_as_name(token.text)
        and len(token.text) > 1
        and not _is_beside_names(token.text)
    )


@cache
def _is_beside_names(word: str) -> bool:
    return bool(_NOT_SURNAME.search(word)) or (word.isupper() and len(word) <= 4)


def is_common(word: str) -> bool:
    """Whether the dictionary knows the word, and as no one's name."""
    found = readings(word)
    return bool(found) and not any(r.word_class in ("given_name", "surname") or r.lemma[:1].isupper() for r in found)


def is_foreign(token: Token) -> bool:
    """Whether only other countries' lists know a given name."""
    return is_foreign_given(token.text) and token.text not in GIVEN_NAMES


def is_known_otherwise(token: Token) -> bool:
    """Whether the dictionary knows a word, and not as a surname."""
    found = readings(token.text)
    return bool(found) and not any(r.word_class == "surname" for r in found)


def only_given(token: Token) -> bool:
    return is_given_name(token) and not any(r.word_class == "surname" for r in readings(token.text))


def written(tokens: Sequence[Token], at: int) -> str:
    token = tokens[at]
    dotted = INITIAL.match(token.text) and at + 1 < len(tokens) and tokens[at + 1].text == "."
    return token.text + "." if dotted else token.text


def adjacent(tokens: Sequence[Token], at: int) -> bool:
    """Whether one space or two, or nothing before a full stop, parts this token from the next."""
    gap = tokens[at + 1].start - tokens[at].end if at + 1 < len(tokens) else 9
    return gap in (1, 2) or (gap == 0 and (tokens[at + 1].text == "." or tokens[at].text == "."))
