"""The address of any SPARQL 1.1 server in, the answers and the graph it holds out: whole, or an error."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import pyoxigraph as ox

from reformgraph.errors import GraphError, UsageError
from reformgraph.store.address import checked_address, shown
from reformgraph.store.exchange import PAUSES, Reply, exchange
from reformgraph.store.graph import Answer
from reformgraph.store.prologue import declared, row_count
from reformgraph.store.request import GRAPHS, ROWS, asking
from reformgraph.store.results import Cell, as_answer, broken, columns, foreign, parsed, row_total, triple, yes_or_no

_ROW_MEDIA: Final = frozenset({ROWS, "application/json"})
_PAGE: Final = 10_000
"""So many statements are asked for at once; servers that cap their answers rarely do so below this."""

_ROUND: Final = 1000
_VIRTUOSO_MOST: Final = 1 << 20
_SCOPED: Final = re.compile(r"\b(?:OPTIONAL|EXISTS|MINUS)\b", re.IGNORECASE)
_PROBE: Final = 'ASK { VALUES ?a { "x" } OPTIONAL { VALUES ?b { "x" } FILTER(?b = ?a) } FILTER(BOUND(?b)) }'
"""Yes by SPARQL 1.1, whatever the graph: a filter in OPTIONAL sees what is bound outside. Virtuoso 7.2 says no, and
gives wrong rows for most questions that use such a filter, names in the reader's language among them."""

_YES_OR_NO: Final = ("__ASK_RETVAL",)
"""Virtuoso answers ASK by a table of this column: yes by a row, and no by none."""

_CAP_HINT: Final = "ask for less, or let the server send longer answers"
_LEAST: Final = 100
"""A server that cuts its answers below this is not asked in parts."""

_FULL: Final = 0.9
_DIGITS: Final = 5


class CutError(GraphError):
    """The server sent less than there is; `rows` are what it sent, as far as they were counted."""

    def __init__(self, message: str, *, where: str, hint: str, rows: int = 0) -> None:
        super().__init__(message, where=where, hint=hint)
        self.rows = rows


