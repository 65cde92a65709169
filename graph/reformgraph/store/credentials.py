"""The environment in, what a server asks for before it answers out; no credential is ever part of a message."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from typing import Final

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
