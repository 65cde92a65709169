"""Words that lost the space between them, as web pages glue them: tokens in, the same with such words cut in two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Final

from reformgraph.extract import lexicon
from reformgraph.extract.forms import readings
from reformgraph.extract.tokens import Token

# "puheenjohtajaKymenlaakson", "EsimerkkinenPj."
_CAMEL: Final = re.compile(r"(?<=[a-zåäö]{3})(?=[A-ZÅÄÖ][a-zåäö])")
_LONGEST_WORD: Final = 14
_ENDINGS: Final = (*lexicon.GROUP_ROLES_FI, *lexicon.BODIES_FI, *lexicon.OFFICES_FI)
# How roles and bodies begin in any case: a word without one of these is not worth cutting.
_BEGINS: Final = re.compile("|".join(sorted({ending[:3] for ending in _ENDINGS})))


def unglue(tokens: Sequence[Token]) -> list[Token]:
    """Cut glued words where a capital starts the next one, after a party's letters, or before a role or body."""
    found: list[Token] = []
    for token in tokens:
        named = bool(found) and _is_given(found[-1].text)
        found += _pieces(token, named=named) if token.kind == "word" and _may_be_glued(token.text) else [token]
    return found


def _may_be_glued(word: str) -> bool:
    """Whether a word is long enough for two, or letters stand before one: "PSMaija"."""
    return len(word) > 6 or (word[:2].isupper() and word[-2:].islower())


def _pieces(token: Token, *, named: bool) -> list[Token]:
    edges = _edges(token.text, named=named)
    return [_part(token, a, b) for a, b in pairwise(edges)] if len(edges) > 2 else [token]


@cache
def _edges(word: str, *, named: bool) -> tuple[int, ...]:
    """Where a word begins, is cut and ends; `named` when a given name stands before it."""
    cuts = [m.start() for m in _CAMEL.finditer(word)]
    letters = re.match(r"[A-ZÅÄÖ]{2,5}(?=[A-ZÅÄÖ][a-zåäö]{2})", word)
    if not letters:
        party = re.match(r"[A-ZÅÄÖ][a-zåäö]{1,4}(?=[A-ZÅÄÖ][a-zåäö]{2})", word)
        letters = party if party and party.group().casefold() in lexicon.PARTY_BY_NAME else None
    if letters and (letters.group().casefold() in lexicon.PARTY_BY_NAME or _is_given(word[letters.end() :])):
        cuts.insert(0, letters.end())
    edges = [0, *dict.fromkeys(cuts), len(word)]
    inner = [a + cut for a, b in pairwise(edges) if (cut := _before_role(word[a:b], named=named))]
    return tuple(sorted({*edges, *inner}))


@cache
def _is_given(word: str) -> bool:
    return any(r.word_class == "given_name" and r.case == "nominative" for r in readings(word))


def _before_role(word: str, *, named: bool) -> int | None:
    """Where "Esimerkkinenaluehallituksen", a name, runs into a word which the dictionary knows.

    After a given name even a long compound that the dictionary could form is a surname and what runs into it.
    """
    if (
        len(word) < _LONGEST_WORD
        or not word[0].isupper()
        or "-" in word
        or not _BEGINS.search(word, 4)
        or (readings(word) and not named)
    ):
        return None
    cuts = [(_parts(word[cut:]), cut) for cut in range(4, len(word) - 6) if _role_or_body(word[cut:])]
    if not cuts:
        return None
    # A title or body is most often a compound of two: "viestintä|päällikkö", not "noja|viestintä|päällikkö".
    return min(cuts, key=lambda pair: (abs(pair[0] - 2), pair[1]))[1]


def _parts(word: str) -> int:
    return min(len(r.parts) for r in readings(word))


def _role_or_body(word: str) -> bool:
    return any(r.case in ("nominative", "genitive") and r.lemma.endswith(_ENDINGS) for r in readings(word))


def _part(token: Token, start: int, end: int) -> Token:
    return replace(token, text=token.text[start:end], start=token.start + start, end=token.start + end)
