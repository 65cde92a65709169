"""What a Swedish body works with, as a part of its name: tokens in, the last of "för vård och räddning" out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reformgraph.extract import lexicon
from reformgraph.extract.tokens import Token
from reformgraph.extract.verbs import SWEDISH_FORMS

ADJECTIVE: Final = re.compile(
    r"(?:isk|svenska?|finska?|iskt|iska|ell|ellt|ella|ala|al|alt|ärt|ivt|ligt|sam|samma|samt|bred|breda|smal|ära|är|iv|iva|ande|liga|lig|gemensam\w*|fasta?|nya?|stora|lilla|smala"
    r"|trånga|utvidgade?)$",
    re.I,
)
NOT_MODIFIER: Final = frozenset(
    (
        "och som i på av för till är var har att med den det de en ett vid inom från samt men om under enligt dess "
        "deras valdes vald utsågs denna detta dessa sin sitt sina också även bland måste ska skall kan alla blev "
        "andra när följande ny nya nytt kommande nuvarande tidigare förra förre samma båda"
    ).split()
)
_PERSONS: Final = frozenset({"personer", "människor", "barn", "unga", "invånare"})
_DOING: Final = re.compile(r"(?:ande|ende|ning|ningen|andet|endet)$")
_TIME: Final = re.compile(r"^(?:tid|tiden|år|åren|året|period\w*|mandat\w*|verksamhets\w*|fullmäktige\w*)$")
_VERBS: Final = SWEDISH_FORMS | {word for words in lexicon.VERBS.values() for word in words}
_BODY: Final = re.compile(rf"(?:{'|'.join(lexicon.BODIES_SV)})(?:er|erna|en|et|n|t|na)?s?$")


def complement(tokens: Sequence[Token], at: int, taken: set[int]) -> int:
    """The last token of "för" and the field that tells a body from others of its kind, else `at`.

    "arbetsgruppen för digitala tjänster", "rådet för äldre och personer med funktionsnedsättning".
    """
    if at + 1 >= len(tokens) or tokens[at + 1].text != "för":
        return at
    last = _phrase(tokens, at + 2, taken)
    if last is None or _TIME.match(tokens[last].text):
        return at
    while (more := _and_more(tokens, last, taken)) is not None:
        last = more
    return last


def _phrase(tokens: Sequence[Token], at: int, taken: set[int]) -> int | None:
    """The last token of a noun with its adjectives and what it is of or with; None where no noun begins."""
    last = _noun(tokens, at, taken)
    if last is None or last + 1 >= len(tokens):
        return last
    word, joint = tokens[last].text.casefold(), tokens[last + 1].text
    with_what = joint == "med" and word in _PERSONS
    of_what = joint == "av" and _DOING.search(word)
    if joint == "på" and last + 2 < len(tokens) and tokens[last + 2].text in ("svenska", "finska"):
        return last + 2
    if with_what or of_what or joint in ("mellan", "för"):
        inner = _noun(tokens, last + 2, taken)
        if inner is not None and tokens[inner].text.islower() and not _TIME.match(tokens[inner].text):
            return inner
    return last


def _noun(tokens: Sequence[Token], at: int, taken: set[int]) -> int | None:
    last = at - 1
    while last + 1 < len(tokens) and last + 1 not in taken and tokens[last + 1].kind == "word":
        low = tokens[last + 1].text.casefold()
        joins = low == "och" and last >= at and tokens[last].text.endswith("-")  # "för social- och hälsovård"
        if low in NOT_MODIFIER and not joins:
            break
        last += 1
        if joins:
            continue
        if not (ADJECTIVE.search(low) or low.endswith(("-", "s"))):
            break
    return last if last >= at else None


def _and_more(tokens: Sequence[Token], last: int, taken: set[int]) -> int | None:
    """The last token of one more field, where commas lead on to "och", or "och" to the last of them."""
    if last + 2 >= len(tokens) or tokens[last + 1].text not in (",", "och", "samt"):
        return None
    first = tokens[last + 2].text
    if not first.islower() or _BODY.search(first) or first in _VERBS:
        return None
    more = _phrase(tokens, last + 2, taken)
    if more is None:
        return None
    if tokens[last + 1].text == ",":
        return more if more + 1 < len(tokens) and _leads_on(tokens, more, taken) else None
    return more if _ends(tokens, more + 1) else None


def _leads_on(tokens: Sequence[Token], last: int, taken: set[int]) -> bool:
    return tokens[last + 1].text in (",", "och", "samt") and _and_more(tokens, last, taken) is not None


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name can end before this place."""
    if at >= len(tokens):
        return True
    token = tokens[at]
    return token.kind != "word" or token.capitalised or token.text in NOT_MODIFIER or token.text in _VERBS
