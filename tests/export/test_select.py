"""A part of a graph is what was asked for, whole in itself, with the days that its statements held on."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from reformgraph.cli import main
from reformgraph.errors import UsageError
from reformgraph.export import Selection, published
from reformgraph.export.select import holding
from reformgraph.terms import BASE_IRI, iri

GRAPH = Path(__file__).parents[1] / "fixtures" / "graph.ttl"
DAY = dt.date(2021, 4, 13)
TOMBSTONE = ox.NamedNode(f"{BASE_IRI}person/withheld-1")


def fixture() -> list[ox.Triple]:
    mark = ox.Triple(TOMBSTONE, ox.NamedNode(iri("rdf:type")), ox.NamedNode(iri("rg:Withheld")))
    return [*(quad.triple for quad in ox.parse(path=GRAPH)), mark]


def names(triples: list[ox.Triple], predicate: str, value: str | None = None) -> set[str]:
    """The local names of what is said to have the predicate, with the value where one is given."""
    wanted = None if value is None else ox.NamedNode(iri(value))
    return {
        str(each.subject).strip("<>").removeprefix(BASE_IRI)
        for each in triples
        if each.predicate.value == iri(predicate) and wanted in (None, each.object)
    }


@pytest.mark.parametrize(
    "selection",
    [
        Selection(accepted_only=True),
        Selection(region="Lappi"),
        Selection(as_of=DAY),
        Selection(region="maakunta-15", as_of=dt.date(2021, 12, 1), quotes=False),
    ],
)
def test_a_part_refers_to_nothing_that_it_leaves_out(selection: Selection) -> None:
    part = published(fixture(), selection)
    whole = {triple.subject for triple in fixture()}
    inside = {triple.subject for triple in part}
    assert names(part, "rg:status")
    assert {triple.object for triple in part if triple.object in whole} <= inside
    assert TOMBSTONE in inside


def test_only_what_a_curator_accepted() -> None:
    part = published(fixture(), Selection(accepted_only=True))
    assert names(part, "rg:status") == names(fixture(), "rg:status", "rg:accepted")
    spoken_of = {str(each.object).strip("<>").removeprefix(BASE_IRI) for each in part}
    assert names(part, "rdf:type", "foaf:Person") <= spoken_of


def test_without_quotes_their_places_stay() -> None:
    part = published(fixture(), Selection(quotes=False))
    assert names(part, "nif:anchorOf") == set()
    assert names(part, "nif:beginIndex") == names(published(fixture()), "nif:beginIndex")


@pytest.mark.parametrize("region", ["Lappi", "LAPPLAND", "maakunta-19"])
def test_a_region_is_known_by_any_of_its_names_and_holds_its_parts(region: str) -> None:
    part = published(fixture(), Selection(region=region))
    assert "body/lapin-viestinnan-alaryhma" in names(part, "rdf:type", "rg:Body")  # in Rovaniemi, which is in Lapland
    assert not any("pohjanmaa" in name or "osterbott" in name for name in names(part, "rdf:type", "rg:Body"))


def test_an_unknown_region_is_told_with_those_there_are() -> None:
    with pytest.raises(UsageError, match=r"no region 'Atlantis' \(it has .*maakunta-19"):
        published(fixture(), Selection(region="Atlantis"))


def bounds(**dates: str) -> list[ox.Triple]:
    node, date = ox.NamedNode(BASE_IRI + "statement/x"), ox.NamedNode(iri("xsd:date"))
    prefix = "schema:" if "startDate" in dates else "rg:"
    return [
        ox.Triple(node, ox.NamedNode(iri(prefix + name)), ox.Literal(day, datatype=date)) for name, day in dates.items()
    ]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ({}, "possibly"),
        ({"startNotAfter": "2021-04-13", "endNotBefore": "2021-04-13"}, "certainly"),
        ({"startNotAfter": "2021-04-01", "endNotBefore": "2021-05-01"}, "certainly"),
        ({"startNotAfter": "2021-04-01"}, "possibly"),
        ({"startNotBefore": "2021-04-13"}, "possibly"),
        ({"startNotBefore": "2021-04-14"}, None),
        ({"endNotAfter": "2021-04-13"}, "possibly"),
        ({"endNotAfter": "2021-04-12"}, None),
        ({"startDate": "2021-04-13"}, "certainly"),
        ({"startDate": "2021-04-12"}, None),
        ({"startDate": "2021-04-12", "endDate": "2021-04-14"}, "certainly"),
    ],
)
def test_whether_a_statement_held_follows_from_its_bounds(dates: dict[str, str], expected: str | None) -> None:
    assert holding(bounds(**dates), DAY) == expected


def test_each_statement_of_a_day_says_whether_it_is_certain() -> None:
    part = published(fixture(), Selection(as_of=DAY))
    certain, possible = names(part, "rg:certainlyOn"), names(part, "rg:possiblyOn")
    assert certain | possible == names(part, "rg:status")
    assert not certain & possible
    assert "membership/m03" in certain
    assert "membership/m02" not in certain | possible


def test_shortcuts_stay_where_their_relation_does() -> None:
    early = published(fixture(), Selection(as_of=dt.date(1990, 1, 1)))
    relations = names(early, "rg:subject")
    assert bool(names(early, "rg:steeredBy")) == bool(relations)
    accepted = published(fixture(), Selection(accepted_only=True))
    stated = {(each.subject, each.object) for each in accepted if each.predicate.value == iri("rg:steeredBy")}
    backed = {
        (subject.object, target.object)
        for subject in accepted
        for target in accepted
        if subject.subject == target.subject
        and subject.predicate.value == iri("rg:subject")
        and target.predicate.value == iri("rg:object")
    }
    assert stated <= backed


def test_the_command_takes_every_choice(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_bytes(GRAPH.read_bytes())
    tables = tmp_path / "tables"
    choice = [
        "--region",
        "Lappi",
        "--as-of",
        "2021-04-13",
        "--without-quotes",
        "--base",
        "https://data.example.org/id/",
    ]
    command = ["export", "--graph", str(tmp_path), "--format", "csv", "--output", str(tables), *choice]
    assert CliRunner().invoke(main, command).exit_code == 0
    memberships = (tables / "memberships.csv").read_text(encoding="utf-8")
    assert "https://data.example.org/id/membership/m03" in memberships
    assert BASE_IRI not in memberships
    without_folder = CliRunner().invoke(main, ["export", "--graph", str(tmp_path), "--format", "csv"])
    assert without_folder.exit_code == 2
    assert "--output" in without_folder.stderr
