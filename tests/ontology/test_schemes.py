"""The schemes of roles, body types and relations: complete in three languages, and no name means two things."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files
from typing import get_args

import pytest
from rdflib import RDF, SKOS, Graph, Literal, URIRef

from reformgraph.model import Language
from reformgraph.terms import PREFIXES
from reformgraph.vocabulary import Concept, Scheme, concept, concepts, ontology_terms

SCHEMES: tuple[Scheme, ...] = get_args(Scheme)


def graph(scheme: Scheme) -> Graph:
    return Graph().parse(data=(files("reformgraph.ontology") / f"{scheme}.ttl").read_bytes(), format="turtle")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_concept_and_the_scheme_itself_is_named_and_defined(scheme: Scheme) -> None:
    data = graph(scheme)
    for subject in set(data.subjects(SKOS.prefLabel)):
        for predicate, expected in ((SKOS.prefLabel, ["en", "fi", "sv"]), (SKOS.definition, ["en", "fi"])):
            texts = [each.language for each in data.objects(subject, predicate) if isinstance(each, Literal)]
            assert sorted(map(str, texts)) == expected, (subject, predicate)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_concept_is_in_its_scheme_and_under_a_top_concept(scheme: Scheme) -> None:
    data = graph(scheme)
    (top,) = data.subjects(RDF.type, SKOS.ConceptScheme)
    for each in concepts(scheme):
        node = URIRef(each.iri)
        assert (node, SKOS.inScheme, top) in data
        assert ((top, SKOS.hasTopConcept, node) in data) == ((node, SKOS.topConceptOf, top) in data)
        assert ((top, SKOS.hasTopConcept, node) in data) != bool(each.broader)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("language", get_args(Language))
def test_no_name_stands_for_two_concepts(scheme: Scheme, language: Language) -> None:
    names = Counter(name for each in concepts(scheme) for name in each.labels[language])
    assert [name for name, count in names.items() if count > 1] == []


def test_the_preferred_name_comes_first_and_abbreviations_follow() -> None:
    chair = concept("roles", "chair")
    assert (chair.label("fi"), chair.label("sv"), chair.label("en")) == ("puheenjohtaja", "ordförande", "chair")
    assert "pj." in chair.labels["fi"]
    assert "ordf." in chair.labels["sv"]
    assert {"vpj.", "1. varapuheenjohtaja"} <= set(concept("roles", "vice-chair").labels["fi"])
    assert "v. ordf." in concept("roles", "vice-chair").labels["sv"]
    assert "siht." in concept("roles", "secretary").labels["fi"]
    assert "VATE" in concept("body-types", "preparatory-body").labels["fi"]


def test_every_relation_names_the_property_it_is_also_written_as() -> None:
    shortcuts = {each.slug: each.shortcut for each in concepts("relations")}
    assert shortcuts == {
        "steered-by": PREFIXES["rg"] + "steeredBy",
        "part-of": PREFIXES["org"] + "subOrganizationOf",
        "prepares-for": PREFIXES["rg"] + "preparesFor",
        "monitors": PREFIXES["rg"] + "monitors",
        "complements": PREFIXES["rg"] + "complements",
        "succeeds": PREFIXES["dcterms"] + "replaces",
    }
    assert {each for each in shortcuts.values() if each and each.startswith(PREFIXES["rg"])} <= set(ontology_terms())


def test_a_role_is_what_org_role_may_point_at() -> None:
    data = graph("roles")
    assert all((URIRef(each.iri), RDF.type, URIRef(PREFIXES["org"] + "Role")) in data for each in concepts("roles"))


def test_an_unknown_concept_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        concept("roles", "nobody")


def test_concepts_are_values_that_can_stand_in_a_set() -> None:
    assert len({*concepts("roles"), *concepts("roles")}) == len(concepts("roles"))
    assert all(isinstance(each, Concept) for each in concepts("roles"))
