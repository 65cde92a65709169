"""What a text tells, in the short form in which the tests of extraction state it."""

from __future__ import annotations

import datetime as dt
import hashlib

from reformgraph.extract import extract
from reformgraph.extract.tokens import Token, tokens
from reformgraph.model import Document, Language, MembershipClaim, Span

# A person's name, the role or office, and the body or organisation ("" where none is told).
Held = tuple[str, str, str]


def document(text: str, language: Language = "fi", date: dt.date | None = None) -> Document:
    return Document("x.txt", text, hashlib.sha256(text.encode()).hexdigest(), language=language, date=date)


def claims(text: str, language: Language = "fi", date: dt.date | None = None) -> list[MembershipClaim]:
    return [claim for claim in extract(document(text, language, date)) if isinstance(claim, MembershipClaim)]


def held(text: str, language: Language = "fi") -> set[Held]:
    return {
        (claim.member.name, claim.role, claim.organization.label if claim.organization else "")
        for claim in claims(text, language)
    }


def sent_by(text: str, language: Language = "fi") -> dict[str, str]:
    """Each person's party or nominating organisation."""
    return {claim.member.name: claim.on_behalf_of.label for claim in claims(text, language) if claim.on_behalf_of}


def whole(text: str) -> Span:
    return Span(0, len(text))


def words(text: str) -> list[Token]:
    return tokens(text, whole(text))
