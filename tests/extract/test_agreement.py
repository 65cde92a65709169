"""The case of an unknown surname, told by a title before it, a name beside it or the verb that chooses somebody."""

from __future__ import annotations

import pytest
from tests.extract.told import held


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ryhmä valitsi puheenjohtajakseen Jalmari Exempelin.", {"Jalmari Exempel"}),
        ("Se nimitti selvityshenkilöiksi Ari Mallikosken ja Iida Exempelin.", {"Ari Mallikoski", "Iida Exempel"}),
        ("Johtajaksi on esitetty sairaanhoitopiirin johtajaa Matti Exempeldahlia.", {"Matti Exempeldahl"}),
        ("Ryhmän puheenjohtajaksi valittiin Ulla Exempelin.", {"Ulla Exempelin"}),
    ],
)
def test_what_chooses_or_names_somebody_tells_the_case_of_the_name(text: str, names: set[str]) -> None:
    assert {name for name, _, _ in held(text)} == names


def test_a_proposer_in_the_genitive_is_not_the_one_elected() -> None:
    text = "Johtoryhmän puheenjohtajaksi nimitettiin Kalle Exempelstenin ehdotuksesta Maija Malli."
    assert held(text) == {("Maija Malli", "chair", "johtoryhmä")}


def test_a_name_may_begin_with_any_capital_letter() -> None:
    assert held("Ryhmän puheenjohtaja on Ánne Exempel.") == {("Ánne Exempel", "chair", "ryhmä")}


def test_among_names_in_the_nominative_an_unknown_one_ends_as_it_is_written() -> None:
    text = "Ryhmään kuuluvat puheenjohtaja Jani Malli, puheenjohtaja Tony Exempelville ja johtaja Eila Keksitty."
    assert {name for name, role, _ in held(text) if role == "member"} == {
        "Jani Malli",
        "Tony Exempelville",
        "Eila Keksitty",
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hyvinvointialuejohtaja Iiro Keksulasta kuullaan.", "Iiro Keksulanen"),
        ("Haastateltiin johtaja Pasi Exempelaa. Exempela kertoi.", "Pasi Exempela"),
    ],
)
def test_a_partitive_is_known_by_its_shape_or_by_the_surname_alone(text: str, name: str) -> None:
    assert {who for who, _, _ in held(text)} == {name}
