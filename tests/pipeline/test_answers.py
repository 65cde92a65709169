"""What an analyst asks of the real documents in plain SPARQL, answered by rdflib from `graph.ttl` alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph

from reformgraph.pipeline import build_graph

SEEDS = Path(__file__).parents[2].parent / "shared" / "corpus" / "seeds"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="the real documents are not beside the project"),
]

PREFIXES = """
PREFIX rg: <https://w3id.org/reformgraph/ontology#>
PREFIX role: <https://w3id.org/reformgraph/role/>
PREFIX bodytype: <https://w3id.org/reformgraph/body-type/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX schema: <https://schema.org/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    output = tmp_path_factory.mktemp("seeds") / "build"
    build_graph([SEEDS], output)
    return Graph().parse(output / "graph.ttl")


def answers(graph: Graph, query: str) -> set[tuple[str, ...]]:
    return {tuple(str(value) for value in row) for row in graph.query(PREFIXES + query)}  # type: ignore[union-attr]


def test_lapland_is_steered_in_three_layers_each_with_its_chair(graph: Graph) -> None:
    found = answers(
        graph,
        """
        SELECT ?top ?topChair ?middle ?middleChair ?below ?belowChair WHERE {
          ?topBody org:classification bodytype:political-steering-group ; skos:prefLabel ?top .
          ?topBody dcterms:spatial/skos:prefLabel "Lappi"@fi .
          ?middleBody rg:steeredBy ?topBody ; org:classification bodytype:management-group ; skos:prefLabel ?middle .
          ?belowBody rg:steeredBy ?middleBody ; skos:prefLabel ?below .
          ?a org:organization ?topBody ; org:role role:chair ; org:member/foaf:name ?topChair .
          ?b org:organization ?middleBody ; org:role role:chair ; org:member/foaf:name ?middleChair .
          ?c org:organization ?belowBody ; org:role role:chair ; org:member/foaf:name ?belowChair .
        }""",
    )
    assert {(row[1], row[3]) for row in found} == {("Sakari Trög", "Timo Nousiainen")}
    assert {row[5] for row in found} == {"Timo Alaräisänen", "Pertti Sakaranaho", "Päivi Salminen"}
    assert len({row[4] for row in found}) == 3
    assert all("poliittinen ohjausryhmä" in row[0] and row[2].endswith("johtoryhmä") for row in found)


def test_the_broad_political_group_has_a_chair_at_one_date_and_only_a_presider_at_the_other(graph: Graph) -> None:
    chairs = answers(
        graph,
        """
        SELECT ?body ?name ?day WHERE {
          ?m a org:Membership ; org:role role:chair ; org:member/foaf:name ?name ; org:organization ?body ;
             rg:startNotAfter ?day .
          ?body dcterms:spatial/skos:prefLabel "Pohjois-Pohjanmaa"@fi ; skos:prefLabel|skos:altLabel ?label .
          FILTER(REGEX(STR(?label), "laaja poliittinen"))
        }""",
    )
    presiders = answers(
        graph,
        """
        SELECT ?body ?name ?day WHERE {
          ?m a rg:Meeting ; schema:organizer ?body ; rg:presidedBy/foaf:name ?name ; schema:startDate ?day .
          ?body dcterms:spatial/skos:prefLabel "Pohjois-Pohjanmaa"@fi
        }""",
    )
    assert {(name, day) for _, name, day in chairs} == {("Jussi Ylitalo", "2021-04-13")}
    assert {(name, day) for _, name, day in presiders} == {("Antero Aulakoski", "2021-12-20")}
    assert {body for body, *_ in chairs} == {body for body, *_ in presiders}


def test_ilkka_luoma_is_one_person_in_two_roles_at_two_dates(graph: Graph) -> None:
    found = answers(
        graph,
        """
        SELECT ?person ?role ?day WHERE {
          ?m a org:Membership ; org:member ?person ; org:role/skos:prefLabel ?role ; rg:startNotAfter ?day .
          ?person foaf:name "Ilkka Luoma" . FILTER(LANG(?role) = "fi")
        }""",
    )
    assert {(role, day) for _, role, day in found} == {("puheenjohtaja", "2021-04-13"), ("muutosjohtaja", "2021-12-20")}
    assert len({person for person, *_ in found}) == 1
