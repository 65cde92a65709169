"""A request of the SPARQL 1.1 Protocol in, the query or update out, with its dataset; or an error with its status."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from email.message import Message
from typing import Final
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from reformgraph.errors import ReformgraphError, UsageError
from reformgraph.serve.access import Access
from reformgraph.serve.limits import Limits

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
_MOST_FIELDS: Final = 1000

Fields = list[tuple[str, str]]


class MediaError(UsageError):
    http_status = 415


class SizeError(UsageError):
    http_status = 413


class LateError(UsageError):
    http_status = 408


class ReadOnlyError(ReformgraphError):
    http_status = 403


@dataclass(frozen=True, slots=True)
class Asked:
    """`query` is None where the request asks for no query, but what the service is."""

    query: str | None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """An update, and the graphs that its patterns are matched against."""

    update: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


async def asked(request: Request, limits: Limits, access: Access | None) -> Asked | Told:
    """What a GET or POST asks or tells: in the address, in a form or as the body.

    Who may not write is told so before the body is read: ReadOnlyError, or AccessError where `access` is missing.
    """
    fields = fields_of(request.scope["query_string"], "the address")
    if request.method != "POST":
        return _of(fields)
    media = media_of(request)
    if media not in {FORM, QUERY, UPDATE}:
        raise MediaError(f"a POST has {FORM}, {QUERY} or {UPDATE}, not {media or 'no type'}")
    if media == FORM:
        trusted = access is not None and access.allows(request)
        form = fields_of(await body_of(request, limits, writes=trusted), "the form")
        if _named(form, "update"):
            demand(request, access)
            return _told([*fields, *form])
        return _of([*fields, *form], required=True)
    if media == UPDATE:
        demand(request, access)
    body = await body_of(request, limits, writes=media == UPDATE)
    kind = "update" if media == UPDATE else "query"
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(f"the {kind} is not text in UTF-8") from error
    if _named(fields, kind):
        raise UsageError(f"the {kind} is given twice: in the address and as the body")
    whole = [*fields, (kind, text)]
    return _told(whole) if media == UPDATE else _of(whole, required=True)


def demand(request: Request, access: Access | None) -> None:
    """Raise where the request may not write."""
    if access is None:
        raise ReadOnlyError("this service is read-only: it takes no updates", hint="build the graph anew instead")
    access.demand(request)


def fields_of(data: bytes, where: str) -> Fields:
    """The names and values of a query string or form."""
    try:
        return parse_qsl(
            data.decode("ascii"),
            keep_blank_values=True,
            encoding="utf-8",
            errors="strict",
            max_num_fields=_MOST_FIELDS,
        )
    except UnicodeError as error:
        raise UsageError(f"{where} is not text in UTF-8, percent-encoded") from error
    except ValueError as error:
        raise UsageError(f"{where} has too many fields") from error


def _told(fields: Fields) -> Told:
    updates = _named(fields, "update")
    if len(updates) > 1:
        raise UsageError("the update is given twice")
    if _named(fields, "query"):
        raise UsageError("a request has a query or an update, not both")
    graphs = (tuple(_named(fields, name)) for name in ("using-graph-uri", "using-named-graph-uri"))
    return Told(updates[0], *graphs)


def _of(fields: Fields, *, required: bool = False) -> Asked:
    if _named(fields, "update"):
        raise UsageError("an update is sent by POST, in a form or as the body")
    queries = _named(fields, "query")
    if len(queries) > 1:
        raise UsageError("the query is given twice")
    if required and not queries:
        raise UsageError("the form has no field 'query' or 'update'")
    return Asked(
        queries[0] if queries else None,
        tuple(_named(fields, "default-graph-uri")),
        tuple(_named(fields, "named-graph-uri")),
    )


def _named(fields: Fields, name: str) -> list[str]:
    return [value for key, value in fields if key == name]


def media_of(request: Request) -> str:
    """The media type of the body; MediaError for a charset that is not UTF-8."""
    header = Message()
    header["content-type"] = request.headers.get("content-type", "")
    charset = header.get_content_charset("utf-8")
    if charset not in {"utf-8", "us-ascii"}:
        raise MediaError(f"text is to be in UTF-8, not {charset}")
    return header.get_content_type() if "content-type" in request.headers else ""


async def body_of(request: Request, limits: Limits, *, writes: bool) -> bytes:
    """The whole body: so many bytes at most, and in so much time; more of both where the request may write."""
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise MediaError("the body is to be sent as it is, without a Content-Encoding")
    most, seconds = (limits.change, limits.seconds) if writes else (limits.request, limits.upload)
    pieces: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(seconds):
            async for piece in request.stream():
                pieces.append(piece)
                size += len(piece)
                if size > most:
                    raise SizeError(f"a request may have {most:,} bytes")
    except TimeoutError as error:
        raise LateError("the request did not arrive in time") from error
    except ClientDisconnect as error:
        raise LateError("the request was not sent to its end") from error
    return b"".join(pieces)
