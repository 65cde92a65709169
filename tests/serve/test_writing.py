"""Updates and changes of graphs: by who has the token alone, of a copy alone, whole or not at all, and then seen."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result
from tests.serve.conftest import FIXTURE, Client, Reply, serving

from reformgraph.cli import main
from reformgraph.serve.access import VARIABLE
from reformgraph.store import open_store

TOKEN = "a-token-of-a-test-0123456789"
BEARER = f"Bearer {TOKEN}"
UPDATE = "application/sparql-update"
FORM = "application/x-www-form-urlencoded"
TURTLE = "text/turtle"
ENDLESS = "INSERT { ?a <urn:x:p> ?g } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a != ?k) }"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("copies") / "copy"


@pytest.fixture(scope="module")
def writable(build: Path, copy: Path) -> Iterator[Client]:
    limits = ("--time-limit", "3", "--memory-limit", "128", "--allow-origin", "https://malli.example")
    with serving(build, "--writable", str(copy), *limits, token=TOKEN) as client:
        yield client


def update(client: Client, text: str, path: str = "/sparql", **headers: str) -> Reply:
    return client.send("POST", path, text.encode(), **{"Content-Type": UPDATE, "Authorization": BEARER, **headers})


def change(client: Client, method: str, path: str, body: bytes | None = None, media: str = TURTLE) -> Reply:
    return client.send(method, path, body, Authorization=BEARER, **({"Content-Type": media} if body else {}))


def true(client: Client, pattern: str) -> bool:
    return bool(json.loads(client.ask(f"ASK {{ {pattern} }}").body)["boolean"])


def count(client: Client) -> int:
    return int(json.loads(client.ask(COUNT).body)["results"]["bindings"][0]["n"]["value"])


def test_what_was_written_is_seen_by_whoever_asks_next(writable: Client) -> None:
    for number in range(5):
        assert update(writable, f"INSERT DATA {{ <urn:x:s> <urn:x:number> {number} }}").status == 204
        assert true(writable, f"<urn:x:s> <urn:x:number> {number}")
    form = urlencode({"update": "DELETE WHERE { <urn:x:s> ?p ?o }"}).encode()
    assert writable.send("POST", "/sparql", form, Content_Type=FORM, Authorization=BEARER).status == 204
    assert not true(writable, "<urn:x:s> ?p ?o")


def test_the_build_is_never_written(writable: Client, build: Path) -> None:
    def contents() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in sorted((build / "store").rglob("*")) if path.is_file()}

    before = contents()
    assert update(writable, "INSERT DATA { <urn:x:s> <urn:x:p> 1 } ; DELETE WHERE { <urn:x:s> ?p ?o }").status == 204
    assert contents() == before


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({}, 401),
        ({"Authorization": "Bearer "}, 401),
        ({"Authorization": f"Bearer {TOKEN[:-1]}"}, 401),
        ({"Authorization": f"Bearer {TOKEN}x"}, 401),
        ({"Authorization": f"Basic {TOKEN}"}, 401),
        ({"Authorization": TOKEN}, 401),
        ({"Authorization": f"bearer  {TOKEN}"}, 204),
    ],
)
def test_only_the_token_may_write(writable: Client, given: dict[str, str], status: int) -> None:
    before = count(writable)
    sent = {
        "form": writable.send(
            "POST", "/sparql", b"update=CREATE%20SILENT%20GRAPH%20<urn:x:g>", Content_Type=FORM, **given
        ),
        "body": writable.send("POST", "/sparql", b"DROP SILENT GRAPH <urn:x:g>", Content_Type=UPDATE, **given),
        "graph": writable.send("PUT", "/store?graph=urn:x:g", b"", Content_Type=TURTLE, **given),
    }
    assert {name: 204 if reply.status == 201 else reply.status for name, reply in sent.items()} == dict.fromkeys(
        sent, status
    )
    if status == 401:
        assert {reply.headers["www-authenticate"] for reply in sent.values()} == {'Bearer realm="reformgraph"'}
        assert not any(TOKEN in reply.text for reply in sent.values())
    assert writable.send("DELETE", "/store?default", **given).status == status
    if status == 204:
        change(writable, "PUT", "/store?default", FIXTURE.read_bytes())
    assert count(writable) == before


def test_a_page_of_another_site_cannot_write(writable: Client) -> None:
    """Not by a form, for it has no token; nor by a script, unless its origin is one that may ask."""

    def allowed(origin: str, method: str) -> Reply:
        headers = {"Access-Control-Request-Method": method, "Access-Control-Request-Headers": "authorization"}
        return writable.send("OPTIONS", "/store?default", None, Origin=origin, **headers)

    assert (
        writable.send(
            "POST", "/sparql", b"update=DROP%20ALL", Content_Type=FORM, Origin="https://evil.example", Cookie="a=b"
        ).status
        == 401
    )
    assert writable.send("POST", "/sparql", b"update=DROP ALL", Content_Type="text/plain").status == 415
    assert allowed("https://evil.example", "DELETE").status == 400
    assert allowed("https://malli.example", "DELETE").status == 200


def test_any_origin_may_ask_but_none_may_write_where_none_is_named(build: Path, tmp_path: Path) -> None:
    with serving(build, "--writable", str(tmp_path / "copy"), token=TOKEN) as client:
        headers = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"}
        assert client.send("OPTIONS", "/sparql", None, Origin="https://evil.example", **headers).status == 400


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <urn:x:half> <urn:x:p> 1 } ; INSERT DATA { <urn:x:half> <urn:x:p> }",
        "INSERT DATA { <urn:x:half> <urn:x:p> 1 } ; CREATE GRAPH <urn:x:new> ; CREATE GRAPH <urn:x:new>",
        "INSERT DATA { <urn:x:half> <urn:x:p> 1 } ; LOAD <URL>",
        "load silent <URL>",
        "PREFIX load: <URL> LOADload:x",
        "PREFIX x: <URL>LOAD x:",
        "CLEAR SILENT GRAPH <urn:x:none>;LOAD<URL>INTO GRAPH <urn:x:half>",
        "INSERT DATA { <urn:x:half> <urn:x:p> 1 } ;#\rLOAD SILENT <URL>",
        "INSERT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
        "INSERT { ?s ?p ?o } WHERE { SERVICE SILENT <URL> { ?s ?p ?o } }",
    ],
)
def test_an_update_that_fails_anywhere_is_not_done_and_calls_nobody(writable: Client, text: str) -> None:
    calls: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            calls.append(self.path)
            self.send_error(500)

        do_POST = do_GET

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        reply = update(writable, text.replace("URL", f"http://127.0.0.1:{server.server_port}/"))
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    assert (reply.status, calls) == (400, []), reply.text
    assert not true(writable, "<urn:x:half> ?p ?o")
    assert update(writable, "CREATE SILENT GRAPH <urn:x:after>").status == 204


def test_an_update_is_stopped_at_its_time_and_the_next_one_is_done(writable: Client) -> None:
    before = count(writable)
    reply = update(writable, ENDLESS)
    assert reply.status == 422
    assert count(writable) == before
    assert update(writable, "INSERT DATA { <urn:x:s> <urn:x:p> 1 } ; DELETE WHERE { <urn:x:s> ?p ?o }").status == 204


def test_an_update_is_stopped_at_its_memory(writable: Client) -> None:
    before = count(writable)
    text = "INSERT { ?a <urn:x:p> ?n } WHERE { ?a ?b ?c . ?d ?e ?f BIND(CONCAT(STR(?d), STR(?e), STR(?f)) AS ?n) }"
    reply = update(writable, text)
    assert (reply.status, "memory" in reply.text or "within 3 s" in reply.text) == (422, True)
    assert count(writable) == before


def test_an_update_whose_client_goes_away_is_not_done(writable: Client) -> None:
    before = count(writable)
    with socket.create_connection(("127.0.0.1", writable.port)) as connection:
        head = f"POST /sparql HTTP/1.1\r\nHost: localhost\r\nAuthorization: {BEARER}\r\nContent-Type: {UPDATE}\r\n"
        connection.sendall(f"{head}Content-Length: {len(ENDLESS)}\r\n\r\n{ENDLESS}".encode())
        time.sleep(0.5)
    assert update(writable, "CREATE SILENT GRAPH <urn:x:after>").status == 204
    assert 'reformgraph_changes_total{outcome="aborted"} 1.0' in writable.get("/metrics").text
    assert count(writable) == before


def test_queries_are_answered_while_an_update_runs(writable: Client) -> None:
    running = Thread(target=update, args=(writable, ENDLESS))
    running.start()
    time.sleep(0.3)
    assert [writable.ask("ASK {}").status for _ in range(5)] == [200] * 5
    assert running.is_alive()
    running.join()


def test_updates_are_done_one_after_another(writable: Client) -> None:
    assert update(writable, "INSERT DATA { <urn:x:counter> <urn:x:value> 0 }").status == 204
    text = (
        "DELETE { ?c <urn:x:value> ?n } INSERT { ?c <urn:x:value> ?m } WHERE { ?c <urn:x:value> ?n BIND(?n + 1 AS ?m) }"
    )

    def add_one() -> None:
        while (status := update(writable, text).status) != 204:
            assert status == 503  # it waited for its turn as long as it may

    threads = [Thread(target=add_one) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert true(writable, "<urn:x:counter> <urn:x:value> 8")
    assert update(writable, "DELETE WHERE { <urn:x:counter> ?p ?o }").status == 204


def test_the_graphs_of_the_request_are_those_that_patterns_are_matched_against(writable: Client) -> None:
    assert update(writable, "INSERT DATA { GRAPH <urn:x:g1> { <urn:x:a> <urn:x:p> 1 } }").status == 204
    path = f"/sparql?{urlencode({'using-graph-uri': 'urn:x:g1'})}"
    text = "INSERT { GRAPH <urn:x:g2> { ?s ?p 2 } } WHERE { ?s ?p 1 }"
    assert update(writable, text, path).status == 204
    assert true(writable, "GRAPH <urn:x:g2> { <urn:x:a> <urn:x:p> 2 }")
    for wrong in (f"WITH <urn:x:g1> {text}", text.replace("WHERE", "USING <urn:x:g1> WHERE")):
        assert (update(writable, wrong, path).status, update(writable, wrong).status) == (400, 204)
    broken = quote("urn:x:g> WHERE {} ; LOAD <http://127.0.0.1/", safe="")
    assert update(writable, text, f"/sparql?using-graph-uri={broken}").status == 400
    assert update(writable, "DROP GRAPH <urn:x:g1> ; DROP GRAPH <urn:x:g2>").status == 204


@pytest.mark.parametrize(
    ("path", "body", "media", "status", "words"),
    [
        ("/sparql", b"CLEAR XYZ", UPDATE, 400, "update:1:"),
        ("/sparql", b"INSERT DATA { foo:a foo:b 1 }", UPDATE, 400, "prefix foo:"),
        ("/sparql", b"\xff", UPDATE, 400, "UTF-8"),
        ("/sparql", b"CLEAR ALL", f"{UPDATE}; charset=utf-16", 415, "UTF-8"),
        ("/sparql?update=CLEAR%20ALL", b"CLEAR ALL", UPDATE, 400, "twice"),
        ("/sparql?query=ASK%7B%7D", b"CLEAR ALL", UPDATE, 400, "not both"),
        ("/sparql", b"update=CLEAR%20ALL&update=CLEAR%20ALL", FORM, 400, "twice"),
        ("/sparql", b"#" * ((1 << 24) + 1), UPDATE, 413, "16,777,216"),
        ("/store?default", b"<urn:x:a> <urn:x:b>", TURTLE, 400, "nothing is written"),
        ("/store?default", b"{ <urn:x:a> <urn:x:b> 1 }", "application/trig", 415, "text/turtle"),
        (
            "/store?default",
            b'{"@graph": [{"@id": "urn:x:a", "urn:x:p": 1}], "@id": "urn:x:g"}',
            "application/ld+json",
            400,
            "",
        ),
        ("/store?default", b'{"@context": "http://127.0.0.1:1/", "a": 1}', "application/ld+json", 400, ""),
        ("/store?default", b"--x\r\n\r\n", "multipart/form-data; boundary=x", 400, "part"),
        ("/store?default", b"a", "multipart/form-data", 400, "part"),
        ("/store?default", b"<urn:x:a> <urn:x:b> 1 .", "text/csv", 415, "text/turtle"),
        ("/store?graph=no%20iri", b"<urn:x:a> <urn:x:b> 1 .", TURTLE, 400, "no IRI"),
    ],
)
def test_what_is_wrong_is_told_and_changes_nothing(
    writable: Client, path: str, body: bytes, media: str, status: int, words: str
) -> None:
    before = count(writable)
    reply = change(writable, "POST", path, body, media)
    assert (reply.status, words in reply.text) == (status, True), reply.text
    assert "Traceback" not in reply.text
    assert count(writable) == before


def test_graphs_are_put_added_to_and_removed(writable: Client) -> None:
    one, two = b"<> <urn:x:p> _:b . _:b <urn:x:p> 1 .", b"<> <urn:x:q> 2 ."
    assert change(writable, "PUT", "/store/a/graph", one).status == 201
    assert change(writable, "PUT", "/store/a/graph", one).status == 204
    assert change(writable, "POST", "/store/a/graph", two).status == 204
    reply = writable.get("/store/a/graph", Accept="application/n-triples")
    assert len(reply.body.splitlines()) == 3
    assert f"<{writable.root}/store/a/graph> <urn:x:q>" in reply.text
    assert change(writable, "DELETE", "/store/a/graph").status == 204
    assert change(writable, "DELETE", "/store/a/graph").status == 404
    assert writable.get("/store/a/graph").status == 404


def test_a_graph_without_statements_is_there(writable: Client) -> None:
    assert change(writable, "PUT", "/store?graph=urn:x:empty", b"# nothing").status == 201
    assert writable.get("/store?graph=urn:x:empty").status == 200
    assert writable.send("HEAD", "/store?graph=urn:x:empty").status == 200
    assert change(writable, "DELETE", "/store?graph=urn:x:empty").status == 204


def test_a_graph_that_is_given_no_name_is_told_its_address(writable: Client) -> None:
    reply = change(writable, "POST", "/store", b"<urn:x:a> <urn:x:p> 1 .")
    place = reply.headers["location"].removeprefix(writable.root)
    assert (reply.status, writable.get(place).status) == (201, 200)
    assert change(writable, "DELETE", place).status == 204


def test_a_condition_on_a_change_is_refused_rather_than_ignored(writable: Client) -> None:
    tag = writable.get("/store?default").headers["etag"]
    sent = writable.send("PUT", "/store?default", b"", Content_Type=TURTLE, Authorization=BEARER, If_Match=tag)
    assert sent.status == 412
    assert count(writable) > 100


def test_the_service_says_that_it_takes_updates(writable: Client, client: Client) -> None:
    said = [each.get("/sparql", Accept="application/n-triples").text for each in (writable, client)]
    assert ["SPARQL11Update" in text for text in said] == [True, False]


def test_a_writer_that_dies_harms_nothing(writable: Client, copy: Path) -> None:
    before = count(writable)
    running = Thread(target=update, args=(writable, ENDLESS))
    running.start()
    time.sleep(0.3)
    [writer] = writers(copy)
    os.kill(writer, signal.SIGKILL)
    running.join()
    assert count(writable) == before
    assert update(writable, "INSERT DATA { <urn:x:s> <urn:x:p> 1 } ; DELETE WHERE { <urn:x:s> ?p ?o }").status == 204


def writers(copy: Path) -> list[int]:
    """The processes that work in the copy's folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (process / "cwd").readlink() == copy:
                found.append(int(process.name))
        except OSError:
            continue
    return found


