"""What a reader types becomes one RDF term, or an error that tells what to type instead."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from reformgraph.errors import UsageError
from reformgraph.query.header import Parameter, ParameterType, Texts
from reformgraph.query.parameters import term
from reformgraph.store import load_turtle
from reformgraph.terms import BASE_IRI, iri

ABOUT: Texts = {"fi": "a", "sv": "b", "en": "c"}


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return load_turtle(Path(__file__).parents[1] / "fixtures" / "graph.ttl")


def read(kind: ParameterType, text: str, store: ox.Store, choices: tuple[str, ...] = ()) -> ox.NamedNode | ox.Literal:
    return term(Parameter("value", kind, ABOUT, choices=choices), text, store)


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("person", "Malli Esimerkkinen", "person/malli-esimerkkinen"),
        ("person", "malli  ESIMERKKINEN", "person/malli-esimerkkinen"),
        ("person", "nayte mallikas", "person/nayte-mallikas"),
        ("person", "Mallikas Näyte", "person/nayte-mallikas"),
        ("organization", "johtoryhmä", "body/lapin-johtoryhma"),
        ("organization", "jory", "body/lapin-johtoryhma"),
        ("organization", "exempelprojektet i lappland", "project/lapin-esimerkkihanke"),
        ("document", "lapin-kaynnistys.txt", "document/lapin-kaynnistys"),
        ("organization", BASE_IRI + "body/none", "body/none"),
        ("organization", f"<{BASE_IRI}body/none>", "body/none"),
    ],
)
def test_a_name_is_found_without_regard_to_case_accents_and_order(
    kind: ParameterType, text: str, expected: str, store: ox.Store
) -> None:
    assert read(kind, text, store) == ox.NamedNode(BASE_IRI + expected)


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("role", "puheenjohtaja", "role:chair"),
        ("role", "Ordförande", "role:chair"),
        ("role", "role:vice-chair", "role:vice-chair"),
        ("body-type", "johtoryhmä", "bodytype:management-group"),
        ("region", "lapland", "region:maakunta-19"),
        ("iri", "rg:Body", "rg:Body"),
    ],
)
def test_concepts_are_found_by_name_in_any_language_or_by_prefix(
    kind: ParameterType, text: str, expected: str, store: ox.Store
) -> None:
    assert read(kind, text, store) == ox.NamedNode(iri(expected))


def test_an_ambiguous_name_lists_the_candidates(store: ox.Store) -> None:
    with pytest.raises(UsageError) as error:
        read("organization", "ohjausryhmä", store)
    assert "--value: 'ohjausryhmä' is the name of 2 things" in str(error.value)
    assert f"<{BASE_IRI}body/lapin-poliittinen-ohjausryhma>" in str(error.value)
    assert f"<{BASE_IRI}body/osterbottens-politiska-styrgrupp>" in str(error.value)


def test_a_misspelt_name_lists_near_ones(store: ox.Store) -> None:
    with pytest.raises(UsageError, match="did you mean Malli Esimerkkinen"):
        read("person", "Mali Esimerkinen", store)


def test_a_name_of_nothing_says_so(store: ox.Store) -> None:
    with pytest.raises(UsageError, match="nothing is called 'xyzzy'"):
        read("person", "xyzzy", store)


@pytest.mark.parametrize("text", ["2021-04-13", "13.4.2021"])
def test_a_day_is_written_in_either_way(text: str, store: ox.Store) -> None:
    assert read("date", text, store) == ox.Literal("2021-04-13", datatype=ox.NamedNode(iri("xsd:date")))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("date", "2021-02-30"),
        ("date", "31.2.2021"),
        ("date", "eilen"),
        ("date", "2021-4-13T00:00"),
        ("integer", "2.5"),
        ("integer", "two"),
        ("iri", "no iri"),
        ("iri", "nosuchprefix:x"),
        ("iri", "http://example.org/a b"),
        ("iri", 'http://example.org/">'),
    ],
)
def test_what_is_not_of_the_type_is_refused(kind: ParameterType, text: str, store: ox.Store) -> None:
    with pytest.raises(UsageError, match="--value"):
        read(kind, text, store)


def test_a_number_is_a_number(store: ox.Store) -> None:
    assert read("integer", "007", store) == ox.Literal(7)


def test_text_stays_text(store: ox.Store) -> None:
    assert read("string", "http://x", store) == ox.Literal("http://x")


def test_only_the_choices_are_taken(store: ox.Store) -> None:
    assert read("string", "a", store, ("a", "b")) == ox.Literal("a")
    with pytest.raises(UsageError, match="not one of a, b"):
        read("string", "c", store, ("a", "b"))


@pytest.mark.parametrize(("text", "expected"), [("0.8", "0.8"), ("0,8", "0.8"), ("1", "1"), ("-2.50", "-2.50")])
def test_a_number_has_a_point_or_a_comma(text: str, expected: str, store: ox.Store) -> None:
    assert read("decimal", text, store) == ox.Literal(expected, datatype=ox.NamedNode(iri("xsd:decimal")))


@pytest.mark.parametrize("text", ["", "much", "1e3", "0.8.1", ".", "0.8) }", "0.8\n"])
def test_what_is_no_number_is_an_error(text: str, store: ox.Store) -> None:
    with pytest.raises(UsageError, match="is not a number"):
        read("decimal", text, store)
