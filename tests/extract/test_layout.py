"""Layout: what each line of a document is, and the cells of its rows."""

from __future__ import annotations

import pytest
from tests.extract.told import document

from reformgraph.extract.layout import LineKind, lines


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("", "blank"),
        ("   ", "blank"),
        ("Johtoryhmän jäsenet", "heading"),
        ("Jäsenet:", "heading"),
        ("Johtoryhmä kokoontui eilen.", "prose"),
        ("Johtoryhmän " * 20, "prose"),
        ("• Matti Esimerkkinen", "item"),
        ("- Matti Esimerkkinen", "item"),
        ("1. Matti Esimerkkinen", "item"),
        ("a) Matti Esimerkkinen", "item"),
        ("13.4.2021 kokous", "heading"),
        ("Jäsen\tVarajäsen", "row"),
        ("Jäsen          Varajäsen", "row"),
        ("Sana.  Seuraava virke alkaa.", "prose"),
        ("puh. 040 000 0000", "contact"),
        ("x@example.org", "contact"),
        ("etunimi.sukunimi(at)example.org", "contact"),
        ("Share on facebook", "boilerplate"),
        ("Lue lisää", "boilerplate"),
        ("Läs mer", "boilerplate"),
    ],
)
def test_a_line_has_a_kind(line: str, kind: LineKind) -> None:
    assert [found.kind for found in lines(document(line))] == [kind]


def test_a_line_begins_after_its_bullet_and_indent() -> None:
    text = "  • Matti Esimerkkinen  "
    [line] = lines(document(text))
    assert (text[line.span.start : line.span.end], line.bullet) == ("Matti Esimerkkinen", True)


def test_a_numbered_entry_keeps_its_number() -> None:
    assert [line.number for line in lines(document("1. Talous\n2) Palvelut"))] == [1, 2]


def test_a_label_ends_with_a_colon() -> None:
    assert [line.label for line in lines(document("Jäsenet:\nJäsenet"))] == [True, False]


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("Kuopio\tMatti\tMaija", ["Kuopio", "Matti", "Maija"]),
        ("\tMatti\tMaija", ["", "Matti", "Maija"]),
        ("Kuopio\t\tMaija", ["Kuopio", "", "Maija"]),
        ("Kuopio      Matti     Maija", ["Kuopio", "Matti", "Maija"]),
        ("Kuopio  Matti Esimerkkinen", ["Kuopio", "Matti Esimerkkinen"]),
    ],
)
def test_a_row_has_cells_and_an_empty_one_keeps_its_place(row: str, cells: list[str]) -> None:
    [line] = lines(document(row))
    assert [row[cell.start : cell.end] for cell in line.cells] == cells


def test_a_cell_that_goes_on_below_is_no_line_of_its_own() -> None:
    text = "Kuopio          Matti Esimerkkinen\n                         ja muita\nIisalmi         Jussi Mallikas"
    assert [line.kind for line in lines(document(text))] == ["row", "continuation", "row"]


def test_a_line_too_long_for_a_row_is_running_text() -> None:
    assert [line.kind for line in lines(document("sana\t" * 5000))] == ["prose"]


@pytest.mark.parametrize(
    "text",
    ["Provgård arbetar som direktör\nvid Prov sjukhus.", "Provgård utsågs till\nDirektör.", "Asiasta kertoi A\nja B."],
)
def test_a_break_in_the_midst_of_a_sentence_is_none(text: str) -> None:
    assert [text[line.span.start : line.span.end] for line in lines(document(text))] == [text]


def test_a_line_that_begins_like_an_entry_is_one() -> None:
    assert len(lines(document("finansminister Anna Exempelsson\ninrikesminister Erik Provberg"))) == 2
