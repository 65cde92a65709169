"""Whatever the text: reading never fails, ends in time that grows with its length, and quotes what is there."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.extract.told import document

from reformgraph.extract import extract
from reformgraph.model import Document, Language

PIECES = [
    "Johtoryhmän", "puheenjohtajana", "puheenjohtaja", "varapuheenjohtajat", "jäsenet:", "toimii", "valittiin", "on",
    "ja",
    "Matti Esimerkkinen", "Maija Keksitty", "Matti", "Esimerkkisen", "Kuopion kaupunki", "(kok.)", "13.4.2021", "pj.",
    "joka", "sen", "hän", "-ryhmä", "Ehdotus:", "Päätös:", "§ 3", "Läsnä", "Poissa", "varalla", "puh. 040 000 0000",
    "styrgruppens ordförande", "är", "Anna Exempelsson", "som", "till", "ersättare", "kokoontui", "ohjausryhmää",
    "johtaa",
    ".", ",", ":", ";", "(", ")", "/", "–", "•", "1.", "\n", "\n\n", "\t", "     ", "\u200b", "\x00",
]  # fmt: skip
LANGUAGES: st.SearchStrategy[Language] = st.sampled_from(["fi", "sv", "en"])
relaxed = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def quotes_are_there(read: Document) -> None:
    for claim in extract(read):
        assert claim.evidence
        assert claim.document == read.identifier
        for span in claim.evidence:
            assert 0 <= span.start < span.end <= len(read.text)
            assert read.text[span.start : span.end].strip()


@relaxed
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join), LANGUAGES)
def test_evidence_lies_inside_the_document_and_is_not_empty(text: str, language: Language) -> None:
    quotes_are_there(document(text, language))


@relaxed
@given(st.text(), LANGUAGES)
def test_any_text_is_read(text: str, language: Language) -> None:
    quotes_are_there(document(text, language))


@relaxed
@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join), LANGUAGES)
def test_the_same_text_gives_the_same_claims(text: str, language: Language) -> None:
    assert extract(document(text, language)) == extract(document(text, language))


# What once took minutes, or could: each piece is repeated to fill a document.
SHAPES = {
    "no space": "a",
    "one word after another": "sana ",
    "no end to a word": "a-",
    "lines of nothing": "\n",
    "spaces": " ",
    "short lines": "ab\n",
    "digits": "1.",
    "dates": "1.1.2020 ",
    "stops": ".",
    "quotes": ".”",
    "brackets": "(",
    "abbreviations": "pj. ",
    "initials": "A. B. ",
    "names": "Matti Esimerkkinen\n",
    "glued names": "puheenjohtajaMatti ",
    "genitives": "sosiaalin ja ",
    "rows": "a\tb\tMatti Esimerkkinen\n",
    "cells": "a\t",
    "sentences": "Johtoryhmä ohjaa työryhmää. ",
    "meetings": "Työryhmä kokoontui 3.4.2021.\n",
    "control characters": "\x00\x01\x1b\x85",
}


@pytest.mark.parametrize("piece", SHAPES.values(), ids=SHAPES.keys())
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_time_grows_with_the_length(piece: str, language: Language) -> None:
    def seconds(length: int) -> float:
        text = document(piece * (length // len(piece)), language)
        begin = time.process_time()
        extract(text)
        return time.process_time() - begin

    seconds(1_000)  # the dictionary is opened, and what is remembered of words
    short, long = seconds(4_000), seconds(16_000)
    assert long < 10 * short + 0.5


def test_as_many_groups_and_names_as_lines_are_read_in_time() -> None:
    letters = "aeiklnst"
    names = [a + b + c for a in letters for b in letters for c in letters]
    text = "".join(f"{name.capitalize()}n työryhmän puheenjohtaja on Matti {name.capitalize()}nen.\n" for name in names)
    begin = time.process_time()
    assert len(extract(document(text))) >= len(names)
    assert time.process_time() - begin < 20
