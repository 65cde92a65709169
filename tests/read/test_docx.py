"""A DOCX file becomes its text in the order of the document: paragraphs, lists, tables and text boxes."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import pytest
from docx.document import Document
from docx.oxml.parser import parse_xml
from hypothesis import given
from hypothesis import strategies as st

from reformgraph.errors import SourceError
from reformgraph.read.docx import read
from reformgraph.read.normalise import normalise

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HOSTILE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]) | st.sampled_from("\t\n<>&,-1."), max_size=30)


def saved(document: Document) -> bytes:
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def text(document: Document) -> str:
    return read(saved(document)).text


def table(document: Document, cells: list[list[str]]) -> None:
    found = document.add_table(rows=len(cells), cols=len(cells[0]))
    for row, values in zip(found.rows, cells, strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value


def test_paragraphs_headings_and_lists_come_in_their_order() -> None:
    document = docx.Document()
    document.add_heading("Ryhmä", 1)
    document.add_paragraph("Ryhmässä on kaksi jäsentä.")
    for name in ("Malli Esimerkkinen", "Testi Keksitty"):
        document.add_paragraph(name, style="List Bullet")
    for name in ("yksi", "kaksi"):
        document.add_paragraph(name, style="List Number")
    assert text(document) == (
        "Ryhmä\n\nRyhmässä on kaksi jäsentä.\n\n- Malli Esimerkkinen\n- Testi Keksitty\n1. yksi\n2. kaksi\n"
    )
    assert read(saved(document)).title == "Ryhmä"


def test_tabs_and_line_breaks_of_a_paragraph_stay() -> None:
    document = docx.Document()
    document.add_paragraph("Läsnä:\t\tMalli Esimerkkinen\tpj.")
    document.add_paragraph("Esittelijä Malli\nSihteeri Testi")
    assert text(document) == "Läsnä:\tMalli Esimerkkinen\tpj.\n\nEsittelijä Malli\nSihteeri Testi\n"


def test_a_table_has_a_row_a_line_and_repeats_what_is_merged_downwards() -> None:
    document = docx.Document()
    table(document, [["Jäsen", "Kunta"], ["Malli\nEsimerkkinen", "Lappi"], ["Testi Keksitty", ""], ["", "Kainuu"]])
    found = document.tables[0]
    found.cell(1, 1).merge(found.cell(2, 1))
    assert text(document) == "Jäsen\tKunta\nMalli, Esimerkkinen\tLappi\nTesti Keksitty\tLappi\n\tKainuu\n"


def test_a_row_merged_across_heads_the_rows_below() -> None:
    document = docx.Document()
    table(document, [["Jäsen", "Varajäsen"], ["Lappi", ""], ["Malli Esimerkkinen", "Testi Keksitty"]])
    document.tables[0].cell(1, 0).merge(document.tables[0].cell(1, 1))
    assert text(document) == "Jäsen\tVarajäsen\nLappi\t\nMalli Esimerkkinen\tTesti Keksitty\n"


def test_a_table_around_a_table_only_lays_out_the_page() -> None:
    document = docx.Document()
    table(document, [["Vasen", "Oikea"]])
    inner = document.tables[0].cell(0, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Malli Esimerkkinen", "pj."
    assert text(document) == "Vasen\n\nOikea\n\nMalli Esimerkkinen\tpj.\n"


def test_inserted_text_is_read_and_deleted_struck_or_hidden_text_is_not() -> None:
    document = docx.Document()
    runs = (
        "<w:ins><w:r><w:t>Malli Esimerkkinen</w:t></w:r></w:ins><w:del><w:r><w:delText>pois</w:delText></w:r></w:del>"
        "<w:r><w:rPr><w:strike/></w:rPr><w:t>pois</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>pois</w:t></w:r>"
        '<w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>, jäsen</w:t></w:r>'
    )
    form = f"<w:sdt {W}><w:sdtContent><w:p>{runs}</w:p></w:sdtContent></w:sdt>"
    document.element.body.insert(0, parse_xml(form))
    assert text(document) == "Malli Esimerkkinen, jäsen\n"


def test_a_text_box_follows_its_paragraph_once() -> None:
    document = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>Laatikko</w:t></w:r></w:p></w:txbxContent>"
    compatible = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    twice = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    both = f"<mc:AlternateContent {compatible}>{twice}</mc:AlternateContent>"
    document.element.body.insert(0, parse_xml(f"<w:p {W}><w:r><w:t>Teksti</w:t>{both}</w:r></w:p>"))
    assert text(document) == "Teksti\n\nLaatikko\n"


def test_the_head_of_the_first_page_is_read_once() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Mallin kunta\tMuistio"
    document.add_paragraph("Tekstiä.")
    assert text(document) == "Mallin kunta\tMuistio\n\nTekstiä.\n"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04" + bytes(100), "is no DOCX file, or a damaged one"),
        (b"tekstia", "is no DOCX file, or a damaged one"),
        (b"\xd0\xcf\x11\xe0" + bytes(100), "protected by a password, or in the old DOC format"),
    ],
)
def test_what_is_no_docx_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        read(data)


def test_a_file_that_unpacks_to_far_more_is_refused() -> None:
    data = io.BytesIO(saved(docx.Document()))
    with zipfile.ZipFile(data, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/big", bytes(10_000_000))
    with pytest.raises(SourceError, match="unpacks to more than 200 times its size"):
        read(data.getvalue())


def words(cell: str) -> list[str]:
    """What a cell says; where its lines met, a comma may stand."""
    return [word for word in re.split(r"[\s,]+", normalise(cell)) if word]


@given(st.lists(st.lists(HOSTILE, min_size=2, max_size=2), min_size=3, max_size=4))
def test_cells_of_any_text_keep_their_place(cells: list[list[str]]) -> None:
    cells = [["x" + cell for cell in row] for row in cells]
    document = docx.Document()
    table(document, cells)
    found = normalise(text(document)).splitlines()
    assert [[words(cell) for cell in row.split("\t")] for row in found] == [
        [words(cell) for cell in row] for row in cells
    ]
