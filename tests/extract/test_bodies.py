"""Which body a mention means: one thing under many names, and things apart under like names."""

from __future__ import annotations

import pytest
from tests.extract.told import claims, held

from reformgraph.model import AgentRef, Language

MATTI, MAIJA = "Matti Esimerkkinen", "Maija Keksitty"


def bodies(text: str, language: Language = "fi") -> list[AgentRef]:
    return list(dict.fromkeys(c.organization for c in claims(text, language) if c.organization))


@pytest.mark.parametrize(
    "text",
    [
        # a bare head is the body before it
        "Poliittinen ohjausryhmä kokoontui. Ohjausryhmän puheenjohtaja on Matti Esimerkkinen.",
        "Poliittinen ohjausryhmä kokoontui. Ryhmän puheenjohtaja on Matti Esimerkkinen.",
        # an abbreviation in brackets
        "Poliittinen ohjausryhmä (POR) kokoontui. POR:n puheenjohtaja on Matti Esimerkkinen.",
        # another case, another order
        "Puheenjohtajaksi poliittiseen ohjausryhmään valittiin Matti Esimerkkinen.",
    ],
)
def test_a_body_is_one_under_all_its_names(text: str) -> None:
    assert held(text) == {(MATTI, "chair", "poliittinen ohjausryhmä")}


def test_a_stated_identity_makes_two_names_one() -> None:
    text = (
        "Seurantaryhmänä toimiva laaja poliittinen ryhmä kokoontui. "
        "Seurantaryhmän puheenjohtaja on Matti Esimerkkinen. "
        "Laajan poliittisen ryhmän sihteerinä toimii Maija Keksitty."
    )
    assert len(bodies(text)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("poliittinen ohjausryhmä", "maakunnallinen ohjausryhmä"),
        ("laaja ohjausryhmä", "suppea ohjausryhmä"),
        ("talousjaosto", "palvelujaosto"),
        ("ohjausryhmä", "johtoryhmä"),
    ],
)
def test_bodies_with_different_modifiers_are_apart(one: str, other: str) -> None:
    text = f"{one.capitalize()}\n\nPuheenjohtaja: {MATTI}\n\n{other.capitalize()}\n\nPuheenjohtaja: {MAIJA}\n"
    assert held(text) == {(MATTI, "chair", one), (MAIJA, "chair", other)}


@pytest.mark.parametrize(
    ("text", "kind", "language"),
    [
        ("Poliittisen ohjausryhmän puheenjohtaja on Matti Esimerkkinen.", "political-steering-group", "fi"),
        ("Ohjausryhmän puheenjohtaja on Matti Esimerkkinen.", "management-group", "fi"),
        ("Väliaikaisen valmistelutoimielimen puheenjohtaja on Matti Esimerkkinen.", "preparatory-body", "fi"),
        ("TKI-alaryhmän puheenjohtaja on Matti Esimerkkinen.", "sub-group", "fi"),
        ("Seurantaryhmän puheenjohtaja on Matti Esimerkkinen.", "monitoring-group", "fi"),
        ("Ordförande för uppföljningsgruppen är Anna Exempelsson.", "monitoring-group", "sv"),
        ("Ordförande för arbetsgruppen är Anna Exempelsson.", "working-group", "sv"),
        ("Ordförande för det temporära beredningsorganet är Anna Exempelsson.", "preparatory-body", "sv"),
    ],
)
def test_the_name_tells_the_type(text: str, kind: str, language: Language) -> None:
    assert [body.body_type for body in bodies(text, language)] == [kind]


def test_other_names_are_kept_beside_the_label() -> None:
    text = (
        "Väliaikainen valmistelutoimielin eli VATE kokoontui. VATEn puheenjohtaja on Matti Esimerkkinen. "
        "Väliaikaisen valmistelutoimielimen sihteeri on Maija Keksitty."
    )
    [body] = bodies(text)
    assert body.label == "väliaikainen valmistelutoimielin"


def test_the_same_generic_name_after_another_body_is_the_nearer() -> None:
    text = (
        "Poliittinen ohjausryhmä kokoontui. Talouden työryhmä kokoontui. Työryhmän puheenjohtaja on Matti Esimerkkinen."
    )
    assert held(text) == {(MATTI, "chair", "talouden työryhmä")}


def test_a_number_tells_bodies_of_one_name_apart() -> None:
    text = (
        "Aluehallitus valitsi seuraavat:\n\n"
        f"- Yksilöasioiden jaoston 1 puheenjohtaja {MATTI}\n- Yksilöasioiden jaoston 2 puheenjohtaja {MAIJA}\n"
    )
    found = {(name, role, body.casefold()) for name, role, body in held(text)}
    assert found == {(MATTI, "chair", "yksilöasioiden jaosto 1"), (MAIJA, "chair", "yksilöasioiden jaosto 2")}


def test_a_number_that_counts_or_orders_is_no_part_of_a_name() -> None:
    assert held(f"Talousjaoston 1. varapuheenjohtaja on {MATTI}.") == {(MATTI, "vice-chair", "talousjaosto")}
    assert held(f"Talousjaoston 5 jäsentä kokoontui. Talousjaoston sihteeri on {MATTI}.") == {
        (MATTI, "secretary", "talousjaosto")
    }
