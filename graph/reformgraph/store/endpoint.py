"""The address of any SPARQL 1.1 server in, the answers and the graph it holds out: whole, or an error."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import pyoxigraph as ox

from reformgraph.errors import GraphError
from reformgraph.store.address import checked_address, shown
from reformgraph.store.exchange import PAUSES, Reply, exchange
from reformgraph.store.graph import Answer
from reformgraph.store.prologue import declared, row_count
from reformgraph.store.request import GRAPHS, ROWS, asking
from reformgraph.store.results import Cell, as_answer, broken, foreign, parsed, row_total, triple

_ROW_MEDIA: Final = frozenset({ROWS, "application/json"})
_PAGE: Final = 10_000
"""So many statements are asked for at once; servers that cap their answers rarely do so below this."""

_ROUND: Final = 1000
_VIRTUOSO_MOST: Final = 1 << 20
_SCOPED: Final = re.compile(r"\b(?:OPTIONAL|EXISTS|MINUS)\b", re.IGNORECASE)
_PROBE: Final = 'ASK { VALUES ?a { "x" } OPTIONAL { VALUES ?b { "x" } FILTER(?b = ?a) } FILTER(BOUND(?b)) }'
"""Yes by SPARQL 1.1, whatever the graph: a filter in OPTIONAL sees what is bound outside. Virtuoso 7.2 says no, and
gives wrong rows for most questions that use such a filter, names in the reader's language among them."""

_CAP_HINT: Final = "ask for less, or let the server send longer answers"


class Endpoint:
    """A graph on a server. `seconds` is the time limit of each query, from its sending to the end of its answer."""

    def __init__(
        self,
        url: str,
        *,
        seconds: float,
        authorization: str | None = None,
        pauses: Sequence[float] = PAUSES,
    ) -> None:
        self._url = checked_address(url)
        self.where = shown(url)
        self._authorization = authorization
        self._seconds = seconds
        self._pauses = pauses
        self._sound: bool | None = None

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
        if type(parsed(reply.body, self.where)) is not kind:
            raise GraphError("the server answers another kind of question", where=self.where)
        if kind is ox.QuerySolutions:
            rows = row_total(reply.body, self.where)
            self._check_cap(reply, rows)
            if rows and (rows % _ROUND == 0 or rows == _VIRTUOSO_MOST):
                self._compare(rows, row_count(text))
        return parsed(reply.body, self.where)

    def triples(self) -> list[ox.Triple]:
        """All statements of the server's default graph, counted against what the server says that it holds."""
        sizes = {}
        for predicate, size in self._select("SELECT ?p (COUNT(*) AS ?n) WHERE { ?s ?p ?o } GROUP BY ?p"):
            sizes[str(predicate)] = int(size.value) if isinstance(size, ox.Literal) else 0
        self._expect(sum(sizes.values()), self.count(), "statements")
        triples: list[ox.Triple] = []
        for page in _pages(sizes):
            expected = sum(sizes[predicate] for predicate in page)
            query = f"SELECT ?s ?p ?o WHERE {{ VALUES ?p {{ {' '.join(page)} }} ?s ?p ?o }}"
            found = [triple(row) for row in self._select(query)]
            self._expect(len(found), expected, f"statements with {', '.join(page)}")
            triples += found
        return triples

    def count(self, graph: str | None = None) -> int:
        """How many statements the default graph has, or the one of that name."""
        pattern = "?s ?p ?o" if graph is None else f"GRAPH {ox.NamedNode(graph)} {{ ?s ?p ?o }}"
        [(count,)] = self._select(f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}")
        return int(count.value) if isinstance(count, ox.Literal) else 0

    def _select(self, query: str) -> Iterator[tuple[Cell, ...]]:
        answer = self.query(query)
        assert isinstance(answer, ox.QuerySolutions)
        return (tuple(row) for row in answer)

    def _ask(self, text: str, accept: str) -> Reply:
        request = asking(self._url, text, accept, self._authorization)
        reply = exchange(request, self.where, self._seconds, self._pauses)
        if reply.headers.get("X-SQL-State"):
            raise GraphError("the server stopped early and sent a part of the answer", where=self.where, hint=_CAP_HINT)
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
            raise GraphError(f"the server cut its answer at {most} rows", where=self.where, hint=_CAP_HINT)

    def _compare(self, rows: int, counting: str) -> None:
        """Ask for the number of rows where theirs is round: servers that cut an answer silently cut it there."""
        for (count,) in self._select(counting):
            self._expect(rows, int(count.value) if isinstance(count, ox.Literal) else 0, "rows")

    def _expect(self, found: int, expected: int, what: str) -> None:
        if found != expected:
            problem = f"the server sends {found} of {expected} {what}"
            hint = "it cuts long answers, or was written to meanwhile"
            raise GraphError(problem, where=self.where, hint=hint)


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
