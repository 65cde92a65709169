"""Pronouns and surnames that stand for a body or a person named before."""

from __future__ import annotations

import pytest
from tests.extract.told import held

from reformgraph.model import Language

CHAIR = ("Matti Esimerkkinen", "chair", "johtoryhmä")
ORDFORANDE = ("Anna Exempelsson", "chair", "styrgrupp")


@pytest.mark.parametrize(
    "text",
    [
        "Johtoryhmä, jonka puheenjohtajana toimii Matti Esimerkkinen, kokoontui.",
        "Johtoryhmä kokoontui. Sen puheenjohtaja on Matti Esimerkkinen.",
        "Johtoryhmä kokoontui. Siinä puheenjohtajana toimii Matti Esimerkkinen.",
        "Matti Esimerkkinen kertoo työstä. Hän toimii johtoryhmän puheenjohtajana.",
        "Matti Esimerkkinen, joka toimii johtoryhmän puheenjohtajana, kertoo työstä.",
        "Työstä kertoo Matti Esimerkkinen. Esimerkkinen toimii johtoryhmän puheenjohtajana.",
        "Matti Esimerkkinen kertoo työstä. Johtoryhmän puheenjohtajaksi valittiin Esimerkkinen.",
    ],
)
def test_a_finnish_pronoun_or_surname_means_what_was_named(text: str) -> None:
    assert held(text) == {CHAIR}


@pytest.mark.parametrize(
    "text",
    [
        "Styrgruppen, vars ordförande är Anna Exempelsson, sammanträdde.",
        "Styrgruppen sammanträdde. Dess ordförande är Anna Exempelsson.",
        "Anna Exempelsson, som är ordförande för styrgruppen, berättar.",
        "Anna Exempelsson berättar. Hon är ordförande för styrgruppen.",
    ],
)
def test_a_swedish_pronoun_means_what_was_named(text: str) -> None:
    assert held(text, "sv") == {ORDFORANDE}


def test_into_it_makes_members_of_the_body_spoken_of() -> None:
    text = "Johtoryhmä kokoontui. Siihen kuuluvat Matti Esimerkkinen ja Maija Keksitty."
    assert held(text) == {(name, "member", "johtoryhmä") for name in ("Matti Esimerkkinen", "Maija Keksitty")}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hän toimii johtoryhmän puheenjohtajana.", "fi"),
        ("Hon är ordförande för styrgruppen.", "sv"),
        ("Johtoryhmän puheenjohtaja on Esimerkkinen.", "fi"),
    ],
)
def test_a_pronoun_or_surname_without_a_name_before_it_means_nobody(text: str, language: Language) -> None:
    assert held(text, language) == set()


def test_a_surname_that_two_people_bear_is_neither() -> None:
    text = "Paikalla olivat Matti Esimerkkinen ja Maija Esimerkkinen. Johtoryhmän puheenjohtaja on Esimerkkinen."
    assert held(text) == set()
