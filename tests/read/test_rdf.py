"""RDF in the contract's shape is a source like any other: what breaks the contract is an error that names the thing."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from reformgraph.errors import SourceError
from reformgraph.model import MembershipClaim
from reformgraph.read import Reading, read_sources
from reformgraph.terms import PREFIXES

TEXT = "Ryhmän puheenjohtaja on Malli Esimerkkinen."
SHA = hashlib.sha256(TEXT.encode()).hexdigest()
HEAD = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
DOCUMENT = f"""
<d> a rg:Document ; dcterms:identifier "tiedote.txt" ; dcterms:title "Tiedote"@fi ; dcterms:language "fi" ;
    dcterms:date "2021-04-13"^^xsd:date ; rg:sha256 "{SHA}" .
<p> a rg:Passage ; prov:wasQuotedFrom <d> ; nif:beginIndex 7 ; nif:endIndex 42 ;
    nif:anchorOf "puheenjohtaja on Malli Esimerkkinen" .
"""
THINGS = """
<person/1> a foaf:Person ; foaf:name "Malli Esimerkkinen" ; rdfs:label "Malli Esimerkkinen" .
<body/1> a rg:Body ; skos:prefLabel "johtoryhmä"@fi , "ledningsgruppen"@sv ; skos:altLabel "jory"@fi ;
    org:classification bodytype:management-group ; dcterms:spatial region:maakunta-19 .
"""
STATEMENT = """
<s> a org:Membership , rg:Statement ; org:member <person/1> ; org:role role:chair ; org:organization <body/1> ;
    rg:evidence <p> ; rg:startNotAfter "2021-04-13"^^xsd:date ; rg:confidence 0.8 ; rg:method "essive" ;
    rg:status rg:disputed .
"""
GRAPH = HEAD + DOCUMENT + THINGS + STATEMENT


def read(folder: Path, graph: str = GRAPH, name: str = "graafi.ttl") -> Reading:
    (folder / name).write_text(graph, encoding="utf-8")
    return read_sources([folder])


def test_a_statement_becomes_a_claim_with_its_passage(tmp_path: Path) -> None:
    reading = read(tmp_path)
    (claim,) = reading.claims
    assert isinstance(claim, MembershipClaim)
    assert (claim.member.name, claim.role, claim.method, claim.confidence) == (
        "Malli Esimerkkinen",
        "chair",
        "essive",
        0.8,
    )
    assert claim.organization
    assert (claim.organization.label, claim.organization.alt) == ("johtoryhmä", ("jory",))
    assert claim.organization.translations == (("ledningsgruppen", "sv"),)
    (document,) = reading.documents
    (span,) = claim.evidence
    assert document.text[span.start : span.end] == "puheenjohtaja on Malli Esimerkkinen"
    assert document.sha256 == SHA
    assert reading.warnings == ()


def test_the_passage_stands_in_the_document_where_that_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "tiedote.txt").write_text(TEXT, encoding="utf-8")
    reading = read(tmp_path)
    (document,) = reading.documents
    assert document.text == TEXT


def test_another_version_of_the_document_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "tiedote.txt").write_text(TEXT + " Ja muuta.", encoding="utf-8")
    with pytest.raises(SourceError, match=r"another version of tiedote\.txt"):
        read(tmp_path)


def test_contact_data_in_a_foreign_graph_is_covered(tmp_path: Path) -> None:
    quote = "puheenjohtaja on 040 123 4567 xxxxx"
    reading = read(tmp_path, GRAPH.replace("puheenjohtaja on Malli Esimerkkinen", quote))
    assert "4567" not in reading.documents[0].text


def test_what_the_contract_does_not_have_is_told(tmp_path: Path) -> None:
    extra = '<person/1> schema:birthDate "1970-01-01" .\n<person/1> <http://example.org/x> "y" .\n'
    assert read(tmp_path, GRAPH + extra).warnings == (
        "graafi.ttl: <http://example.org/x> is left out (1), since the contract does not have it there",
        "graafi.ttl: schema:birthDate is left out (1), since the contract does not have it there",
    )


def test_namesakes_with_two_iris_are_kept_apart(tmp_path: Path) -> None:
    other = (DOCUMENT + THINGS + STATEMENT).replace("<d>", "<d2>").replace("<p>", "<p2>").replace("<s>", "<s2>")
    other = other.replace("tiedote.txt", "toinen.txt").replace("<person/1>", "<person/2>")
    (apart,) = read(tmp_path, GRAPH + other).identities
    assert (apart.same, apart.of) == (False, "person")
    assert {each.document for each in apart.names} == {"tiedote.txt", "toinen.txt"}


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("rg:evidence <p> ;", "", "without rg:evidence"),
        ("rg:evidence <p> ;", "rg:evidence <d> ;", "no rg:Passage"),
        ("org:member <person/1>", "org:member <person/9>", "org:member cannot be '.*person/9'"),
        ("org:member <person/1>", 'org:member "Malli"', "an IRI is wanted"),
        ("org:member <person/1>", "org:member [ a foaf:Person ]", "a blank node"),
        ("org:role role:chair", "org:role role:boss", "org:role cannot be"),
        ("nif:endIndex 42", "nif:endIndex 41", "cannot stand at 7-41"),
        ("nif:endIndex 42", "nif:endIndex 99999999999", "cannot stand at"),
        (
            '"2021-04-13"^^xsd:date ; rg:confidence',
            '"2021-02-30"^^xsd:date ; rg:confidence',
            "rg:startNotAfter cannot be",
        ),
        ('"johtoryhmä"@fi', '"groupe"@fr', "another language"),
        ("<s> a org:Membership ,", "<s> a", "no kind that the contract has"),
        ('dcterms:language "fi"', 'dcterms:language "fr"', "dcterms:language cannot be 'fr'"),
        ("<s> a org:Membership", "<s> a org:Membership <", "is no RDF of the kind .ttl"),
    ],
)
def test_what_breaks_the_contract_is_an_error_that_names_the_thing(
    tmp_path: Path, old: str, new: str, problem: str
) -> None:
    assert old in GRAPH
    with pytest.raises(SourceError, match=problem) as caught:
        read(tmp_path, GRAPH.replace(old, new))
    assert "graafi.ttl" in str(caught.value)


def test_rdf_of_something_else_is_skipped_with_that_reason(tmp_path: Path) -> None:
    (tmp_path / "teksti.txt").write_text(TEXT, encoding="utf-8")
    (skipped,) = read(tmp_path, '<http://example.org/a> <http://example.org/b> "c" .').skipped
    assert skipped.identifier == "graafi.ttl" and "no rg:Document" in skipped.reason
