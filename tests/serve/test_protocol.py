"""The SPARQL 1.1 Protocol for queries, and whole graphs: what is asked how, and what is answered."""

from __future__ import annotations

import json
from urllib.parse import quote

import pyoxigraph as ox
import pytest
from SPARQLWrapper import JSON, POST, SPARQLWrapper
from tests.serve.conftest import Client

BODIES = "SELECT ?body { ?body a rg:Body } ORDER BY ?body"
GRAPH = "CONSTRUCT WHERE { ?body a rg:Body }"
FORM = "application/x-www-form-urlencoded"


def names(body: bytes) -> list[str]:
    return [row["body"]["value"] for row in json.loads(body)["results"]["bindings"]]


def test_a_query_is_answered_alike_however_it_is_sent(client: Client) -> None:
    by_get = client.ask(BODIES)
    by_form = client.send("POST", "/sparql", f"query={quote(BODIES)}".encode(), Content_Type=FORM)
    direct = client.send("POST", "/sparql", BODIES.encode(), Content_Type="application/sparql-query; charset=utf-8")
    assert len(names(by_get.body)) > 2
    assert by_get.body == by_form.body == direct.body


def test_sparqlwrapper_is_answered(client: Client) -> None:
    wrapper = SPARQLWrapper(f"{client.root}/sparql")
    wrapper.setQuery(BODIES)
    wrapper.setReturnFormat(JSON)
    wrapper.setMethod(POST)
    answer = wrapper.queryAndConvert()
    assert isinstance(answer, dict) and len(answer["results"]["bindings"]) > 2


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv"),
        ("text/*;q=0.5, text/tab-separated-values", "text/tab-separated-values"),
        ("text/turtle, text/csv;q=0.1", "text/csv"),
        ("application/sparql-results+json;q=0.1, application/xml;q=0.9", "application/xml"),
        ("text/csv; charset=utf-8", "text/csv"),
        (
            "application/sparql-results+xml; version=1.2; q=0.5, text/csv; header=present; q=0.4",
            "application/sparql-results+xml",
        ),
    ],
)
def test_rows_come_in_the_format_liked_best(client: Client, accept: str, media: str) -> None:
    reply = client.ask(BODIES, accept)
    assert (reply.status, reply.media) == (200, media)
    assert "Accept" in reply.headers["vary"]
    assert b"http" in reply.body


@pytest.mark.parametrize(
    "media",
    "text/turtle application/n-triples application/ld+json application/rdf+xml application/trig application/n-quads "
    "text/n3".split(),
)
def test_a_graph_comes_in_every_format_of_rdf(client: Client, media: str) -> None:
    reply = client.ask(GRAPH, media)
    assert reply.media == media
    rdf = ox.RdfFormat.from_media_type(media)
    assert len({quad.subject for quad in ox.parse(reply.body, format=rdf)}) == len(names(client.ask(BODIES).body))


def test_what_cannot_be_written_as_asked_is_not_acceptable(client: Client) -> None:
    assert client.ask(BODIES, "image/png").status == 406
    only_graphs = client.ask(BODIES, "text/turtle")
    assert (only_graphs.status, "rows" in only_graphs.text) == (406, True)


def test_yes_and_no_come_in_every_format_of_rows(client: Client) -> None:
    assert json.loads(client.ask("ASK {}").body)["boolean"] is True
    assert client.ask("ASK { rg:x rg:x rg:x }", "text/csv").text.strip() == "false"


@pytest.mark.parametrize(
    ("method", "path", "body", "media", "status", "words"),
    [
        ("GET", "/sparql?query=SELECT", None, "", 400, "query:1:7"),
        ("GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", None, "", 400, "twice"),
        ("GET", "/sparql?query=%FF", None, "", 400, "UTF-8"),
        ("GET", "/sparql?update=CLEAR%20ALL", None, "", 400, "update"),
        ("POST", "/sparql", b"update=CLEAR%20ALL", FORM, 403, "read-only"),
        ("POST", "/sparql", b"CLEAR ALL", "application/sparql-update", 403, "read-only"),
        ("POST", "/sparql", b"INSERT DATA { <a:> <a:> <a:> }", "application/sparql-query", 400, "query:1:"),
        ("POST", "/sparql", b"LOAD <http://127.0.0.1/>", "application/sparql-query", 400, "query:1:"),
        ("POST", "/sparql", b"ASK {}", "text/plain", 415, "application/sparql-query"),
        ("POST", "/sparql", b"ASK {}", "application/sparql-query; charset=utf-16", 415, "UTF-8"),
        ("POST", "/sparql", b"\xff", "application/sparql-query", 400, "UTF-8"),
        ("POST", "/sparql", b"#" * (1 << 21), "application/sparql-query", 413, "262,144"),
        ("PUT", "/sparql", b"", "", 405, ""),
        ("DELETE", "/store?default", None, "", 405, ""),
        ("GET", "/sparql?query=SELECT%20*%20%7B%20?s%20foo:x%20?o%20%7D", None, "", 400, "prefix foo:"),
        ("GET", "/nowhere", None, "", 404, ""),
    ],
)
def test_what_is_wrong_is_told_with_its_status(
    client: Client, method: str, path: str, body: bytes | None, media: str, status: int, words: str
) -> None:
    reply = client.send(method, path, body, **({"Content-Type": media} if media else {}))
    assert (reply.status, words in reply.text) == (status, True), reply.text
    assert "Traceback" not in reply.text


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { { SELECT * { service silent <http://127.0.0.1:1/> { ?s ?p ?o } } } }",
        "SELECT * {#\nSERVICE#x\n<http://127.0.0.1:1/>{ ?s ?p ?o } }",
        "SELECT * { BIND(<http://127.0.0.1:1/> AS ?x) SERVICE ?x { ?s ?p ?o } }",
        "PREFIX a: <http://127.0.0.1:1/> SELECT * { SERVICE a:b { ?s ?p ?o } }",
        "SELECT * { FILTER EXISTS { OPTIONAL { SERVICE<http://127.0.0.1:1/>{ ?s ?p ?o } } } }",
    ],
)
def test_no_other_server_is_called(client: Client, query: str) -> None:
    reply = client.ask(query)
    assert (reply.status, "SERVICE is not allowed" in reply.text) == (400, True)


def test_the_default_graph_is_read_whole(client: Client) -> None:
    reply = client.get("/store?default", Accept="application/n-triples")
    [count] = json.loads(client.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").body)["results"]["bindings"]
    assert len(reply.body.splitlines()) == int(count["n"]["value"]) > 100


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/store?graph=urn:x:none", 404),
        ("/store/none", 404),
        ("/store?graph=no%20iri", 400),
        ("/store", 400),
        ("/store?default&graph=urn:x:y", 400),
    ],
)
def test_a_graph_that_is_not_there_is_told(client: Client, path: str, status: int) -> None:
    assert client.get(path).status == status


