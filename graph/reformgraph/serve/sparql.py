"""Requests at `/sparql` in, answers out: the SPARQL 1.1 Protocol for queries, and the description of the service."""

from __future__ import annotations

from functools import lru_cache
from typing import Final
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from reformgraph.errors import QueryError
from reformgraph.query.guard import refuse_service
from reformgraph.query.reorder import reordered
from reformgraph.serve.answer import kept_or_answered
from reformgraph.serve.caching import follows, tagged
from reformgraph.serve.change import updated
from reformgraph.serve.describe import service_description
from reformgraph.serve.negotiate import GRAPHS, HTML, ROWS, NotAcceptableError, best, needed, typed
from reformgraph.serve.request import Asked, Told, asked
from reformgraph.serve.service import Service
from reformgraph.store.jobs import Job
from reformgraph.terms import PREFIXES

_REWRITTEN: Final = 1 << 13
"""Longer queries are asked as they are: rewriting takes time from everybody else."""


async def sparql(request: Request) -> Response:
    service = Service.of(request)
    writable = service.settings.writable
    wanted = await asked(request, service.settings.limits, writable.access if writable else None)
    if isinstance(wanted, Told):
        return await updated(request, wanted, address(request))
    if wanted.query is None:
        return _description(request)
    if request.method == "GET" and best(request, (*ROWS, *GRAPHS, HTML)) == HTML:
        return RedirectResponse(f"/editor#query={quote(wanted.query, safe='')}", 303, {"Vary": "Accept"})
    return answered(request, wanted, wanted.query)


def answered(request: Request, wanted: Asked, query: str) -> Response:
    """The answer to a query in the format that the client likes best of those that fit its kind."""
    service = Service.of(request)
    try:
        refuse_service(query, service.settings.services)
    except QueryError as error:
        raise QueryError(error.message, where=f"query, {error.where}", hint=error.hint) from error
    rows, graph = best(request, ROWS), best(request, GRAPHS)
    if rows is None and graph is None:
        raise NotAcceptableError(
            "none of the formats asked for can be given",
            hint=f"there are {', '.join(dict.fromkeys((*ROWS.values(), *GRAPHS.values())))}",
        )
    ordered = _ordered(query)
    job = Job(
        query,
        ROWS[rows] if rows else None,
        GRAPHS[graph] if graph else None,
        PREFIXES,
        wanted.default_graphs,
        wanted.named_graphs,
        service.settings.limits.rows,
        ordered if ordered != query else None,
        address(request),
    )
    shown = {**({ROWS[rows]: rows} if rows else {}), **({GRAPHS[graph]: graph} if graph else {})}
    return kept_or_answered(request, job, shown, tells=follows(query))


@lru_cache(maxsize=256)
def _ordered(query: str) -> str:
    return reordered(query) if len(query) <= _REWRITTEN else query


def _description(request: Request) -> Response:
    media = needed(request, {**GRAPHS, HTML: HTML})
    if media == HTML:
        return RedirectResponse("/editor", 303, {"Vary": "Accept"})
    service = Service.of(request)
    body = service_description(
        address(request),
        GRAPHS[media],
        calls=bool(service.settings.services),
        writes=service.settings.writable is not None,
    )
    return tagged(request, body, {"Content-Type": typed(media), "Vary": "Accept"})


def address(request: Request) -> str:
    """Where the service was asked, as its client sees it."""
    return str(request.url.replace(query="", fragment=""))
