"""The graphs that a request names beside an update become its USING clauses, in each operation that has a pattern."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from reformgraph.errors import QueryError
from reformgraph.query.using import with_using

CLAUSE = "USING <urn:x:g> USING NAMED <urn:x:n>"


def using(update: str) -> str:
    made = with_using(update, ["urn:x:g"], ["urn:x:n"])
    ox.Store().update(made)
    return made


@pytest.mark.parametrize(
    ("update", "made"),
    [
        ("INSERT { ?s ?p 1 } WHERE { ?s ?p 2 }", f"INSERT {{ ?s ?p 1 }} {CLAUSE} WHERE {{ ?s ?p 2 }}"),
        ("DELETE{?s ?p 1}where{?s ?p 2}", f"DELETE{{?s ?p 1}}{CLAUSE} where{{?s ?p 2}}"),
        ("DELETE WHERE { ?s ?p 2 }", f"DELETE {{ ?s ?p 2 }} {CLAUSE} WHERE {{ ?s ?p 2 }}"),
        ("delete#\nwhere{?s ?p 2};CLEAR ALL", f"delete#\n{{?s ?p 2}} {CLAUSE} where{{?s ?p 2}};CLEAR ALL"),
        ("INSERT DATA { <urn:x:where> <urn:x:with> 'WHERE' }", "INSERT DATA { <urn:x:where> <urn:x:with> 'WHERE' }"),
        (
            "INSERT { ?s ?p 1 } WHERE { SELECT ?s ?p WHERE { ?s ?p '}' } } ; DROP ALL",
            f"INSERT {{ ?s ?p 1 }} {CLAUSE} WHERE {{ SELECT ?s ?p WHERE {{ ?s ?p '}}' }} }} ; DROP ALL",
        ),
    ],
)
def test_each_pattern_gets_the_graphs(update: str, made: str) -> None:
    assert using(update) == made


def test_where_no_graph_is_named_nothing_is_changed() -> None:
    assert with_using("WITH <urn:x:a> DELETE WHERE", [], []) == "WITH <urn:x:a> DELETE WHERE"


@pytest.mark.parametrize(
    "update",
    [
        "WITH <urn:x:a> DELETE { ?s ?p 1 } WHERE { ?s ?p 1 }",
        "CLEAR ALL ; INSERT { ?s ?p 1 } USING <urn:x:a> WHERE { ?s ?p 1 }",
        "INSERT { ?s ?p 1 } using named <urn:x:a> WHERE { ?s ?p 1 }",
    ],
)
def test_graphs_are_named_in_one_place(update: str) -> None:
    with pytest.raises(QueryError, match="exclude each other"):
        using(update)


@pytest.mark.parametrize("name", ["urn:x:g> WHERE {} ; CLEAR ALL #", "no iri", ""])
def test_nothing_but_an_iri_gets_into_an_update(name: str) -> None:
    with pytest.raises(QueryError, match="no IRI"):
        with_using("INSERT { ?s ?p 1 } WHERE { ?s ?p 2 }", [name], [])


@pytest.mark.parametrize("text", ["", "WHERE", "DELETE WHERE", "} WHERE {", "DELETE WHERE {", "\"'"])
def test_what_is_no_update_stays_none(text: str) -> None:
    with pytest.raises(SyntaxError):
        ox.Store().update(f"CREATE {with_using(text, ['urn:x:g'], [])}")
