"""Roles and office titles in a token sequence: tokens in, role mentions with title, case and number out."""

from __future__ import annotations

from collections.abc import Sequence

from reformgraph.extract.forms import readings
from reformgraph.extract.role_mentions import RoleMention, abbreviated
from reformgraph.extract.roles_fi import finnish_role
from reformgraph.extract.roles_sv import swedish_role
from reformgraph.extract.tokens import Token
from reformgraph.model import Language


def find_roles(tokens: Sequence[Token], language: Language) -> list[RoleMention]:
    """All roles and titles, left to right, without overlap."""
    found: list[RoleMention] = []
    for at, token in enumerate(tokens):
        if token.kind != "word" or token.text.endswith("-"):
            continue
        mention = abbreviated(tokens, at) or (
            finnish_role(tokens, at) if language == "fi" else swedish_role(tokens, at)
        )
        if not mention and language == "fi" and not readings(token.text):
            mention = swedish_role(tokens, at)  # a bilingual page
        elif not mention and language == "sv":
            finnish = finnish_role(tokens, at)
            mention = finnish if finnish and finnish.role.slug else None
        if mention and (not found or mention.first > found[-1].last):
            found.append(mention)
    return found
