"""No query reaches another server, however it is written; the word *service* stays free for names and text."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pyoxigraph as ox
import pytest

from reformgraph.errors import QueryError
from reformgraph.query.guard import refuse_load, refuse_service
from reformgraph.query.run import run

CALLS = [
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { service silent <URL> { ?s ?p ?o } }",
    "SELECT * { SERVICE<URL>{ ?s ?p ?o } }",
    "PREFIX x: <URL> SELECT * { SERVICE x: { ?s ?p ?o } }",
    "PREFIX x: <URL> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "SELECT * { VALUES ?u { <URL> } SERVICE ?u { ?s ?p ?o } }",
    "SELECT * { ?a ?b 1.SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { # hidden\rSERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { FILTER(EXISTS { SERVICE <URL> { ?s ?p ?o } }) }",
    "SELECT * { BIND('\\'' AS ?q) SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { BIND(1 AS ?a) FILTER(?a<2#>'''\n) SERVICE <URL> { ?s ?p ?o } #'''\n }",
    "SELECT * { SERV\\u0049CE <URL> { ?s ?p ?o } }",
    "SELECT * { BIND('\n#' AS ?q) SERVICE <URL> { ?s ?p ?o } }",
]
HARMLESS = [
    "SELECT * { ?service ?p 'Service'@en }",
    "PREFIX ex: <http://example.org/service#> SELECT * { ?s ex:service ?o }",
    "# Which service?\nSELECT * { ?s ?p ?o }",
    'SELECT * { FILTER(CONTAINS("""the "service" } SERVICE <x> {""", "service")) }',
    "SELECT * { ?s <http://example.org/service> ?o . FILTER(?o < 3) }",
]


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine that notes who calls."""
    calls: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            calls.append(self.path)
            self.send_response(500)
            self.end_headers()

        do_GET = do_POST

        def log_message(self, *_: object) -> None:
            pass

    http = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=http.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{http.server_port}/", calls
    http.shutdown()
    thread.join()
    http.server_close()


@pytest.mark.parametrize("query", CALLS)
def test_no_call_leaves_the_machine(query: str, server: tuple[str, list[str]]) -> None:
    url, calls = server
    with pytest.raises(QueryError):
        list(run(ox.Store(), query.replace("URL", url)))  # type: ignore[arg-type]
    assert calls == []


def test_without_the_guard_the_engine_would_call(server: tuple[str, list[str]]) -> None:
    url, calls = server
    with pytest.raises(OSError, match="500"):
        list(ox.Store().query(CALLS[0].replace("URL", url)))  # type: ignore[arg-type]
    assert calls
    calls.clear()


@pytest.mark.parametrize("query", HARMLESS)
def test_the_word_alone_is_allowed(query: str) -> None:
    refuse_service(query)
    run(ox.Store(), query)


def test_the_message_names_the_line() -> None:
    with pytest.raises(QueryError, match=r"query, line 2: SERVICE is not allowed"):
        run(ox.Store(), "SELECT * {\n SERVICE <http://example.org/> { ?s ?p ?o } }")


ALLOWED = frozenset({"https://allowed.example/sparql"})


@pytest.mark.parametrize(
    "call",
    [
        "SERVICE <https://allowed.example/sparql> { ?s ?p ?o }",
        "service silent<https://allowed.example/sparql>{ ?s ?p ?o }",
        "SERVICE # a comment\n <https://allowed.example/sparql> { ?s ?p ?o }",
    ],
)
def test_a_server_that_is_allowed_by_name_may_be_called(call: str) -> None:
    refuse_service(f"SELECT * {{ {call} }}", ALLOWED)


@pytest.mark.parametrize(
    "call",
    [
        "SERVICE <https://allowed.example/sparql2> { ?s ?p ?o }",
        "SERVICE ?server { ?s ?p ?o }",
        "SERVICE allowed:sparql { ?s ?p ?o }",
        "SERVICE <https://allowed.example/sparql> { ?s ?p ?o } SERVICE <http://127.0.0.1/> { ?s ?p ?o }",
        "SERVICE SILENT ?x { ?s ?p <https://allowed.example/sparql> }",
        "SERVICE # <https://allowed.example/sparql>\n <http://127.0.0.1/> { ?s ?p ?o }",
    ],
)
def test_no_other_server_is_called_beside_one_that_is_allowed(call: str) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        refuse_service(f"SELECT * {{ {call} }}", ALLOWED)


@pytest.mark.parametrize(
    "update",
    [
        "LOAD <http://a.example/>",
        "load silent <http://a.example/> INTO GRAPH <urn:x:g>",
        "CLEAR ALL;LOAD<http://a.example/>",
        "PREFIX a: <http://a.example/>LOAD a:",
        "PREFIX load: <http://a.example/> LOADload:a",
        "BASE <http://a.example/>Load <a>",
        "INSERT DATA { <urn:x:a> <urn:x:p> '}' } ;# LOAD\rLOAD <http://a.example/>",
        "INSERT { ?a ?b 1 } WHERE { FILTER(?a<2#>'''\n) } ; LOAD <http://a.example/> #'''",
    ],
)
def test_an_update_may_not_load_wherever_it_says_so(update: str) -> None:
    with pytest.raises(QueryError, match="LOAD"):
        refuse_load(update)


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <http://a.example/load#it> <urn:x:p> 'LOAD <a>' } # LOAD",
        "DELETE { ?load ?p ?o } WHERE { ?load ?p ?o }",
        "PREFIX a: <http://a.example/> INSERT DATA { a:load a:LOAD a:upload }",
        'INSERT DATA { <urn:x:a> <urn:x:p> """; LOAD <a>""" }',
    ],
)
def test_the_word_load_stays_free_for_names_and_text(update: str) -> None:
    refuse_load(update)
