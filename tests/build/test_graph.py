"""The graph is what the contract says: every statement with its passage, every quote what its document has there."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import replace

import pyoxigraph as ox
import pytest

from reformgraph.build import graph_triples
from reformgraph.build.namer import typed
from reformgraph.errors import EvidenceError, UsageError
from reformgraph.link import link
from reformgraph.model import (
    HELSINKI,
    AgentRef,
    AnyClaim,
    Bounds,
    CompositionClaim,
    Document,
    MandateClaim,
    MeetingClaim,
    MembershipClaim,
    PageNote,
    PersonRef,
    RelationClaim,
    RightClaim,
    Span,
)
from reformgraph.terms import BASE_IRI, PREFIXES, iri

TEXT = 'Ryhmän <b>"puheenjohtaja"</b> on Malli Esimerkkinen, p. 040 123 4567.\nJäseniä on 42.'
DOCUMENT = Document(
    "tiedote.txt",
    TEXT,
    hashlib.sha256(TEXT.encode()).hexdigest(),
    title="Tiedote",
    date=dt.date(2021, 4, 13),
    publisher="Esimerkin kunta",
    url="https://example.org/tiedote",
    region="maakunta-19",
)
SPAN = (Span(0, 69),)
GROUP = AgentRef("ohjausryhmä", "body", body_type="political-steering-group", alt=("ohry",))
BOARD = AgentRef("johtoryhmä", "body", body_type="management-group")
PREFIXED = "".join(f"PREFIX {name}: <{value}>\n" for name, value in PREFIXES.items())


def store(*claims: AnyClaim, document: Document = DOCUMENT, base: str = BASE_IRI) -> ox.Store:
    result = ox.Store()
    triples = graph_triples(link([document], claims), base)
    result.extend(ox.Quad(each.subject, each.predicate, each.object) for each in triples)
    return result


def ask(graph: ox.Store, pattern: str) -> bool:
    return bool(graph.query(f"{PREFIXED}BASE <{BASE_IRI}>\nASK {{ {pattern} }}"))


def chair(name: str = "Malli Esimerkkinen", spans: tuple[Span, ...] = SPAN) -> MembershipClaim:
    day = dt.date(2021, 4, 13)
    return MembershipClaim(
        "tiedote.txt",
        spans,
        "essive",
        0.9,
        Bounds(start_not_after=day, end_not_before=day),
        member=PersonRef(name),
        role="chair",
        organization=GROUP,
        title_in_source="puheenjohtaja",
    )


def test_a_membership_carries_its_parts_its_time_and_its_passage() -> None:
    assert ask(
        store(chair()),
        """?s a org:Membership, rg:Statement ; org:member <person/malli-esimerkkinen> ; org:role role:chair ;
            org:organization <body/lappi-ohjausryhma> ; rg:titleInSource "puheenjohtaja" ;
            rg:startNotAfter "2021-04-13"^^xsd:date ; rg:endNotBefore "2021-04-13"^^xsd:date ;
            rg:confidence 0.9 ; rg:method "essive" ; rg:status rg:asserted ; rg:evidence <passage/tiedote/0-69> .
        <person/malli-esimerkkinen> a foaf:Person ; foaf:name "Malli Esimerkkinen" ; rdfs:label "Malli Esimerkkinen" .
        <body/lappi-ohjausryhma> a rg:Body ; skos:prefLabel "ohjausryhmä"@fi ; skos:altLabel "ohry"@fi ;
            org:classification bodytype:political-steering-group ; dcterms:spatial region:maakunta-19 .
        role:chair skos:prefLabel "puheenjohtaja"@fi . region:maakunta-19 skos:prefLabel "Lappland"@sv .""",
    )


def test_a_document_carries_what_is_known_of_it() -> None:
    assert ask(
        store(chair()),
        f"""<document/tiedote> a rg:Document ; dcterms:identifier "tiedote.txt" ; dcterms:title "Tiedote"@fi ;
            dcterms:date "2021-04-13"^^xsd:date ; dcterms:publisher "Esimerkin kunta" ; dcterms:language "fi" ;
            dcterms:source <https://example.org/tiedote> ; rg:sha256 "{DOCUMENT.sha256}" .""",
    )


def test_a_quote_is_the_text_at_its_offsets_with_contact_data_covered() -> None:
    quotes = [quad.object.value for quad in store(chair()) if quad.predicate.value == iri("nif:anchorOf")]
    assert quotes == [TEXT[:56] + "█" * 12 + TEXT[68:69]]


@pytest.mark.parametrize("span", [Span(0, 500), Span(5, 5), Span(-3, 4), Span(9, 3)])
def test_a_passage_outside_its_document_is_an_error(span: Span) -> None:
    with pytest.raises(EvidenceError, match=r"tiedote\.txt, .*: a passage"):
        store(chair(spans=(span,)))


def test_a_text_that_is_not_the_one_read_is_an_error() -> None:
    with pytest.raises(EvidenceError, match=r"tiedote\.txt: the text is not the one"):
        store(chair(), document=replace(DOCUMENT, text=TEXT.replace("42", "43")))


