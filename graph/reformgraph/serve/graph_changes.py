"""Requests to replace, extend or remove a graph in, what became of it out: what writes of the Graph Store Protocol."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from io import BytesIO
from typing import Final, cast

from starlette.requests import Request
from starlette.responses import Response
from werkzeug.formparser import FormDataParser
from werkzeug.http import parse_options_header

from reformgraph.errors import QueryError, ReformgraphError, UsageError
from reformgraph.serve.change import changed
from reformgraph.serve.graph_name import NoGraphError, graph_name
from reformgraph.serve.request import MediaError, body_of, demand, media_of
from reformgraph.serve.service import Service
from reformgraph.store.changes import ABSENT, CREATED, GraphChange, Method

_PARTS: Final = "multipart/form-data"
_READ: Final[Mapping[str, str]] = {
    "text/turtle": "text/turtle",
    "application/x-turtle": "text/turtle",
    "application/n-triples": "application/n-triples",
    "application/ld+json": "application/ld+json",
    "application/rdf+xml": "application/rdf+xml",
    "text/n3": "text/n3",
}
_CONDITIONS: Final = ("if-match", "if-none-match", "if-modified-since", "if-unmodified-since", "content-range")


class ConditionError(ReformgraphError):
    http_status = 412


async def change_graph(request: Request) -> Response:
    """PUT, POST or DELETE; a POST that names no graph makes one, and says its address."""
    settings = Service.of(request).settings
    demand(request, settings.writable.access if settings.writable else None)
    method = cast(Method, request.method)
    for name in _CONDITIONS:
        if name in request.headers:
            raise ConditionError(f"a change under the condition of {name} is not offered; nothing is written")
    here = str(request.url.replace(query="", fragment=""))
    made = None
    if method == "POST" and not request.scope["query_string"] and not request.path_params.get("path"):
        made = f"{here.rstrip('/')}/{secrets.token_hex(8)}"
    graph = made or graph_name(request)
    bodies = () if method == "DELETE" else await _bodies(request)
    done = await changed(request, GraphChange(method, graph, graph or here, bodies), _broken)
    if done == ABSENT:
        raise NoGraphError(f"there is no graph <{graph}>")
    if made is not None:
        return Response(status_code=201, headers={"Location": made})
    return Response(status_code=201 if done == CREATED else 204)


async def _bodies(request: Request) -> tuple[tuple[str, bytes], ...]:
    """What is sent, with the media type of each part."""
    media = media_of(request)
    if media != _PARTS:
        known = _known(media)
        return ((known, await body_of(request, Service.of(request).settings.limits, writes=True)),)
    body = await body_of(request, Service.of(request).settings.limits, writes=True)
    _, options = parse_options_header(request.headers["content-type"])
    try:
        _, fields, files = FormDataParser(silent=False).parse(BytesIO(body), media, len(body), options)
    except ValueError as error:
        raise UsageError(f"the parts of the body cannot be told apart: {error}") from error
    if fields or not files:
        raise UsageError("each part of the body is to be a file of RDF, with its type")
    return tuple((_known(file.mimetype), file.stream.read()) for _, file in files.items(multi=True))


def _known(media: str) -> str:
    if media not in _READ:
        raise MediaError(f"a graph is sent as {', '.join(dict.fromkeys(_READ.values()))}, not {media or 'no type'}")
    return _READ[media]


def _broken(error: SyntaxError) -> ReformgraphError:
    return QueryError(f"the body is not what its type says: {error.msg}", hint="nothing is written")
