"""What a report says: in words, where it was read from, in three formats, and never the contact data it found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from reformgraph.cli import main
from reformgraph.errors import GraphError
from reformgraph.terms import PREFIXES
from reformgraph.validate import Report, validate_graph

CONFORMING: Final = Path(__file__).with_name("conforming.ttl")
NAMES: Final = {"": "https://example.org/id/"} | PREFIXES
TOO_SURE: Final = "DELETE DATA { :membership rg:confidence 0.9 }; INSERT DATA { :membership rg:confidence 1.5 }"


def graph(*changes: str) -> ox.Store:
    store = ox.Store()
    store.load(path=CONFORMING, format=ox.RdfFormat.TURTLE)
    for change in changes:
        store.update(change, prefixes=NAMES)
    return store


def build(folder: Path, *changes: str) -> Path:
    graph(*changes).dump(folder / "graph.ttl", format=ox.RdfFormat.TURTLE, from_graph=ox.DefaultGraph())
    return folder


def test_it_says_what_is_wrong_with_which_statement_and_where_that_was_read() -> None:
    text = validate_graph(graph(TOO_SURE)).to_text()
    assert "The confidence must be one decimal from 0 to 1." in text
    assert "Malli Esimerkkinen – chair – työryhmä <https://example.org/id/membership>" in text
    assert "rg:confidence 1.5" in text
    assert "read from: Esimerkki, 36–61: “Puheenjohtajana toimii M.”" in text


def test_it_speaks_finnish_when_asked() -> None:
    text = validate_graph(graph(TOO_SURE), "fi").to_text("fi")
    assert "Varmuuden pitää olla yksi desimaaliluku" in text
    assert "Malli Esimerkkinen – puheenjohtaja – työryhmä" in text


def test_a_person_is_traced_to_the_statements_that_name_them() -> None:
    (violation,) = validate_graph(graph("INSERT DATA { :person schema:age 60 }")).violations
    assert [source.document for source in violation.sources] == ["Esimerkki"]


@pytest.mark.parametrize("secret", ["malli@example.org", "040 123 0000", "9 0400000000"])
@pytest.mark.parametrize(
    "subject, predicate", [(":passage", "nif:anchorOf"), (":person", "foaf:name"), (":town", "skos:altLabel")]
)
def test_contact_data_is_reported_and_not_repeated(secret: str, subject: str, predicate: str) -> None:
    report = validate_graph(graph(f'INSERT DATA {{ {subject} {predicate} "yhteys {secret}"@fi }}'))
    assert {"PhoneNumber", "EmailAddress"} & {violation.check for violation in report.violations}
    for text in (report.to_text(), report.to_json(), report.to_turtle()):
        assert secret not in text


def test_sources_are_put_in_order_where_one_of_them_has_no_place() -> None:
    other = "INSERT DATA { :right rg:evidence :other . :other prov:wasQuotedFrom :document ; nif:anchorOf 'x' }"
    report = validate_graph(graph(other, "INSERT DATA { :right rg:confidence 0.5 }"))
    (found,) = (each for each in report.violations if each.check == "Confidence")
    assert [source.begin for source in found.sources] == [None, 36]


def test_text_from_the_graph_cannot_steer_the_terminal() -> None:
    report = validate_graph(graph('INSERT DATA { :board skos:prefLabel "a\\u001b[31mb\\nc" }'))
    assert "\x1b" not in report.to_text()
    assert "a [31mb c" in report.to_text()


def test_many_violations_of_one_kind_are_counted_and_not_all_named() -> None:
    report = validate_graph(graph(*(f"INSERT DATA {{ :p{n} a rg:Body }}" for n in range(12))))
    assert len(report.violations) == 12
    assert "PreferredName (12)" in report.to_text()
    assert "… and 2 more" in report.to_text()


def test_json_and_turtle_hold_the_same_violations() -> None:
    report = validate_graph(graph(TOO_SURE, "INSERT DATA { :person schema:age 60 }"))
    content = json.loads(report.to_json())
    store = ox.Store()
    store.load(report.to_turtle(), ox.RdfFormat.TURTLE)
    results = store.query(
        "SELECT ?focus { ?result a sh:ValidationResult ; sh:focusNode ?focus }",
        prefixes={"sh": "http://www.w3.org/ns/shacl#"},
    )
    assert isinstance(results, ox.QuerySolutions)
    assert {each["focus"].value for each in results} == {each["focus"] for each in content["violations"]}
    assert content["conforms"] is False


def test_the_same_graph_gives_the_same_report_whatever_the_order_of_its_lines() -> None:
    changes = [TOO_SURE, "INSERT DATA { :person schema:age 60 . :board skos:altLabel 'x' }"]
    turned = ox.Store()
    turned.extend(sorted(graph(*changes), key=str, reverse=True))
    one, other = validate_graph(graph(*changes)), validate_graph(turned)
    assert (one.to_text(), one.to_json(), one.to_turtle()) == (other.to_text(), other.to_json(), other.to_turtle())


def test_the_command_ends_with_0_and_says_so_where_all_is_well(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["validate", "--graph", str(build(tmp_path))])
    assert (result.exit_code, result.stdout) == (0, "The graph conforms to the shapes.\n")


@pytest.mark.parametrize("form", ["text", "json", "turtle"])
def test_the_command_ends_with_1_on_a_violation(tmp_path: Path, form: str) -> None:
    result = CliRunner().invoke(main, ["validate", "--graph", str(build(tmp_path, TOO_SURE)), "--format", form])
    assert result.exit_code == 1
    assert "Confidence" in result.stdout


def test_a_literal_that_is_not_of_its_type_is_a_violation_and_no_stack_trace(tmp_path: Path) -> None:
    folder = build(tmp_path, 'INSERT DATA { :right rg:startNotBefore "kevät"^^xsd:date }')
    result = CliRunner().invoke(main, ["validate", "--graph", str(folder)])
    assert (result.exit_code, result.stderr) == (1, "")
    assert "startNotBefore must be one date" in result.stdout


def test_a_folder_without_a_graph_is_one_clean_line(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["validate", "--graph", str(tmp_path)])
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "graph.ttl" in result.stderr


def test_broken_turtle_is_an_error_that_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("<a:b> <a:c>\n", encoding="utf-8")
    with pytest.raises(GraphError, match=r"graph\.ttl:\d"):
        validate_graph(path)


def test_an_empty_graph_conforms() -> None:
    assert validate_graph(ox.Store()) == Report((), triples=0)


# The shapes of others.

OTHERS = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <https://example.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
ex:Sized sh:targetSubjectsOf ex:size ; sh:property
    [ sh:path ex:size ; sh:datatype xsd:nonNegativeInteger ] ,
    [ sh:path ex:colour ; sh:minCount 1 ; sh:severity sh:Warning ] .
"""


@pytest.mark.parametrize(
    ("said", "code", "text"),
    [
        (
            '"7"^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger>',
            0,
            "The graph conforms to the shapes.\nWarnings: 1.",
        ),
        ("7", 1, "Violations: 1.\nWarnings: 1."),
    ],
)
def test_a_file_is_checked_against_the_shapes_of_others(said: str, code: int, text: str, tmp_path: Path) -> None:
    shapes, data = tmp_path / "shapes.ttl", tmp_path / "data.ttl"
    shapes.write_text(OTHERS, encoding="utf-8")
    data.write_text(f"<https://example.org/a> <https://example.org/size> {said} .", encoding="utf-8")
    result = CliRunner().invoke(main, ["validate", "--file", str(data), "--shapes", str(shapes)])
    assert (result.exit_code, result.stdout.startswith(text)) == (code, True)
    assert "MinCountConstraintComponent (1)" in result.stdout