class Endpoint:
    """A graph on a server: its default graph, or the one that `graph` names.

    `seconds` is the time limit of each query, from its sending to the end of its answer.
    """

    def __init__(
        self,
        url: str,
        *,
        seconds: float,
        authorization: str | None = None,
        graph: str | None = None,
        pauses: Sequence[float] = PAUSES,
    ) -> None:
        self._url = checked_address(url)
        self.where = shown(url)
        self._authorization = authorization
        self._named = checked_graph(graph) if graph is not None else None
        self._seconds = seconds
        self._pauses = pauses
        self._sound: bool | None = None

    def of(self, graph: str) -> Endpoint:
        """Another graph of the same server."""
        return Endpoint(
            self._url,
            seconds=self._seconds,
            authorization=self._authorization,
            graph=graph,
            pauses=self._pauses,
        )

    def query(self, query: str, /, *, prefixes: dict[str, str] | None = None) -> Answer:
        """Answer as an embedded store does; rows and triples come from a reply that has been read to its end."""
        # Parsed here first: mistakes are told with their place as they are locally, and only questions are sent.
        kind = type(ox.Store().query(query, prefixes=prefixes))
        if query != _PROBE and _SCOPED.search(query):
            self._check_sound()
        text = declared(query, prefixes or {})
        if kind is ox.QueryTriples:
            return as_answer(self._graph(text))
        reply = self._ask(text, ROWS)
        names = columns(reply.body, self.where)
        if kind is ox.QueryBoolean and names == _YES_OR_NO:
            return yes_or_no(row_total(reply.body, self.where) > 0)
        if (names is None) is not (kind is ox.QueryBoolean):
            raise GraphError("the server answers another kind of question", where=self.where)
        if kind is ox.QuerySolutions:
            rows = row_total(reply.body, self.where)
            self._check_cap(reply, rows)
            if rows and (rows % _ROUND == 0 or rows == _VIRTUOSO_MOST):
                self._compare(rows, row_count(text))
        return parsed(reply.body, self.where)

    def triples(self, only: ox.NamedNode | None = None) -> list[ox.Triple]:
        """All statements, or those with one predicate, counted against what the server says that it holds."""
        sizes = {}
        pattern = f"VALUES ?p {{ {only} }} ?s ?p ?o" if only else "?s ?p ?o"
        for predicate, size in self.select(f"SELECT ?p (COUNT(*) AS ?n) WHERE {{ {pattern} }} GROUP BY ?p", width=2):
            sizes[str(predicate)] = number(size)
        if only is None:
            self._expect(sum(sizes.values()), self.count(), "statements")
        triples: list[ox.Triple] = []
        for page in _pages(sizes):
            triples += self._page(page, sum(sizes[predicate] for predicate in page))
        return triples

    def count(self) -> int:
        """How many statements the graph has."""
        [(count,)] = self.select("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
        return number(count)

    def _page(self, predicates: Sequence[str], expected: int) -> list[ox.Triple]:
        """The statements with these predicates: at once, or in parts where the server cuts them."""
        pattern = f"VALUES ?p {{ {' '.join(predicates)} }} ?s ?p ?o"
        try:
            return self._part(pattern, expected, predicates)
        except CutError as error:
            if not _LEAST < error.rows < expected:
                raise
            most = error.rows * _FULL
        # Parted by a hash of the subject, since servers that cut answers often limit sorting and offsets too.
        digits = next((count for count in range(1, _DIGITS) if expected / 16**count < most), _DIGITS)
        part = f"SUBSTR(MD5(STR(?s)), 1, {digits})"
        counting = f"SELECT ?part (COUNT(*) AS ?n) WHERE {{ {pattern} BIND({part} AS ?part) }} GROUP BY ?part"
        counted = self.select(counting, width=2)
        sizes = {ox.Literal(cell.value): number(n) for cell, n in counted if isinstance(cell, ox.Literal)}
        self._expect(sum(sizes.values()), expected, f"statements with {', '.join(predicates)}")
        return [
            triple
            for prefix, size in sizes.items()
            for triple in self._part(f"{pattern} FILTER({part} = {prefix})", size, predicates)
        ]

    def _part(self, pattern: str, expected: int, predicates: Sequence[str]) -> list[ox.Triple]:
        found = [triple(row) for row in self.select(f"SELECT ?s ?p ?o WHERE {{ {pattern} }}", width=3)]
        self._expect(len(found), expected, f"statements with {', '.join(predicates)}")
        return found

    def select(self, query: str, *, width: int = 1) -> Iterator[tuple[Cell, ...]]:
        """The rows of a SELECT of so many variables, each in their order."""
        answer = self.query(query)
        assert isinstance(answer, ox.QuerySolutions)
        if len(answer.variables) != width:
            del answer  # as in `row_total`
            raise GraphError("the server answers with other columns than were asked for", where=self.where)
        return (tuple(row) for row in answer)

    def _ask(self, text: str, accept: str) -> Reply:
        request = asking(self._url, text, accept, self._authorization, self._named)
        reply = exchange(request, self.where, self._seconds, self._pauses)
        if reply.headers.get("X-SQL-State"):
            raise CutError("the server stopped early and sent a part of the answer", where=self.where, hint=_CAP_HINT)
        fitting = reply.media in _ROW_MEDIA if accept == ROWS else ox.RdfFormat.from_media_type(reply.media) is not None
        if not fitting:
            raise foreign(reply, self.where)
        return reply

    def _check_sound(self) -> None:
        """Ask a question with a known answer first, once: wrong rows look like right ones."""
        if self._sound is None:
            self._sound = bool(self.query(_PROBE))
        if not self._sound:
            problem = "the server does not work out OPTIONAL as SPARQL 1.1 says: its answer may be wrong"
            hint = "ask without OPTIONAL, EXISTS and MINUS, or ask another server"
            raise GraphError(problem, where=self.where, hint=hint)

    def _graph(self, text: str) -> list[ox.Triple]:
        reply = self._ask(text, GRAPHS)
        if not reply.delimited:
            raise GraphError("the server does not say where its answer ends, so that it may be cut", where=self.where)
        try:
            triples = [
                quad.triple
                for quad in ox.parse(reply.body, format=ox.RdfFormat.from_media_type(reply.media), base_iri=self._url)
            ]
        except SyntaxError as error:
            raise broken(error, self.where) from error
        self._check_cap(reply, len(triples))
        return triples

    def _check_cap(self, reply: Reply, size: int) -> None:
        """Virtuoso says in a header where it cuts, but not that it did."""
        most = reply.headers.get("X-SPARQL-MaxRows", "")
        if most.isdigit() and size >= int(most):
            raise CutError(f"the server cut its answer at {most} rows", where=self.where, hint=_CAP_HINT, rows=size)

    def _compare(self, rows: int, counting: str) -> None:
        """Ask for the number of rows where theirs is round: servers that cut an answer silently cut it there."""
        for (count,) in self.select(counting):
            self._expect(rows, number(count), "rows")

    def _expect(self, found: int, expected: int, what: str) -> None:
        if found != expected:
            problem = f"the server sends {found} of {expected} {what}"
            hint = "it cuts long answers, or was written to meanwhile"
            raise CutError(problem, where=self.where, hint=hint, rows=found)


def checked_graph(name: str) -> str:
    """The name of a graph as it is given; UsageError where it is no IRI."""
    try:
        return ox.NamedNode(name).value
    except ValueError as error:
        raise UsageError(f"{name!r} is no IRI", where="--named-graph") from error


def number(cell: Cell) -> int:
    """The whole number in a cell; 0 where there is none, as servers leave out the sum of nothing."""
    return int(cell.value) if isinstance(cell, ox.Literal) else 0


def _pages(sizes: Mapping[str, int]) -> Iterator[list[str]]:
    """Predicates in groups of about a page; one with more statements than a page is a group of its own."""
    page: list[str] = []
    size = 0
    for predicate in sorted(sizes):
        if page and size + sizes[predicate] > _PAGE:
            yield page
            page, size = [], 0
        page.append(predicate)
        size += sizes[predicate]
    if page:
        yield page
