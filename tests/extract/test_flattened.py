"""Minutes whose line ends were lost: a line for each label, and for each person under it."""

from __future__ import annotations

from tests.extract.told import held, whole

from reformgraph.extract.flattened import unflattened

HEAD = "Aika: 1.2.2021 klo 9 Paikka: Mallilan kaupungintalo, Mallikatu 1, kokoushuone Esimerkki, toinen kerros "
SURNAMES_FIRST = (
    f"{HEAD}Osallistujat: jäsenet: Esimerkkinen Matti, pj. Mallinen Maija, 1. vpj. Keksinen Ari Fiktinen Xantor "
    "Malli-Esimerkki Marjo varajäsenet: Mallila Elina Esimerkki Pertti Muut osallistujat: Keksilä Päivi seutujohtaja, "
    "esittelijä, MKS Matti Esimerkkinen puheenjohtaja"
)
TITLES_FIRST = (
    f"{HEAD}Läsnä: Mallila: Kunnanvaltuuston puheenjohtaja Matti Esimerkkinen, 1. varapuheenjohtaja "
    "Kunnanhallituksen puheenjohtaja Maija Mallinen Kunnanjohtaja Anna Keksinen Keksilä: Vs. kunnanjohtaja "
    "Ari Mallila Poissa: Pertti Esimerkki"
)


def cut(text: str) -> list[str]:
    return [text[line.start : line.end] for line in unflattened(text, whole(text))]


def test_each_label_and_each_surname_begins_a_line() -> None:
    assert cut(SURNAMES_FIRST)[2:] == [
        "Osallistujat:",
        "jäsenet:",
        "Esimerkkinen Matti, pj.",
        "Mallinen Maija, 1. vpj.",
        "Keksinen Ari",
        "Fiktinen Xantor",
        "Malli-Esimerkki Marjo",
        "varajäsenet:",
        "Mallila Elina",
        "Esimerkki Pertti",
        "Muut osallistujat:",
        "Keksilä Päivi seutujohtaja, esittelijä, MKS",
        "Matti Esimerkkinen puheenjohtaja",
    ]


def test_each_unit_and_each_title_begins_a_line() -> None:
    assert cut(TITLES_FIRST)[2:] == [
        "Läsnä:",
        "Mallila:",
        "Kunnanvaltuuston puheenjohtaja Matti Esimerkkinen, 1. varapuheenjohtaja",
        "Kunnanhallituksen puheenjohtaja Maija Mallinen",
        "Kunnanjohtaja Anna Keksinen",
        "Keksilä:",
        "Vs. kunnanjohtaja Ari Mallila",
        "Poissa: Pertti Esimerkki",
    ]


def test_running_text_stays_as_it_is() -> None:
    text = "Ryhmä kokoontui Mallilassa: läsnä olivat kaikki jäsenet. " * 8
    assert cut(text) == [text]


def test_the_members_are_those_under_the_label_and_a_name_of_no_dictionary_is_turned_as_the_others() -> None:
    body = "seutuhallitus"
    assert held(f"Seutuhallitus, pöytäkirja 2/2021\n\n{SURNAMES_FIRST}\n") == {
        ("Matti Esimerkkinen", "chair", body),
        ("Maija Mallinen", "vice-chair", body),
        ("Ari Keksinen", "member", body),
        ("Xantor Fiktinen", "member", body),
        ("Marjo Malli-Esimerkki", "member", body),
        ("Elina Mallila", "deputy-member", body),
        ("Pertti Esimerkki", "deputy-member", body),
        ("Päivi Keksilä", "seutujohtaja", "MKS"),
        ("Päivi Keksilä", "presenter", body),
    }


def test_who_chairs_another_body_has_a_role_of_its_own_here() -> None:
    found = held(f"Kuntajakoselvityksen johtoryhmä\n\n{TITLES_FIRST}\n")
    assert {(role, body) for name, role, body in found if name == "Matti Esimerkkinen"} == {
        ("chair", "kunnanvaltuusto"),
        ("vice-chair", "kuntajakoselvityksen johtoryhmä"),
    }
