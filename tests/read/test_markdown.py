"""A Markdown file becomes its text without the marks; front matter tells its title, day and publisher."""

from __future__ import annotations

import datetime as dt

from reformgraph.read.markdown import read


def text(source: str) -> str:
    return read(source.encode()).text


def test_headings_emphasis_and_quotes_lose_their_marks() -> None:
    assert text("# Ryhmä\n\n*Puheenjohtaja:* **Malli Esimerkkinen**, [kunta](https://example.org)\n\n> Lainaus.\n") == (
        "Ryhmä\n\nPuheenjohtaja: Malli Esimerkkinen, kunta\n\nLainaus.\n"
    )


def test_tables_become_rows_and_an_empty_cell_stays_empty() -> None:
    table = "| Jäsen | Varajäsen | Taho |\n| --- | :-: | --- |\n| Malli<br>Esimerkkinen | | Kunta |\n"
    table += "| Testi Keksitty | Koe Mallikas | |\n"
    assert text(table) == "Jäsen\tVarajäsen\tTaho\nMalli, Esimerkkinen\t\tKunta\nTesti Keksitty\tKoe Mallikas\t\n"


def test_lists_keep_their_entries() -> None:
    assert text("Jäsenet:\n\n* Malli Esimerkkinen\n* Testi\n  Keksitty\n\nSitten\n\n1) yksi\n2) kaksi\n") == (
        "Jäsenet:\n\n- Malli Esimerkkinen\n- Testi, Keksitty\n\nSitten\n\n1. yksi\n2. kaksi\n"
    )


def test_short_lines_stay_lines_and_wrapped_prose_is_a_paragraph() -> None:
    assert text("Jäsenet:\nMalli Esimerkkinen\nTesti Keksitty\n") == "Jäsenet:\nMalli Esimerkkinen\nTesti Keksitty\n"
    prose = "Ryhmän puheenjohtajana toimii Malli Esimerkkinen ja sihteerinä Testi"
    assert text(f"{prose}\nKeksitty vuoden loppuun.\n") == f"{prose} Keksitty vuoden loppuun.\n"


def test_html_inside_is_read_as_html() -> None:
    assert text("<table><tr><td>Malli Esimerkkinen<td>pj.</table>\n\n<!-- piilo -->\n") == "Malli Esimerkkinen\tpj.\n"


def test_what_is_struck_out_is_not_read() -> None:
    assert text("Jäsen ~~Vanha Nimi~~ Malli Esimerkkinen") == "Jäsen Malli Esimerkkinen\n"


def test_front_matter_describes_the_document_and_is_no_text() -> None:
    found = read("---\ntitle: Ryhmä\ndate: 2021-04-13\nlang: sv\nurl: ei osoite\ntags: [a]\n---\nTekstiä.\n".encode())
    assert (found.text, found.title, found.date, found.language) == ("Tekstiä.\n", "Ryhmä", dt.date(2021, 4, 13), "sv")
    assert found.url is None


def test_a_rule_at_the_head_is_no_front_matter() -> None:
    assert "Malli Esimerkkinen" in text("---\nMalli Esimerkkinen\n---\nTekstiä.\n")
