"""Settings in, the service as an ASGI application out."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Mount, Route

from reformgraph.errors import GraphError, QueryError, ReformgraphError
from reformgraph.serve.caching import tagged
from reformgraph.serve.describe import void
from reformgraph.serve.editor import editor_routes
from reformgraph.serve.facts import Facts
from reformgraph.serve.graphs import graph_store
from reformgraph.serve.metrics import CONTENT_TYPE, Metrics
from reformgraph.serve.names import Names
from reformgraph.serve.negotiate import GRAPHS, needed, typed
from reformgraph.serve.pool import Pool
from reformgraph.serve.problems import on_error, on_http_error
from reformgraph.serve.service import Service
from reformgraph.serve.settings import Settings
from reformgraph.serve.site import Site
from reformgraph.serve.sparql import sparql
from reformgraph.serve.watch import Watch
from reformgraph.serve.whole import whole
from reformgraph.serve.writing import Writing
from reformgraph.store.jobs import Job

_OWN_NAMES: Final = ("127.0.0.1", "localhost")
_DAY: Final = 24 * 60 * 60
_FRESH: Final = {"Cache-Control": "no-store"}


def application(settings: Settings) -> Starlette:
    """The service. Its workers start and end with it."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with Pool(settings.source, settings.limits) as pool:
            watch = Watch(settings.source, pool)
            watch.begin()
            writing = None
            if settings.writable is not None:
                writing = Writing(settings.writable.copy, pool, watch, settings.limits)
                await writing.begin()
            metrics = Metrics(pool, watch)
            app.state.service = Service(settings, pool, metrics, Facts(pool), Names(pool), writing)
            try:
                yield
            finally:
                if writing is not None:
                    await writing.end()

    # Pages write only from an origin that is named.
    methods = ["GET"] if settings.writable is None else ["GET", "PUT", "POST", "DELETE"]
    headers = ["Accept", "Accept-Language", "Content-Type", "If-None-Match"]
    if settings.writable is not None and "*" not in settings.origins:
        headers.append("Authorization")
    site = [Mount("/", Site(settings.site, settings.base))] if settings.site is not None else [Route("/", _to_editor)]
    return Starlette(
        routes=[
            Route("/sparql", sparql, methods=["GET", "POST"]),
            Route("/sparql/", sparql, methods=["GET", "POST"]),
            Route("/store", graph_store, methods=methods),
            Route("/store/{path:path}", graph_store, methods=methods),
            Route("/.well-known/void", _void),
            Route("/health", _health),
            Route("/metrics", _metrics),
            *editor_routes(),
            *site,
        ],
        middleware=[
            # A page on another host that gives its name this address is not answered (DNS rebinding).
            Middleware(TrustedHostMiddleware, allowed_hosts=[*_OWN_NAMES, *settings.hosts], www_redirect=False),
            Middleware(
                CORSMiddleware,
                allow_origins=settings.origins,
                allow_methods=sorted({"GET", "HEAD", "POST", *methods}),
                allow_headers=headers,
                expose_headers=["ETag", "Location"],
                max_age=_DAY,
            ),
        ],
        exception_handlers={ReformgraphError: on_error, HTTPException: on_http_error},
        lifespan=lifespan,
    )


async def _void(request: Request) -> Response:
    media = needed(request, GRAPHS)
    service = Service.of(request)
    body = void(await service.facts.counts(), str(request.base_url), service.settings.base, GRAPHS[media])
    return tagged(request, body, {"Content-Type": typed(media), "Vary": "Accept"})


async def _health(request: Request) -> Response:
    """Whether a query is answered now."""
    try:
        await whole(Service.of(request).pool, Job("ASK { ?s ?p ?o }", "application/sparql-results+json", None))
    except QueryError as error:
        raise GraphError(error.message) from error
    return JSONResponse({"status": "ok"}, headers=_FRESH)


async def _metrics(request: Request) -> Response:
    return Response(Service.of(request).metrics.text(), headers={"Content-Type": CONTENT_TYPE, **_FRESH})


async def _to_editor(request: Request) -> Response:
    return RedirectResponse("/editor", 303)
