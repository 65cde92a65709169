"""What changed between two graphs, by statement and in words; a triple that says nothing new is no change."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result
from tests.publish.graphs import GRAPH, graph

from reformgraph.build.turtle import turtle_bytes
from reformgraph.cli import main
from reformgraph.export import exported, published
from reformgraph.publish.compare import compare
from reformgraph.publish.telling import markdown, patch, text
from reformgraph.read.mask import COVER
from reformgraph.terms import PREFIXES


def lines(old: list[ox.Triple], new: list[ox.Triple], language: str = "en") -> list[str]:
    return text(compare(old, new), language).splitlines()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fi", "Testi Keksitty on nyt puheenjohtaja (Lapin esimerkkiuudistuksen poliittinen ohjausryhmä), lähde: ”"),
        ("sv", "Testi Keksitty är nu ordförande (Politiska styrgruppen för exempelreformen i Lappland), enligt ”"),
        ("en", "Testi Keksitty now chairs Political steering group of the example reform in Lapland, according to “"),
    ],
)
def test_a_new_chair_is_told_in_a_sentence_with_the_source(language: str, said: str) -> None:
    (line,) = [each for each in lines(graph("DELETE WHERE { m:m02 ?p ?o }"), graph(), language) if each[:2] == "+ "]
    assert line.startswith(f"+ {said}")


def test_what_is_gone_is_told_as_the_old_graph_said_it() -> None:
    found = lines(graph(), graph("DELETE WHERE { m:m03 ?p ?o }"))
    assert found[0] == "Withdrawn: Roles and offices"
    assert found[1].startswith("- Koe Kuviteltu is vice-chair of Political steering group")


def test_what_ended_is_told_as_past() -> None:
    (line,) = [each for each in lines(graph("DELETE WHERE { m:m01 ?p ?o }"), graph()) if each[:2] == "+ "]
    assert "Malli Esimerkkinen chaired" in line


def test_a_bound_that_moved_is_told_with_both_days() -> None:
    new = graph(
        'DELETE { m:m03 rg:startNotAfter ?o } INSERT { m:m03 rg:startNotAfter "2021-03-01"^^xsd:date } '
        "WHERE { m:m03 rg:startNotAfter ?o }"
    )
    assert lines(graph(), new)[2].strip() == "began at the latest: 13 April 2021 → 1 March 2021"


def test_a_new_name_of_a_person_is_a_change_of_the_person() -> None:
    new = graph('INSERT DATA { person:koe-kuviteltu rdfs:label "Koe Kuviteltu-Uusi" }')
    found = lines(graph(), new)
    assert found[0] == "Changed: People"
    assert "Koe Kuviteltu-Uusi" in found[2]


def test_a_passage_that_moved_is_no_change_of_a_statement() -> None:
    new = graph("DELETE { ?p nif:beginIndex ?o } INSERT { ?p nif:beginIndex 0 } WHERE { ?p nif:beginIndex ?o }")
    assert lines(graph(), new)[0].startswith("No statement changed;")


def test_the_same_graph_under_another_base_is_the_same() -> None:
    moved = published(graph(), base="https://data.example.org/id/")
    assert compare(moved, published(graph())).same


def test_text_of_sources_cannot_steer_a_terminal_or_a_browser() -> None:
    new = graph(
        'INSERT DATA { person:pahanen a foaf:Person ; foaf:name "[x](javascript:y) <b>\\u001b[2J\\u202e_a_" ; '
        'rdfs:label "P" }'
    )
    assert "\x1b" not in text(compare(graph(), new), "en")
    assert "\u202e" not in text(compare(graph(), new), "en")
    written = markdown(compare(graph(), new), "2", "1", 0, "en")
    assert "<b>" not in written
    assert r"\[x\](javascript:y) &lt;b&gt; \[2J \_a\_" in written


def test_a_patch_makes_the_new_graph_of_the_old() -> None:
    old, new = graph(), graph("DELETE WHERE { m:m03 ?p ?o }", "INSERT DATA { m:m04 rg:titleInSource 'A\\nB' }")
    made = {f"{each} ." for each in old}
    for line in patch(compare(old, new)).splitlines():
        (made.remove if line[0] == "D" else made.add)(line[2:])
    assert made == {f"{each} ." for each in new}


@pytest.mark.parametrize(
    ("update", "taken_out"),
    [
        ("DELETE WHERE { m:m03 ?p ?o }", False),
        (f"INSERT DATA {{ :x rg:method '{COVER * 9}' }}", False),
        (
            "DELETE { ?x nif:anchorOf ?old } INSERT { ?x nif:anchorOf ?new } WHERE { ?x nif:anchorOf ?old "
            f"BIND(REPLACE(?old, 'Malli', '{COVER * 5}') AS ?new) FILTER(?new != ?old) }}",
            True,
        ),
        ("INSERT DATA { <https://w3id.org/reformgraph/id/document/unnamed-1> a rg:Document }", True),
        ("DELETE WHERE { person:koe-kuviteltu ?p ?o } ; INSERT DATA { person:withheld-1 a rg:Withheld }", True),
    ],
    ids=["withdrawn", "new and covered", "covered now", "without its name", "withheld"],
)
def test_it_is_known_when_personal_data_were_taken_out(update: str, taken_out: bool) -> None:
    assert compare(graph(), graph(update)).taken_out is taken_out


# The command.


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["diff", *map(str, arguments)])


def test_it_ends_as_diff_does(tmp_path: Path) -> None:
    other, broken = tmp_path / "other.ttl", tmp_path / "broken.ttl"
    other.write_bytes(turtle_bytes(graph("DELETE WHERE { m:m03 ?p ?o }"), PREFIXES))
    broken.write_text("<a", encoding="utf-8")
    assert [run(GRAPH, each).exit_code for each in (GRAPH, other, broken, tmp_path / "none")] == [0, 1, 2, 2]
    assert run(GRAPH, tmp_path).exit_code == 2
    assert "broken.ttl:1: this is not Turtle" in run(GRAPH, broken).stderr


@pytest.mark.parametrize(("ending", "form"), [("nt", "ntriples"), ("nq", "nquads"), ("jsonld", "jsonld")])
def test_it_reads_every_format(ending: str, form: str, tmp_path: Path) -> None:
    path = tmp_path / f"graph.{ending}"
    path.write_bytes(exported(graph(), form))  # type: ignore[arg-type]
    turtle = tmp_path / "graph.ttl"
    turtle.write_bytes(exported(graph(), "turtle"))
    assert run(turtle, path).exit_code == 0


def test_its_data_names_the_statement_and_the_terms(tmp_path: Path) -> None:
    old, new = tmp_path / "old.ttl", tmp_path / "new.ttl"
    old.write_bytes(turtle_bytes(graph(), PREFIXES))
    new.write_bytes(turtle_bytes(graph("DELETE DATA { m:m03 rg:titleInSource 'Varapuheenjohtajana' }"), PREFIXES))
    (change,) = json.loads(run(old, new, "--format", "json").stdout)["changes"]
    assert (change["change"], change["kind"]) == ("changed", "membership")
    assert change["properties"][f"{PREFIXES['rg']}titleInSource"] == {"before": ['"Varapuheenjohtajana"'], "after": []}
