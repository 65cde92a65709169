"""Turtle is the same graph, the same bytes in any order and process, and fit to be read."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from reformgraph.build.turtle import turtle_bytes
from reformgraph.errors import BuildError
from reformgraph.terms import PREFIXES, iri

GRAPH = Path(__file__).parents[1] / "fixtures" / "graph.ttl"

# rdflib cannot read a prefixed name whose last character is an escaped dot.
names = st.text("abcåäö-._~/:'()!$&*+,;=@", max_size=12).filter(lambda name: not name.endswith("."))
nodes = st.builds(lambda space, name: ox.NamedNode(space + name), st.sampled_from([*PREFIXES.values()]), names)
hostile = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"], exclude_characters="\x00"),
        st.sampled_from("\"'\\\n\r\t\x0b\x0c\x1c\x85\u2028\u2029\ufeff<>{}^@.#"),
    ),
    max_size=20,
)
literals = st.one_of(
    st.builds(lambda text: ox.Literal(text), hostile),
    st.builds(lambda text, tag: ox.Literal(text, language=tag), hostile, st.sampled_from(["fi", "sv", "en"])),
    st.builds(lambda text, kind: ox.Literal(text, datatype=kind), hostile, nodes),
)
graphs = st.lists(st.builds(ox.Triple, nodes, nodes, st.one_of(nodes, literals)), max_size=12)


def fixture() -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(path=GRAPH)]


@settings(deadline=None)
@given(graphs)
def test_pyoxigraph_reads_back_the_same_graph(triples: list[ox.Triple]) -> None:
    read = ox.parse(turtle_bytes(triples, PREFIXES), format=ox.RdfFormat.TURTLE)
    assert {quad.triple for quad in read} == set(triples)


@settings(deadline=None)
@given(graphs)
def test_rdflib_reads_back_the_same_graph(triples: list[ox.Triple]) -> None:
    expected = {(rdflib_term(t.subject), rdflib_term(t.predicate), rdflib_term(t.object)) for t in triples}
    assert set(rdflib.Graph().parse(data=turtle_bytes(triples, PREFIXES), format="turtle")) == expected


def rdflib_term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> rdflib.URIRef | rdflib.Literal:
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    assert isinstance(term, ox.Literal)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    kind = None if term.datatype.value == iri("xsd:string") else rdflib.URIRef(term.datatype.value)
    return rdflib.Literal(term.value, datatype=kind, normalize=False)


@settings(deadline=None)
@given(st.data())
def test_the_order_of_the_triples_does_not_show(data: st.DataObject) -> None:
    triples = data.draw(graphs)
    shuffled = data.draw(st.permutations(triples))
    assert turtle_bytes(shuffled + triples[:3], PREFIXES) == turtle_bytes(triples, PREFIXES)


def test_every_process_writes_the_same_bytes() -> None:
    program = (
        "import sys, pyoxigraph as ox\n"
        "from reformgraph.build.turtle import turtle_bytes\n"
        "from reformgraph.terms import PREFIXES\n"
        "triples = {quad.triple for quad in ox.parse(path=sys.argv[1])}\n"
        "sys.stdout.buffer.write(turtle_bytes(triples, PREFIXES))\n"
    )
    written = {
        subprocess.run(
            [sys.executable, "-c", program, str(GRAPH)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert written == {turtle_bytes(fixture(), PREFIXES)}


def test_a_reader_finds_prefixes_then_things_by_name_types_first() -> None:
    base = "https://example.org/id/"
    label, kind = ox.NamedNode(iri("rdfs:label")), ox.NamedNode(iri("rdf:type"))
    person = ox.NamedNode(iri("foaf:Person"))
    text = turtle_bytes(
        [
            ox.Triple(ox.NamedNode(base + "b"), label, ox.Literal("two\nlines")),
            ox.Triple(ox.NamedNode(base + "a"), label, ox.Literal("malli", language="fi")),
            ox.Triple(ox.NamedNode(base + "a"), kind, person),
            ox.Triple(ox.NamedNode(base + "b"), kind, person),
        ],
        PREFIXES,
    )
    assert text.decode() == (
        "@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "\n"
        '<https://example.org/id/a> a foaf:Person ;\n\trdfs:label "malli"@fi .\n'
        "\n"
        '<https://example.org/id/b> a foaf:Person ;\n\trdfs:label "two\\nlines" .\n'
    )


def test_text_that_looks_like_the_end_of_a_triple_stays_whole() -> None:
    node = ox.NamedNode("https://example.org/x")
    triples = [
        ox.Triple(node, node, ox.Literal("åäö €😀 .\n")),
        ox.Triple(node, node, ox.Literal("<x> .\r\n", language="fi")),
    ]
    read = ox.parse(turtle_bytes(triples, {}), format=ox.RdfFormat.TURTLE)
    assert {quad.triple for quad in read} == set(triples)


def test_a_blank_node_is_refused() -> None:
    node = ox.NamedNode("https://example.org/x")
    with pytest.raises(BuildError, match="blank node"):
        turtle_bytes([ox.Triple(node, node, ox.BlankNode("b"))], {})


def test_nothing_is_nothing() -> None:
    assert turtle_bytes([], PREFIXES) == b""
