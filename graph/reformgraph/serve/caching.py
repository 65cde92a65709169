"""An answer in, the headers out by which a client that has it already asks only whether it still holds."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from werkzeug.http import parse_etags

from reformgraph.serve.generation import Generation

ASK_AGAIN: Final = "no-cache"
"""Keep it, but ask before it is used again: a build may take the place of another at any time."""

_MOOD: Final = re.compile("now|rand|uuid|service", re.IGNORECASE)


def tagged(request: Request, body: bytes, headers: Mapping[str, str]) -> Response:
    """The body under a tag of its bytes, or 304 for a client that has them."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    known = {**headers, "ETag": tag, "Cache-Control": ASK_AGAIN}
    return unchanged(known) if has(request, tag) else Response(body, headers=known)


def tag_of(generation: Generation, asked: bytes) -> str:
    """The tag of an answer that follows from the graph and from what was asked. The order of its rows may differ."""
    return f'W/"{hashlib.sha256(generation.tag.encode() + asked).hexdigest()[:32]}"'


def follows(query: str) -> bool:
    """Whether the answer follows from the graph alone: not from the clock, from chance or from another server."""
    return not _MOOD.search(query)


def has(request: Request, tag: str) -> bool:
    """Whether the client has the answer of this tag."""
    return parse_etags(request.headers.get("if-none-match")).contains_weak(tag.removeprefix("W/").strip('"'))


def unchanged(headers: Mapping[str, str]) -> Response:
    """304, with the headers that the answer itself would have."""
    kept = {name: value for name, value in headers.items() if name.lower() != "content-type"}
    return Response(status_code=304, headers=kept)
