"""The terms of the ontology: all that the contract and the shapes use are there, and each is named and defined."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import get_args

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Literal, Node, URIRef

from reformgraph.build.turtle import thing_prefixes
from reformgraph.terms import BASE_IRI, ONTOLOGY_VERSION, PREFIXES
from reformgraph.vocabulary import Scheme, concepts, ontology_terms

ONTOLOGY = URIRef("https://w3id.org/reformgraph/ontology")
CONTRACT = Path(__file__).parents[2] / ".." / "shared" / "design" / "graph-contract.md"


@cache
def graph(name: str = "reformgraph") -> Graph:
    return Graph().parse(data=(files("reformgraph.ontology") / f"{name}.ttl").read_bytes(), format="turtle")


def languages(subject: Node, predicate: URIRef) -> list[str]:
    return sorted(str(text.language) for text in graph().objects(subject, predicate) if isinstance(text, Literal))


@pytest.mark.parametrize("term", ontology_terms())
def test_every_term_is_named_and_defined(term: str) -> None:
    subject = URIRef(term)
    assert languages(subject, RDFS.label) == ["en", "fi", "sv"]
    assert languages(subject, SKOS.definition) == ["en", "fi"]
    assert graph().value(subject, RDFS.isDefinedBy) == ONTOLOGY
    assert (subject, RDF.type, None) in graph()


def test_the_version_is_that_of_the_code() -> None:
    assert str(graph().value(ONTOLOGY, OWL.versionInfo)) == ONTOLOGY_VERSION
    assert graph().value(ONTOLOGY, OWL.versionIRI) == URIRef(f"{ONTOLOGY}/{ONTOLOGY_VERSION}")
    assert (
        str(graph("shapes").value(URIRef("https://w3id.org/reformgraph/shapes"), OWL.versionInfo)) == ONTOLOGY_VERSION
    )


def test_the_header_says_what_the_ontology_is_and_under_what_licence() -> None:
    assert languages(ONTOLOGY, DCTERMS.title) == ["en", "fi", "sv"]
    assert languages(ONTOLOGY, DCTERMS.description) == ["en", "fi"]
    assert graph().value(ONTOLOGY, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")


@pytest.mark.parametrize(
    ("name", "term"),
    [("reformgraph", term) for term in ontology_terms()]
    + [(scheme, concept.iri) for scheme in get_args(Scheme) for concept in concepts(scheme)],
)
def test_every_term_has_an_example_that_uses_it(name: str, term: str) -> None:
    examples = [str(each) for each in graph(name).objects(URIRef(term), SKOS.example)]
    assert examples
    prefixes = "".join(
        f"@prefix {prefix}: <{space}> .\n" for prefix, space in (PREFIXES | thing_prefixes(BASE_IRI)).items()
    )
    for example in examples:
        used = {str(node) for triple in Graph().parse(data=prefixes + example, format="turtle") for node in triple}
        assert term in used


@pytest.mark.parametrize("relation", [RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range])
def test_what_an_axiom_names_of_the_ontology_is_there(relation: URIRef) -> None:
    own = {str(target) for target in graph().objects(None, relation) if str(target).startswith(PREFIXES["rg"])}
    assert own <= set(ontology_terms())


@pytest.mark.parametrize("property_type", [OWL.ObjectProperty, OWL.DatatypeProperty])
def test_a_property_points_at_what_its_type_says(property_type: URIRef) -> None:
    for term in graph().subjects(RDF.type, property_type):
        for target in graph().objects(term, RDFS.range):
            assert str(target).startswith(PREFIXES["xsd"]) == (property_type == OWL.DatatypeProperty), term


def test_a_statement_may_be_an_event_because_it_is_not_made_a_prov_entity() -> None:
    assert not {*graph().objects(URIRef(PREFIXES["rg"] + "Statement"), RDFS.subClassOf)}
    assert (URIRef(PREFIXES["org"] + "Membership"), None, None) not in graph()


def test_every_term_that_the_shapes_use_is_there() -> None:
    used = {str(term) for triple in graph("shapes") for term in triple if str(term).startswith(PREFIXES["rg"])}
    assert used <= set(ontology_terms())


@pytest.mark.skipif(not CONTRACT.exists(), reason="the graph contract is not beside this folder")
def test_every_term_of_the_contract_is_there() -> None:
    contract = CONTRACT.read_text(encoding="utf-8")
    terms = {f"{PREFIXES['rg']}{name}" for name in re.findall(r"\brg:(\w+)", contract)}
    assert terms <= set(ontology_terms())
    assert len(terms) > 30


@pytest.mark.skipif(not CONTRACT.exists(), reason="the graph contract is not beside this folder")
@pytest.mark.parametrize(
    ("scheme", "start", "end"),
    [
        ("roles", "`role:` concepts", "and the office titles"),
        ("body-types", "`bodytype:` concepts", "\n\n"),
        ("relations", "| `relation:` concept", "`role:`"),
    ],
)
def test_every_concept_of_the_contract_is_there(scheme: Scheme, start: str, end: str) -> None:
    _, _, rest = CONTRACT.read_text(encoding="utf-8").partition(start)
    paragraph = rest.partition(end)[0]
    named = set(re.findall(r"(?:^\| |[:,]\s)`([a-z-]+)`", paragraph, re.MULTILINE))
    assert named == {each.slug for each in concepts(scheme)} - {"office"}
