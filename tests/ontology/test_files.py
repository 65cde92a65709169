"""The Turtle files: every engine reads the same triples from them, and none has a blank node but for SHACL's lists."""

from __future__ import annotations

from importlib.resources import files

import pyoxigraph as ox
import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

FILES = ["body-types", "reformgraph", "regions", "relations", "roles", "shapes"]


def text(name: str) -> bytes:
    return (files("reformgraph.ontology") / f"{name}.ttl").read_bytes()


def test_every_file_is_tested() -> None:
    names = {each.name.removesuffix(".ttl") for each in files("reformgraph.ontology").iterdir() if ".ttl" in each.name}
    assert names == set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_rdflib_and_pyoxigraph_read_the_same_triples(name: str) -> None:
    by_rdflib, by_oxigraph = Graph().parse(data=text(name), format="turtle"), Graph()
    lines = ox.serialize(
        (quad.triple for quad in ox.parse(text(name), ox.RdfFormat.TURTLE)), format=ox.RdfFormat.N_TRIPLES
    )
    by_oxigraph.parse(data=lines, format="nt")
    assert len(by_rdflib) == len(by_oxigraph) > 0
    if name == "shapes":
        assert isomorphic(by_rdflib, by_oxigraph)
    else:
        assert set(by_rdflib) == set(by_oxigraph)


@pytest.mark.parametrize("name", [each for each in FILES if each != "shapes"])
def test_no_file_has_a_blank_node(name: str) -> None:
    quads = ox.parse(text(name), ox.RdfFormat.TURTLE)
    assert not [
        quad for quad in quads if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode)
    ]
