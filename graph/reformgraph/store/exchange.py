"""A request to a SPARQL server in, its whole reply out: within one time limit, tried again where that can help."""

from __future__ import annotations

import tempfile
import time
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException, HTTPResponse
from threading import Thread
from typing import IO, Final
from urllib.error import HTTPError, URLError

from reformgraph import __version__
from reformgraph.errors import GraphError, ReformgraphError
from reformgraph.store.credentials import digest
from reformgraph.store.refusals import CUT_OFF, not_http, refusal, too_late, unreachable

AGENT: Final = f"reformgraph/{__version__}"
PAUSES: Final = (0.5, 1.0, 2.0)
"""Seconds before each further attempt, unless the server says how long to wait."""

_PASSING: Final = frozenset({429, 502, 503, 504})
"""What a server answers when it may answer otherwise a little later."""

_CHUNK: Final = 1 << 16
_IN_MEMORY: Final = 1 << 23
"""Longer replies are kept in a temporary file."""


@dataclass(frozen=True, slots=True)
class Reply:
    """`delimited` says whether the transfer shows where the body ends, so that it is known to be whole."""

    body: IO[bytes]
    media: str
    headers: Message
    delimited: bool


@dataclass(frozen=True, slots=True)
class _Passing:
    """A failure that may pass, and how many seconds the server asks to wait."""

    error: ReformgraphError
    wait: float | None = None


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """A redirected POST would lose its query, and credentials would go to whatever host is named."""

    def redirect_request(self, *_: object) -> None:
        return None


_OPENER: Final = urllib.request.build_opener(_NoRedirects)


def exchange(request: urllib.request.Request, where: str, seconds: float, pauses: Sequence[float] = PAUSES) -> Reply:
    """Send `request` and read its reply to the end, in `seconds` at most, further attempts counted.

    It is tried again where the connection fails or the server is busy, and never once a reply has begun.
    """
    deadline = time.monotonic() + seconds
    late = too_late(seconds, where)
    for pause in (*pauses, None):
        result = _within(deadline, late, lambda: _attempt(request, where, deadline, late))
        if isinstance(result, Reply):
            return result
        wait = result.wait or pause
        if pause is None or wait is None or time.monotonic() + wait > deadline:
            raise result.error
        time.sleep(wait)
    raise late


def _within(deadline: float, late: GraphError, work: Callable[[], Reply | _Passing]) -> Reply | _Passing:
    """Do the work in a thread that is left behind at the deadline: looking up a host's name heeds no time limit."""
    outcome: list[Reply | _Passing | ReformgraphError] = []

    def run() -> None:
        try:
            outcome.append(work())
        except ReformgraphError as error:
            outcome.append(error)

    thread = Thread(target=run, daemon=True)
    thread.start()
    thread.join(max(0.0, deadline - time.monotonic()))
    if thread.is_alive():
        raise late
    [result] = outcome
    if isinstance(result, ReformgraphError):
        raise result
    return result


def _attempt(request: urllib.request.Request, where: str, deadline: float, late: GraphError) -> Reply | _Passing:
    try:
        with _OPENER.open(request, timeout=max(0.001, deadline - time.monotonic())) as response:
            return _read(response, where, deadline, late)
    except HTTPError as error:
        with error:
            if error.code == 401 and (answer := digest(_challenge(error, request, deadline), request)):
                request.add_header("Authorization", answer)
                return _attempt(request, where, deadline, late)
            refused = refusal(error, where)
            if error.code in _PASSING:
                return _Passing(refused, _asked_for(error))
        raise refused from error
    except URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise late from error
        if isinstance(error.reason, ConnectionError):
            return _Passing(unreachable(error.reason, where))
        raise unreachable(error.reason, where) from error
    except ConnectionError as error:
        return _Passing(unreachable(error, where))
    except TimeoutError as error:
        raise late from error
    except OSError as error:
        raise unreachable(error, where) from error
    except HTTPException as error:
        raise not_http(error, where) from error


def _challenge(error: HTTPError, request: urllib.request.Request, deadline: float) -> str:
    """What the server asks for; some tell it only to who brings no credentials, so that they are asked once more."""
    told: str = error.headers.get("WWW-Authenticate", "")
    if told or not request.has_header("Authorization"):
        return told
    bare = urllib.request.Request(request.full_url.partition("?")[0], headers={"User-Agent": AGENT})
    try:
        _OPENER.open(bare, timeout=max(0.001, deadline - time.monotonic())).close()
    except HTTPError as answer:
        with answer:
            told = answer.headers.get("WWW-Authenticate", "")
    except (OSError, HTTPException):
        return ""  # the refusal that was met first is told
    return told


def _read(response: HTTPResponse, where: str, deadline: float, late: GraphError) -> Reply:
    headers = response.headers
    delimited = response.length is not None or "chunked" in headers.get("Transfer-Encoding", "").lower()
    body: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - whoever reads it closes it
    try:
        while chunk := response.read1(_CHUNK):
            body.write(chunk)
            if time.monotonic() > deadline:
                raise late
    except (ConnectionError, HTTPException) as error:
        raise GraphError(CUT_OFF, where=where) from error
    if response.length:
        raise GraphError(CUT_OFF, where=where)
    body.seek(0)
    return Reply(body, headers.get_content_type(), headers, delimited)


def _asked_for(error: HTTPError) -> float | None:
    """The seconds that the server asks to wait; a date in their place is left aside."""
    wanted = error.headers.get("Retry-After", "")
    return float(wanted) if wanted.isascii() and wanted.isdigit() else None
