"""A graph that is pushed replaces what the server held, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result
from tests.endpoint.conftest import GRAPH, Stub, free_port, started
from tests.endpoint.test_trouble import reply, table

from reformgraph.cli import main
from reformgraph.errors import QueryError
from reformgraph.store import push, read_graph
from reformgraph.store.endpoint import Endpoint
from reformgraph.store.exchange import exchange
from reformgraph.store.request import telling


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["push", *map(str, arguments)])


@pytest.fixture
def build(tmp_path: Path) -> Path:
    (tmp_path / "graph.ttl").write_bytes(GRAPH.read_bytes())
    return tmp_path


def statements(server: str) -> set[ox.Triple]:
    return set(Endpoint(f"{server}/query", seconds=60).triples())


def left_over(server: str) -> int:
    """How many statements stand in graphs other than the default graph."""
    [(count,)] = Endpoint(f"{server}/query", seconds=60).select("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }")
    assert isinstance(count, ox.Literal)
    return int(count.value)


WAYS = [["store"], ["update"], ["store", "update"]]


def ways(server: str, names: list[str]) -> list[str]:
    return [f"--{name}={server}/{name}" for name in names]


@pytest.mark.parametrize("names", WAYS)
@pytest.mark.parametrize("graph", [None, "https://data.example.org/graph?a=b&c"])
def test_what_was_there_is_replaced(
    names: list[str],
    graph: str | None,
    server: str,
    build: Path,
    store: ox.Store,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(push, "_BATCH", 100)
    asked = Endpoint(f"{server}/query", seconds=60, graph=graph)
    place = [f"--endpoint={server}/query", *ways(server, names), *([f"--named-graph={graph}"] if graph else [])]
    (build / "other").mkdir()
    (build / "other" / "graph.ttl").write_text("<http://a.example/> <http://b.example/> 1 .", encoding="utf-8")
    assert call("--graph", build / "other", *place).exit_code == 0
    assert asked.count() == 1
    result = call("--graph", build, *place)
    assert result.exit_code == 0, result.output
    assert f"{len(store)} statements are on {server}/query" in result.stderr
    assert set(asked.triples()) == {quad.triple for quad in store}
    assert left_over(server) == (len(store) if graph else 0)
    again = call("--graph", build, *place)
    assert f"{len(store)} statements were on {server}/query already" in again.stderr
    exchange(telling(f"{server}/update", "DROP ALL", None), server, 20)


def test_what_another_push_left_behind_is_removed(server: str, build: Path, store: ox.Store) -> None:
    left = "urn:reformgraph:push:other"
    note = f"GRAPH <{push.PUSHES}> {{ <{left}> <http://purl.org/dc/terms/isPartOf> <{push.PUSHES}> }}"
    text = f"INSERT DATA {{ {note} GRAPH <{left}> {{ <http://a.example/> <http://b.example/> 1 }} }}"
    exchange(telling(f"{server}/update", text, None), server, 20)
    result = call("--graph", build, "--endpoint", f"{server}/query", f"--update={server}/update")
    assert result.exit_code == 0, result.output
    assert statements(server) == {quad.triple for quad in store}
    assert left_over(server) == 0


def test_what_was_gathered_wrongly_is_gathered_anew(server: str, build: Path, store: ox.Store) -> None:
    triples = sorted(set(read_graph(build)), key=str)
    text = f"INSERT DATA {{ GRAPH <{push._gathering(triples)}> {{ <http://a.example/> <http://b.example/> 1 }} }}"
    exchange(telling(f"{server}/update", f"{text}; CLEAR DEFAULT", None), server, 20)
    result = call("--graph", build, "--endpoint", f"{server}/query", f"--update={server}/update")
    assert result.exit_code == 0, result.output
    assert statements(server) == {quad.triple for quad in store}
    assert left_over(server) == 0


def test_a_push_goes_on_where_it_was_cut_off(
    build: Path, store: ox.Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server is killed after three batches and started again with what it had on disk."""
    monkeypatch.setattr(push, "_BATCH", 50)
    monkeypatch.setattr(push, "PAUSES", (0.01,))
    sent: list[int] = []
    add = push.Server.add
    port = free_port()
    place = [
        "--graph",
        str(build),
        f"--endpoint=http://127.0.0.1:{port}/query",
        f"--update=http://127.0.0.1:{port}/update",
    ]
    with started(port, "--location", tmp_path / "data") as process:

        def counted(self: push.Server, triples: Sequence[ox.Triple], graph: str) -> None:
            if len(sent) == 3 and process.poll() is None:
                process.kill()
                process.wait()
            add(self, triples, graph)
            sent.append(len(triples))

        monkeypatch.setattr(push.Server, "add", counted)
        cut = call(*place)
        assert (cut.exit_code, len(sent)) == (1, 3), cut.output
        assert "the server cannot be reached" in cut.stderr
    with started(port, "--location", tmp_path / "data"):
        assert statements(f"http://127.0.0.1:{port}") == set()
        monkeypatch.setattr(push.Server, "add", counted)
        result = call(*place)
        assert result.exit_code == 0, result.output
        assert sum(sent) == len(store) + 50  # the last batch is sent again
        assert statements(f"http://127.0.0.1:{port}") == {quad.triple for quad in store}


