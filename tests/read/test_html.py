"""A page becomes its main text: tables, lists and cards keep their structure, what stands around it is left out."""

from __future__ import annotations

import datetime as dt
import html as markup
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reformgraph.errors import SourceError
from reformgraph.read.content import Content
from reformgraph.read.html import read
from reformgraph.read.normalise import normalise

HOSTILE = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\t\n<>&;|'\"-1."), max_size=30)


def page(body: str, head: str = "") -> Content:
    return read(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode())


def text(body: str) -> str:
    return page(body).text


def lines(expected: str) -> str:
    return dedent(expected).lstrip("\n")


def test_headings_paragraphs_and_lists_stand_on_lines_of_their_own() -> None:
    assert text(
        "<h1>Ryhmä</h1><p>Ryhmä valmistelee\n  asiat <b>hallitukselle</b>.</p><h2>Jäsenet</h2>"
        "<ul><li>Malli Esimerkkinen<li>Testi Keksitty</ul><ol><li>ensimmäinen<li>toinen</ol>"
    ) == lines("""
        Ryhmä

        Ryhmä valmistelee asiat hallitukselle.

        Jäsenet

        - Malli Esimerkkinen
        - Testi Keksitty

        1. ensimmäinen
        2. toinen
        """)


def test_lines_that_the_page_breaks_stay_lines_and_an_empty_one_parts_paragraphs() -> None:
    assert text("<p>Esittelijä: Malli Esimerkkinen<br>Sihteeri: Testi Keksitty<br><br>Lopuksi.</p>") == lines("""
        Esittelijä: Malli Esimerkkinen
        Sihteeri: Testi Keksitty

        Lopuksi.
        """)


def test_names_below_one_another_in_an_entry_or_a_cell_are_parted_by_commas() -> None:
    assert text("<ul><li>Malli Esimerkkinen<br>johtaja<br>Kunta</ul>") == "- Malli Esimerkkinen, johtaja, Kunta\n"
    table = "<table><tr><th>Jäsen<th>Kunta<tr><td>Malli Esimerkkinen,<br>johtaja<td><ul><li>Yksi<li>Kaksi</ul></table>"
    assert text(table) == "Jäsen\tKunta\nMalli Esimerkkinen, johtaja\tYksi, Kaksi\n"


def test_an_entry_with_entries_of_its_own_is_the_label_above_them() -> None:
    assert text("<ul><li>Liitto<ul><li>Malli Esimerkkinen<li>Testi Keksitty</ul></ul>") == lines("""
        Liitto

        - Malli Esimerkkinen
        - Testi Keksitty
        """)


def test_a_number_before_a_date_does_not_become_part_of_it() -> None:
    assert text("<ol><li>8.4.2021 klo 9</ol>") == "- 8.4.2021 klo 9\n"


def test_a_value_that_spans_rows_is_repeated_and_an_empty_cell_stays_empty() -> None:
    assert text(
        "<table><tr><th>Jäsen<th>Tehtävä<th>Ryhmä<tr><td>Malli Esimerkkinen<td>pj.<td rowspan=2>KESK"
        "<tr><td>Testi Keksitty<td></table>"
    ) == ("Jäsen\tTehtävä\tRyhmä\nMalli Esimerkkinen\tpj.\tKESK\nTesti Keksitty\t\tKESK\n")


def test_a_heading_of_two_rows_becomes_one() -> None:
    assert text(
        "<table><thead><tr><th rowspan=2>Kunta<th colspan=2>Jäsen<tr><th>nimi<th>tehtävä</thead>"
        "<tr><td>Malli<td>Testi Keksitty<td>pj.</table>"
    ) == ("Kunta\tJäsen nimi\tJäsen tehtävä\nMalli\tTesti Keksitty\tpj.\n")


def test_a_row_over_the_whole_table_is_its_title_or_heads_the_rows_below() -> None:
    assert text(
        "<table><tr><th colspan=2>Kokoonpano<tr><th>Jäsen<th>Varajäsen<tr><td colspan=2>Lappi"
        "<tr><td>Malli Esimerkkinen<td>Testi Keksitty</table>"
    ) == ("Kokoonpano\n\nJäsen\tVarajäsen\nLappi\t\nMalli Esimerkkinen\tTesti Keksitty\n")


