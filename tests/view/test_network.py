"""A store becomes one directed multigraph of people and bodies."""

from __future__ import annotations

import pytest
from tests.view.graphs import governance

from reformgraph.errors import GraphError
from reformgraph.terms import BASE_IRI, iri
from reformgraph.view.contents import Contents
from reformgraph.view.facts import read_contents
from reformgraph.view.network import make_network, measure, shared_members

STEERING = f"{BASE_IRI}body/lapin-poliittinen-ohjausryhma"
BROAD = f"{BASE_IRI}body/lapin-laaja-poliittinen-ryhma"


def test_every_fact_between_two_things_is_an_edge_of_its_own(contents: Contents) -> None:
    network = make_network(contents)
    between = [fact for fact in contents.facts.values() if fact.kind != "meeting" and fact.source and fact.target]
    drawn = {values["fact"] for _, _, values in network.edges(data=True)}
    assert {fact.iri for fact in between} <= drawn


def test_two_roles_of_one_person_in_one_body_are_two_edges(contents: Contents) -> None:
    person = f"{BASE_IRI}person/testi-keksitty"
    assert make_network(contents).number_of_edges(person, STEERING) == 2


def test_presiding_over_a_meeting_is_not_a_membership(contents: Contents) -> None:
    kinds = {
        (source, values["kind"])
        for source, target, values in make_network(contents).edges(data=True)
        if target == BROAD
    }
    presiding = f"{BASE_IRI}person/koe-kuviteltu"
    assert (presiding, "presided") in kinds
    assert (presiding, "membership") not in kinds


def test_a_municipal_body_stands_in_its_region(contents: Contents) -> None:
    assert contents.things[f"{BASE_IRI}body/lapin-viestinnan-alaryhma"].region == iri("region:maakunta-19")


def test_a_holder_without_a_class_of_its_own_is_a_collective(contents: Contents) -> None:
    assert contents.things[f"{BASE_IRI}holder/henkilostojarjestojen-edustajat"].kind == "collective"


def test_every_fact_has_a_passage_with_a_quote(contents: Contents) -> None:
    for fact in contents.facts.values():
        assert fact.evidence
        assert all(contents.passages[passage].quote for passage in fact.evidence)


def test_measures_count_each_neighbour_once(contents: Contents) -> None:
    network = make_network(contents)
    neighbours = set(network.predecessors(STEERING)) | set(network.successors(STEERING))
    assert measure(network)[STEERING].neighbours == len(neighbours)


def test_measures_reach_all_that_is_connected(contents: Contents) -> None:
    measures = measure(make_network(contents))
    largest = [each for each in measures.values() if each.component == 1]
    assert {each.reach for each in largest} == {len(largest) - 1}


def test_bodies_share_the_people_named_in_both(contents: Contents) -> None:
    broad = shared_members(contents)[(BROAD, STEERING)]
    assert broad == [f"{BASE_IRI}person/malli-esimerkkinen"]


def test_a_number_that_is_none_is_named_in_one_line() -> None:
    graph = governance(regions=1)
    rule = graph.statement("rg:CompositionRule", "Lainaus.")
    graph.say(rule, "rg:seats", "monta")
    with pytest.raises(GraphError, match="rg:seats is 'monta', not a whole number"):
        read_contents(graph.store)