def test_a_copy_keeps_what_was_written_and_leaves_nothing_else(build: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    for number in range(2):
        with serving(build, "--writable", str(copy), token=TOKEN) as client:
            assert count(client) == len(open_store(build)) + number
            assert update(client, f"INSERT DATA {{ <urn:x:s> <urn:x:p> {number} }}").status == 204
    assert sorted(path.name for path in copy.iterdir()) == ["store", "writer.lock"]
    assert len(open_store(copy)) == len(open_store(build)) + 2


def test_a_copy_that_was_replaced_is_not_written(build: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    with serving(build, "--writable", str(copy), token=TOKEN) as client:
        copy.rename(tmp_path / "elsewhere")
        shutil.copytree(build, copy)
        before = sorted((path, path.stat().st_mtime_ns) for path in copy.rglob("*"))
        reply = update(client, "DROP ALL")
        assert (reply.status, "moved" in reply.text) == (503, True)
        assert sorted((path, path.stat().st_mtime_ns) for path in copy.rglob("*")) == before


@pytest.mark.parametrize(
    ("writable", "token", "words"),
    [
        ("copy", "", "token"),
        ("copy", "short", "20 characters"),
        ("copy", "with a space and more 1234567890", "characters that no token has"),
        ("build", TOKEN, "never written"),
        ("build/copy", TOKEN, "never written"),
        (".", TOKEN, "never written"),
        ("other", TOKEN, "is a build"),
        ("full", TOKEN, "something else"),
        ("file", TOKEN, "something else"),
    ],
)
def test_what_cannot_be_written_is_told_at_the_start(
    build: Path, tmp_path: Path, writable: str, token: str, words: str
) -> None:
    shutil.copytree(build, tmp_path / "build")
    for name in ("other/graph.ttl", "full/letter.txt", "file"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    before = sorted(tmp_path.rglob("*"))
    ended = refused(tmp_path, tmp_path / writable, token)
    assert (ended.exit_code, words in ended.stderr) == (2, True), ended.stderr
    assert sorted(tmp_path.rglob("*")) == before


def test_two_services_never_write_one_copy(writable: Client, copy: Path) -> None:
    ended = refused(copy.parent, copy, TOKEN)
    assert (ended.exit_code, "another service" in ended.stderr) == (1, True)


def refused(folder: Path, copy: Path, token: str) -> Result:
    """A service that must not begin."""
    options = ["--graph", str(folder / "build"), "--port", "0", "--writable", str(copy)]
    return CliRunner().invoke(main, ["serve", *options], env={VARIABLE: token})


def test_push_puts_a_graph_into_a_service_that_takes_it(writable: Client, tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_bytes(b'<urn:x:a> <urn:x:p> "a" , "b" .')
    program = Path(sys.executable).with_name("reformgraph")
    places = [
        "--endpoint",
        f"{writable.root}/sparql",
        "--store",
        f"{writable.root}/store",
        "--named-graph",
        "urn:x:pushed",
    ]
    subprocess.run(
        [program, "push", "--graph", tmp_path, *places],
        check=True,
        env={**os.environ, "REFORMGRAPH_ENDPOINT_TOKEN": TOKEN},
        capture_output=True,
    )
    reply = writable.get("/store?graph=urn:x:pushed", Accept="application/n-triples")
    assert len(list(ox.parse(reply.body, format=ox.RdfFormat.N_TRIPLES))) == 2
    assert change(writable, "DELETE", "/store?graph=urn:x:pushed").status == 204