def test_the_service_describes_itself(client: Client) -> None:
    reply = client.get("/sparql", Accept="text/turtle")
    quads = list(ox.parse(reply.body, format=ox.RdfFormat.TURTLE))
    described = {quad.predicate.value.rpartition("#")[2] for quad in quads}
    assert described >= {"endpoint", "supportedLanguage", "resultFormat", "defaultDataset"}
    assert ox.NamedNode(f"{client.root}/sparql") in {quad.object for quad in quads}
    assert client.get("/sparql", Accept="text/html").status == 303


def test_void_counts_what_there_is(client: Client) -> None:
    quads = list(ox.parse(client.get("/.well-known/void").body, format=ox.RdfFormat.TURTLE))
    found = {quad.predicate.value.rpartition("#")[2]: quad.object for quad in quads}
    whole = len(client.get("/store?default", Accept="application/n-triples").body.splitlines())
    totals = [quad.object.value for quad in quads if quad.predicate.value.endswith("#triples")]
    assert str(whole) in [value for value in totals if value]
    assert {"classPartition", "propertyPartition", "sparqlEndpoint"} <= found.keys()


def test_pages_of_other_origins_may_ask(client: Client) -> None:
    reply = client.send("GET", "/sparql?query=ASK%7B%7D", Origin="https://malli.example")
    assert reply.headers["access-control-allow-origin"] == "*"
    preflight = client.send(
        "OPTIONS",
        "/sparql",
        Origin="https://malli.example",
        Access_Control_Request_Method="POST",
        Access_Control_Request_Headers="content-type",
    )
    assert (preflight.status, "POST" in preflight.headers["access-control-allow-methods"]) == (200, True)


def test_a_name_that_is_not_its_own_is_refused(client: Client) -> None:
    assert client.get("/sparql?query=ASK%7B%7D", Host="evil.example").status == 400
    assert client.get("/sparql?query=ASK%7B%7D", Host=f"localhost:{client.port}").status == 200


def test_health_and_metrics(client: Client) -> None:
    assert json.loads(client.get("/health").body) == {"status": "ok"}
    assert client.ask("ASK {}").status == 200
    text = client.get("/metrics").text
    assert 'reformgraph_queries_total{outcome="answered"}' in text
    assert "reformgraph_workers" in text


def test_a_reader_whose_page_is_not_there_is_shown_where_to_go_on(client: Client) -> None:
    browser = "text/html,application/xhtml+xml,*/*;q=0.8"
    reply = client.get("/nowhere/%3Cscript%3E", Accept=browser, Accept_Language="sv")
    assert (reply.status, reply.media) == (404, "text/html")
    assert "/editor" in reply.text and "finns inte" in reply.text
    assert "<script" not in reply.text
    assert client.get("/nowhere", Accept="*/*").media == "text/plain"


def test_options_are_told_without_a_page_that_asks_for_them(client: Client) -> None:
    reply = client.send("OPTIONS", "/sparql")
    assert (reply.status, {each.strip() for each in reply.headers["allow"].split(",")}) == (
        204,
        {"GET", "HEAD", "POST"},
    )


def test_head_has_the_headers_of_get_and_no_body(client: Client) -> None:
    for path in ("/sparql?query=ASK%7B%7D", "/store?default", "/editor", "/.well-known/void"):
        whole, head = client.get(path), client.send("HEAD", path)
        assert (head.status, head.body) == (200, b"")
        assert {name: head.headers[name] for name in ("content-type", "etag")} == {
            name: whole.headers[name] for name in ("content-type", "etag")
        }


def test_a_body_in_another_encoding_is_refused(client: Client) -> None:
    headers = {"Content-Type": "application/sparql-query", "Content-Encoding": "gzip"}
    assert client.send("POST", "/sparql", b"ASK {}", **headers).status == 415
