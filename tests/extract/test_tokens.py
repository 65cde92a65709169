"""Tokens and sentences: where words, numbers and sentences begin and end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.told import whole, words

from reformgraph.extract.tokens import calm, sentences, tokens
from reformgraph.model import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Johtoryhmä kokoontui.", ["Johtoryhmä", "kokoontui", "."]),
        ("MOR:lta POPsote-hanke", ["MOR:lta", "POPsote-hanke"]),
        ("sosiaali- ja terveyspalvelut", ["sosiaali-", "ja", "terveyspalvelut"]),
        ("TKI -alaryhmä", ["TKI", "-alaryhmä"]),
        ("Esimerkki-Keksitty", ["Esimerkki-Keksitty"]),
        ("jäsen/varajäsen", ["jäsen", "/", "varajäsen"]),
        ("13.4.2021 klo 12.30", ["13.4.2021", "klo", "12.30"]),
        ("pj.", ["pj", "."]),
        ("(kok.)", ["(", "kok", ".", ")"]),
        ("O’Keksitty", ["O’Keksitty"]),
    ],
)
def test_text_is_cut_into_tokens(text: str, expected: list[str]) -> None:
    assert [token.text for token in words(text)] == expected


def test_offsets_are_those_of_the_document() -> None:
    text = "Ensin. Matti Esimerkkinen."
    assert [(t.text, t.start) for t in tokens(text, Span(7, 25))] == [("Matti", 7), ("Esimerkkinen", 13)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yksi. Kaksi.", ["Yksi.", "Kaksi."]),
        ("Onko? On!", ["Onko?", "On!"]),
        ("Hän sanoi ”ei.” Sitten lähti.", ["Hän sanoi ”ei.”", "Sitten lähti."]),
        ("Ensin\nsitten", ["Ensin", "sitten"]),
        # abbreviations, initials, ordinals and dates end nothing
        ("Puhetta johti pj. Esimerkkinen.", ["Puhetta johti pj. Esimerkkinen."]),
        ("Mukana oli M. Esimerkkinen.", ["Mukana oli M. Esimerkkinen."]),
        ("Mukana olivat mm. Matti ja Maija.", ["Mukana olivat mm. Matti ja Maija."]),
        ("Kokous on 3. Huhtikuuta.", ["Kokous on 3. Huhtikuuta."]),
        ("Ordf. Exempelsson ledde.", ["Ordf. Exempelsson ledde."]),
        # a date does: "3.4.2021. Puheenjohtaja"
        ("Kokous on 13.4.2021. Paikka on Kuopio.", ["Kokous on 13.4.2021.", "Paikka on Kuopio."]),
        ("", []),
        (" \n ", []),
        ("Jäseniä on 42. Puheenjohtaja on Malli.", ["Jäseniä on 42.", "Puheenjohtaja on Malli."]),
        ("Pykälä 3. Varajäsen on Malli.", ["Pykälä 3. Varajäsen on Malli."]),
    ],
)
def test_text_is_cut_into_sentences(text: str, expected: list[str]) -> None:
    assert [text[s.start : s.end] for s in sentences(text, whole(text))] == expected


def test_a_sentence_without_an_end_is_cut_between_words() -> None:
    text = "sana " * 2000
    pieces = [text[s.start : s.end] for s in sentences(text, whole(text))]
    assert max(map(len, pieces)) <= 2000
    assert {word for piece in pieces for word in piece.split()} == {"sana"}


def test_shouting_is_undone_and_acronyms_are_kept() -> None:
    assert [t.text for t in calm(words("MATTI ESIMERKKINEN, SDP"))] == ["Matti", "Esimerkkinen", ",", "SDP"]
    assert [t.text for t in calm(words("Matti Esimerkkinen, SDP"))] == ["Matti", "Esimerkkinen", ",", "SDP"]


@given(st.text())
def test_tokens_cover_the_text_and_never_overlap(text: str) -> None:
    found = words(text)
    assert all(token.text == text[token.start : token.end] for token in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert "".join(token.text for token in found) == "".join(text.split())


@given(st.text(alphabet="aÄ1 .,!?…-–\n”)", max_size=200))
def test_sentences_cover_the_text_and_never_overlap(text: str) -> None:
    found = list(sentences(text, whole(text)))
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert "".join("".join(text[s.start : s.end] for s in found).split()) == "".join(text.split())


def test_a_party_in_brackets_ends_no_sentence() -> None:
    text = "Valittiin A (sd.) Turusta. Myös B tuli."
    assert [text[s.start : s.end] for s in sentences(text, whole(text))] == [
        "Valittiin A (sd.) Turusta.",
        "Myös B tuli.",
    ]
