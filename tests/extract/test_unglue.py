"""Words that lost the space between them: where they are cut, and which are left whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.told import words

from reformgraph.extract.unglue import unglue


def parts(text: str) -> list[str]:
    return [token.text for token in unglue(words(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("puheenjohtajaKymenlaakson", ["puheenjohtaja", "Kymenlaakson"]),
        ("EsimerkkinenPuheenjohtaja", ["Esimerkkinen", "Puheenjohtaja"]),
        ("KOKMatti", ["KOK", "Matti"]),
        ("Keksittylautakunnan", ["Keksitty", "lautakunnan"]),
        ("Esimerkkinenaluehallituksen", ["Esimerkkinen", "aluehallituksen"]),
        ("Esimerkkinenviestintäpäällikkö", ["Esimerkkinen", "viestintäpäällikkö"]),
    ],
)
def test_glued_words_are_cut(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    "word",
    [
        "puheenjohtaja",
        "aluehallituksen",
        "Esimerkkinen",
        "POPsote-hanke",
        "MacExempel",
        "Hyvinvointialueuudistus",
        "SDP",
        "valmistelutoimielimessä",
    ],
)
def test_whole_words_are_left(word: str) -> None:
    assert parts(word) == [word]


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "Z"])))
def test_cutting_loses_no_letter_and_moves_no_offset(text: str) -> None:
    found = unglue(words(text))
    assert all(token.text == text[token.start : token.end] for token in found)
    assert "".join(token.text for token in found) == "".join(text.split())
