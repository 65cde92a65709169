"""A request of the SPARQL 1.1 Protocol in, the query and its dataset out; an error with its status otherwise."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from email.message import Message
from typing import Final
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from reformgraph.errors import ReformgraphError, UsageError
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


async def asked(request: Request, limits: Limits) -> Asked:
    """What a GET or POST asks: the query in the address, in a form or as the body."""
    fields = fields_of(request.scope["query_string"], "the address")
    if request.method != "POST":
        return _of(fields, update_allowed=False)
    media = _media(request)
    if media not in {FORM, QUERY, UPDATE}:
        raise MediaError(f"a POST has {FORM} or {QUERY}, not {media or 'no type'}")
    if media == UPDATE:
        raise _read_only()
    body = await _body(request, limits)
    if media == FORM:
        return _of([*fields, *fields_of(body, "the form")], update_allowed=True, required=True)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError("the query is not text in UTF-8") from error
    if _named(fields, "query"):
        raise UsageError("the query is given twice: in the address and as the body")
    return _of([*fields, ("query", text)], update_allowed=False, required=True)


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


def _of(fields: Fields, *, update_allowed: bool, required: bool = False) -> Asked:
    if _named(fields, "update"):
        raise _read_only() if update_allowed else UsageError("an update is sent by POST, and this service takes none")
    queries = _named(fields, "query")
    if len(queries) > 1:
        raise UsageError("the query is given twice")
    if required and not queries:
        raise UsageError("the form has no field 'query'")
    return Asked(
        queries[0] if queries else None,
        tuple(_named(fields, "default-graph-uri")),
        tuple(_named(fields, "named-graph-uri")),
    )


def _named(fields: Fields, name: str) -> list[str]:
    return [value for key, value in fields if key == name]


def _read_only() -> ReadOnlyError:
    return ReadOnlyError("this service is read-only: it takes no updates", hint="build the graph anew instead")


def _media(request: Request) -> str:
    """The media type of the body; MediaError for a charset that is not UTF-8."""
    header = Message()
    header["content-type"] = request.headers.get("content-type", "")
    charset = header.get_content_charset("utf-8")
    if charset not in {"utf-8", "us-ascii"}:
        raise MediaError(f"text is to be in UTF-8, not {charset}")
    return header.get_content_type() if "content-type" in request.headers else ""


async def _body(request: Request, limits: Limits) -> bytes:
    """The whole body: so many bytes at most, and in so much time."""
    pieces: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(limits.upload):
            async for piece in request.stream():
                pieces.append(piece)
                size += len(piece)
                if size > limits.request:
                    raise SizeError(f"a request may have {limits.request:,} bytes")
    except TimeoutError as error:
        raise LateError("the request did not arrive in time") from error
    except ClientDisconnect as error:
        raise LateError("the request was not sent to its end") from error
    return b"".join(pieces)
