"""How bodies stand to one another: each construction of Finnish and Swedish with the relations that it states."""

from __future__ import annotations

import datetime as dt
import hashlib

import pytest

from reformgraph.extract import extract
from reformgraph.model import Bounds, Document, Language, RelationClaim

Triple = tuple[str, str, str]


def relations(text: str, language: Language = "fi") -> set[Triple]:
    document = Document("x.txt", text, hashlib.sha256(text.encode()).hexdigest(), language=language)
    return {
        (claim.subject.label, claim.relation, claim.object.label)
        for claim in extract(document)
        if isinstance(claim, RelationClaim)
    }


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("Ohjausryhmä ohjaa johtoryhmää.", ("johtoryhmä", "steered-by", "ohjausryhmä")),
        ("Johtoryhmää ohjaa poliittinen ohjausryhmä.", ("johtoryhmä", "steered-by", "poliittinen ohjausryhmä")),
        ("Ohjausryhmä linjaa johtoryhmän työskentelyä.", ("johtoryhmä", "steered-by", "ohjausryhmä")),
        ("Ohjausryhmän alaisuudessa toimii johtoryhmä.", ("johtoryhmä", "steered-by", "ohjausryhmä")),
        ("Johtoryhmä työskentelee ohjausryhmän ohjauksessa.", ("johtoryhmä", "steered-by", "ohjausryhmä")),
        ("Ohjausryhmä vastaa johtoryhmän ohjauksesta.", ("johtoryhmä", "steered-by", "ohjausryhmä")),
        ("Johtoryhmän yläpuolelle tulee ohjausryhmä.", ("johtoryhmä", "steered-by", "ohjausryhmä")),
        ("Johtoryhmä asetti 3.2.2020 talousjaoston.", ("talousjaosto", "steered-by", "johtoryhmä")),
        ("Talousjaosto on johtoryhmän alainen.", ("talousjaosto", "steered-by", "johtoryhmä")),
        ("Talousjaosto raportoi johtoryhmälle.", ("talousjaosto", "steered-by", "johtoryhmä")),
        ("Johtoryhmä valmistelee asiat ohjausryhmälle.", ("johtoryhmä", "prepares-for", "ohjausryhmä")),
        ("Seurantaryhmä seuraa johtoryhmän työtä.", ("seurantaryhmä", "monitors", "johtoryhmä")),
        ("Seurantaryhmänä johtoryhmälle toimii neuvottelukunta.", ("neuvottelukunta", "monitors", "johtoryhmä")),
        ("Asiakasraati täydentää johtoryhmän työtä.", ("asiakasraati", "complements", "johtoryhmä")),
        ("Valmistelutoimielin korvaa johtoryhmän.", ("valmistelutoimielin", "succeeds", "johtoryhmä")),
        ("Johtoryhmän työtä jatkaa aluehallitus.", ("aluehallitus", "succeeds", "johtoryhmä")),
        ("Johtoryhmän tilalle tulee aluehallitus.", ("aluehallitus", "succeeds", "johtoryhmä")),
        ("Johtoryhmää seurasi syksyllä 2021 aluehallitus.", ("aluehallitus", "succeeds", "johtoryhmä")),
        ("Johtoryhmä toimii, kunnes aluehallitus aloittaa.", ("aluehallitus", "succeeds", "johtoryhmä")),
        ("Johtoryhmän työ päättyi, kun aluehallitus aloitti.", ("aluehallitus", "succeeds", "johtoryhmä")),
        ("Johtoryhmä aloitti 1.7.2021, jolloin ohjausryhmän työ päättyi.", ("johtoryhmä", "succeeds", "ohjausryhmä")),
        ("Ohjausryhmä muuttui seurantaryhmäksi.", ("seurantaryhmä", "succeeds", "ohjausryhmä")),
        ("Ohjausryhmän tehtävät siirtyivät johtoryhmälle.", ("johtoryhmä", "succeeds", "ohjausryhmä")),
        ("Aluevaltuuston asettama aluehallitus kokoontuu.", ("aluehallitus", "steered-by", "aluevaltuusto")),
        ("Aluevaltuustolle asetettiin tarkastuslautakunta.", ("tarkastuslautakunta", "steered-by", "aluevaltuusto")),
        ("Talousjaosto vastaa työstään johtoryhmälle.", ("talousjaosto", "steered-by", "johtoryhmä")),
        ("Työvaliokunta valmistelee ohjausryhmän kokoukset.", ("työvaliokunta", "prepares-for", "ohjausryhmä")),
        ("Ohjausryhmän apuna toimii työvaliokunta.", ("työvaliokunta", "complements", "ohjausryhmä")),
        ("Talousjaosto on johtoryhmän alaryhmä.", ("talousjaosto", "part-of", "johtoryhmä")),
        ("Talousjaosto on osa johtoryhmää.", ("talousjaosto", "part-of", "johtoryhmä")),
        ("Jäsenet kutsuu johtoryhmän työvaliokunta.", ("johtoryhmän työvaliokunta", "part-of", "johtoryhmä")),
    ],
)
def test_a_finnish_sentence_states_a_relation(sentence: str, stated: Triple) -> None:
    assert relations(sentence) == {stated}


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("Styrgruppen leder ledningsgruppen.", ("ledningsgrupp", "steered-by", "styrgrupp")),
        ("Ledningsgruppen leds av styrgruppen.", ("ledningsgrupp", "steered-by", "styrgrupp")),
        ("Styrgruppen har tillsatt ledningsgruppen.", ("ledningsgrupp", "steered-by", "styrgrupp")),
        ("I går tillsatte styrgruppen ledningsgruppen.", ("ledningsgrupp", "steered-by", "styrgrupp")),
        ("Ledningsgruppen tillsattes av styrgruppen.", ("ledningsgrupp", "steered-by", "styrgrupp")),
        ("Ledningsgruppen lyder under styrgruppen.", ("ledningsgrupp", "steered-by", "styrgrupp")),
        ("Under styrgruppen finns ledningsgruppen.", ("ledningsgrupp", "steered-by", "styrgrupp")),
        ("Ledningsgruppen bereder ärenden för styrgruppen.", ("ledningsgrupp", "prepares-for", "styrgrupp")),
        ("Uppföljningsgruppen följer styrgruppens arbete.", ("uppföljningsgrupp", "monitors", "styrgrupp")),
        ("Äldrerådet kompletterar styrgruppens arbete.", ("äldreråd", "complements", "styrgrupp")),
        ("Beredningsorganet ersätter styrgruppen.", ("beredningsorgan", "succeeds", "styrgrupp")),
        ("Beredningsorganet tar vid efter styrgruppen.", ("beredningsorgan", "succeeds", "styrgrupp")),
        ("Ledningsgruppen ansvarar inför styrgruppen.", ("ledningsgrupp", "steered-by", "styrgrupp")),
        ("Ledningsgruppen bereder styrgruppens möten.", ("ledningsgrupp", "prepares-for", "styrgrupp")),
        ("Arbetsutskottet är en del av styrgruppen.", ("arbetsutskott", "part-of", "styrgrupp")),
        ("Styrgruppen ombildas till uppföljningsgrupp.", ("uppföljningsgrupp", "succeeds", "styrgrupp")),
        ("Styrgruppen arbetar tills beredningsorganet inleder.", ("beredningsorgan", "succeeds", "styrgrupp")),
    ],
)
def test_a_swedish_sentence_states_a_relation(sentence: str, stated: Triple) -> None:
    assert relations(sentence, "sv") == {stated}


