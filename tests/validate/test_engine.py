"""The engine that checks the shapes finds what pyshacl finds by the same shapes, in whatever is wrong with a graph."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import pyoxigraph as ox
import pyshacl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import SH, Graph, Literal, Node, URIRef

from reformgraph.terms import iri
from reformgraph.validate import by_rust
from reformgraph.validate.findings import Term
from reformgraph.validate.shapes import SHAPES, shapes_graph

Found = tuple[str, str, str | None, str | None]
CONFORMING: Final = [quad.triple for quad in ox.parse(path=Path(__file__).with_name("conforming.ttl"))]
KINDS: Final = ["string", "date", "dateTime", "decimal", "integer", "boolean", "anyURI"]
TEXTS: Final = [
    "", " ", "0", "-1", "1.0", "0.5", "7", "2021", "2021-04-13", "2021-13-45", "2021-04-13Z", "2021-04-13T10:00:00",
    "13.4.2021", "true", "ABC", "a" * 64, "ä\u2028\"\\'", "040 000 0000", "malli@example.org", "x\ny",
]  # fmt: skip

nodes = st.sampled_from(sorted({each.subject for each in CONFORMING}, key=str))
predicates = st.sampled_from(sorted({each.predicate for each in CONFORMING}, key=str))
values = st.one_of(
    st.sampled_from(sorted({each.object for each in CONFORMING}, key=str)),
    st.builds(lambda text, kind: ox.Literal(text, datatype=ox.NamedNode(iri(f"xsd:{kind}"))),
              st.sampled_from(TEXTS), st.sampled_from(KINDS)),
    st.builds(lambda text, tag: ox.Literal(text, language=tag), st.sampled_from(TEXTS), st.sampled_from(["fi", "sv"])),
    st.just(ox.NamedNode("https://example.org/elsewhere")),
)  # fmt: skip
added = st.builds(ox.Triple, nodes, predicates, values.filter(lambda value: is_kept(value)))


def is_kept(value: ox.NamedNode | ox.Literal) -> bool:
    """rdflib reads an empty boolean as false; nobody can compare what was read then."""
    return not isinstance(value, ox.Literal) or bool(value.value) or value.datatype.value != iri("xsd:boolean")


def as_rdflib(term: Term) -> Node:
    if isinstance(term, ox.Literal):
        plain = term.language or term.datatype.value == iri("xsd:string")
        kind = None if plain else URIRef(term.datatype.value)
        return Literal(term.value, lang=term.language, datatype=kind, normalize=False)
    return URIRef(term.value)


def by_pyshacl(triples: Iterable[ox.Triple]) -> set[Found]:
    data = Graph()
    data.parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")
    _, results, _ = pyshacl.validate(data, shacl_graph=shapes_graph(), inference="none")
    assert isinstance(results, Graph)
    found = set()
    for each in results.objects(None, SH.result):
        focus, path, value = (results.value(each, name) for name in (SH.focusNode, SH.resultPath, SH.value))
        check = str(results.value(each, SH.sourceShape)).removeprefix(SHAPES)
        assert focus is not None
        found.add(
            (check, focus.n3(), str(path) if isinstance(path, URIRef) else None, None if value is None else value.n3())
        )
    return found


def by_engine(store: ox.Store) -> set[Found]:
    return {
        (each.check, as_rdflib(each.focus).n3(), each.path, None if each.value is None else as_rdflib(each.value).n3())
        for each in by_rust.findings(store, shapes_graph())
    }


@pytest.mark.slow
@pytest.mark.skipif(not find_spec("shacl_rust"), reason="shacl-rust is not installed")
@settings(max_examples=20, deadline=None)
@given(st.sets(st.sampled_from(CONFORMING), max_size=8), st.lists(added, max_size=12))
def test_it_finds_what_pyshacl_finds(removed: set[ox.Triple], more: list[ox.Triple]) -> None:
    store = ox.Store()
    store.extend(ox.Quad(*each) for each in (set(CONFORMING) - removed) | set(more))
    assert by_engine(store) == by_pyshacl(quad.triple for quad in store)  # a store keeps numbers by value
