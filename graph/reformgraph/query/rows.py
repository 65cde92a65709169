"""An answer in, the names of its columns and its rows out, whatever kind of answer it is."""

from __future__ import annotations

import pyoxigraph as ox

from reformgraph.errors import QueryError
from reformgraph.query.cells import Cell
from reformgraph.store.graph import Answer

Rows = list[tuple[Cell, ...]]


def rows_of(answer: Answer) -> tuple[tuple[str, ...], Rows]:
    """The rows of SELECT; the triples of a graph as rows of three; yes or no as one row of one."""
    try:
        if isinstance(answer, ox.QueryTriples):
            return ("subject", "predicate", "object"), [(each.subject, each.predicate, each.object) for each in answer]
        if isinstance(answer, ox.QueryBoolean):
            return ("answer",), [(ox.Literal(bool(answer)),)]
        return tuple(variable.value for variable in answer.variables), [tuple(row) for row in answer]
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query failed: {error}") from error
