"""The body of a server's reply in, rows or triples as the embedded store gives them, or an error, out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import IO

import pyoxigraph as ox

from reformgraph.errors import GraphError
from reformgraph.store.exchange import Reply
from reformgraph.store.refusals import ADDRESS_HINT, CUT_OFF, one_line

Cell = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None


def parsed(body: IO[bytes], where: str) -> ox.QuerySolutions | ox.QueryBoolean:
    """Rows, or yes or no, read from the start of the body as they are asked for."""
    body.seek(0)
    try:
        return ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
    except SyntaxError as error:
        raise broken(error, where) from error


def columns(body: IO[bytes], where: str) -> tuple[str, ...] | None:
    """The names of the columns of a table; None of a yes or no."""
    results = parsed(body, where)
    return tuple(each.value for each in results.variables) if isinstance(results, ox.QuerySolutions) else None


def row_total(body: IO[bytes], where: str) -> int:
    """Read all rows once, so that none is given out of an answer that breaks off."""
    results = parsed(body, where)
    assert isinstance(results, ox.QuerySolutions)
    rows = 0
    try:
        for _ in results:
            rows += 1
    except SyntaxError as error:
        raise broken(error, where) from error
    finally:
        del results  # an error keeps alive what is named where it was raised, and rows must die in this thread
    return rows


def broken(error: SyntaxError, where: str) -> GraphError:
    """The error of a body that does not parse."""
    return GraphError(f"{CUT_OFF} or malformed: {one_line(str(error.msg))}", where=where)


def foreign(reply: Reply, where: str) -> GraphError:
    """The error of a body in another format."""
    problem = f"the server answers with {one_line(reply.media)}, not with results of a query"
    return GraphError(problem, where=where, hint=ADDRESS_HINT)


def as_answer(triples: Iterable[ox.Triple]) -> ox.QueryTriples:
    """Triples as the embedded store gives them out."""
    memory = ox.Store()
    memory.extend(ox.Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
    answer = memory.query("CONSTRUCT WHERE { ?s ?p ?o }")
    assert isinstance(answer, ox.QueryTriples)
    return answer


def yes_or_no(yes: bool) -> ox.QueryBoolean:
    """An answer to ASK as the embedded store gives it."""
    answer = ox.Store().query(f"ASK {{ FILTER({str(yes).lower()}) }}")
    assert isinstance(answer, ox.QueryBoolean)
    return answer


def triple(row: Sequence[Cell]) -> ox.Triple:
    """A row of subject, predicate and object as the triple that it stands for."""
    subject, predicate, value = row
    assert isinstance(subject, ox.NamedNode | ox.BlankNode)
    assert isinstance(predicate, ox.NamedNode)
    assert value is not None
    return ox.Triple(subject, predicate, value)
