"""Mentions of roles: tokens in, an abbreviated role ("vpj.", "1 v. ordf") with its place out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reformgraph.extract import lexicon
from reformgraph.extract.chunks import RoleName
from reformgraph.extract.tokens import Token

ORDINAL: Final = re.compile(
    r"^(?:ensimmäinen|toinen|kolmas|ensimmäise\w*|toise\w*|kolmanne\w*|I|II|III|1|2|3|[1-4]:[ae]|första|förste|andra|andre|tredje)$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class RoleMention:
    """Tokens `first` to `last` (inclusive) name a role in a case and number."""

    first: int
    last: int
    role: RoleName
    case: str
    number: str


def abbreviated(tokens: Sequence[Token], at: int) -> RoleMention | None:
    """A role that a token abbreviates, with an ordinal before it and the full stop behind."""
    low = tokens[at].text.casefold().rstrip(".")
    entry = lexicon.ABBREVIATED_ROLES.get(low)
    if (
        low == "v"
        and at + 2 < len(tokens)
        and tokens[at + 1].text == "."
        and tokens[at + 2].text.casefold() in ("ordf", "ordförande")
    ):
        last = _with_stop(tokens, at + 2)
        return RoleMention(at, last, RoleName("viceordförande", "vice-chair", "sv"), "nominative", "singular")
    if not entry or (low == "vara" and not _names_next(tokens, at)):
        return None
    slug, title, language = entry
    if slug == "chair" and at and tokens[at - 1].text.casefold() == "vice":
        role = RoleName("viceordförande", "vice-chair", "sv")
        return RoleMention(_ordinal_before(tokens, at - 1), _with_stop(tokens, at), role, "nominative", "singular")
    first = _ordinal_before(tokens, at)
    return RoleMention(
        first,
        _with_stop(tokens, at),
        RoleName(title, slug, "sv" if language == "sv" else "fi"),
        "nominative",
        "singular",
    )


def _names_next(tokens: Sequence[Token], at: int) -> bool:
    """Whether a capitalised word, or a colon, comes next: "vara Maija Keksitty"."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is not None and (after.text == ":" or (after.kind == "word" and after.text[:1].isupper()))


def _with_stop(tokens: Sequence[Token], at: int) -> int:
    return (
        at + 1 if at + 1 < len(tokens) and tokens[at + 1].text == "." and tokens[at + 1].start == tokens[at].end else at
    )


def _ordinal_before(tokens: Sequence[Token], at: int) -> int:
    if at > 1 and tokens[at - 1].text == "." and ORDINAL.match(tokens[at - 2].text):
        return at - 2
    return at - 1 if at > 0 and ORDINAL.match(tokens[at - 1].text) else at
