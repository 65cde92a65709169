"""Parameters reach a query as data: whatever their text, they stay one RDF term."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reformgraph.errors import QueryError
from reformgraph.query.binding import bind, variables
from reformgraph.query.run import run

NAME = ox.NamedNode("http://example.org/name")
HOSTILE = [
    '" } } DROP ALL #',
    '"@fi } UNION { ?s ?p ?o',
    "x'''; SELECT * WHERE { ?a ?b ?c }",
    'back\\slash" ) } SERVICE <http://127.0.0.1/> { ?s ?p ?o } { ("',
    "line\nbreak } #",
]


def one(text: str, **values: ox.NamedNode | ox.Literal) -> list[tuple[object, ...]]:
    answer = run(ox.Store(), text, values)
    assert isinstance(answer, ox.QuerySolutions)
    return [tuple(row) for row in answer]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_value_with_sparql_in_it_stays_a_term(text: str) -> None:
    assert one("SELECT ?value WHERE { }", value=ox.Literal(text)) == [(ox.Literal(text),)]


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from([None, "fi"]))
def test_any_text_stays_a_term(text: str, language: str | None) -> None:
    term = ox.Literal(text, language=language) if language else ox.Literal(text)
    assert one("SELECT ?value WHERE { }", value=term) == [(term,)]


def test_an_iri_cannot_close_its_brackets() -> None:
    with pytest.raises(ValueError, match="Invalid IRI"):
        ox.NamedNode("http://example.org/> } #")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?v WHERE { FILTER(BOUND(?v)) }",
        "SELECT ?v { FILTER(BOUND(?v)) }",
        "# where {\nSELECT ?v\nWHERE\n{ FILTER(BOUND(?v)) }",
        "PREFIX where: <http://example.org/> SELECT ?v WHERE { FILTER(BOUND(?v)) }",
        "SELECT ('WHERE { ' AS ?brace) ?v WHERE { FILTER(BOUND(?v)) }",
    ],
)
def test_the_value_is_seen_by_the_pattern(query: str) -> None:
    assert [row[-1] for row in one(query, v=NAME)] == [NAME]


def test_a_constructed_graph_takes_values_too() -> None:
    answer = run(ox.Store(), "CONSTRUCT { ?v ?v ?v } WHERE { }", {"v": NAME})
    assert list(answer) == [ox.Triple(NAME, NAME, NAME)]  # type: ignore[arg-type]


def test_a_value_that_is_not_given_leaves_the_variable_free() -> None:
    assert one("SELECT ?v WHERE { FILTER(!BOUND(?v)) }") == [(None,)]


def test_lines_keep_their_numbers() -> None:
    with pytest.raises(QueryError, match="query:3:"):
        run(ox.Store(), "SELECT *\nWHERE {\n  ?s ?p }", {"s": NAME})


def test_a_text_without_a_pattern_takes_no_values() -> None:
    with pytest.raises(QueryError, match="no pattern"):
        bind("DESCRIBE <http://example.org/x>", {"v": NAME})


def test_variables_are_found_outside_strings_and_comments() -> None:
    assert variables("SELECT ?a { $b ?p '?no' } # ?no") == {"a", "b", "p"}
