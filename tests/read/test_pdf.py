"""A PDF becomes its text in reading order: paragraphs whole again, tables as rows, running heads left out."""

from __future__ import annotations

import pytest
from fpdf import FPDF
from PIL import Image

from reformgraph.errors import SourceError
from reformgraph.read.pdf import read


class Paper(FPDF):
    """A document with a running head and page numbers."""

    def __init__(self, head: str = "") -> None:
        super().__init__()
        self.head = head
        self.set_font("helvetica", size=11)
        self.add_page()

    def header(self) -> None:
        if self.head:
            self.set_font("helvetica", size=9)
            self.line(self.head)
            self.ln(6)
            self.set_font("helvetica", size=11)

    def footer(self) -> None:
        if self.head:
            self.set_y(-15)
            self.cell(0, 8, f"Sivu {self.page_no()} (3)", align="C")

    def line(self, text: str, x: float | None = None) -> None:  # type: ignore[override]
        if x is not None:
            self.set_x(x)
        self.cell(0, 6, text, new_x="LMARGIN", new_y="NEXT")


def text(paper: FPDF) -> str:
    return read(bytes(paper.output())).text


def test_wrapped_lines_are_a_paragraph_again_and_cut_words_whole() -> None:
    paper = Paper()
    prose = "Ryhmän puheenjohtajana toimii Malli Esimerkkinen ja sen sihteerinä Testi Keksitty, joka on kunnan "
    paper.multi_cell(0, 6, prose + "hallintojohtaja ja vastaa sosiaali- ja terveyspalveluista.")
    assert text(paper) == prose + "hallintojohtaja ja vastaa sosiaali- ja terveyspalveluista.\n"


def test_a_word_cut_at_the_end_of_a_line_is_whole_again() -> None:
    paper = Paper()
    for line in ("Tämä kappale kertoo siitä, miten maakunnan uudistus valmistellaan, ja sen valmiste-", "lu jatkuu."):
        paper.line(line)
    assert text(paper).endswith("ja sen valmistelu jatkuu.\n")


def test_headings_and_names_below_one_another_stay_on_their_lines() -> None:
    paper = Paper()
    paper.set_font("helvetica", size=18)
    paper.line("Ohjausryhmä")
    paper.set_font("helvetica", size=11)
    for name in ("Jäsenet", "Malli Esimerkkinen, johtaja", "Testi Keksitty"):
        paper.line(name)
    for name in ("Yksi Mallikas", "Toinen Mallikas"):
        paper.line(f"-  {name}")
    found = read(bytes(paper.output()))
    assert found.text == (
        "Ohjausryhmä\n\nJäsenet\nMalli Esimerkkinen, johtaja\nTesti Keksitty\n\n- Yksi Mallikas\n- Toinen Mallikas\n"
    )
    assert found.title == "Ohjausryhmä"


CELLS = (("Jäsen", "Varajäsen", "Kunta"), ("Malli Esimerkkinen", "", "Esimerkki"), ("Testi Keksitty", "Koe Koe", ""))
ROWS = "Jäsen\tVarajäsen\tKunta\nMalli Esimerkkinen\t\tEsimerkki\nTesti Keksitty\tKoe Koe\t\n"


def test_a_ruled_table_has_a_row_a_line() -> None:
    paper = Paper()
    paper.line("Jäsenet")
    with paper.table() as table:
        for cells in CELLS:
            row = table.row()
            for cell in cells:
                row.cell(cell)
    assert text(paper) == "Jäsenet\n\n" + ROWS


def test_what_is_wrapped_in_a_cell_is_one_value_and_what_spans_rows_is_repeated() -> None:
    paper = Paper()
    with paper.table(col_widths=(30, 60)) as table:
        table.row(("Jäsen", "Taho"))
        row = table.row()
        row.cell("Malli Esimerkkinen-Keksitty johtajana ja jäsenenä")
        row.cell("Kunta", rowspan=2)
        table.row(("Testi\nKoe",))
    assert text(paper) == "Jäsen\tTaho\nMalli Esimerkkinen-Keksitty johtajana ja jäsenenä\tKunta\nTesti, Koe\tKunta\n"


def test_cells_that_only_their_place_aligns_are_rows_too() -> None:
    paper = Paper()
    paper.line("Jäsenet")
    for cells in CELLS:
        for cell in cells:
            paper.cell(60, 6, cell)
        paper.ln(6)
    assert text(paper) == "Jäsenet\n\n" + ROWS


def test_names_of_one_length_are_no_paragraph() -> None:
    names = [
        "Malli Esimerkkinen",
        "Testi Esimerkkilä",
        "Koe Esimerkkiniemi",
        "Kuva Esimerkkilahti",
        "Oma Esimerkkisalo",
    ]
    paper = Paper()
    for name in names:
        paper.line(name)
    assert text(paper).splitlines() == names


def test_names_below_one_another_beside_a_label_are_rows_of_their_own() -> None:
    paper = Paper()
    paper.cell(35, 6, "Läsnä")
    for name in ("Malli Esimerkkinen, puheenjohtaja", "Testi Keksitty, jäsen", "Koe Mallikas"):
        paper.line(name, x=45)
    assert text(paper) == "Läsnä\tMalli Esimerkkinen, puheenjohtaja\n\tTesti Keksitty, jäsen\n\tKoe Mallikas\n"


def test_a_table_that_goes_on_over_the_page_goes_on_in_the_text() -> None:
    paper = Paper("Mallin kunta")
    with paper.table() as table:
        table.row(("Jäsen", "Kunta"))
        for number in range(60):
            table.row((f"Malli Esimerkki{number}", "Kunta"))
    found = text(paper).splitlines()
    assert found[:2] == ["Mallin kunta", ""]
    assert found[2:] == ["Jäsen\tKunta", *(f"Malli Esimerkki{number}\tKunta" for number in range(60))]


def test_two_columns_are_read_one_after_the_other() -> None:
    paper = Paper()
    for at, side in ((10, "vasen"), (110, "oikea")):
        paper.set_y(20)
        for number in range(10):
            paper.line(f"{side} palsta kertoo riveillään asioita, {number}", x=at)
    words = text(paper).split()
    assert words.index("vasen") == 0
    assert [word for word in words if word in ("vasen", "oikea")] == ["vasen"] * 10 + ["oikea"] * 10


def test_running_heads_stay_once_and_page_numbers_go() -> None:
    paper = Paper("Mallin kunta, muistio")
    paper.line("Alku.")
    paper.add_page()
    paper.line("Keskikohta.")
    paper.add_page()
    paper.line("Loppu.")
    assert text(paper) == "Mallin kunta, muistio\n\nAlku.\n\nKeskikohta.\n\nLoppu.\n"


def test_a_scan_is_refused_with_what_to_do() -> None:
    paper = FPDF()
    paper.add_page()
    paper.image(Image.new("L", (50, 50)))
    with pytest.raises(SourceError, match=r"has no text layer, as a scan .*OCRmyPDF"):
        text(paper)


def test_a_protected_file_is_refused() -> None:
    paper = Paper()
    paper.line("Salaisuus")
    paper.set_encryption(owner_password="omistaja", user_password="lukija")
    with pytest.raises(SourceError, match="is protected by a password"):
        text(paper)


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"tekstia", b"%PDF-1.4\n" + bytes(range(256)) * 10])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="is no PDF, or a damaged one"):
        read(data)
