"""Minutes whose line ends were lost: one long line in, a line for each label and for each person under it out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reformgraph.extract import lexicon
from reformgraph.extract.name_words import is_given_name, is_name_shaped
from reformgraph.extract.tokens import Token, tokens
from reformgraph.model import Span

_SHORTEST: Final = 200
_LONGEST: Final = 20_000
_FEWEST: Final = 3
# What the head of minutes asks for, each with its colon.
_LABEL: Final = re.compile(
    r"(?<![\w-])(?:(?:muut|övriga) )?(?:aika|paikka|osallistujat|läsnä(?:olijat)?|saapuvilla(?: olleet)?|poissa"
    r"|estyneet|puheenjohtaja|varapuheenjohtaja|(?:vara)?jäsenet|esittelijä|sihteeri|asiantuntijat|kutsut(?:tu|ut)"
    r"(?: kokoukseen)?|tid|plats|närvarande|frånvarande|deltagare|ledamöter|ersättare|ordförande|sekreterare"
    r"|föredragande|kallade) ?:",
    re.I,
)
# An office, or a role in a body, with the capital that its own line gave it.
_TITLE: Final = re.compile(
    rf"(?<=[\w,.)] )(?:V[ast]\. [a-zåäö]|[A-ZÅÄÖ])[a-zåäö-]*(?:{'|'.join(lexicon.OFFICES_FI)}"
    r"|hallituksen|valtuuston|kunnan)\b"
)
_UNIT: Final = re.compile(r"(?<=[\w,.):] )[A-ZÅÄÖ][\w-]+:(?= )")


def unflattened(text: str, span: Span) -> list[Span]:
    """The lines that a line was made from where at least three labels stand in it, else the line itself."""
    body = text[span.start : span.end]
    labels = [m.start() for m in _LABEL.finditer(body)] if _SHORTEST < len(body) < _LONGEST else []
    if len(labels) < _FEWEST:
        return [span]
    edges = [span.start, *(span.start + at for at in labels if at), span.end]
    pieces = [_stripped(text, Span(a, b)) for a, b in pairwise(edges)]
    words = [tokens(text, piece) for piece in pieces]
    heads = [found[_after_label(found) :] for found in words]
    turned = sum(_is_turned(found) for found in heads)
    surname_first = turned > sum(len(found) > 1 and is_given_name(found[0]) for found in heads)
    known = (
        {(found[at].text, found[at + 1].text) for found in heads for at in _pairs(found)} if surname_first else set()
    )
    lines: list[Span] = []
    for piece, found in zip(pieces, heads, strict=True):
        starts = _people(found, known) if surname_first else _titles(text, piece, found)
        lines += _cut(text, piece, starts)
    return [line for line in lines if line.end > line.start]


def _after_label(found: Sequence[Token]) -> int:
    return next((at + 1 for at, token in enumerate(found) if token.text == ":"), len(found))


def _is_turned(found: Sequence[Token]) -> bool:
    """Whether a surname and a given name stand here in that order."""
    shaped = len(found) > 1 and is_name_shaped(found[0]) and is_name_shaped(found[1])
    return shaped and is_given_name(found[1]) and not is_given_name(found[0])


def _pairs(found: Sequence[Token]) -> list[int]:
    """Where each surname with its given name begins; a pair that no dictionary knows stands between two known ones."""
    places: list[int] = []
    at = 0
    while at + 1 < len(found):
        follows = bool(places) and places[-1] == at - 2
        shaped = is_name_shaped(found[at]) and is_name_shaped(found[at + 1])
        known = is_given_name(found[at + 1]) and (follows or not is_given_name(found[at]))
        if shaped and (known or (follows and _is_turned(found[at + 2 : at + 4]))):
            places.append(at)
            at += 1
        at += 1
    return places


def _people(found: Sequence[Token], known: set[tuple[str, str]]) -> list[int]:
    """Where people begin among surnames that stand first; a signature has a known name the other way round."""
    signed = [at for at in range(len(found) - 1) if (found[at + 1].text, found[at].text) in known]
    return sorted({found[at].start for at in (*_pairs(found), *signed)})


def _titles(text: str, piece: Span, found: Sequence[Token]) -> list[int]:
    """Where units with a colon and titles with a capital begin behind a label."""
    if not found or not any(is_given_name(token) for token in found):
        return []
    begins = [m.start() for pattern in (_TITLE, _UNIT) for m in pattern.finditer(text, found[0].start, piece.end)]
    ends = [m.end() for m in _UNIT.finditer(text, found[0].start, piece.end)]
    return sorted({found[0].start, *begins, *ends}) if begins else []


def _cut(text: str, piece: Span, starts: Sequence[int]) -> list[Span]:
    edges = [piece.start, *(at for at in starts if at > piece.start), piece.end]
    return [_stripped(text, Span(a, b)) for a, b in pairwise(edges)]


def _stripped(text: str, span: Span) -> Span:
    body = text[span.start : span.end]
    return Span(span.start + len(body) - len(body.lstrip()), span.end - len(body) + len(body.rstrip()))
