"""Who may write: a token in the environment or a file in, yes or no for a request out."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from starlette.requests import Request

from reformgraph.errors import ReformgraphError, UsageError

VARIABLE: Final = "REFORMGRAPH_WRITE_TOKEN"
LEAST: Final = 20
"""Characters of a token; fewer could be guessed."""

_HINT: Final = "make one with: openssl rand -hex 32"


class AccessError(ReformgraphError):
    """The request writes, and has no token or another one."""

    http_status = 401


class Access:
    """The token goes in the header `Authorization: Bearer …`, which no page can have a browser send unasked."""

    def __init__(self, token: str) -> None:
        self._digest = _digest(token)

    def allows(self, request: Request) -> bool:
        """Whether the request has the token; it takes as long for a wrong one, however much of it is right."""
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        return scheme.lower() == "bearer" and hmac.compare_digest(_digest(given.strip()), self._digest)

    def demand(self, request: Request) -> None:
        """Raise AccessError for a request without the token."""
        if not self.allows(request):
            said = "is not the token" if "authorization" in request.headers else "has none"
            raise AccessError(f"to write takes a token, and this request {said}", hint="Authorization: Bearer TOKEN")


def token_of(file: Path | None, environment: Mapping[str, str]) -> str:
    """The token in the file, or else the environment; UsageError where there is none, or none that is safe."""
    where, token = VARIABLE, environment.get(VARIABLE, "")
    if file is not None:
        where = str(file)
        try:
            token = file.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError("the token cannot be read", where=where, hint=_HINT) from error
    token = token.strip()
    if not token:
        problem = f"to write takes a token: put one into {VARIABLE}, or name its file with --token-file"
        raise UsageError(problem, where=where if file else "--writable", hint=_HINT)
    if len(token) < LEAST:
        raise UsageError(f"the token has fewer than {LEAST} characters", where=where, hint=_HINT)
    if not (token.isascii() and token.isprintable()) or " " in token:
        raise UsageError("the token holds characters that no token has", where=where, hint=_HINT)
    return token


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
