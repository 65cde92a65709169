"""Requests for whole graphs in, the graphs out: the reading half of the SPARQL 1.1 Graph Store HTTP Protocol."""

from __future__ import annotations

import json
from typing import Final

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response

from reformgraph.errors import ReformgraphError, UsageError
from reformgraph.serve.answer import kept_or_answered
from reformgraph.serve.negotiate import GRAPHS, needed
from reformgraph.serve.request import fields_of
from reformgraph.serve.service import Service
from reformgraph.serve.whole import whole
from reformgraph.store.jobs import Job
from reformgraph.terms import PREFIXES

_ALL: Final = "CONSTRUCT WHERE { ?s ?p ?o }"
_JSON: Final = "application/sparql-results+json"


class NoGraphError(ReformgraphError):
    http_status = 404


async def graph_store(request: Request) -> Response:
    """`?default`, `?graph=IRI`, or the address of the request itself where it names neither."""
    name = _graph(request)
    graphs = () if name is None else (name,)
    service = Service.of(request)
    media = needed(request, GRAPHS)
    if name is not None:
        _, exists = await whole(service.pool, Job(f"ASK {{ GRAPH <{name}> {{}} }}", _JSON, None))
        if not json.loads(exists)["boolean"]:
            raise NoGraphError(f"there is no graph <{name}>", hint="the default graph is at ?default")
    job = Job(_ALL, None, GRAPHS[media], PREFIXES, graphs, (), service.settings.limits.rows)
    return kept_or_answered(request, job, {GRAPHS[media]: media}, tells=True)


def _graph(request: Request) -> str | None:
    """The IRI of the graph; None for the default graph."""
    fields = fields_of(request.scope["query_string"], "the address")
    names = [value for key, value in fields if key == "graph"]
    default = [value for key, value in fields if key == "default"]
    if len(names) + len(default) > 1 or any(default):
        raise UsageError("name one graph: ?default or ?graph=IRI")
    if default:
        return None
    if not names and not request.path_params.get("path"):
        raise UsageError("name a graph: ?default or ?graph=IRI")
    name = names[0] if names else str(request.url.replace(query="", fragment=""))
    try:
        node = ox.NamedNode(name)
    except ValueError as error:
        raise UsageError(f"{name!r} is no IRI") from error
    return node.value
