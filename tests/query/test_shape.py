"""Queries that differ only in constants, spaces and comments have one shape; others have not."""

from __future__ import annotations

import pytest

from reformgraph.query.shape import shape


@pytest.mark.parametrize(
    "other",
    [
        "SELECT ?s WHERE { ?s rg:seats 7 ; rg:method 'b' } LIMIT 20",
        'SELECT ?s # a comment\nWHERE{?s rg:seats 5;rg:method "c # d"} LIMIT 10',
    ],
)
def test_constants_do_not_count(other: str) -> None:
    assert shape(other) == shape('SELECT ?s WHERE { ?s rg:seats 5 ; rg:method "a" } LIMIT 10')


@pytest.mark.parametrize("other", ["SELECT ?s { ?s rg:a ?p }", "SELECT ?s { ?s ?o ?p }", "ASK { ?s rg:a 5 }"])
def test_patterns_do(other: str) -> None:
    assert shape(other) != shape("SELECT ?s { ?s rg:b ?p }")
