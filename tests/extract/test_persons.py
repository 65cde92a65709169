"""Names of people in running text and lists: found whole, given in the nominative, and told from other capitals."""

from __future__ import annotations

import pytest
from tests.extract.told import words

from reformgraph.extract.person_mentions import KnownPeople
from reformgraph.extract.persons import find_people, find_surnames


def people(text: str, *, surname_first: bool = False) -> list[tuple[str, str]]:
    return [(p.name, p.case) for p in find_people(words(text), KnownPeople(), surname_first=surname_first)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Matti Esimerkkinen kertoo.", "Matti Esimerkkinen"),
        ("Matti Juhani Esimerkkinen kertoo.", "Matti Juhani Esimerkkinen"),
        ("Matti J. Esimerkkinen kertoo.", "Matti J. Esimerkkinen"),
        ("Matti-Juhani Esimerkki-Keksitty kertoo.", "Matti-Juhani Esimerkki-Keksitty"),
        ("Matti von Esimerkki kertoo.", "Matti von Esimerkki"),
        ("Anna af Exempel berättar.", "Anna af Exempel"),
        ("Åsa Exempelsson berättar.", "Åsa Exempelsson"),
        # a municipality may be a surname or a given name
        ("Kari Kuopio kertoo.", "Kari Kuopio"),
        ("Inari Esimerkkinen kertoo.", "Inari Esimerkkinen"),
    ],
)
def test_a_name_is_found_whole(text: str, name: str) -> None:
    assert people(text) == [(name, "nominative")]


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("Matti Esimerkkisen mukaan", "genitive"),
        ("Matti Esimerkkistä ehdotettiin", "partitive"),
        ("Matti Esimerkkiselle annettiin", "allative"),
        ("Matti Esimerkkiseltä kysyttiin", "ablative"),
    ],
)
def test_an_inflected_name_is_given_in_the_nominative(text: str, case: str) -> None:
    assert people(text) == [("Matti Esimerkkinen", case)]


@pytest.mark.parametrize(
    "text",
    [
        "Matti Esimerkkinen -palkinto jaettiin.",
        "Kuopion kaupunki ja Inarin kunta",
        "Inari on kunta.",
        "Matti kertoo.",
        "Matti, Esimerkkinen",
        "Helsinki Uusimaa",
        "Share on Facebook",
        "Johtoryhmän Puheenjohtaja",
        "Matti Oy",
    ],
)
def test_what_is_no_full_name_is_no_person(text: str) -> None:
    assert people(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Esimerkkinen Matti", "Matti Esimerkkinen"),
        ("Esimerkkinen Matti Juhani", "Matti Juhani Esimerkkinen"),
        ("Matti Esimerkkinen", "Matti Esimerkkinen"),
    ],
)
def test_in_a_list_the_surname_may_come_first(text: str, name: str) -> None:
    assert people(text, surname_first=True) == [(name, "nominative")]


def test_in_running_text_the_surname_does_not_come_first() -> None:
    assert people("Esimerkkinen Matti") == []


def test_unknown_words_are_a_name_only_where_a_title_says_so() -> None:
    tokens = words("Zorbix Qwertelä")
    assert find_people(tokens, KnownPeople()) == []
    assert [p.name for p in find_people(tokens, KnownPeople(), after_title=[0])] == ["Zorbix Qwertelä"]


def test_initials_are_a_name_where_a_title_says_so() -> None:
    assert [p.name for p in find_people(words("M. Esimerkkinen"), KnownPeople(), after_title=[0])] == [
        "M. Esimerkkinen"
    ]


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["Matti Esimerkkinen"], ["Matti Esimerkkinen"]),
        (["Matti Esimerkkinen", "Maija Esimerkkinen"], []),
        (["Maija Keksitty"], []),
        ([], []),
    ],
)
def test_a_surname_alone_means_its_only_bearer(names: list[str], found: list[str]) -> None:
    known = KnownPeople()
    for name in names:
        known.add(name)
    assert [p.name for p in find_surnames(words("Esimerkkisen mukaan"), set(), known)] == found


def test_an_accent_does_not_hide_a_given_name() -> None:
    told = "Desirée Exempelson är ordförande för styrgruppen."
    assert [p.name for p in find_people(words(told), KnownPeople())] == ["Desirée Exempelson"]


def test_two_initials_and_a_surname_are_a_name() -> None:
    assert people("rehtori M. K. Qwertelä kertoo") == [("M. K. Qwertelä", "nominative")]
    assert people("kohdissa A. B. Lisäksi") == []


def test_a_name_that_a_title_showed_is_found_again_in_other_cases() -> None:
    known = KnownPeople()
    known.add("Zorbix Esimerkkinen")
    found = find_people(words("Zorbix Esimerkkiselle ja Zorbix Keksityn"), known)
    assert [(p.name, p.case) for p in found] == [("Zorbix Esimerkkinen", "allative")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Giulio Esimerkkinen kertoo.", "Giulio Esimerkkinen"),
        ("Giulio Manuel Qwertez kertoo.", "Giulio Manuel Qwertez"),
        ("Giulio Qwertez Zorbix kertoo.", "Giulio Qwertez Zorbix"),
        ("Giulio von Exempel kertoo.", "Giulio von Exempel"),
    ],
)
def test_given_names_of_other_countries_are_known(text: str, name: str) -> None:
    assert people(text) == [(name, "nominative")]


@pytest.mark.parametrize("text", ["Giulio Hallissa soitetaan", "Qwx Giulio Zorbix", "The Esimerkkinen", "Till Exempel"])
def test_another_thing_named_in_a_foreign_language_is_no_person(text: str) -> None:
    assert people(text) == []


def test_in_a_list_a_foreign_given_name_may_be_a_surname() -> None:
    assert people("Spring Matti", surname_first=True) == [("Matti Spring", "nominative")]
    assert people("Giulio Esimerkkinen", surname_first=True) == [("Giulio Esimerkkinen", "nominative")]
