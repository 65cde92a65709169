"""A query is answered as by the store itself, or stopped at its limit; the process that ran it is gone then."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from reformgraph.errors import GraphError, LimitError, QueryError
from reformgraph.query.run import run
from reformgraph.store import load_turtle, write_store
from reformgraph.store.limited import Limited

FIXTURE = Path(__file__).parents[1] / "fixtures" / "graph.ttl"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a != ?k) }"
LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?h ?a"


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build")
    write_store(load_turtle(FIXTURE), folder / "store")
    return folder


@pytest.fixture(scope="module")
def graph(build: Path) -> Iterator[Limited]:
    with Limited(build, seconds=30) as opened:
        yield opened


def test_rows_are_those_of_the_store(graph: Limited) -> None:
    question = "SELECT ?s ?o { ?s rg:status ?o } ORDER BY ?s"
    limited, direct = run(graph, question), run(load_turtle(FIXTURE), question)
    assert isinstance(limited, ox.QuerySolutions) and isinstance(direct, ox.QuerySolutions)
    assert [tuple(row) for row in limited] == [tuple(row) for row in direct] != []


def test_yes_and_no_and_graphs_too(graph: Limited) -> None:
    assert bool(run(graph, "ASK { ?s a rg:Body }")) is True
    triples = run(graph, "CONSTRUCT WHERE { ?s a rg:Body }")
    assert isinstance(triples, ox.QueryTriples) and len(list(triples)) > 1


def test_a_mistake_is_told_with_its_place(graph: Limited) -> None:
    with pytest.raises(QueryError, match=r"query:1:\d+"):
        run(graph, "SELECT * { ?s ?p }")
    assert bool(run(graph, "ASK {}"))


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_query_that_takes_too_long_is_stopped_and_the_next_one_answered(build: Path) -> None:
    with Limited(build, seconds=1) as graph:
        assert bool(graph.query("ASK {}"))
        assert graph._worker is not None
        pid = graph._worker._process.pid
        started = time.monotonic()
        with pytest.raises(LimitError, match="did not end within 1 s"):
            graph.query(ENDLESS)
        assert time.monotonic() - started < 5
        assert not alive(pid)
        assert bool(graph.query("ASK {}"))


def test_a_query_that_needs_too_much_memory_is_stopped(build: Path) -> None:
    with Limited(build, seconds=60, memory=1 << 27) as graph:
        with pytest.raises(LimitError, match="memory"):
            graph.query(LARGE)
        assert bool(graph.query("ASK {}"))


def test_an_answer_with_too_many_rows_is_an_error(build: Path) -> None:
    with Limited(build, rows=10) as graph:
        for kind in ("SELECT * ", "CONSTRUCT WHERE "):
            with pytest.raises(LimitError, match="more than 10 rows"):
                graph.query(kind + "{ ?s ?p ?o }")
            graph.query(kind + "{ ?s ?p ?o } LIMIT 10")


def test_a_folder_that_is_no_build_is_told(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="not a build"):
        Limited(tmp_path).query("ASK {}")