def test_a_relation_has_its_shortcut_and_a_dated_succession_is_a_change() -> None:
    bounds = Bounds(dt.date(2021, 7, 1), dt.date(2021, 7, 1))
    graph = store(
        RelationClaim("tiedote.txt", SPAN, "rule", subject=BOARD, relation="steered-by", object=GROUP),
        RelationClaim("tiedote.txt", SPAN, "rule", bounds=bounds, subject=BOARD, relation="succeeds", object=GROUP),
    )
    assert ask(graph, "<body/lappi-johtoryhma> rg:steeredBy <body/lappi-ohjausryhma>")
    assert ask(graph, "?s a rg:BodyRelation ; rg:relation relation:steered-by ; rg:subject <body/lappi-johtoryhma>")
    assert ask(graph, "?s a org:ChangeEvent ; rg:relation relation:succeeds")
    assert ask(graph, "<body/lappi-johtoryhma> dcterms:replaces <body/lappi-ohjausryhma>")


def test_the_other_statements_are_as_the_contract_says() -> None:
    graph = store(
        MeetingClaim(
            "tiedote.txt",
            SPAN,
            "rule",
            organizer=GROUP,
            start=dt.datetime(2021, 4, 13, 12),
            end=dt.datetime(2021, 4, 13, 14),
            presided_by=PersonRef("Testi Keksitty"),
            attendees=(PersonRef("Malli Esimerkkinen"),),
            online=True,
        ),
        RightClaim("tiedote.txt", SPAN, "rule", holder="kuntajohtajat", body=GROUP, rights=("attend", "speak")),
        CompositionClaim("tiedote.txt", SPAN, "rule", body=GROUP, label="42 jäsentä", seats=42, unit_type="kunta"),
        MandateClaim("tiedote.txt", SPAN, "rule", body=GROUP, label="ohjata valmistelua"),
    )
    assert ask(
        graph,
        """?m a rg:Meeting ; schema:organizer <body/lappi-ohjausryhma> ; rg:presidedBy <person/testi-keksitty> ;
            schema:startDate "2021-04-13T12:00:00+03:00"^^xsd:dateTime ; schema:attendee <person/malli-esimerkkinen> ;
            schema:eventAttendanceMode schema:OnlineEventAttendanceMode .
        ?r a rg:ParticipationRight ; rg:holder/skos:prefLabel "kuntajohtajat"@fi ; rg:right rg:attend, rg:speak ;
            rg:inBody <body/lappi-ohjausryhma> .
        ?c a rg:CompositionRule ; rg:ruleFor <body/lappi-ohjausryhma> ; rg:seats 42 ; rdfs:label "42 jäsentä"@fi .
        ?d a rg:Mandate ; rg:ofBody <body/lappi-ohjausryhma> ; rdfs:label "ohjata valmistelua"@fi .""",
    )


def test_an_office_is_a_concept_under_office() -> None:
    claim = MembershipClaim(
        "tiedote.txt", SPAN, "rule", member=PersonRef("Testi Keksitty"), role="Hankejohtaja", role_is_office=True
    )
    assert ask(
        store(claim),
        """?s org:role role:hankejohtaja . role:hankejohtaja a skos:Concept ; skos:broader role:office ;
            skos:prefLabel "Hankejohtaja"@fi . role:office skos:prefLabel ?any""",
    )


def test_what_is_rejected_is_not_published_nor_is_who_is_named_only_there() -> None:
    rejected = MembershipClaim(
        "tiedote.txt",
        SPAN,
        "curated-record",
        status="rejected",
        member=PersonRef("Fiktiva Exempelsson"),
        role="member",
        organization=BOARD,
    )
    graph = store(chair(), rejected)
    assert not ask(graph, "?p foaf:name 'Fiktiva Exempelsson'")
    assert not ask(graph, "?b skos:prefLabel 'johtoryhmä'@fi . ?b a rg:Body")


def test_contact_data_is_covered_in_every_text() -> None:
    claim = MandateClaim("tiedote.txt", SPAN, "rule", body=GROUP, label="vastata: malli@example.fi, puh. 040 123 4567")
    text = "\n".join(str(quad.object) for quad in store(claim, chair()))
    assert "example.fi" not in text
    assert "123 4567" not in text


def test_a_page_stands_beside_its_passage() -> None:
    document = replace(DOCUMENT, page_notes=(PageNote(SPAN[0], "s. 12", "tiedote.txt"),))
    assert ask(
        store(chair(), document=document),
        "<passage/tiedote/0-69> schema:pagination 's. 12' ; prov:hadPrimarySource <document/tiedote>",
    )


def test_there_is_no_blank_node_and_the_publisher_sets_the_base() -> None:
    graph = store(chair(), base="https://data.example.fi/id/")
    assert not any(isinstance(term, ox.BlankNode) for quad in graph for term in (quad.subject, quad.object))
    assert any(str(quad.subject).startswith("<https://data.example.fi/id/person/") for quad in graph)
    for base in ("data.example.fi", "https://data.example.fi/id", "https://ex ample.fi/"):
        with pytest.raises(UsageError, match="base"):
            store(chair(), base=base)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (dt.date(2021, 4, 13), "2021-04-13"),
        (dt.datetime(2021, 1, 13, 12, 30, tzinfo=HELSINKI), "2021-01-13T12:30:00+02:00"),
        (42, "42"),
        (1.0, "1"),
        (0.85, "0.85"),
    ],
)
def test_values_are_written_in_one_way(value: dt.date | dt.datetime | int | float, written: str) -> None:
    assert typed(value).value == written