def test_clauses_that_share_a_subject_each_state_their_own() -> None:
    text = "Johtoryhmä työskentelee ohjausryhmän alaisuudessa ja valmistelee ohjausryhmälle asiat."
    assert relations(text) == {
        ("johtoryhmä", "steered-by", "ohjausryhmä"),
        ("johtoryhmä", "prepares-for", "ohjausryhmä"),
    }


def test_verbs_that_share_an_object_each_state_it() -> None:
    assert relations("Seurantaryhmä arvioi ja seuraa johtoryhmän ja ohjausryhmän työtä.") == {
        ("seurantaryhmä", "monitors", "johtoryhmä"),
        ("seurantaryhmä", "monitors", "ohjausryhmä"),
    }


def test_an_infinitive_has_the_subject_of_its_sentence() -> None:
    text = "Ledningsgruppen har till uppgift att leda arbetsutskottet."
    assert relations(text, "sv") == {("arbetsutskott", "steered-by", "ledningsgrupp")}


def test_boards_of_different_areas_are_different_bodies() -> None:
    text = "Maakuntahallitus ohjaa johtoryhmää. Aluehallitus ohjaa seurantaryhmää."
    assert relations(text) == {
        ("johtoryhmä", "steered-by", "maakuntahallitus"),
        ("seurantaryhmä", "steered-by", "aluehallitus"),
    }


def test_the_last_part_of_a_name_means_the_body_spoken_of() -> None:
    text = "Henkilöstöfoorumi aloitti keväällä. Foorumi raportoi johtoryhmälle."
    assert relations(text) == {("henkilöstöfoorumi", "steered-by", "johtoryhmä")}


def test_a_relative_clause_is_about_the_body_before_it() -> None:
    text = "Sitä varten on johtoryhmä, joka valmistelee asiat ohjausryhmälle."
    assert relations(text) == {("johtoryhmä", "prepares-for", "ohjausryhmä")}


def test_a_pronoun_is_the_subject_of_the_sentence_before() -> None:
    text = "Suunnan näyttää ohjausryhmä. Sen alaisuudessa toimii johtoryhmä."
    assert relations(text) == {("johtoryhmä", "steered-by", "ohjausryhmä")}


