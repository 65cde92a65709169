"""Size and composition of bodies, and what they are for: the sentence, and the rule or task that comes out."""

from __future__ import annotations

import hashlib

import pytest

from reformgraph.extract import extract
from reformgraph.extract.numbers import number, per_unit, seats
from reformgraph.model import Claim, CompositionClaim, Document, Language, MandateClaim


def claims(text: str, language: Language = "fi") -> list[Claim]:
    document = Document("x.txt", text, hashlib.sha256(text.encode()).hexdigest(), language=language)
    return list(extract(document))


def sizes(text: str, language: Language = "fi") -> list[tuple[str, int | None]]:
    return [(c.body.label, c.seats) for c in claims(text, language) if isinstance(c, CompositionClaim)]


def tasks(text: str, language: Language = "fi") -> set[tuple[str, str]]:
    return {(c.body.label, c.label) for c in claims(text, language) if isinstance(c, MandateClaim)}


@pytest.mark.parametrize(
    ("sentence", "size"),
    [
        ("Johtoryhmässä on 13 jäsentä ja heillä henkilökohtaiset varajäsenet.", 13),
        ("Johtoryhmässä on seitsemän varsinaista jäsentä.", 7),
        ("Johtoryhmään kuuluu yhdeksän jäsentä.", 9),
        ("Johtoryhmän jäseniä on yhteensä 42.", 42),
        ("Johtoryhmän jäsenmäärä on 11.", 11),
        ("Johtoryhmä on 9-jäseninen.", 9),
        ("Johtoryhmä on viisijäseninen.", 5),
    ],
)
def test_a_finnish_sentence_gives_the_size(sentence: str, size: int) -> None:
    assert sizes(sentence) == [("johtoryhmä", size)]


@pytest.mark.parametrize(
    ("sentence", "size"),
    [
        ("Styrgruppen har tolv medlemmar.", 12),
        ("Styrgruppen består av 13 ordinarie medlemmar.", 13),
        ("I styrgruppen sitter sex ledamöter.", 6),
    ],
)
def test_a_swedish_sentence_gives_the_size(sentence: str, size: int) -> None:
    assert sizes(sentence, "sv") == [("styrgrupp", size)]


def test_a_size_of_each_belongs_to_both() -> None:
    text = "Personalsektionen och ekonomisektionen har sju medlemmar vardera."
    assert sizes(text, "sv") == [("personalsektion", 7), ("ekonomisektion", 7)]


def test_a_size_that_is_weighed_up_is_no_rule() -> None:
    assert sizes("Johtoryhmässä arvioitiin myös 22 jäsenen malli.") == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Jokaisesta kunnasta nimetään kaksi edustajaa.", (2, "municipality")),
        ("Kustakin puolueesta tulee yksi jäsen.", (1, "party")),
        ("Varje kommun utser två representanter.", (2, "municipality")),
        ("En representant från varje kommun.", (1, "municipality")),
        ("Ryhmässä on kunnanjohtajia.", None),
    ],
)
def test_a_rule_tells_how_many_each_unit_sends(text: str, rule: tuple[int, str] | None) -> None:
    assert per_unit(text) == rule


def test_a_number_word_has_its_value_and_another_word_has_none() -> None:
    assert number("kolmetoista") == number("tretton") == number("13") == 13
    assert seats("Kolmetoista kuntaa") is None
    with pytest.raises(KeyError):
        number("monta")


@pytest.mark.parametrize(
    "sentence",
    ["Johtoryhmän tehtävänä on valmistella asiat.", "Johtoryhmä vastaa valmistelusta."],
)
def test_a_finnish_sentence_gives_the_task_in_its_own_words(sentence: str) -> None:
    assert tasks(sentence) == {("johtoryhmä", sentence)}


def test_a_swedish_sentence_gives_the_task_in_its_own_words() -> None:
    assert tasks("Styrgruppen styr beredningen.", "sv") == {("styrgrupp", "Styrgruppen styr beredningen.")}


def test_each_entry_of_a_list_of_tasks_is_one() -> None:
    text = "Seurantaryhmä\n\nTehtävät\n\n• antaa palautetta\n• seurata aikataulua\n"
    assert tasks(text) == {("seurantaryhmä", "antaa palautetta"), ("seurantaryhmä", "seurata aikataulua")}


def test_a_task_of_several_is_one_of_each_that_the_list_names() -> None:
    text = "Uudistukseen on perustettu kaksi työryhmää:\n1. Talouden työryhmä\n2. Vapaaehtoinen seurantaryhmä\n"
    assert {body for body, _ in tasks(text)} == {"talouden työryhmä", "vapaaehtoinen seurantaryhmä"}


def test_what_a_body_once_did_is_no_task() -> None:
    assert tasks("Johtoryhmä käsitteli aikataulua.") == set()
