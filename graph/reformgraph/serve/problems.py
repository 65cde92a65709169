"""An error in, the response that tells of it out: its status, and one line of what is wrong and what to do."""

from __future__ import annotations

from html import escape
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from reformgraph.errors import ReformgraphError
from reformgraph.serve.access import AccessError
from reformgraph.serve.limits import BusyError
from reformgraph.serve.negotiate import HTML, best, language

_FRESH: Final = {"Cache-Control": "no-store"}
_TITLES: Final = {
    "fi": ("Tätä ei löydy", "Etusivulle", "Kysy graafilta"),
    "sv": ("Det här finns inte", "Till början", "Fråga grafen"),
    "en": ("This is not here", "To the start", "Ask the graph"),
}
_PAGE: Final = """<!doctype html>
<html lang="{language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>
<h1>{title}</h1><p lang="en">{text}</p><p><a href="/">{start}</a> · <a href="/editor">{ask}</a></p></html>
"""


def problem(error: ReformgraphError) -> Response:
    """The error in words; every one of them is written for the person who asks."""
    headers = dict(_FRESH)
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
    """The handler of what the routing refuses: an unknown path or method. A browser is shown where to go on."""
    assert isinstance(error, HTTPException)
    headers = {**_FRESH, **(error.headers or {})}
    if request.method == "OPTIONS" and error.status_code == 405:
        return Response(status_code=204, headers=headers)
    if error.status_code == 404 and best(request, ("text/plain", HTML)) == HTML:
        spoken = language(request, list(_TITLES))
        title, start, ask = _TITLES[spoken]
        page = _PAGE.format(language=spoken, title=title, text=escape(error.detail), start=start, ask=ask)
        more = {"Content-Security-Policy": "default-src 'none'", "Vary": "Accept, Accept-Language"}
        return Response(page, 404, {**headers, **more, "Content-Type": "text/html; charset=utf-8"})
    return PlainTextResponse(f"{error.detail}\n", error.status_code, headers)
