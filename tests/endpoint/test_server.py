"""A graph on a real server answers like the same graph in the embedded store."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.query.test_binding import HOSTILE
from tests.query.test_saved_questions import CASES, terms

from reformgraph.cli import main
from reformgraph.errors import QueryError
from reformgraph.export import exported
from reformgraph.query import library
from reformgraph.query.formats import serialized
from reformgraph.query.parameters import known_names
from reformgraph.query.run import run
from reformgraph.store import Graph, write_store
from reformgraph.store import endpoint as module
from reformgraph.store.endpoint import Endpoint
from reformgraph.store.prologue import declared


def rows(graph: Graph, query: str, **values: ox.NamedNode | ox.Literal) -> list[tuple[object, ...]]:
    answer = run(graph, query, values)
    assert isinstance(answer, ox.QuerySolutions)
    return [tuple(row) for row in answer]


def triples(graph: Graph, query: str) -> set[ox.Triple]:
    answer = run(graph, query)
    assert isinstance(answer, ox.QueryTriples)
    return set(answer)


def call(*arguments: str | Path) -> Result:
    return CliRunner(env={"COLUMNS": "80"}).invoke(main, [str(each) for each in arguments])


@pytest.fixture(scope="module")
def build(store: ox.Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build")
    write_store(store, folder / "store")
    return folder


@pytest.mark.parametrize("case", CASES)
def test_every_saved_question_has_the_same_rows(case: str, store: ox.Store, endpoint: Endpoint) -> None:
    name, given_ = CASES[case]
    query = library.load(name)
    local = serialized(run(store, query.text, terms(query, given_, store)), "csv")
    remote = serialized(run(endpoint, query.text, terms(query, given_, endpoint)), "csv")
    assert list(csv.reader(io.StringIO(remote.decode()))) == list(csv.reader(io.StringIO(local.decode())))


def test_yes_and_no_are_answered(endpoint: Endpoint) -> None:
    assert bool(run(endpoint, "ASK { ?s a rg:Body }"))
    assert not run(endpoint, "ASK { ?s a rg:NoSuchClass }")


@pytest.mark.parametrize("query", ["CONSTRUCT WHERE { ?s a rg:Body }", "DESCRIBE ?s WHERE { ?s a foaf:Person }"])
def test_graphs_are_answered(query: str, store: ox.Store, endpoint: Endpoint) -> None:
    assert triples(endpoint, query) == triples(store, query) != set()


@pytest.mark.parametrize("text", HOSTILE)
def test_a_value_with_sparql_in_it_stays_a_term(text: str, endpoint: Endpoint) -> None:
    assert rows(endpoint, "SELECT ?value WHERE { }", value=ox.Literal(text)) == [(ox.Literal(text),)]
    assert rows(endpoint, "SELECT ?who WHERE { ?who foaf:name ?value }", value=ox.Literal(text)) == []


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_stays_a_term(endpoint: Endpoint, text: str) -> None:
    term = ox.Literal(text, language="fi")
    assert rows(endpoint, "SELECT ?value WHERE { }", value=term) == [(term,)]


def test_a_query_of_any_length_is_sent(endpoint: Endpoint) -> None:
    query = f"SELECT ?n WHERE {{ VALUES ?n {{ {' '.join(map(str, range(50_500)))} }} }}"
    assert len(rows(endpoint, query)) == 50_500


def test_a_prefix_that_the_query_declares_is_its_own(endpoint: Endpoint) -> None:
    query = "# a note\nBASE <http://b.example/>\nPREFIX rg: <http://example.org/>\nSELECT (rg:x AS ?x) (<y> AS ?y) { }"
    assert rows(endpoint, query) == [(ox.NamedNode("http://example.org/x"), ox.NamedNode("http://b.example/y"))]


def test_a_prefix_is_declared_once() -> None:
    query = "PREFIX rg: <http://example.org/> SELECT ?x { ?x a rg:Body }"
    prefixes = {"rg": "http://other.example/", "foaf": "http://foaf.example/"}
    assert declared(query, prefixes) == f"PREFIX foaf: <http://foaf.example/> {query}"


@pytest.mark.parametrize("bad", ["SELECT *\nWHERE { ?s ?p }", "INSERT DATA { rg:a rg:b rg:c }", "DROP ALL"])
def test_a_mistake_is_told_as_it_is_locally(bad: str, store: ox.Store, endpoint: Endpoint) -> None:
    messages = []
    for graph in (store, endpoint):
        with pytest.raises(QueryError) as caught:
            run(graph, bad, source="mine.rq")
        messages.append(str(caught.value))
    assert messages[0] == messages[1]
    assert messages[0].startswith("mine.rq:")


def test_the_server_calls_no_other_one(endpoint: Endpoint) -> None:
    with pytest.raises(QueryError, match="SERVICE is not allowed"):
        run(endpoint, "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")


@pytest.mark.parametrize("page", [1, 100, 10_000])
def test_all_statements_come_over(
    page: int, store: ox.Store, endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_PAGE", page)
    found = endpoint.triples()
    assert len(found) == len(store)
    assert set(found) == {quad.triple for quad in store}


def test_a_round_number_of_rows_is_counted_and_given(endpoint: Endpoint) -> None:
    digits = " ".join("0123456789")
    query = f"SELECT * WHERE {{ VALUES ?a {{ {digits} }} VALUES ?b {{ {digits} }} VALUES ?c {{ {digits} }} }} # all"
    assert len(rows(endpoint, query)) == 1000


def test_names_are_known(store: ox.Store, endpoint: Endpoint) -> None:
    assert known_names("person", endpoint, "fi") == known_names("person", store, "fi") != []


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json"])
def test_the_command_query_prints_the_same(form: str, build: Path, address: str) -> None:
    arguments = ["query", "chairs", "--region", "Lappi", "--date", "2021-04-13", "--format", form]
    local, remote = call(*arguments, "--graph", build), call(*arguments, "--endpoint", address)
    assert (remote.exit_code, remote.stdout) == (0, local.stdout)
    before = call("query", "--endpoint", address, "--timeout", "30", *arguments[1:])
    assert before.stdout == local.stdout


def test_the_command_export_writes_the_same(store: ox.Store, address: str) -> None:
    result = call("export", "--endpoint", address)
    assert result.stdout_bytes == exported((quad.triple for quad in store), "turtle")


def test_the_command_view_draws_the_same(build: Path, address: str, tmp_path: Path) -> None:
    local, remote = tmp_path / "local.graphml", tmp_path / "remote.graphml"
    assert call("view", "--format", "graphml", "--graph", build, "--output", local).exit_code == 0
    assert call("view", "--format", "graphml", "--endpoint", address, "--output", remote).exit_code == 0
    assert remote.read_bytes() == local.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["query", "chairs", "--graph", "build"], "--graph and --endpoint exclude each other"),
        (["export", "--graph", "build"], "--graph and --endpoint exclude each other"),
        (["view"], "say where with --output"),
        (["query", "chairs", "--timeout", "0"], "--timeout"),
    ],
)
def test_what_cannot_work_is_a_mistake_of_use(arguments: list[str], message: str, address: str) -> None:
    result = call(*arguments, "--endpoint", address)
    assert result.exit_code == 2
    assert message in result.stderr


def test_a_time_limit_of_an_export_is_one_of_servers() -> None:
    result = call("export", "--timeout", "5")
    assert (result.exit_code, result.stderr) == (2, "error: --timeout needs --endpoint\n")


def test_a_named_graph_is_one_of_a_server(build: Path) -> None:
    result = call("export", "--graph", build, "--named-graph", "https://data.example.org/graph")
    assert (result.exit_code, "--named-graph needs --endpoint" in result.stderr) == (2, True)


def test_a_named_graph_that_is_not_there_is_empty(address: str) -> None:
    asked = ["--endpoint", address, "--named-graph", "https://data.example.org/none", "--format", "csv"]
    assert call("query", *asked, "chairs").stdout == call("query", "chairs", *asked).stdout
    assert len(call("query", "chairs", *asked).stdout.splitlines()) == 1


def test_the_name_of_a_graph_is_an_iri(address: str) -> None:
    result = call("export", "--endpoint", address, "--named-graph", "no iri>")
    assert (result.exit_code, "is no IRI" in result.stderr) == (2, True)
