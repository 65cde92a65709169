"""The fixture graph is true of the documents beside it, so that tests resting on it mean something."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pyoxigraph as ox
import pytest

from reformgraph.terms import iri

FIXTURES = Path(__file__).parents[1] / "fixtures"


@pytest.fixture(scope="module")
def store() -> ox.Store:
    store = ox.Store()
    store.load(path=FIXTURES / "graph.ttl")
    return store


def values(store: ox.Store, name: str) -> dict[str, str]:
    quads = store.quads_for_pattern(None, ox.NamedNode(iri(name)), None)
    return {quad.subject.value: quad.object.value for quad in quads}  # type: ignore[union-attr]


def text_of(document: str) -> str:
    return (FIXTURES / "documents" / f"{document.rpartition('/')[2]}.txt").read_text(encoding="utf-8")


def test_every_quote_is_the_text_at_its_offsets(store: ox.Store) -> None:
    quotes, begins, ends = values(store, "nif:anchorOf"), values(store, "nif:beginIndex"), values(store, "nif:endIndex")
    documents = values(store, "prov:wasQuotedFrom")
    assert quotes
    for passage, quote in quotes.items():
        assert text_of(documents[passage])[int(begins[passage]) : int(ends[passage])] == quote


def test_every_hash_is_that_of_its_document(store: ox.Store) -> None:
    hashes = values(store, "rg:sha256")
    assert len(hashes) == 3
    for document, sha256 in hashes.items():
        assert hashlib.sha256(text_of(document).encode()).hexdigest() == sha256


def test_every_statement_rests_on_a_passage_that_exists(store: ox.Store) -> None:
    passages = set(values(store, "nif:anchorOf"))
    evidence = list(store.quads_for_pattern(None, ox.NamedNode(iri("rg:evidence")), None))
    assert {quad.subject.value for quad in evidence} == set(values(store, "rg:status"))  # type: ignore[union-attr]
    assert {quad.object.value for quad in evidence} == passages  # type: ignore[union-attr]


def test_there_is_no_blank_node(store: ox.Store) -> None:
    assert not any(isinstance(term, ox.BlankNode) for quad in store for term in (quad.subject, quad.object))
