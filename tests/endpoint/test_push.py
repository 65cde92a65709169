"""A graph that is pushed replaces what the server held, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result
from tests.endpoint.conftest import GRAPH, Stub
from tests.endpoint.test_trouble import reply, table

from reformgraph.cli import main
from reformgraph.store import push
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


@pytest.mark.parametrize("way", ["store", "update"])
def test_what_was_there_is_replaced(
    way: str, server: str, build: Path, store: ox.Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(push, "_BATCH", 100)
    (build / "other").mkdir()
    (build / "other" / "graph.ttl").write_text("<http://a.example/> <http://b.example/> 1 .", encoding="utf-8")
    address = f"--{way}={server}/{way}"
    assert call("--graph", build / "other", "--endpoint", f"{server}/query", address).exit_code == 0
    assert len(statements(server)) == 1
    result = call("--graph", build, "--endpoint", f"{server}/query", address)
    assert result.exit_code == 0, result.output
    assert f"{len(store)} statements are on {server}/query" in result.stderr
    assert statements(server) == {quad.triple for quad in store}
    assert Endpoint(f"{server}/query", seconds=60).count(push.STAGING) == 0


def test_what_an_earlier_push_left_behind_does_not_arrive(server: str, build: Path, store: ox.Store) -> None:
    left = f"INSERT DATA {{ GRAPH <{push.STAGING}> {{ <http://a.example/> <http://b.example/> 1 }} }}"
    exchange(telling(f"{server}/update", left, None), server, 20)
    result = call("--graph", build, "--endpoint", f"{server}/query", f"--update={server}/update")
    assert result.exit_code == 0, result.output
    assert statements(server) == {quad.triple for quad in store}


def test_an_empty_graph_empties_the_server(server: str, build: Path) -> None:
    (build / "graph.ttl").write_text("", encoding="utf-8")
    assert call("--graph", build, "--endpoint", f"{server}/query", f"--update={server}/update").exit_code == 0
    assert statements(server) == set()


def test_a_push_that_fails_on_the_way_moves_nothing(stub: Stub, build: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(push, "_BATCH", 100)
    stub.replies = [reply(), reply(), reply(b"no room", 500, "text/plain")]
    result = call("--graph", build, "--endpoint", stub.url, "--update", stub.url)
    assert result.exit_code == 1
    assert "the server failed: no room" in result.stderr
    assert not any("MOVE" in asked.update for asked in stub.asked)


@pytest.mark.parametrize("way", ["--store", "--update"])
def test_a_server_that_holds_less_than_was_sent_is_an_error(way: str, stub: Stub, build: Path) -> None:
    stub.replies = [reply(table([7], "n"))]
    result = call("--graph", build, "--endpoint", stub.url, way, stub.url)
    assert result.exit_code == 1
    assert "the server holds 7 statements after" in result.stderr
    assert not any("MOVE" in asked.update for asked in stub.asked)


@pytest.mark.parametrize("given", [[], ["--store", "http://a.example/", "--update", "http://a.example/"]])
def test_there_is_one_way_to_push(given: list[str], build: Path) -> None:
    result = call("--graph", build, "--endpoint", "http://a.example/", *given)
    assert (result.exit_code, "give one of --store and --update" in result.stderr) == (2, True)
