"""Bytes become text by strict rules, and text its normalised form."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reformgraph.errors import SourceError
from reformgraph.read.encoding import decode
from reformgraph.read.language import detect
from reformgraph.read.normalise import normalise

TEXT = "Väliaikainen valmistelutoimielin – Österbottens välfärdsområde, Åland"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_each_known_encoding_gives_the_same_text(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_latin_1_is_read() -> None:
    assert decode("Työvaliokunta kokoontui Jyväskylässä".encode("latin-1")) == "Työvaliokunta kokoontui Jyväskylässä"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 text", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (bytes(range(256)) * 4, "binary"),
        (b"\x00\x01\x02\x03" * 50, "binary"),
        ("päätös ".encode() * 3 + b"\xff\xe4", "damaged UTF-8"),
        ("päätökset ja lähteet".encode("cp437"), "encoding"),
        ("Työvaliokunta".encode("utf-16")[:-1], "damaged"),
        ("заседание рабочей группы".encode("cp1251"), "encoding"),
    ],
)
def test_what_is_no_readable_text_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        decode(data)


@pytest.mark.parametrize(
    ("raw", "normal"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("13.4.\u00a02021\u202fklo\u200912", "13.4. 2021 klo 12"),
        ("val\u00admis\u200btelu\ufeff", "valmistelu"),
        ("\u202eMalli\u202c \u2066Esimerkkinen\u2069", "Malli Esimerkkinen"),
        ("a\x00b\x07c\x9bd", "abcd"),
        ("sarake\tsarake", "sarake\tsarake"),
        ("a\u0308iti", "äiti"),
        ("a\u200b\u0308iti", "äiti"),
    ],
)
def test_text_is_brought_to_one_form(raw: str, normal: str) -> None:
    assert normalise(raw) == normal


@given(st.text())
def test_normalising_again_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)
    once.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ryhmän puheenjohtajana toimii Malli Esimerkkinen ja sihteerinä Testi Keksitty.", "fi"),
        ("Ordförande för gruppen är Fiktiva Exempelsson och den består av tio medlemmar.", "sv"),
        ("The group is chaired by Malli Esimerkkinen and has ten members.", "en"),
        ("12345", "fi"),
    ],
)
def test_the_language_shows_in_the_function_words(text: str, language: str) -> None:
    assert detect(text) == language
