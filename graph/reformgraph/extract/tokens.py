"""Splitting a stretch of text into sentences and tokens; every token knows its offsets in the document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from reformgraph.model import Span

TokenKind = Literal["word", "number", "punct"]

# No word or number is longer than this; what is comes in pieces, so that no token costs more than another.
_TOKEN = re.compile(
    r"""
    (?P<number>\d{1,40}(?:[.,:]\d{1,40}){0,9}(?!\w|:[ae]\b))
  | (?P<word>[-–]?\w{1,80}(?:[-–'’:&]\w{1,80}){0,9}(?:-(?=[\s,/)]|$))?)
  | (?P<punct>\S)
    """,
    re.VERBOSE,
)
# Words that end in a full stop without ending a sentence; a number of two digits behind a word is a count, no ordinal.
_ABBREVIATION = re.compile(
    r"(?:\b(?:mm|ym|esim|ks|vrt|nk|ns|pj|vpj|varapj|siht|vt|vs|v|tf|t\.f|s|jne|ko|ao|klo|puh|p|os|tel|ml|prof|tri|toht"
    r"|ordf|viceordf|sekr|ers|led|bl\.a|t\.ex|m\.fl|o\.s\.v|dvs|resp|kl|nr|n|kok|kesk|sd|vihr|vas|ps|kd|rkp|saml|gröna|sannf)"
    r"|\b[A-ZÅÄÖ]|(?<!\d\.)\b(?:\d|(?<![a-zåäö] )\d\d))$",
    re.IGNORECASE,
)
# Each run of stops is tried once, from its first stop on, whatever follows it.
_STOP = re.compile(
    r"(?<![.!?…])[.!?…]++[\"”’»)]*+(?=\s++[-–•\"”’»(]*+\s*+[A-ZÅÄÖ0-9])"
    r"|(?<=[a-zåäö]{3})\.(?=[A-ZÅÄÖ][a-zåäö]{2,20} )|\n+"  # "slut.Ny mening": the space was lost
)
# What goes on for longer without a stop is no sentence, and is cut where a word ends.
_LONGEST_SENTENCE = 2000


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or punctuation mark with its half-open range in the document."""

    text: str
    start: int
    end: int
    kind: TokenKind

    @property
    def capitalised(self) -> bool:
        return self.kind == "word" and self.text.lstrip("-–")[:1].isupper()


def tokens(text: str, span: Span) -> list[Token]:
    """The tokens of `text[span.start:span.end]`, with offsets in `text`."""
    found = []
    for match in _TOKEN.finditer(text, span.start, span.end):
        kind: TokenKind = "word" if match["word"] else "number" if match["number"] else "punct"
        found.append(Token(match.group(), match.start(), match.end(), kind))
    return found


def sentences(text: str, span: Span) -> Iterator[Span]:
    """The sentences in a span of running text; abbreviations, ordinals and initials do not end one."""
    start = span.start
    for match in _STOP.finditer(text, span.start, span.end):
        before = text[max(start, match.start() - 12) : match.start()]
        is_break = "\n" in match.group()
        if not is_break and match.group().rstrip(")") == "." and _ABBREVIATION.search(before):
            continue
        yield from _bounded(text, start, match.end())
        start = match.end()
    yield from _bounded(text, start, span.end)


def _bounded(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > _LONGEST_SENTENCE:
        cut = text.rfind(" ", start, start + _LONGEST_SENTENCE) + 1 or start + _LONGEST_SENTENCE
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def calm(found: list[Token]) -> list[Token]:
    """Undo shouting: in a stretch written in capitals, words of five letters and more get small letters.

    The first letter stays large, so that names can still be told; offsets do not change.
    """
    if sum(map(str.isupper, "".join(token.text for token in found))) < 10:
        return found
    letters = [c for token in found for c in token.text if c.isalpha()]
    if len(letters) < 12 or sum(c.isupper() for c in letters) < 0.8 * len(letters):
        return found
    return [
        replace(t, text=re.sub(r"[^\W\d_]{4,}", lambda m: m.group().capitalize(), t.text)) if t.kind == "word" else t
        for t in found
    ]
