"""Headings and labels: which body, unit or role they open for what stands below, and what they end."""

from __future__ import annotations

import pytest
from tests.extract.told import held

from reformgraph.model import Language

MATTI, MAIJA = "Matti Esimerkkinen", "Maija Keksitty"


@pytest.mark.parametrize(
    ("heading", "body"),
    [
        ("Johtoryhmä", "johtoryhmä"),
        ("Johtoryhmän kokoonpano", "johtoryhmä"),
        ("Johtoryhmän jäsenet:", "johtoryhmä"),
        ("Poliittinen ohjausryhmä", "poliittinen ohjausryhmä"),
        ("TKI-alaryhmä", "TKI-alaryhmä"),
    ],
)
def test_a_heading_names_the_body_of_the_list_below(heading: str, body: str) -> None:
    assert held(f"{heading}\n\nPuheenjohtaja: Matti Esimerkkinen\n") == {(MATTI, "chair", body)}


@pytest.mark.parametrize(
    ("heading", "body"),
    [
        ("Styrgruppen", "styrgrupp"),
        ("Styrgruppens medlemmar", "styrgrupp"),
        ("Politiska styrgruppen", "politisk styrgrupp"),
    ],
)
def test_a_swedish_heading_names_the_body_in_the_indefinite(heading: str, body: str) -> None:
    assert held(f"{heading}\n\nOrdförande: Anna Exempelsson\n", "sv") == {("Anna Exempelsson", "chair", body)}


def test_each_heading_opens_its_own_body() -> None:
    text = "Ohjausryhmä\n\nPuheenjohtaja: Matti Esimerkkinen\n\nJohtoryhmä\n\nPuheenjohtaja: Maija Keksitty\n"
    assert held(text) == {(MATTI, "chair", "ohjausryhmä"), (MAIJA, "chair", "johtoryhmä")}


def test_a_sentence_with_a_colon_opens_a_list() -> None:
    assert held("Johtoryhmään kuuluvat:\n\n• Matti Esimerkkinen\n") == {(MATTI, "member", "johtoryhmä")}


def test_a_proposing_sentence_with_a_colon_opens_a_list_of_nobody() -> None:
    assert held("Kunnat esittävät johtoryhmän jäseniksi:\n\n• Matti Esimerkkinen\n• Maija Keksitty\n") == set()


@pytest.mark.parametrize(
    ("heading", "language"),
    [
        ("Lisätietoja:", "fi"),
        ("Yhteystiedot", "fi"),
        ("Pöytäkirjan tarkastajat:", "fi"),
        ("Muut osallistujat:", "fi"),
        ("Mer information:", "sv"),
        ("Protokolljusterare:", "sv"),
        ("Övriga närvarande:", "sv"),
    ],
)
def test_a_heading_of_others_ends_the_list_of_members(heading: str, language: Language) -> None:
    above = (
        "Styrgruppens medlemmar:\nAnna Exempelsson\n"
        if language == "sv"
        else "Johtoryhmän jäsenet:\nMatti Esimerkkinen\n"
    )
    below = "Erik Påhittad" if language == "sv" else MAIJA
    assert below not in {name for name, _, _ in held(f"{above}\n{heading}\n{below}\n", language)}


def test_a_headline_is_no_label() -> None:
    text = "Johtoryhmä vaatii lisää rahaa\n\nMatti Esimerkkinen kertoo työstä.\n"
    assert held(text) == set()
