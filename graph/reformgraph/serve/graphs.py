"""Requests for whole graphs in, the graphs out: the SPARQL 1.1 Graph Store HTTP Protocol."""

from __future__ import annotations

import json
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from reformgraph.serve.answer import kept_or_answered
from reformgraph.serve.graph_changes import change_graph
from reformgraph.serve.graph_name import NoGraphError, graph_name
from reformgraph.serve.negotiate import GRAPHS, needed
from reformgraph.serve.service import Service
from reformgraph.serve.whole import whole
from reformgraph.store.jobs import Job
from reformgraph.terms import PREFIXES

_ALL: Final = "CONSTRUCT WHERE { ?s ?p ?o }"
_JSON: Final = "application/sparql-results+json"


async def graph_store(request: Request) -> Response:
    """The graph itself; or what became of it, where the request changes it."""
    if request.method not in {"GET", "HEAD"}:
        return await change_graph(request)
    name = graph_name(request)
    graphs = () if name is None else (name,)
    service = Service.of(request)
    media = needed(request, GRAPHS)
    if name is not None:
        _, exists = await whole(service.pool, Job(f"ASK {{ GRAPH <{name}> {{}} }}", _JSON, None))
        if not json.loads(exists)["boolean"]:
            raise NoGraphError(f"there is no graph <{name}>", hint="the default graph is at ?default")
    job = Job(_ALL, None, GRAPHS[media], PREFIXES, graphs, (), service.settings.limits.rows)
    return kept_or_answered(request, job, {GRAPHS[media]: media}, tells=True)
