"""What a server answered instead of results in, one clean line that says what to do out."""

from __future__ import annotations

import re
import ssl
from html import unescape
from http.client import HTTPException
from typing import Final
from urllib.error import HTTPError

from reformgraph.errors import GraphError, QueryError, ReformgraphError
from reformgraph.store.credentials import PASSWORD, TOKEN, USER

CUT_OFF: Final = "the server's answer is cut off"
ADDRESS_HINT: Final = "is this the address of its SPARQL service? It often ends in /sparql or /query"

_LONGEST: Final = 300
_READ: Final = 1 << 16
_UNSEEN: Final = re.compile(r"(?is)<(script|style)\b.*?</\1>|<[^>]*>")


def refusal(error: HTTPError, where: str) -> ReformgraphError:
    """The error that a status other than success stands for."""
    text = _text(error)
    said = f": {text}" if text else ""
    match error.code:
        case 400:
            return QueryError(f"the server refuses what was sent{said}", where=where)
        case 401 | 403:
            hint = f"credentials are read from {USER} and {PASSWORD}, or {TOKEN}"
            return GraphError(f"the server refuses access ({error.code})", where=where, hint=hint)
        case 404 | 405:
            return GraphError(f"the server has no SPARQL service here ({error.code})", where=where, hint=ADDRESS_HINT)
        case 500:
            return QueryError(f"the server failed{said}", where=where)
        case code if 300 <= code < 400:
            target = one_line(error.headers.get("Location", "another address"))
            return GraphError(f"the server sends on to {target}", where=where, hint="give that address if you trust it")
        case code:
            return GraphError(f"the server answers {code} {one_line(str(error.reason))}{said}", where=where)


def unreachable(reason: str | BaseException, where: str) -> GraphError:
    """The error of a server that cannot be talked to."""
    if isinstance(reason, ssl.SSLCertVerificationError):
        return GraphError(f"the server's certificate is not valid: {reason.verify_message}", where=where)
    problem = reason.strerror if isinstance(reason, OSError) and reason.strerror else str(reason)
    return GraphError(f"the server cannot be reached: {one_line(problem)}", where=where, hint="check the address")


def not_http(error: HTTPException, where: str) -> GraphError:
    """The error of a server that talks something else."""
    return GraphError(f"this is no answer of a web server: {one_line(repr(error))}", where=where)


def too_late(seconds: float, where: str) -> GraphError:
    hint = "allow more with --timeout SECONDS"
    return GraphError(f"no complete answer within {seconds:g} seconds", where=where, hint=hint)


def one_line(text: str) -> str:
    """A server's words without anything that could drive the terminal, and not too many of them."""
    visible = " ".join("".join(each if each.isprintable() else " " for each in text).split())
    return visible if len(visible) <= _LONGEST else f"{visible[:_LONGEST]}…"


def _text(error: HTTPError) -> str:
    try:
        text = error.read(_READ).decode("utf-8", "replace")
    except (OSError, HTTPException):
        return ""
    if error.headers.get_content_type() == "text/html":
        text = unescape(_UNSEEN.sub(" ", text))
    return one_line(text)
