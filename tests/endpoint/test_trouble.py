"""Whatever a server does, an answer is whole or an error of one clean line, and it comes in time."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from http.server import BaseHTTPRequestHandler

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result
from tests.endpoint.conftest import Behaviour, Stub, free_port

from reformgraph.cli import main
from reformgraph.errors import GraphError, QueryError, ReformgraphError
from reformgraph.store.endpoint import Endpoint

JSON = "application/sparql-results+json"
SELECT = "SELECT ?x WHERE { ?x a rg:Body }"
CONSTRUCT = "CONSTRUCT WHERE { ?s ?p ?o }"


def table(values: Sequence[object], name: str = "x") -> bytes:
    rows = [{name: {"type": "literal", "value": str(value)}} for value in values]
    return json.dumps({"head": {"vars": [name]}, "results": {"bindings": rows}}).encode()


def reply(
    body: bytes = table([1]),
    status: int = 200,
    media: str = JSON,
    headers: Mapping[str, str] | None = None,
    length: int | None = None,
) -> Behaviour:
    def behave(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", media)
        handler.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in (headers or {}).items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return behave


def without_length(body: bytes, media: str = JSON) -> Behaviour:
    """The answer ends where the connection does."""

    def behave(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", media)
        handler.end_headers()
        handler.wfile.write(body)

    return behave


def half_of_chunks(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", JSON)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    body = table(range(50))
    handler.wfile.write(f"{len(body):x}\r\n".encode() + body + b"\r\n")


def hang_up(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.close()


def drip(first: bytes) -> Behaviour:
    """A byte now and then: each comes in time, and all of them never."""

    def behave(handler: BaseHTTPRequestHandler) -> None:
        try:
            handler.wfile.write(first)
            for _ in range(100):
                handler.wfile.write(b" ")
                handler.wfile.flush()
                time.sleep(0.1)
        except OSError:
            return

    return behave


def values(endpoint: Endpoint) -> list[str]:
    answer = endpoint.query(SELECT, prefixes={"rg": "http://example.org/"})
    assert isinstance(answer, ox.QuerySolutions)
    return [row["x"].value for row in answer]


def failure(endpoint: Endpoint, query: str = "SELECT ?x WHERE { ?x a ?y }") -> ReformgraphError:
    with pytest.raises(ReformgraphError) as caught:
        endpoint.query(query)
    assert len(str(caught.value).splitlines()) == 1
    return caught.value


def test_a_query_is_posted_under_our_own_name(stub: Stub) -> None:
    stub.replies = [reply()]
    assert values(stub.endpoint()) == ["1"]
    [asked] = stub.asked
    assert asked.method == "POST"
    assert asked.headers["User-Agent"].startswith("reformgraph/")
    assert asked.headers["Accept"] == JSON
    assert "Authorization" not in asked.headers
    assert asked.query == f"PREFIX rg: <http://example.org/> {SELECT}"


@pytest.mark.parametrize("first", [reply(status=status) for status in (429, 502, 503, 504)] + [hang_up])
def test_what_may_pass_is_tried_again(first: Behaviour, stub: Stub) -> None:
    stub.replies = [first, first, reply(table(["whole"]))]
    assert values(stub.endpoint()) == ["whole"]
    assert len(stub.asked) == 3


def test_a_server_that_stays_busy_is_an_error(stub: Stub) -> None:
    stub.replies = [reply(b"please wait", 503, "text/plain")]
    assert "503 Service Unavailable: please wait" in str(failure(stub.endpoint()))
    assert len(stub.asked) == 4


def test_the_server_says_how_long_to_wait(stub: Stub) -> None:
    stub.replies = [reply(status=429, headers={"Retry-After": "1"}), reply()]
    begin = time.monotonic()
    assert values(stub.endpoint()) == ["1"]
    assert time.monotonic() - begin >= 1


def test_nobody_waits_beyond_the_time_limit(stub: Stub) -> None:
    stub.replies = [reply(status=503, headers={"Retry-After": "3600"}), reply()]
    assert "503" in str(failure(stub.endpoint(seconds=5)))
    assert len(stub.asked) == 1


@pytest.mark.parametrize(
    "cut",
    [
        reply(table(range(50)), length=100_000),
        reply(table(range(50))[:-40]),
        reply(table(range(50))[:-1]),
        reply(b""),
        half_of_chunks,
        without_length(table(range(50))[:-40]),
    ],
)
def test_an_answer_that_breaks_off_is_an_error(cut: Behaviour, stub: Stub) -> None:
    stub.replies = [cut]
    assert "the server's answer is cut off" in str(failure(stub.endpoint()))
    assert len(stub.asked) == 1


def test_an_answer_without_length_is_read_where_its_end_shows(stub: Stub) -> None:
    stub.replies = [without_length(table(range(50)))]
    assert len(values(stub.endpoint())) == 50


def test_a_graph_whose_end_does_not_show_is_refused(stub: Stub) -> None:
    line = b"<http://a.example/> <http://b.example/> <http://c.example/> .\n"
    stub.replies = [without_length(line, "application/n-triples")]
    assert "does not say where its answer ends" in str(failure(stub.endpoint(), CONSTRUCT))
    stub.replies = [reply(line[:-5], media="application/n-triples")]
    assert "cut off" in str(failure(stub.endpoint(), CONSTRUCT))
    stub.replies = [reply(line, media="application/n-triples")]
    assert len(list(stub.endpoint().query(CONSTRUCT))) == 1  # type: ignore[arg-type]


@pytest.mark.parametrize("first", [b"", b"HTTP/1.1 200 OK\r\nContent-Type: " + JSON.encode() + b"\r\n\r\n{"])
def test_an_answer_that_takes_too_long_is_given_up(first: bytes, stub: Stub) -> None:
    stub.replies = [drip(first)]
    begin = time.monotonic()
    assert "no complete answer within 1 seconds (allow more with --timeout" in str(failure(stub.endpoint(seconds=1)))
    assert time.monotonic() - begin < 3


@pytest.mark.parametrize(
    ("answer", "kind", "message"),
    [
        (reply(b"<html><p>Welcome", media="text/html"), GraphError, "answers with text/html, not with results"),
        (reply(b"Not here", 404, "text/plain"), GraphError, "has no SPARQL service here (404)"),
        (reply(b"Who are you?", 401, "text/plain"), GraphError, "refuses access (401) (credentials are read from"),
        (
            reply(b"line 3\n\x1b[31m bad \x07 word", 400, "text/plain"),
            QueryError,
            "refuses what was sent: line 3 [31m bad",
        ),
        (reply(b"<h1>Error</h1><p>a &lt; b", 500, "text/html"), QueryError, "failed: Error a < b"),
        (reply(b"x" * 100_000, 418, "text/plain"), GraphError, "xxx…"),
        (reply(b'{"head":{},"boolean":true}'), GraphError, "another kind of question"),
        (reply(headers={"X-SQL-State": "S1TAT"}), GraphError, "a part of the answer"),
        (reply(table(range(7)), headers={"X-SPARQL-MaxRows": "7"}), GraphError, "cut its answer at 7 rows"),
    ],
)
def test_what_is_no_answer_is_told_in_a_line(
    answer: Behaviour, kind: type[ReformgraphError], message: str, stub: Stub
) -> None:
    stub.replies = [answer]
    error = failure(stub.endpoint())
    assert isinstance(error, kind)
    assert message in str(error)
    assert str(error).isprintable()
    assert len(str(error)) < 600


def test_an_answer_cut_silently_at_a_round_number_is_an_error(stub: Stub) -> None:
    stub.replies = [reply(table(range(1000))), reply(table([1234], "rows"))]
    assert "the server sends 1000 of 1234 rows" in str(failure(stub.endpoint()))


def test_a_graph_cut_silently_is_an_error(stub: Stub) -> None:
    predicates = {
        "head": {"vars": ["p", "n"]},
        "results": {
            "bindings": [{"p": {"type": "uri", "value": "http://p.example/"}, "n": {"type": "literal", "value": "3"}}]
        },
    }
    node = {"type": "uri", "value": "http://p.example/"}
    statements = {"head": {"vars": ["s", "p", "o"]}, "results": {"bindings": [{"s": node, "p": node, "o": node}]}}
    stub.replies = [
        reply(json.dumps(predicates).encode()),
        reply(table([3], "n")),
        reply(json.dumps(statements).encode()),
    ]
    with pytest.raises(GraphError, match="sends 1 of 3 statements with <http://p"):
        stub.endpoint().triples()
    stub.asked.clear()
    stub.replies = [reply(json.dumps(predicates).encode()), reply(table([5], "n"))]
    with pytest.raises(GraphError, match="sends 3 of 5 statements"):
        stub.endpoint().triples()


def test_a_server_that_answers_wrongly_is_not_asked(stub: Stub) -> None:
    stub.replies = [reply(b'{"head":{},"boolean":false}')]
    endpoint = stub.endpoint()
    for _ in range(2):
        error = failure(endpoint, "SELECT ?x WHERE { ?x a ?y OPTIONAL { ?x ?p ?z } }")
        assert "does not work out OPTIONAL as SPARQL 1.1 says" in str(error)
    assert len(stub.asked) == 1
    stub.replies = [reply()]
    assert values(endpoint) == ["1"]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_nothing_follows_a_redirect_and_nobody_else_sees_the_credentials(status: int, stub: Stub) -> None:
    stub.replies = [reply(status=status, headers={"Location": f"{stub.url}/elsewhere"})]
    error = failure(stub.endpoint(authorization="Bearer secret"))
    assert f"the server sends on to {stub.url}/elsewhere" in str(error)
    assert len(stub.asked) == 1


def test_a_server_of_something_else_is_an_error(stub: Stub) -> None:
    stub.replies = [drip(b"220 mail.example ESMTP\r\n")]
    assert "no answer of a web server" in str(failure(stub.endpoint()))


def test_a_server_that_is_not_there_is_an_error() -> None:
    endpoint = Endpoint(f"http://127.0.0.1:{free_port()}/", seconds=10, pauses=(0.01,))
    assert "cannot be reached: Connection refused" in str(failure(endpoint))


@pytest.mark.parametrize(
    ("environment", "header"),
    [
        ({"USER": "malli", "PASSWORD": "sala:sana"}, "Basic bWFsbGk6c2FsYTpzYW5h"),
        ({"TOKEN": "abc.def"}, "Bearer abc.def"),
    ],
)
def test_credentials_come_from_the_environment(environment: dict[str, str], header: str, stub: Stub) -> None:
    stub.replies = [reply()]
    result = call(stub.url, environment)
    assert result.exit_code == 0, result.output
    assert stub.asked[0].headers["Authorization"] == header


@pytest.mark.parametrize(
    ("environment", "message"),
    [
        ({"USER": "malli"}, "belong together"),
        ({"PASSWORD": "salasana"}, "belong together"),
        ({"TOKEN": "salasana", "USER": "malli", "PASSWORD": "salasana"}, "set either"),
        ({"TOKEN": "salasana\r\nX: y"}, "characters that no token has"),
        ({"USER": "malli:b", "PASSWORD": "salasana"}, "may not hold a colon"),
    ],
)
def test_credentials_that_cannot_be_meant_are_not_sent_or_shown(
    environment: dict[str, str], message: str, stub: Stub
) -> None:
    result = call(stub.url, environment)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "salasana" not in result.output
    assert stub.asked == []


@pytest.mark.parametrize(
    "url",
    [
        "localhost:7878",
        "file:///etc/hostname",
        "http://",
        "http://malli:salasana@localhost/",
        "http://localhost:port/",
        "http://[::1/?key=salasana",
        "http://localhost/a b",
        "http://a..b/",
        "http://localhost/\r\nX: y",
    ],
)
def test_what_is_no_address_is_a_mistake_of_use(url: str) -> None:
    result = call(url, {})
    assert result.exit_code == 2
    assert "--endpoint: " in result.stderr
    assert "salasana" not in result.output


def test_a_key_in_the_address_is_not_shown(stub: Stub) -> None:
    stub.replies = [reply(status=404)]
    result = call(f"{stub.url}?key=salasana", {})
    assert result.exit_code == 1
    assert f"{stub.url}: the server has no" in result.stderr
    assert "salasana" not in result.output


def call(url: str, environment: Mapping[str, str]) -> Result:
    variables = {f"REFORMGRAPH_ENDPOINT_{name}": value for name, value in environment.items()}
    return CliRunner(env=variables).invoke(main, ["query", "-", "--endpoint", url], input="SELECT ?x { ?x a ?y }")
