"""Whose deputy somebody is: the deputy has the role, in the member's body, and nothing is said of the member by it."""

from __future__ import annotations

import pytest
from tests.extract.told import Held, held

MALLI, OUTI, LIISA = "Antti Malli", "Outi Keksitty", "Liisa Olematon"
DEPUTY: Held = (OUTI, "deputy-member", "johtoryhmä")


@pytest.mark.parametrize(
    "text",
    [
        "Antti Mallin henkilökohtaiseksi varajäseneksi johtoryhmään valittiin Outi Keksitty.",
        "Johtoryhmässä on Antti Mallin varajäsenenä toiminut Outi Keksitty.",
        "Antti Mallin varajäsen johtoryhmässä on Outi Keksitty.",
    ],
)
def test_a_deputy_takes_the_place_of_whom_the_genitive_names(text: str) -> None:
    assert held(text) == {DEPUTY}


@pytest.mark.parametrize(
    "text",
    [
        "Johtoryhmän jäsen on Antti Malli ja hänen varajäsenensä Outi Keksitty.",
        "Johtoryhmän jäseneksi valittiin Antti Malli ja hänen henkilökohtaiseksi varajäsenekseen Outi Keksitty.",
        "Johtoryhmään nimettiin Antti Malli (varalle Outi Keksitty).",
    ],
)
def test_a_deputy_named_beside_a_member_sits_in_the_same_body(text: str) -> None:
    assert held(text) == {(MALLI, "member", "johtoryhmä"), DEPUTY}


@pytest.mark.parametrize(
    "text",
    [
        "Johtoryhmän jäsenet ovat Antti Malli (varajäsen Outi Keksitty) ja Liisa Olematon.",
        "Johtoryhmään kuuluvat Antti Malli, varajäsenenään Outi Keksitty, ja Liisa Olematon.",
        "Johtoryhmän jäsenet ovat Liisa Olematon (Hollola) ja Antti Malli, viimeksi mainitun varajäsen Outi Keksitty.",
    ],
)
def test_a_member_has_one_deputy_and_the_list_goes_on(text: str) -> None:
    assert held(text) == {(MALLI, "member", "johtoryhmä"), (LIISA, "member", "johtoryhmä"), DEPUTY}


@pytest.mark.parametrize(
    "text",
    [
        "Medlemmar i styrgruppen är Anna Exempelsson och Bo Mallgren. Ersättare för Mallgren är Stig Utkastman.",
        "Medlemmar i styrgruppen är Anna Exempelsson och Bo Mallgren, med Stig Utkastman som ersättare.",
        "Medlemmar i styrgruppen är Anna Exempelsson och Bo Mallgren. Bo Mallgrens ersättare är Stig Utkastman.",
    ],
)
def test_a_swedish_deputy_is_told_in_its_own_ways(text: str) -> None:
    assert held(text, "sv") == {
        ("Anna Exempelsson", "member", "styrgrupp"),
        ("Bo Mallgren", "member", "styrgrupp"),
        ("Stig Utkastman", "deputy-member", "styrgrupp"),
    }


def test_respective_deputies_are_all_deputies() -> None:
    text = "Ledamöter i gruppen är Bo Mallgren, med Beda Dummyholm respektive Yrjö Keksitty som ersättare."
    assert {(name, role) for name, role, _ in held(text, "sv")} == {
        ("Bo Mallgren", "member"),
        ("Beda Dummyholm", "deputy-member"),
        ("Yrjö Keksitty", "deputy-member"),
    }


def test_who_is_away_at_a_meeting_gets_no_role_from_the_one_in_her_place() -> None:
    text = "Johtoryhmän jäsenet:\nOuti Keksitty, varajäsen (Antti Mallin tilalla)\nLiisa Olematon\n"
    assert held(text) == {DEPUTY, (LIISA, "member", "johtoryhmä")}


def test_a_substitute_in_brackets_is_a_deputy_and_her_title_a_post() -> None:
    text = "Johtoryhmän jäsenet:\nkansanedustaja Antti Malli, RKP (sijainen kansanedustaja Outi Keksitty)\n"
    assert held(text) == {
        (MALLI, "member", "johtoryhmä"),
        (MALLI, "kansanedustaja", ""),
        DEPUTY,
        (OUTI, "kansanedustaja", ""),
    }


def test_who_is_next_in_line_for_an_office_holds_nothing() -> None:
    assert held("Valitut\n\nPelastusjohtaja: Antti Malli (varalle Outi Keksitty)\n") == {(MALLI, "pelastusjohtaja", "")}


def test_who_stands_in_at_work_is_no_deputy_member() -> None:
    assert held("Johtoryhmä kokoontui. Mallin sijaisena on ollut Outi Keksitty.") == set()