def test_a_server_that_takes_small_updates_only_gets_small_ones(
    server: str, build: Path, store: ox.Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    add = push.Server.add

    def limited(self: push.Server, triples: Sequence[ox.Triple], graph: str) -> None:
        if len(triples) > 200:
            raise QueryError("the server refuses what was sent: too long")
        add(self, triples, graph)

    monkeypatch.setattr(push.Server, "add", limited)
    exchange(telling(f"{server}/update", "CLEAR DEFAULT", None), server, 20)
    assert call("--graph", build, "--endpoint", f"{server}/query", f"--update={server}/update").exit_code == 0
    assert statements(server) == {quad.triple for quad in store}


def altered(triple: ox.Triple) -> ox.Triple:
    """The triple with one letter of its text changed."""
    assert isinstance(triple.object, ox.Literal)
    text = triple.object.value
    return ox.Triple(triple.subject, triple.predicate, ox.Literal(f"{text[:-1]}ø", language=triple.object.language))


def in_swedish(triple: ox.Triple) -> ox.Triple:
    assert isinstance(triple.object, ox.Literal)
    return ox.Triple(triple.subject, triple.predicate, ox.Literal(triple.object.value, language="sv"))


@pytest.mark.parametrize("change", [altered, in_swedish])
def test_what_arrives_otherwise_than_it_was_sent_is_found(
    change: Callable[[ox.Triple], ox.Triple],
    server: str,
    build: Path,
    store: ox.Store,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As many statements as were sent, one of them another."""
    text = next(quad.triple for quad in store if getattr(quad.object, "language", None) == "fi")
    other = change(text)
    add = push.Server.add

    def damaged(self: push.Server, triples: Sequence[ox.Triple], graph: str) -> None:
        add(self, [other if each == text else each for each in triples], graph)

    exchange(telling(f"{server}/update", "CLEAR DEFAULT", None), server, 20)
    monkeypatch.setattr(push.Server, "add", damaged)
    result = call("--graph", build, "--endpoint", f"{server}/query", f"--update={server}/update")
    assert result.exit_code == 1
    assert f"the server holds statements with {text.predicate} otherwise than they were sent" in result.stderr
    assert statements(server) == set()
    exchange(telling(f"{server}/update", "DROP ALL", None), server, 20)


def test_an_empty_graph_empties_the_server(server: str, build: Path) -> None:
    (build / "graph.ttl").write_text("", encoding="utf-8")
    assert call("--graph", build, "--endpoint", f"{server}/query", f"--update={server}/update").exit_code == 0
    assert statements(server) == set()


@pytest.mark.parametrize("way", ["--store", "--update"])
def test_a_server_that_holds_less_than_was_sent_is_an_error(way: str, stub: Stub, build: Path) -> None:
    stub.replies = [reply(table([7], "n"))]
    result = call("--graph", build, "--endpoint", stub.url, way, stub.url)
    assert result.exit_code == 1
    assert not any("MOVE" in asked.update for asked in stub.asked)


def test_there_is_a_way_to_push(build: Path) -> None:
    result = call("--graph", build, "--endpoint", "http://a.example/")
    assert (result.exit_code, "give --update, --store or both" in result.stderr) == (2, True)