def test_columns_of_names_in_one_row_become_rows() -> None:
    table = "<table><tr><th>Jäsen<th>Varajäsen<tr><td>A A<br>B B<br>C C<td>D D<br>E E<br>F F</table>"
    assert text(table) == "Jäsen\tVarajäsen\nA A\tD D\nB B\tE E\nC C\tF F\n"


def test_a_table_that_lays_out_the_page_is_read_cell_by_cell() -> None:
    inner = "<table><tr><td>Malli Esimerkkinen<td>pj.<tr><td>Testi Keksitty<td>siht.</table>"
    assert text(f"<table><tr><td><h2>Ryhmä</h2>{inner}<td><p>Tekstiä.</p></table>") == lines("""
        Ryhmä

        Malli Esimerkkinen\tpj.
        Testi Keksitty\tsiht.

        Tekstiä.
        """)


def test_definitions_are_labels_with_values() -> None:
    assert text(
        "<dl><dt>Puheenjohtaja:<dd>Malli Esimerkkinen<dt>Jäsenet<dd>Testi Keksitty<dd>Koe Mallikas</dl>"
    ) == lines("""
        Puheenjohtaja: Malli Esimerkkinen

        Jäsenet:

        - Testi Keksitty
        - Koe Mallikas
        """)


def test_a_closed_panel_is_read_under_the_button_or_tab_that_opens_it() -> None:
    assert (
        text("<details><summary>Jäsenet</summary><p>Malli Esimerkkinen</p></details>")
        == "Jäsenet\n\nMalli Esimerkkinen\n"
    )
    assert text("<h3><button aria-expanded=false>Jäsenet</button></h3><div hidden><p>Malli Esimerkkinen</p></div>") == (
        "Jäsenet\n\nMalli Esimerkkinen\n"
    )
    tabs = "<div role=tablist><a role=tab id=t1>Jäsenet</a></div>"
    panel = "<div role=tabpanel aria-labelledby=t1><p>Malli Esimerkkinen</p></div>"
    assert text(f"<main>{tabs}{panel}</main>") == "Jäsenet\n\nMalli Esimerkkinen\n"


def test_a_contact_card_stays_together() -> None:
    card = "<div class=card><h4>{}</h4><div>johtaja</div><p>Mallin kunta</p></div>"
    cards = card.format("Malli Esimerkkinen") + card.format("Testi Keksitty")
    assert text(f"<main><div>{cards}</div></main>") == lines("""
        Malli Esimerkkinen
        johtaja
        Mallin kunta

        Testi Keksitty
        johtaja
        Mallin kunta
        """)


def test_phone_and_mail_links_belong_to_a_card() -> None:
    links = "<div><a href=tel:000>p. 000 000</a></div><div><a href=mailto:m@example.org>m@example.org</a></div>"
    assert text(f"<h1>Ryhmä</h1><div><div>Malli Esimerkkinen</div>{links}</div>") == lines("""
        Ryhmä

        Malli Esimerkkinen
        p. 000 000
        m@example.org
        """)


def test_what_is_struck_out_or_code_is_not_read() -> None:
    body = "<p>Jäsen <s>Vanha Nimi</s> Malli Esimerkkinen</p><script>'Skripti Piilotettu'</script><!-- Kommentti -->"
    assert text(body) == "Jäsen Malli Esimerkkinen\n"


MENU = "<ul><li><a href=/a>Etusivu</a><li><a href=/b>Hallitus</a></ul>"
FRAME = [
    f"<nav>{MENU}</nav>",
    f"<header><a href=/>Kunta</a>{MENU}</header>",
    "<footer>Vaihde | Tietosuoja</footer>",
    f"<aside><h2>Uutiset</h2>{MENU}</aside>",
    "<div role=dialog>Käytämme evästeitä.</div>",
    "<div id=cookie-consent>Käytämme evästeitä.</div>",
    f"<div class='murupolku breadcrumb'>{MENU}</div>",
    f"<div class=siteSidebar>{MENU}</div>",
    "<div class=site-footer>Mallin kunta, Katu 1</div>",
]


@pytest.mark.parametrize("frame", FRAME)
@pytest.mark.parametrize("tag", ["main", "div"])
def test_what_stands_around_the_content_is_left_out(frame: str, tag: str) -> None:
    content = f"<{tag}><h1>Ryhmä</h1><p>Puheenjohtaja on Malli Esimerkkinen.</p></{tag}>"
    assert text(frame + content) == text(content + frame) == "Ryhmä\n\nPuheenjohtaja on Malli Esimerkkinen.\n"


