"""The index lies in the folder of the store, is of its default graph, and is used where it holds to what is asked."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from reformgraph import open_graph
from reformgraph.store import open_store, write_store
from reformgraph.store.index import Indexed, indexed, open_index
from reformgraph.terms import iri

MEMBER, ORGANIZATION = ox.NamedNode(iri("org:member")), ox.NamedNode(iri("org:organization"))
LABEL = ox.NamedNode(iri("skos:prefLabel"))
ASKED = "SELECT ?label WHERE { ?body skos:prefLabel ?label FILTER(CONTAINS(?label, 'valmistelu')) }"


def quad(subject: str, predicate: ox.NamedNode, value: ox.NamedNode | ox.Literal, graph: str | None = None) -> ox.Quad:
    named = ox.NamedNode(graph) if graph else ox.DefaultGraph()
    return ox.Quad(ox.NamedNode(subject), predicate, value, named)


QUADS = [
    quad("u:seat", MEMBER, ox.NamedNode("u:malli")),
    quad("u:seat", ORGANIZATION, ox.NamedNode("u:body")),
    quad("u:seat", ORGANIZATION, ox.NamedNode("u:other"), "u:graph"),
    quad("u:body", LABEL, ox.Literal("Väliaikainen valmisteluryhmä", language="fi")),
]


@pytest.fixture
def build(tmp_path: Path) -> Path:
    ox.serialize([each.triple for each in QUADS[:2] + QUADS[3:]], tmp_path / "graph.ttl", format=ox.RdfFormat.TURTLE)
    write_store(QUADS, tmp_path / "store")
    return tmp_path


def test_the_store_minds_its_own_files_alone(build: Path) -> None:
    writer = ox.Store(build / "store")
    writer.optimize()
    writer.flush()
    del writer
    assert len(open_store(build)) == len(QUADS)
    assert isinstance(indexed(lambda: open_store(build), build / "store"), Indexed)


def test_what_is_in_named_graphs_makes_no_seat(build: Path) -> None:
    index = open_index(build / "store")
    assert index is not None
    assert (index.seated("members", 1), index.seated("members", 2)) == (["<u:malli>"], [])
    assert index.linked("organizations", "<u:body>", "<u:body>")
    assert index.all_linked("organizations", "<u:other>") == []


def test_seats_of_people_without_names_are_not_listed(tmp_path: Path) -> None:
    write_store([QUADS[1], ox.Quad(ox.NamedNode("u:seat"), MEMBER, ox.BlankNode())], tmp_path / "store")
    index = open_index(tmp_path / "store")
    assert index is not None
    assert index.seated("members", 1) is None
    assert index.linked("members", "<u:a>", "<u:b>") is None
    assert index.all_linked("members", "<u:a>") is None


def test_the_same_graph_has_the_same_index(tmp_path: Path) -> None:
    for name, quads in (("one", QUADS), ("other", QUADS[::-1])):
        write_store(quads, tmp_path / name)
    for path in sorted((tmp_path / "one" / "index").iterdir()):
        assert path.read_bytes() == (tmp_path / "other" / "index" / path.name).read_bytes()


@pytest.mark.parametrize("memory", [True, False])
def test_a_text_is_found_by_the_index(build: Path, memory: bool) -> None:
    assert len(open_graph(build, memory=memory).sparql(ASKED)) == 1


def test_an_index_of_an_earlier_graph_is_not_used(build: Path) -> None:
    path = build / "graph.ttl"
    path.write_text(path.read_text(encoding="utf-8").replace("Väliaikainen ", ""), encoding="utf-8")
    assert open_index(build / "store", path) is None
    assert open_graph(build, memory=True).sparql(ASKED).rows == [("valmisteluryhmä",)]


def test_a_store_without_an_index_is_asked_as_it_is(build: Path) -> None:
    (build / "store" / "index" / "about.json").unlink()
    assert len(open_graph(build).sparql(ASKED)) == 1


def test_a_build_that_takes_the_place_of_another_is_asked_as_it_is(build: Path, tmp_path: Path) -> None:
    """A process of its own opens the store anew, and then a later one than the index is of."""
    graph = open_graph(build, seconds=30)
    (build / "store").rename(tmp_path / "before")
    write_store([quad("u:body", LABEL, ox.Literal("Toinen valmisteluryhmä"))], build / "store")
    assert graph.sparql(ASKED).rows == [("Toinen valmisteluryhmä",)]
