"""A query or update in, an error out where it would call a server: SERVICE and LOAD open the machine's network."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from reformgraph.errors import QueryError
from reformgraph.query.lexer import Token, tokens

_SERVICE: Final = re.compile("service", re.IGNORECASE)
_LOAD: Final = re.compile("load", re.IGNORECASE)
_IN_A_NAME: Final = re.compile(r"service[^:]*:|\.service", re.IGNORECASE)


def refuse_service(text: str, allowed: Collection[str] = ()) -> None:
    """Raise QueryError for a query that uses SERVICE, or that is written so that it cannot be told.

    `allowed` are the IRIs of servers that may be called; a query must name them in full.

    The engine reads keywords without regard to the letters beside them, so `SERVICE` anywhere but in strings, IRIs,
    variables, comments and the last part of names counts.
    """
    if not _SERVICE.search(text):
        return
    meant = [token for token in tokens(text) if token.kind not in {"space", "comment"}]
    for place, token in enumerate(meant):
        if _calls(token) and not _names_one(meant[place : place + 3], allowed):
            raise QueryError(
                "SERVICE is not allowed: a query may not call other servers",
                where=_line(text, token),
                hint="ask each server for itself, and join the answers",
            )
        if _doubtful(token):
            raise _unclear(text, token, "SERVICE")


def refuse_load(text: str) -> None:
    """Raise QueryError for an update that uses LOAD, anywhere in its sequence, or for which it cannot be told.

    An operation begins after a semicolon or the prologue, so that no letter stands before the keyword.
    """
    if not _LOAD.search(text):
        return
    for token in tokens(text):
        if token.kind in {"word", "name"} and _LOAD.match(token.text):
            raise QueryError(
                "LOAD is not allowed: an update may not call other servers",
                where=_line(text, token),
                hint="send the statements themselves; a prefix may not be called so either",
            )
        if _doubtful(token):
            raise _unclear(text, token, "LOAD")


def _unclear(text: str, token: Token, word: str) -> QueryError:
    return QueryError(
        f"{token.text!r} can be read in two ways in a text that contains the word {word}",
        where=_line(text, token),
        hint="put spaces around < and >, or write the full IRI",
    )


def _line(text: str, token: Token) -> str:
    return f"line {text.count(chr(10), 0, token.start) + 1}"


def _names_one(call: Sequence[Token], allowed: Collection[str]) -> bool:
    """Whether `SERVICE <IRI>` or `SERVICE SILENT <IRI>` stands here, with an IRI that is allowed."""
    words = [token.text.upper() for token in call]
    at = 2 if words[1:2] == ["SILENT"] else 1
    return words[0] == "SERVICE" and len(call) > at and call[at].kind == "iri" and call[at].text[1:-1] in allowed


def _calls(token: Token) -> bool:
    if token.kind == "word":
        return bool(_SERVICE.search(token.text))
    return token.kind == "name" and bool(_IN_A_NAME.search(token.text))


def _doubtful(token: Token) -> bool:
    """A stray quote; or an IRI that may as well be a comparison, with a comment at its end that would hide the rest."""
    if token.kind == "iri":
        head, sign, _ = token.text.partition("#")
        return bool(sign) and "://" not in head
    return token.kind == "other" and token.text in {'"', "'"}