@pytest.mark.parametrize("place", ["aside", "footer", "nav", "div class=sidebar"])
def test_a_table_of_people_is_read_wherever_it_stands(place: str) -> None:
    table = "<h2>Jäsenet</h2><table><tr><td>Malli Esimerkkinen<td>pj.<tr><td>Testi Keksitty<td>siht.</table>"
    found = text(f"<main><h1>Ryhmä</h1><p>Tekstiä.</p></main><{place}>{table}</{place.split()[0]}>")
    assert "Jäsenet\n\nMalli Esimerkkinen\tpj.\nTesti Keksitty\tsiht.\n" in found


def test_a_page_of_plain_divisions_keeps_its_lists_of_people() -> None:
    people = "".join(f"<li><a href=/{n}>{n} Esimerkkinen</a>, johtaja" for n in ("Malli", "Testi", "Koe"))
    body = f"<div>{MENU}</div><div><h1>Ryhmä</h1><div>Ryhmän jäsenet ovat:</div><ul>{people}</ul></div>"
    assert "- Malli Esimerkkinen, johtaja\n- Testi Esimerkkinen, johtaja\n" in text(body)


def test_the_head_tells_title_day_publisher_language_and_address() -> None:
    head = (
        "<title>Ryhmä aloitti | Mallin kunta</title><link rel=canonical href=https://example.org/ryhma>"
        "<meta property=article:published_time content=2021-04-13T09:00:00+03:00>"
    )
    found = read(
        f"<html lang=fi-FI><head>{head}</head><body><h1>Ryhmä aloitti</h1><p>1.2.2020</p></body></html>".encode()
    )
    assert (found.title, found.date, found.publisher) == ("Ryhmä aloitti", dt.date(2021, 4, 13), "Mallin kunta")
    assert (found.language, found.url) == ("fi", "https://example.org/ryhma")


def test_structured_data_tell_the_day_and_the_publisher() -> None:
    data = (
        '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Ryhmä aloitti",'
        ' "datePublished": "2021-04-13",'
        ' "publisher": {"@type": "Organization", "name": "Mallin kunta"}}'
    )
    found = page("<h1>Ryhmä aloitti</h1>", f'<script type="application/ld+json">{data}</script>')
    assert (found.date, found.publisher) == (dt.date(2021, 4, 13), "Mallin kunta")


def test_the_name_of_the_site_is_no_part_of_the_title() -> None:
    head = "<meta property=og:title content='Ryhmä - Mallin kunta'><meta property=og:site_name content='Mallin kunta'>"
    found = page("<p>Tekstiä.</p>", head)
    assert (found.title, found.publisher) == ("Ryhmä", "Mallin kunta")


def test_a_day_in_the_text_is_not_taken_for_the_day_of_publication() -> None:
    assert page("<h1>Kokoukset</h1><ul><li>24.8.2022<li>28.9.2022</ul>").date is None


def test_english_that_the_text_does_not_have_is_not_believed() -> None:
    assert (
        read(
            "<html lang=en><body><p>Ryhmän puheenjohtaja on Malli ja se kokoontui.</p></body></html>".encode()
        ).language
        is None
    )


def test_old_encodings_are_read() -> None:
    body = "<html><head><meta charset=iso-8859-1></head><body><p>Työvaliokunta kokoontui Jyväskylässä</p></body></html>"
    assert read(body.encode("latin-1")).text == "Työvaliokunta kokoontui Jyväskylässä\n"


@pytest.mark.parametrize("body", ["<div>" * 1000 + "x", "<p>" + "sana " * 3_000_000])
def test_a_page_whose_parser_gives_up_is_an_error_and_not_half_a_page(body: str) -> None:
    with pytest.raises(SourceError, match=r"cannot be parsed as HTML: (Excessive depth|Resource limit)"):
        read(body.encode())


@given(st.lists(st.lists(HOSTILE, min_size=3, max_size=3), min_size=1, max_size=4))
def test_cells_of_any_text_keep_their_place(cells: list[list[str]]) -> None:
    cells = [["x" + cell for cell in row] for row in cells]
    rows = "".join("<tr>" + "".join(f"<td>{markup.escape(cell)}</td>" for cell in row) + "</tr>" for row in cells)
    found = normalise(text(f"<table>{rows}</table>")).splitlines()
    assert [[cell.split() for cell in row.split("\t")] for row in found] == [
        [normalise(cell).split() for cell in row] for row in cells
    ]
