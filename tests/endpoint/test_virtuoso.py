"""The same commands on Virtuoso, which answers in part, wants another way to log in, and gets some patterns wrong."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result
from tests.endpoint.conftest import GRAPH

from reformgraph.cli import main
from reformgraph.errors import GraphError
from reformgraph.export import exported
from reformgraph.store import push, write_store
from reformgraph.store.endpoint import Endpoint
from reformgraph.store.exchange import exchange
from reformgraph.store.request import telling
from reformgraph.store.sums import verify

NAME = "https://data.example.org/graph"


def call(*arguments: str | Path, **environment: str) -> Result:
    return CliRunner(env=environment).invoke(main, [str(each) for each in arguments])


@pytest.fixture(scope="module")
def build(store: ox.Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build")
    (folder / "graph.ttl").write_bytes(GRAPH.read_bytes())
    write_store(store, folder / "store")
    return folder


@pytest.fixture(scope="module")
def pushed(virtuoso: str, build: Path) -> Endpoint:
    """A server to which the fixture graph was pushed under a name."""
    place = ["--endpoint", f"{virtuoso}/sparql", "--named-graph", NAME]
    result = call("push", "--graph", build, *place, "--update", f"{virtuoso}/sparql")
    assert result.exit_code == 0, result.output
    return Endpoint(f"{virtuoso}/sparql", seconds=60, graph=NAME)


def asking(virtuoso: str) -> list[str]:
    return ["--endpoint", f"{virtuoso}/sparql", "--named-graph", NAME]


def test_all_statements_come_over_though_it_cuts_its_answers(pushed: Endpoint, store: ox.Store) -> None:
    found = pushed.triples()
    assert len(found) == len(store) > 400
    assert set(found) == {quad.triple for quad in store}


def test_the_command_export_writes_the_same(virtuoso: str, pushed: Endpoint, store: ox.Store) -> None:
    result = call("export", *asking(virtuoso))
    assert (result.exit_code, result.stdout_bytes) == (0, exported((quad.triple for quad in store), "turtle"))


def test_yes_and_no_are_answered(pushed: Endpoint) -> None:
    assert pushed.query("ASK { ?s a <http://xmlns.com/foaf/0.1/Person> }")
    assert not pushed.query("ASK { ?s a <http://a.example/none> }")


def test_the_command_view_draws_the_same(virtuoso: str, pushed: Endpoint, build: Path, tmp_path: Path) -> None:
    local, remote = tmp_path / "local.html", tmp_path / "remote.html"
    assert call("view", "--graph", build, "--output", local).exit_code == 0
    assert call("view", *asking(virtuoso), "--output", remote).exit_code == 0
    assert remote.read_bytes() == local.read_bytes()


def test_a_plain_pattern_is_answered(virtuoso: str, pushed: Endpoint, build: Path, tmp_path: Path) -> None:
    file = tmp_path / "people.rq"
    file.write_text("SELECT ?name WHERE { ?person a foaf:Person ; foaf:name ?name } ORDER BY ?name", encoding="utf-8")
    remote = call("query", file, *asking(virtuoso), "--format", "csv")
    local = call("query", file, "--graph", build, "--format", "csv")
    assert (remote.exit_code, remote.stdout) == (0, local.stdout)
    assert len(local.stdout.splitlines()) > 5


def test_a_question_that_it_would_answer_wrongly_is_refused(virtuoso: str, pushed: Endpoint) -> None:
    result = call("query", "chairs", *asking(virtuoso))
    assert result.exit_code == 1
    assert "does not work out OPTIONAL as SPARQL 1.1 says" in result.stderr


def test_an_answer_that_it_cuts_is_an_error(pushed: Endpoint) -> None:
    with pytest.raises(GraphError, match="the server cut its answer at 400 rows"):
        pushed.query("SELECT * WHERE { ?s ?p ?o }")


@pytest.mark.parametrize("names", [["update"], ["store"], ["update", "store"]])
def test_a_push_replaces_what_was_there(names: list[str], virtuoso: str, build: Path, tmp_path: Path) -> None:
    ways = {"update": f"--update={virtuoso}/sparql", "store": f"--store={virtuoso}/sparql-graph-crud"}
    name = f"{NAME}/{'-'.join(names)}"
    place = [f"--endpoint={virtuoso}/sparql", f"--named-graph={name}", *(ways[each] for each in names)]
    (tmp_path / "graph.ttl").write_text("<http://a.example/> <http://b.example/> 1 .", encoding="utf-8")
    for folder in (tmp_path, build):
        result = call("push", "--graph", folder, *place)
        assert result.exit_code == 0, result.output
    server = Endpoint(f"{virtuoso}/sparql", seconds=60, graph=name)
    verify([quad.triple for quad in ox.parse(path=GRAPH)], server)
    assert server.of(push.PUSHES).count() == 0
    assert "already" in call("push", "--graph", build, *place).stderr


def test_who_writes_can_log_in_by_a_digest(virtuoso: str, build: Path) -> None:
    name = f"{NAME}/digest"
    place = [f"--endpoint={virtuoso}/sparql-auth", f"--named-graph={name}", f"--update={virtuoso}/sparql-auth"]
    wrong = call("push", "--graph", build, *place)
    assert (wrong.exit_code, "the server refuses access (401)" in wrong.stderr) == (1, True)
    known = {"REFORMGRAPH_ENDPOINT_USER": "dba", "REFORMGRAPH_ENDPOINT_PASSWORD": "dba"}
    result = call("push", "--graph", build, *place, **known)
    assert result.exit_code == 0, result.output


def test_a_push_without_a_name_is_refused_and_changes_nothing(virtuoso: str, pushed: Endpoint, build: Path) -> None:
    before = pushed.count()
    result = call("push", "--graph", build, f"--endpoint={virtuoso}/sparql", f"--update={virtuoso}/sparql")
    assert result.exit_code == 1
    assert pushed.count() == before


def test_text_that_arrives_otherwise_is_found_though_it_hashes_no_utf_8(virtuoso: str, build: Path) -> None:
    name = f"{NAME}/damaged"
    place = [f"--endpoint={virtuoso}/sparql", f"--named-graph={name}", f"--update={virtuoso}/sparql"]
    assert call("push", "--graph", build, *place).exit_code == 0
    server = Endpoint(f"{virtuoso}/sparql", seconds=60, graph=name)
    triples = [quad.triple for quad in ox.parse(path=GRAPH)]
    [text] = [each for each in triples if isinstance(each.object, ox.Literal) and "ä" in each.object.value][:1]
    assert isinstance(text.object, ox.Literal)
    other = ox.Literal(text.object.value.replace("ä", "å"), language=text.object.language)
    change = f"DELETE DATA {{ GRAPH <{name}> {{ {text} }} }}"
    exchange(telling(f"{virtuoso}/sparql", change, None), virtuoso, 20)
    change = f"INSERT DATA {{ GRAPH <{name}> {{ {ox.Triple(text.subject, text.predicate, other)} }} }}"
    exchange(telling(f"{virtuoso}/sparql", change, None), virtuoso, 20)
    with pytest.raises(GraphError, match="otherwise than they were sent"):
        verify(triples, server)
