"""Names of bodies, organisations and projects: how far they reach, their kind, and their nominative."""

from __future__ import annotations

import pytest
from tests.extract.told import words

from reformgraph.extract import agents_fi, agents_sv
from reformgraph.extract.heads_fi import head_of


def agents(text: str) -> list[tuple[str, str]]:
    return [(m.name.label, m.name.kind) for m in agents_fi.find_agents(words(text), set())]


def agents_in_swedish(text: str) -> list[tuple[str, str]]:
    return [(m.name.label, m.name.kind) for m in agents_sv.find_agents(words(text), set())]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Johtoryhmä kokoontui", "johtoryhmä"),
        ("Poliittisessa ohjausryhmässä päätettiin", "poliittinen ohjausryhmä"),
        ("laajan poliittisen ryhmän", "laaja poliittinen ryhmä"),
        ("TKI-alaryhmän", "TKI-alaryhmä"),
        ("TKI -alaryhmän", "TKI-alaryhmä"),
        ("talouden työryhmälle", "talouden työryhmä"),
        ("lasten, nuorten ja perheiden palvelujen työryhmä", "lasten, nuorten ja perheiden palvelujen työryhmä"),
        ("väliaikainen valmistelutoimielin", "väliaikainen valmistelutoimielin"),
        ("johtoryhmän työvaliokunta", "johtoryhmän työvaliokunta"),
        ("kunnanhallituksessa", "kunnanhallitus"),
    ],
)
def test_a_finnish_body_in_the_nominative(text: str, label: str) -> None:
    assert agents(text) == [(label, "body")]


@pytest.mark.parametrize(
    ("text", "label", "kind"),
    [
        ("Kuopion kaupungin edustaja", "Kuopion kaupunki", "organization"),
        ("sosiaali- ja terveysministeriö", "sosiaali- ja terveysministeriö", "organization"),
        ("Esimerkkilän kuntayhtymässä", "Esimerkkilän kuntayhtymä", "organization"),
        ("POPsote-hankkeesta", "POPsote-hanke", "project"),
        ("Tulevaisuuden sote-keskus -ohjelma", "Tulevaisuuden sote-keskus -ohjelma", "project"),
    ],
)
def test_a_finnish_organisation_or_project(text: str, label: str, kind: str) -> None:
    assert agents(text) == [(label, kind)]


@pytest.mark.parametrize("word", ["ikäryhmä", "asiakasryhmä", "eduskuntaryhmäläinen", "vuosikokous", "itsehallitus"])
def test_words_that_end_like_a_body_and_are_none(word: str) -> None:
    found = head_of(word)
    assert found is None or found[0] != "body"


@pytest.mark.parametrize(
    ("lemma", "kind", "head"),
    [
        ("johtoryhmä", "body", "johtoryhmä"),
        ("talousjaosto", "body", "jaosto"),
        ("kärkihanke", "project", "hanke"),
        ("hyvinvointialue", "organization", "hyvinvointialue"),
    ],
)
def test_the_last_part_of_a_compound_is_its_head(lemma: str, kind: str, head: str) -> None:
    found = head_of(lemma)
    assert found and found[:2] == (kind, head)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("styrgruppen", "styrgrupp"),
        ("styrgruppens", "styrgrupp"),
        ("den politiska styrgruppen", "politisk styrgrupp"),
        ("det temporära beredningsorganet", "temporärt beredningsorgan"),
        ("parlamentariska uppföljningsgruppen", "parlamentarisk uppföljningsgrupp"),
        ("arbetsgruppen för digitala tjänster", "arbetsgrupp för digitala tjänster"),
        ("personalsektionen", "personalsektion"),
    ],
)
def test_a_swedish_body_in_the_indefinite(text: str, label: str) -> None:
    assert agents_in_swedish(text) == [(label, "body")]


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("ordförande för styrgruppen", "of"),
        ("i styrgruppen", "of"),
        ("av styrgruppen", "by"),
        ("till styrgruppen", "translative"),
        ("under styrgruppen", "under"),
        ("styrgruppens", "genitive"),
        ("styrgruppen", "nominative"),
    ],
)
def test_a_swedish_preposition_stands_for_a_case(text: str, case: str) -> None:
    assert [m.case for m in agents_sv.find_agents(words(text), set())] == [case]


@pytest.mark.parametrize("text", ["åldersgruppen", "samråd", "råd", "statsrådet", "området"])
def test_swedish_words_that_end_like_a_body_and_are_none(text: str) -> None:
    assert agents_in_swedish(text) == []


def test_taken_words_belong_to_no_agent() -> None:
    text = words("Esimerkkisen ryhmä")
    assert all(m.first > 0 for m in agents_fi.find_agents(text, {0}))