def test_coordinated_bodies_share_what_is_said_of_them() -> None:
    text = "Talousjaosto ja palvelujaosto ovat johtoryhmän alaisia."
    assert relations(text) == {
        ("talousjaosto", "steered-by", "johtoryhmä"),
        ("palvelujaosto", "steered-by", "johtoryhmä"),
    }


def test_a_plural_stands_for_the_bodies_that_the_sentence_names() -> None:
    text = "Johtoryhmä on asettanut alaisuuteensa kaksi työryhmää: talouden työryhmän ja palvelujen työryhmän."
    assert relations(text) == {
        ("talouden työryhmä", "steered-by", "johtoryhmä"),
        ("palvelujen työryhmä", "steered-by", "johtoryhmä"),
    }


def test_a_plural_stands_for_the_bodies_of_its_kind_elsewhere_in_the_document() -> None:
    text = "Ohjausryhmä linjaa kahden alaryhmän työskentelyä.\n\nTKI-alaryhmän muistio\n\nTuotannon alaryhmän muistio\n"
    assert {lower for lower, _, upper in relations(text) if upper == "ohjausryhmä"} == {
        "TKI-alaryhmä",
        "tuotannon alaryhmä",
    }


def test_a_plural_with_fewer_than_the_document_names_is_left_open() -> None:
    text = "Ohjausryhmä ohjaa kahta työryhmää.\n\nA-työryhmä kokoontuu.\nB-työryhmä kokoontuu.\nC-työryhmä kokoontuu.\n"
    assert relations(text) == set()


def test_a_list_under_whose_groups_they_are_states_the_hierarchy() -> None:
    text = "Johtoryhmän työryhmät:\n1. Talouden työryhmä\n2. Palvelujen työryhmä\n"
    assert relations(text) == {
        ("talouden työryhmä", "steered-by", "johtoryhmä"),
        ("palvelujen työryhmä", "steered-by", "johtoryhmä"),
    }


def test_a_heading_after_a_plural_is_no_entry_of_its_list() -> None:
    text = "Työryhmien työtä koordinoi projektiryhmä.\n\nOhjausryhmän aineistot\n\nSeurantaryhmä\n\nEi vielä tietoja.\n"
    assert relations(text) == set()


def test_entries_are_what_the_sentence_above_announced() -> None:
    text = "Johtoryhmän työryhmät:\n- Talouden työryhmä\n- Vapaaehtoinen neuvottelukunta\n\nSeurantaryhmä\n"
    assert relations(text) == {
        ("talouden työryhmä", "steered-by", "johtoryhmä"),
        ("vapaaehtoinen neuvottelukunta", "steered-by", "johtoryhmä"),
    }


def test_a_list_of_tasks_is_about_the_body_of_its_section() -> None:
    text = "Seurantaryhmä\n\nTehtävät\n\n• seurata johtoryhmän työtä\n• valmistella asiat neuvottelukunnalle\n"
    assert relations(text) == {
        ("seurantaryhmä", "monitors", "johtoryhmä"),
        ("seurantaryhmä", "prepares-for", "neuvottelukunta"),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Muutosjohtaja Oiva Esimerkkinen ohjaa johtoryhmää.",
        "Johtoryhmä ei ohjaa työvaliokuntaa.",
        "Johtoryhmän puheenjohtaja esitteli ohjausryhmän jäsenet.",
        "Johtoryhmä ja ohjausryhmä kokoontuivat.",
        "Hallitus valmistelee asiat kunnille.",
    ],
)
def test_nothing_is_stated_where_no_body_does_it_to_another(sentence: str) -> None:
    assert relations(sentence) == set()


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        (
            "Johtoryhmä asetti 3.2.2020 talousjaoston.",
            Bounds(dt.date(2020, 2, 3), dt.date(2020, 2, 3), dt.date(2021, 5, 6)),
        ),
        (
            "Johtoryhmän työ päättyy, kun aluehallitus aloittaa 1.3.2022.",
            Bounds(dt.date(2022, 3, 1), dt.date(2022, 3, 1)),
        ),
        ("Johtoryhmä ohjaa talousjaostoa.", Bounds(None, dt.date(2021, 5, 6), dt.date(2021, 5, 6))),
    ],
)
def test_a_relation_holds_from_the_day_that_it_began_or_on_the_day_of_the_document(text: str, bounds: Bounds) -> None:
    document = Document("x.txt", text, hashlib.sha256(text.encode()).hexdigest(), date=dt.date(2021, 5, 6))
    assert [claim.bounds for claim in extract(document) if isinstance(claim, RelationClaim)] == [bounds]


def test_the_passage_of_a_relation_is_its_sentence() -> None:
    text = "Otsikko on tässä.\nOhjausryhmä ohjaa johtoryhmää. Muuta ei ole."
    document = Document("x.txt", text, hashlib.sha256(text.encode()).hexdigest())
    claim = next(claim for claim in extract(document) if isinstance(claim, RelationClaim))
    assert [text[span.start : span.end] for span in claim.evidence] == ["Ohjausryhmä ohjaa johtoryhmää."]
