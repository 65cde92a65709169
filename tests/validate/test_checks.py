"""Every shape and rule: one graph that fulfils them all, and for each a change to it that only that one is against."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pyoxigraph as ox
import pyshacl
import pytest
from rdflib import SH, Graph, Literal, URIRef

from reformgraph.terms import PREFIXES
from reformgraph.validate import validate_graph
from reformgraph.validate.rules import RULES
from reformgraph.validate.shapes import SHAPES, shapes_graph

CONFORMING: Final = Path(__file__).with_name("conforming.ttl")
NAMES: Final = {"": "https://example.org/id/"} | PREFIXES


def case(check: str, change: str, others: str = "") -> tuple[str, str, set[str]]:
    """A check, a change it is against, and the other checks that cannot but fail too."""
    return check, change, set(others.split())


def replace(subject: str, predicate: str, new: str) -> str:
    old = f"{subject} {predicate} ?o"
    return f"DELETE {{ {old} }} INSERT {{ {subject} {predicate} {new} }} WHERE {{ {old} }}"


def remove(subject: str, predicate: str) -> str:
    return f"DELETE WHERE {{ {subject} {predicate} ?o }}"


def add(triples: str) -> str:
    return f"INSERT DATA {{ {triples} }}"


CASES: Final = [
    case("Person", add(':person schema:birthDate "1960-01-01"')),
    case("Person", add(":person schema:sameAs <https://example.org/x>")),
    case("PersonName", remove(":person", "foaf:name")),
    case("PersonName", add(':person foaf:name "Toinen Nimi"')),
    case("PersonLabel", remove(":person", "rdfs:label")),
    case("PersonType", add(":person a schema:Patient")),
    case(
        "Statement",
        add("_:b a rg:Mandate"),
        "BlankNode MandateBody StatementInWords Evidence Confidence Method Status",
    ),
    case("Evidence", remove(":membership", "rg:evidence")),
    case("Evidence", replace(":membership", "rg:evidence", ":document")),
    case("StartNotBefore", replace(":membership", "rg:startNotBefore", '"2021"'), "StartBounds StartBeforeEnd"),
    case("StartNotAfter", add(':membership rg:startNotAfter "2021-04-14"^^xsd:date')),
    case("EndNotBefore", add(':membership rg:endNotBefore "2021-04-14"^^xsd:date')),
    case("EndNotAfter", add(':membership rg:endNotAfter "2022-01-01"^^xsd:date')),
    case("StartBounds", replace(":membership", "rg:startNotBefore", '"2021-05-01"^^xsd:date')),
    case("EndBounds", replace(":membership", "rg:endNotBefore", '"2022-01-01"^^xsd:date')),
    case(
        "StartBeforeEnd",
        add(':right rg:startNotBefore "2021-05-01"^^xsd:date ; rg:endNotAfter "2021-04-30"^^xsd:date'),
    ),
    case("Confidence", replace(":membership", "rg:confidence", "1.01")),
    case("Confidence", replace(":membership", "rg:confidence", "-0.1")),
    case("Confidence", replace(":membership", "rg:confidence", '"0.5"')),
    case("Method", remove(":membership", "rg:method")),
    case("Status", replace(":membership", "rg:status", "rg:attend")),
    case("Conflict", replace(":membership", "rg:conflictsWith", '"toinen"'), "ConflictWithNothing"),
    case("MembershipType", "DELETE DATA { :membership a rg:Statement }"),
    case("MembershipMember", remove(":membership", "org:member")),
    case(
        "MembershipMember",
        add(":membership org:member :person2 . :person2 a foaf:Person ; foaf:name 'B B' ; rdfs:label 'B B'"),
    ),
    case("MembershipRole", remove(":membership", "org:role")),
    case("MembershipRole", replace(":membership", "org:role", "role:nobody")),
    case("SpeaksOfPerson", add(":town schema:employee :person")),
    case("SpeaksOfPerson", add(":membership rg:onBehalfOf :person")),
    case("AnyOrganization", replace(":membership", "org:organization", ":person"), "SpeaksOfPerson"),
    case("AnyOrganization", replace(":meeting", "schema:organizer", ":region")),
    case("MembershipOrganization", replace(":membership", "org:organization", '"työryhmä"'), "AnyOrganization"),
    case("MembershipOrganization", add(":membership org:organization :board")),
    case("OnBehalfOf", replace(":membership", "rg:onBehalfOf", '"Esimerkkikunta"')),
    case("TitleInSource", replace(":membership", "rg:titleInSource", "role:chair")),
    case("RightHolder", remove(":right", "rg:holder")),
    case("RightBody", remove(":right", "rg:inBody")),
    case("RightKind", add(":right rg:right rg:disputed")),
    case(
        "RelationSubject",
        replace(":relation", "rg:subject", ":board"),
        "ShortcutWithoutStatement StatementWithoutShortcut",
    ),
    case("RelationKind", replace(":relation", "rg:relation", "relation:likes"), "ShortcutWithoutStatement"),
    case("RelationObject", remove(":relation", "rg:object"), "ShortcutWithoutStatement"),
    case("MeetingOrganizer", remove(":meeting", "schema:organizer")),
    case("MeetingStart", remove(":meeting", "schema:startDate")),
    case("MeetingStart", replace(":meeting", "schema:startDate", '"13.4.2021"'), "MeetingTimes"),
    case("MeetingEnd", replace(":meeting", "schema:endDate", '"14.4.2021"'), "MeetingTimes"),
    case("MeetingTimes", replace(":meeting", "schema:endDate", '"2021-04-12"^^xsd:date')),
    case("MeetingPresidedBy", replace(":meeting", "rg:presidedBy", ":group")),
    case("MeetingAttendee", replace(":meeting", "schema:attendee", '"Malli Esimerkkinen"')),
    case("RuleBody", remove(":rule", "rg:ruleFor")),
    case("RuleSeats", replace(":rule", "rg:seats", "0")),
    case("RuleSeatsPerUnit", replace(":rule", "rg:seatsPerUnit", '"kaksi"')),
    case("StatementInWords", remove(":rule", "rdfs:label")),
    case("MandateBody", remove(":mandate", "rg:ofBody")),
    case(
        "Passage",
        add("_:p a rg:Passage"),
        "BlankNode PassageDocument PassageBegin PassageEnd QuoteMissing",
    ),
    case("PassageDocument", remove(":passage", "prov:wasQuotedFrom")),
    case("PassageBegin", remove(":passage", "nif:beginIndex")),
    case("PassageEnd", remove(":passage", "nif:endIndex")),
    case("PassageOrder", replace(":passage", "nif:endIndex", "11"), "QuoteLength"),
    case("PassageQuote", replace(":passage", "nif:anchorOf", '""'), "QuoteLength"),
    case("QuoteMissing", add(":cut a rg:Passage ; prov:wasQuotedFrom :document ; nif:beginIndex 1 ; nif:endIndex 9")),
    case("Document", add("_:d a rg:Document"), "BlankNode DocumentHash DocumentTitle"),
    case("DocumentHash", remove(":document", "rg:sha256")),
    case("DocumentHash", replace(":document", "rg:sha256", '"ABC"')),
    case("DocumentTitle", remove(":document", "dcterms:title")),
    case("DocumentDate", replace(":document", "dcterms:date", '"keväällä"')),
    case("DocumentSource", replace(":document", "dcterms:source", '"arkisto"')),
    case("Organization", add("_:o a rg:Project ; skos:prefLabel 'hanke'@fi"), "BlankNode"),
    case("PreferredName", remove(":board", "skos:prefLabel")),
    case("PreferredLabelLanguage", replace(":board", "skos:prefLabel", '"johtoryhmä"')),
    case("PreferredLabelLanguage", add(':board skos:prefLabel "toinen nimi"@fi')),
    case("OtherLabelLanguage", replace(":group", "skos:altLabel", '"tr."')),
    case("Label", replace(":mandate", "rdfs:label", '"koota palvelut yhteen"')),
    case("Classification", replace(":group", "org:classification", ":board")),
    case("Region", replace(":group", "dcterms:spatial", '"Lappi"')),
    case("PhoneNumber", replace(":mandate", "rdfs:label", '"soita 040 000 0000"@fi')),
    case("PhoneNumber", add(':town schema:telephone "+358 40 0000000"')),
    case("EmailAddress", replace(":mandate", "rdfs:label", '"kirjoita malli@example.org"@fi')),
    case("EmailAddress", add(":town schema:email 'malli(at)example.org'")),
    case("BlankNode", add(":town schema:location [ schema:name 'talo'@fi ]")),
    case("QuoteLength", replace(":passage", "nif:anchorOf", '"Puheenjohtajana"')),
    case("ShortcutWithoutStatement", add(":board rg:steeredBy :group")),
    case("ShortcutWithoutStatement", replace(":relation", "rg:status", "rg:rejected")),
    case("StatementWithoutShortcut", remove(":group", "rg:steeredBy")),
    case("ConflictWithNothing", replace(":membership", "rg:conflictsWith", ":nothing")),
    case("UnknownTerm", add(":membership rg:startsNotBefore 'x'")),
    case("UnknownClass", add(":thing a rg:Committee")),
]


def store(change: str | None = None) -> ox.Store:
    graph = ox.Store()
    graph.load(path=CONFORMING, format=ox.RdfFormat.TURTLE)
    if change:
        before = set(graph)
        graph.update(change, prefixes=NAMES)
        assert set(graph) != before, "the change must change something"
    return graph


def test_the_graph_that_is_as_it_should_be_passes() -> None:
    assert validate_graph(store()).violations == ()


def test_a_graph_without_any_quotes_passes() -> None:
    assert validate_graph(store(remove(":passage", "nif:anchorOf"))).violations == ()


def test_the_passing_graph_has_something_for_every_shape_to_look_at() -> None:
    shapes, data = shapes_graph(), Graph().parse(CONFORMING)
    looked_at = {*shapes.objects(None, SH.path), *shapes.objects(None, SH.targetSubjectsOf)} - {*data.predicates()}
    assert {each for each in looked_at if isinstance(each, URIRef)} == set()


@pytest.mark.parametrize(("check", "change", "others"), CASES, ids=[f"{n}-{case[0]}" for n, case in enumerate(CASES)])
def test_a_graph_that_is_not_fails_by_the_check_meant_for_it(check: str, change: str, others: set[str]) -> None:
    assert {violation.check for violation in validate_graph(store(change)).violations} == {check} | others


def test_every_check_has_a_failing_example() -> None:
    named = {str(shape).removeprefix(SHAPES) for shape in shapes_graph().subjects(SH.message)}
    assert named | {rule.name for rule in RULES} == {check for check, _, _ in CASES}


# Only the rules look for contact data in every literal; the shapes do where text is expected.
SHAPES_ALONE: Final = [
    change
    for check, change, _ in CASES
    if (URIRef(SHAPES + check), None, None) in shapes_graph() and ":town" not in change
]


@pytest.mark.parametrize("change", SHAPES_ALONE)
def test_the_published_shapes_alone_find_what_is_wrong_too(change: str) -> None:
    lines = store(change).dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    data = Graph().parse(data=lines, format="nt")
    conforms, _, _ = pyshacl.validate(data, shacl_graph=shapes_graph(), inference="none")
    assert not conforms


def test_the_published_shapes_alone_pass_the_graph_that_is_as_it_should_be() -> None:
    conforms, _, text = pyshacl.validate(Graph().parse(CONFORMING), shacl_graph=shapes_graph(), inference="none")
    assert conforms, text


def test_every_message_is_in_finnish_and_in_english() -> None:
    shapes = shapes_graph()
    for shape in set(shapes.subjects(SH.message)):
        messages = [each for each in shapes.objects(shape, SH.message) if isinstance(each, Literal)]
        assert {message.language for message in messages} == {"fi", "en"}, shape
    assert all(rule.message_fi and rule.message_en for rule in RULES)
