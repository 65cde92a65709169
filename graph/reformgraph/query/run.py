"""A graph, a query and its parameters in, an answer out; queries are read-only and call no further server."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Final

import pyoxigraph as ox

from reformgraph.errors import QueryError
from reformgraph.query.binding import Term, bind
from reformgraph.query.guard import refuse_service
from reformgraph.query.narrow import narrowed
from reformgraph.query.reorder import reordered
from reformgraph.query.spelling import unknown_prefix
from reformgraph.store.graph import Answer, Graph
from reformgraph.store.index import Indexed
from reformgraph.terms import PREFIXES

_POSITION: Final = re.compile(r"error at (\d+):(\d+): ?(.*)", re.DOTALL)


def run(graph: Graph, text: str, values: Mapping[str, Term] | None = None, source: str = "query") -> Answer:
    """Ask `graph`; the prefixes of the contract need no declaration. `source` is what errors call the query."""
    bound = _bound(text, values or {}, source)
    try:
        return _asked(graph, bound)
    except SyntaxError as error:
        raise syntax_error(error, text, source) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query failed: {error}", where=source) from error


def checked(text: str, values: Mapping[str, Term], source: str) -> None:
    """Raise QueryError where `run` would, but ask nothing."""
    run(ox.Store(), text, values, source)


def _bound(text: str, values: Mapping[str, Term], source: str) -> str:
    try:
        refuse_service(text)
        return bind(text, values)
    except QueryError as error:
        where = f"{source}, {error.where}" if error.where else source
        raise QueryError(error.message, where=where, hint=error.hint) from error


def _asked(graph: Graph, text: str) -> Answer:
    ordered = reordered(text)
    listed = narrowed(ordered, graph.index) if isinstance(graph, Indexed) else ordered
    # A mistake is told with its place in the text as it is written.
    with suppress(SyntaxError):
        if listed != ordered and isinstance(graph, Indexed):
            answer = graph.query(listed, prefixes=dict(PREFIXES))
            if graph.index.current:
                return answer
        if ordered != text:
            return graph.query(ordered, prefixes=dict(PREFIXES))
    return graph.query(text, prefixes=dict(PREFIXES))


def syntax_error(error: SyntaxError, text: str, source: str) -> QueryError:
    """What the engine says of a text that is no query, with its place in `source`."""
    if unknown := unknown_prefix(text, source):
        return unknown
    position = _POSITION.fullmatch(str(error.msg))
    if position:
        line, column, problem = position.groups()
        return QueryError(problem, where=f"{source}:{line}:{column}")
    return QueryError(str(error.msg), where=source)
