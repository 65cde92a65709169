"""Surnames: the base form behind an inflected one."""

from __future__ import annotations

import pytest

from reformgraph.extract.surnames import in_case, surname_forms


@pytest.mark.parametrize(
    ("form", "base", "case"),
    [
        # the ending -nen, in the dictionary or not
        ("Esimerkkinen", "Esimerkkinen", "nominative"),
        ("Esimerkkisen", "Esimerkkinen", "genitive"),
        ("Esimerkkistä", "Esimerkkinen", "partitive"),
        ("Esimerkkiseltä", "Esimerkkinen", "ablative"),
        ("Esimerkkisellä", "Esimerkkinen", "adessive"),
        ("Virtasen", "Virtanen", "genitive"),
        # common nouns as names, with the stem's changes
        ("Lepojärven", "Lepojärvi", "genitive"),
        ("Koskela", "Koskela", "nominative"),
        ("Koskelan", "Koskela", "genitive"),
        ("Mäen", "Mäki", "genitive"),
        # double names inflect in the last part
        ("Esimerkki-Virtasen", "Esimerkki-Virtanen", "genitive"),
        # foreign names
        ("Exempelsson", "Exempelsson", "nominative"),
        ("Exempelssonin", "Exempelsson", "genitive"),
        ("Exempelssonille", "Exempelsson", "allative"),
    ],
)
def test_the_likeliest_base_form(form: str, base: str, case: str) -> None:
    assert surname_forms(form)[0] == (base, case)


@pytest.mark.parametrize("form", ["Esimerkkinen", "Exempelsson", "Keksitty", "Trögin", "Qwzx", "Å"])
def test_every_form_has_a_base(form: str) -> None:
    assert surname_forms(form)


def test_a_surname_that_the_document_shows_wins() -> None:
    assert surname_forms("Trögin", {"trög"})[0] == ("Trög", "genitive")
    assert surname_forms("Trögin", {"trögin"})[0] == ("Trögin", "nominative")


def test_the_case_of_the_title_decides() -> None:
    assert in_case("Esimerkkiä", "partitive")[0] == ("Esimerkki", "partitive")
