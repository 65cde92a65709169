"""An error in, the response that tells of it out: its status, and one line of what is wrong and what to do."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from reformgraph.errors import ReformgraphError
from reformgraph.serve.access import AccessError
from reformgraph.serve.limits import BusyError


def problem(error: ReformgraphError) -> Response:
    """The error in words; every one of them is written for the person who asks."""
    headers = {"Cache-Control": "no-store"}
    match error:
        case BusyError():
            headers["Retry-After"] = "5"
        case AccessError():
            headers["WWW-Authenticate"] = 'Bearer realm="reformgraph"'
    return PlainTextResponse(f"{error}\n", error.http_status, headers)


async def on_error(request: Request, error: Exception) -> Response:
    """The handler of a ReformgraphError that an endpoint raises."""
    assert isinstance(error, ReformgraphError)
    return problem(error)


async def on_http_error(request: Request, error: Exception) -> Response:
    """The handler of what the routing refuses: an unknown path or method."""
    assert isinstance(error, HTTPException)
    if request.method == "OPTIONS" and error.status_code == 405:
        return Response(status_code=204, headers=error.headers)
    return PlainTextResponse(f"{error.detail}\n", error.status_code, error.headers)
