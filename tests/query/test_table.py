"""The terminal's table is readable at 80 columns, in the reader's language, and cannot be driven by the data."""

from __future__ import annotations

import io

import pyoxigraph as ox
import pytest
from rich.console import Console

from reformgraph.errors import UsageError
from reformgraph.query import library
from reformgraph.query.cells import short
from reformgraph.query.formats import Format, serialized
from reformgraph.query.run import run
from reformgraph.query.table import laid_out
from reformgraph.terms import BASE_IRI, iri

DAYS = """SELECT ?who ?startNotBefore ?startNotAfter WHERE {
  VALUES (?who ?startNotBefore ?startNotAfter) {
    ("a" "2021-01-01" "2021-01-01") ("b" "2021-01-01" "2021-02-01") ("c" "2021-01-01" UNDEF) ("d" UNDEF "2021-02-01")
    ("e" UNDEF UNDEF)
  }
} ORDER BY ?who"""


def printed(query: str, width: int = 80) -> str:
    saved = library.parse("x", query, "x")
    laid, _ = laid_out(run(ox.Store(), query), saved.column, "fi", width)
    out = io.StringIO()
    Console(file=out, width=width, highlight=False).print(laid)
    return out.getvalue()


def test_bounds_are_one_column_of_days_spans_and_ends() -> None:
    lines = [line.strip().split(maxsplit=1) for line in printed(DAYS).splitlines()]
    assert lines[0] == ["who", "Alkoi"]
    rows = {line[0]: line[1] for line in lines if len(line) == 2 and line[0] in "abcd"}
    assert rows == {
        "a": "2021-01-01",
        "b": "2021-01-01 –",
        "c": "≥\N{NO-BREAK SPACE}2021-01-01",
        "d": "≤\N{NO-BREAK SPACE}2021-02-01",
    }


def test_long_names_wrap_between_words() -> None:
    name = "Lapin hyvinvointialueen väliaikainen valmistelutoimielin ja sen poliittinen seurantaryhmä"
    text = printed(f'SELECT ("{name}" AS ?bodyName) ("Malli Esimerkkinen" AS ?personName) {{}}')
    assert all(len(line) <= 80 for line in text.splitlines())
    assert all(word in text for word in name.split())


def test_what_does_not_fit_becomes_records() -> None:
    text = printed('SELECT ("valmistelutoimielin" AS ?bodyName) ("Esimerkkinen" AS ?personName) {}', width=30)
    assert [line.split() for line in text.splitlines()] == [
        ["Toimielin", "valmistelutoimielin"],
        ["Henkilö", "Esimerkkinen"],
    ]


def test_columns_of_iris_stay_out_of_the_table() -> None:
    assert "IRI" not in printed('SELECT ("x" AS ?bodyName) (<http://example.org/x> AS ?body) {}')


def test_text_cannot_drive_the_terminal_or_the_markup() -> None:
    text = printed('SELECT ("[bold]\\u001b[31mred\\u202E\\u0007 [/nope]" AS ?x) {}')
    assert "[bold]" in text
    assert "[/nope]" in text
    assert not set("\x1b\x07\u202e") & set(text)


def test_yes_and_no_are_words() -> None:
    assert printed("ASK {}").strip() == "kyllä"
    assert printed("ASK { ?s ?p ?o }").strip() == "ei"


def test_a_graph_is_a_table_of_triples() -> None:
    assert printed("CONSTRUCT { rg:a rg:b 'c' } {}").split()[:3] == ["subject", "predicate", "object"]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (ox.NamedNode(BASE_IRI + "person/malli-esimerkkinen"), "person/malli-esimerkkinen"),
        (ox.NamedNode(iri("role:chair")), "role:chair"),
        (ox.NamedNode(iri("rg:disputed")), "disputed"),
        (ox.NamedNode("http://example.org/x"), "http://example.org/x"),
        (ox.Literal("jäsen", language="fi"), "jäsen"),
    ],
)
def test_cells_are_short(cell: ox.NamedNode | ox.Literal | None, text: str) -> None:
    assert short(cell) == text


@pytest.mark.parametrize(
    ("query", "form", "written"),
    [
        ("SELECT ('a,b' AS ?x) {}", "csv", b'x\r\n"a,b"'),
        ("SELECT ('a' AS ?x) {}", "tsv", b'?x\n"a"'),
        ("SELECT ('a' AS ?x) {}", "json", b'"value":"a"'),
        ("ASK {}", "json", b'"boolean":true'),
        ("CONSTRUCT { rg:a rg:b rg:c } {}", "turtle", b"rg:a rg:b rg:c ."),
    ],
)
def test_other_formats_are_the_engines_own(query: str, form: Format, written: bytes) -> None:
    assert written in serialized(run(ox.Store(), query), form)


@pytest.mark.parametrize(("query", "form"), [("ASK {}", "turtle"), ("CONSTRUCT { rg:a rg:b rg:c } {}", "csv")])
def test_a_format_that_does_not_fit_the_answer_is_refused(query: str, form: Format) -> None:
    with pytest.raises(UsageError, match="use --format"):
        serialized(run(ox.Store(), query), form)
