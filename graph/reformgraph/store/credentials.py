"""The environment in, what a server asks for before it answers out; no credential is ever part of a message."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Final
from urllib.request import (
    AbstractDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    Request,
    parse_http_list,
    parse_keqv_list,
)

from reformgraph.errors import UsageError

USER: Final = "REFORMGRAPH_ENDPOINT_USER"
PASSWORD: Final = "REFORMGRAPH_ENDPOINT_PASSWORD"
TOKEN: Final = "REFORMGRAPH_ENDPOINT_TOKEN"


def authorization(environment: Mapping[str, str]) -> str | None:
    """The Authorization header: a user and password (Basic) or a token (Bearer); None where neither is set."""
    user, password, token = (environment.get(name, "") for name in (USER, PASSWORD, TOKEN))
    if token and (user or password):
        raise UsageError(f"set either {TOKEN} or {USER} and {PASSWORD}")
    if token:
        if not (token.isascii() and token.isprintable()) or " " in token:
            raise UsageError(f"{TOKEN} holds characters that no token has")
        return f"Bearer {token}"
    if not user and not password:
        return None
    if not user or not password:
        raise UsageError(f"{USER} and {PASSWORD} belong together: set both")
    if ":" in user:
        raise UsageError(f"{USER} may not hold a colon")
    return f"Basic {b64encode(f'{user}:{password}'.encode()).decode('ascii')}"


def digest(challenge: str, request: Request) -> str | None:
    """The Authorization header that answers a server's challenge (RFC 7616) in the place of Basic.

    None where it is no such challenge, or the request was not sent with a user and password.
    """
    scheme, _, rest = challenge.partition(" ")
    kind, _, known = (request.get_header("Authorization") or "").partition(" ")
    if scheme.lower() != "digest" or kind != "Basic":
        return None
    user, _, password = b64decode(known).decode().partition(":")
    passwords = HTTPPasswordMgrWithDefaultRealm()
    passwords.add_password(None, request.full_url, user, password)
    try:
        answer = AbstractDigestAuthHandler(passwords).get_authorization(request, parse_keqv_list(parse_http_list(rest)))
    except ValueError:  # a challenge that is malformed, or of an algorithm that is not known
        return None
    return f"Digest {answer}" if answer else None
