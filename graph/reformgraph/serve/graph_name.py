"""A request of the Graph Store Protocol in, the graph that it is about out."""

from __future__ import annotations

import pyoxigraph as ox
from starlette.requests import Request

from reformgraph.errors import ReformgraphError, UsageError
from reformgraph.serve.request import fields_of


class NoGraphError(ReformgraphError):
    http_status = 404


def graph_name(request: Request) -> str | None:
    """The IRI that `?graph=` gives, or else the address itself; None for the default graph, which is `?default`."""
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
