"""Names in enumerations: tokens in, the places out where words are a name because those beside them are."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from reformgraph.extract.lexicon import PARTY_BY_NAME
from reformgraph.extract.name_words import is_given_name, is_name_shaped
from reformgraph.extract.persons import looks_like_name
from reformgraph.extract.places import place_of
from reformgraph.extract.surnames import is_surname
from reformgraph.extract.tokens import Token

_SEPARATORS: Final = frozenset({",", ";", "och", "samt", "ja", "sekä", "&"})
_OPENS: Final = frozenset({":", "(", "/", *_SEPARATORS})


def enumerated_names(found: Sequence[Token], roles: Collection[int]) -> list[int]:
    """Where names of an enumeration begin: each item two or three capitalised words, and most of them known as names.

    "A B (parti)" is a name wherever it stands: nobody else has a party in brackets.
    """
    places: list[int] = []
    at = 0
    while at < len(found):
        end = _item(found, at, roles)
        if end is None:
            at += 1
            continue
        run, closed = [(at, end)], True
        after = _after_brackets(found, end)
        while after < len(found) and found[after].text in _SEPARATORS:
            start = after + 1 + (after + 1 < len(found) and found[after + 1].text in _SEPARATORS)
            end = _item(found, start, roles)
            if end is None:
                closed = start >= len(found)
                break
            run.append((start, end))
            after = _after_brackets(found, end)
        named = [item for item in run if is_given_name(found[item[0]]) or is_surname(found[item[1] - 1].text)]
        if closed and len(run) > 2 and len(named) > 1 and len(named) * 2 >= len(run):
            places += [start for start, _ in run]
        places += [start for start, stop in run if _has_party(found, stop)]
        at = max(after, at + 1)
    return places


def _item(found: Sequence[Token], at: int, roles: Collection[int]) -> int | None:
    """Where a name-shaped item that begins here ends, if a separator, a bracket or a stop ends it."""
    if at >= len(found) or at in roles or (at and found[at - 1].text not in _OPENS):
        return None
    if not looks_like_name(found, at):
        return None
    end = at
    while end < len(found) and (is_name_shaped(found[end]) or found[end].text == "." or len(found[end].text) == 1):
        if found[end].text in _OPENS or (found[end].text == "." and len(found[end - 1].text) > 1):
            break
        end += 1
    if any(i in roles or place_of(found[i].text) for i in range(at, end)):
        return None
    return end if end == len(found) or found[end].text in (*_SEPARATORS, "(", ".") else None


def _after_brackets(found: Sequence[Token], at: int) -> int:
    if at < len(found) and found[at].text == "(":
        return next((i + 1 for i in range(at, min(at + 12, len(found))) if found[i].text == ")"), at)
    return at


def _has_party(found: Sequence[Token], at: int) -> bool:
    """Whether a party's letters in brackets stand here, by themselves or before a comma: "(s)", "(sdp, Esbo)"."""
    opened = at + 2 < len(found) and found[at].text == "("
    return opened and found[at + 1].text.casefold() in PARTY_BY_NAME and found[at + 2].text in (")", ",", ".")
