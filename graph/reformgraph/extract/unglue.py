"""Words that lost the space between them, as web pages glue them: tokens in, the same with such words cut in two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from reformgraph.extract import lexicon
from reformgraph.extract.forms import readings
from reformgraph.extract.tokens import Token

# "puheenjohtajaKymenlaakson", "EsimerkkinenPj."
_CAMEL: Final = re.compile(r"(?<=[a-zåäö]{3})(?=[A-ZÅÄÖ][a-zåäö])")
_LONGEST_WORD: Final = 14


def unglue(tokens: Sequence[Token]) -> list[Token]:
    """Cut glued words where a capital starts the next one, after a party's letters, or before a role or body."""
    found: list[Token] = []
    for token in tokens:
        found += _pieces(token) if token.kind == "word" and len(token.text) > 6 else [token]
    return found


def _pieces(token: Token) -> list[Token]:
    cuts = [m.start() for m in _CAMEL.finditer(token.text)]
    letters = re.match(r"[A-ZÅÄÖ]{2,5}(?=[A-ZÅÄÖ][a-zåäö]{2})", token.text)
    if letters and letters.group().casefold() in lexicon.PARTY_BY_NAME:
        cuts.insert(0, letters.end())
    edges = [0, *dict.fromkeys(cuts), len(token.text)]
    pieces = [_part(token, a, b) for a, b in pairwise(edges)]
    return [part for piece in pieces for part in _before_role(piece)]


def _before_role(token: Token) -> list[Token]:
    """ "Esimerkkinenaluehallituksen" is a name that runs into a word which the dictionary knows."""
    word = token.text
    if len(word) < _LONGEST_WORD or not token.capitalised or "-" in word or readings(word):
        return [token]
    cuts = [(_parts(word[cut:]), cut) for cut in range(4, len(word) - 6) if _role_or_body(word[cut:])]
    if not cuts:
        return [token]
    # A title or body is most often a compound of two: "viestintä|päällikkö", not "noja|viestintä|päällikkö".
    cut = min(cuts, key=lambda pair: (abs(pair[0] - 2), pair[1]))[1]
    return [_part(token, 0, cut), _part(token, cut, len(word))]


def _parts(word: str) -> int:
    return min(len(r.parts) for r in readings(word))


def _role_or_body(word: str) -> bool:
    endings = (*lexicon.GROUP_ROLES_FI, *lexicon.BODIES_FI, *lexicon.OFFICES_FI)
    return any(r.case in ("nominative", "genitive") and r.lemma.endswith(endings) for r in readings(word))


def _part(token: Token, start: int, end: int) -> Token:
    return replace(token, text=token.text[start:end], start=token.start + start, end=token.start + end)
