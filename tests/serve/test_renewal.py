"""A build that takes the place of another is served without a restart, and nobody who asks meanwhile is refused."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread
from urllib.parse import quote

import pyoxigraph as ox
import pytest
from tests.serve.conftest import FIXTURE, Client, serving
from tests.serve.test_limits import family

from reformgraph.build.swap import put_in_place
from reformgraph.store import load_turtle, write_store

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
SIZE = len(load_turtle(FIXTURE))
ADDED = "https://example.org/added"
SAMPLE = Path(__file__).parents[2] / "sample"
LONG = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }"


def put_build(place: Path, *, added: int) -> None:
    """The fixture's graph with so many statements more, as a build in place of the one that is there."""
    store = load_turtle(FIXTURE)
    for number in range(added):
        store.add(ox.Quad(ox.NamedNode(f"{ADDED}/{number}"), ox.NamedNode(ADDED), ox.Literal(number)))
    new = place.with_name("new")
    write_store(store, new / "store")
    put_in_place(new, place)
    shutil.rmtree(new, ignore_errors=True)


@pytest.fixture
def place(served: tuple[Path, Client]) -> Path:
    return served[0]


@pytest.fixture
def client(served: tuple[Path, Client]) -> Client:
    """A service on `place`, which has the fixture's graph by now."""
    place, running = served
    if count(running) != SIZE:
        put_build(place, added=0)
        until(lambda: count(running) == SIZE)
    return running


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Client]]:
    place = tmp_path_factory.mktemp("served") / "build"
    put_build(place, added=0)
    with serving(place) as running:
        yield place, running


def count(client: Client) -> int:
    return int(json.loads(client.ask(COUNT).body)["results"]["bindings"][0]["n"]["value"])


def until(true: Callable[[], bool], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_whatever_is_said_of_the_graph_follows_it(client: Client, place: Path) -> None:
    before = count(client)
    assert ADDED not in client.get("/editor/data.json").text
    put_build(place, added=5)
    until(lambda: count(client) == before + 5)
    assert ADDED in client.get("/editor/data.json").text
    quads = ox.parse(client.get("/.well-known/void").body, format=ox.RdfFormat.TURTLE)
    assert str(before + 5) in {quad.object.value for quad in quads if quad.predicate.value.endswith("#triples")}
    assert "reformgraph_renewals 0.0" not in client.get("/metrics").text


def test_an_answer_is_asked_for_again_only_when_the_graph_has_changed(client: Client, place: Path) -> None:
    addresses = ("/sparql?query=ASK%7B%7D", "/store?default", "/.well-known/void", "/editor/data.json")
    before = {address: client.get(address).headers for address in addresses}
    assert {each["cache-control"] for each in before.values()} == {"no-cache"}
    tags = {address: headers["etag"] for address, headers in before.items()}
    again = {address: client.get(address, If_None_Match=tag) for address, tag in tags.items()}
    assert {(reply.status, reply.body) for reply in again.values()} == {(304, b"")}
    assert {address: reply.headers["etag"] for address, reply in again.items()} == tags
    assert client.get(addresses[0], If_None_Match=tags[addresses[0]], Accept="text/csv").status == 200
    put_build(place, added=5)
    until(lambda: client.get(addresses[0], If_None_Match=tags[addresses[0]]).status == 200)
    assert client.get("/store?default", If_None_Match=tags["/store?default"]).status == 200
    assert client.get("/editor/data.json", If_None_Match=tags["/editor/data.json"]).status == 200


def test_what_does_not_follow_from_the_graph_has_no_tag(client: Client) -> None:
    moods = ("SELECT (NOW() AS ?x) {}", "SELECT (rand() AS ?x) {}", "SELECT (STRUUID() AS ?x) {}")
    assert ["etag" in client.ask(query).headers for query in ("ASK {}", *moods)] == [True, False, False, False]


def test_a_query_that_runs_ends_on_the_graph_it_began_on(client: Client, place: Path) -> None:
    before = count(client)
    answers: list[int] = []

    def ask() -> None:
        answers.append(int(json.loads(client.ask(LONG).body)["results"]["bindings"][0]["n"]["value"]))

    asking = Thread(target=ask)
    asking.start()
    until(lambda: 'reformgraph_running{lane="slow"} 1.0' in client.get("/metrics").text or not asking.is_alive())
    put_build(place, added=5)
    until(lambda: count(client) == before + 5)
    asking.join()
    assert answers == [before**2]


def test_queries_go_on_while_the_old_build_is_gone_and_the_new_one_is_not_noticed(client: Client, place: Path) -> None:
    """The processes of queries that are cut off are replaced, for which the folder of their store is no more there."""
    for added in (3, 4, 5):
        put_build(place, added=added)
        for number in range(4):
            with socket.create_connection(("127.0.0.1", client.port)) as connection:
                query = quote(
                    f"SELECT (COUNT(*) AS ?n{added}x{number}) {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }}"
                )
                connection.sendall(f"GET /sparql?query={query} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
                time.sleep(0.1)
        assert [client.ask(f"ASK {{ ?s{added} ?p{number} ?o }}").status for number in range(5)] == [200] * 5


def test_nothing_is_left_of_the_builds_before(client: Client, place: Path) -> None:
    def held() -> tuple[int, int]:
        return len(family(client.pid)), len(list(Path(f"/proc/{client.pid}/fd").iterdir()))

    before = held()
    for added in (1, 2, 3):
        put_build(place, added=added)
        until(lambda added=added: count(client) == SIZE + added)  # type: ignore[misc]
    until(lambda: held() <= before)


def test_a_folder_that_is_no_build_leaves_the_one_before_it_served(client: Client, place: Path) -> None:
    before = count(client)
    broken = place.with_name("broken")
    (broken / "store").mkdir(parents=True)
    put_in_place(broken, place)
    until(lambda: "reformgraph_renewals_failed 0.0" not in client.get("/metrics").text)
    assert count(client) == before
    assert client.get("/health").status == 200
    put_build(place, added=5)
    until(lambda: count(client) == before + 5)


@pytest.mark.slow
def test_a_build_under_load_fails_no_query(tmp_path: Path) -> None:
    """Builds by the command itself, one after another, while three clients ask."""
    program = Path(sys.executable).with_name("reformgraph")
    place = tmp_path / "build"

    def build(*sources: str) -> None:
        paths = [SAMPLE / each for each in sources]
        subprocess.run([program, "build", *paths, "--output", place], check=True, capture_output=True)

    first, second = "lappi-kokoukset.txt", "lappi-ohjausrakenne.txt"
    build(first)
    statuses: list[int] = []
    over = Event()
    with serving(place) as client:

        def ask(number: int) -> None:
            while not over.is_set():
                statuses.append(client.ask(f"SELECT * {{ ?s ?p ?o }} LIMIT {100 * number + 1}").status)
                time.sleep(0.02)

        asking = [Thread(target=ask, args=(number,)) for number in range(3)]
        for thread in asking:
            thread.start()
        try:
            sizes = [count(client)]
            for sources in ((first, second), (first,)):
                build(*sources)
                until(lambda: count(client) != sizes[-1])
                sizes.append(count(client))
        finally:
            over.set()
            for thread in asking:
                thread.join()
    assert sizes[0] == sizes[2] < sizes[1]
    assert len(statuses) > 20
    assert set(statuses) == {200}
