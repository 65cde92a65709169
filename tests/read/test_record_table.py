"""Curated records may be a table: a row is a record, and its source and bodies stand in the row itself."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from reformgraph.errors import SourceError
from reformgraph.model import MeetingClaim, MembershipClaim, RelationClaim, RightClaim
from reformgraph.read import Reading, read_sources

MEMBERS = """\
person;role;body;body_region;body_type;since;source_title;source_date;quote;page
Malli Esimerkkinen;chair;johtoryhmä;Lappi;management-group;13.4.2021;Kirja;2022-05-01;"Puheenjohtaja
on Malli Esimerkkinen";
Testi Keksitty;member;johtoryhmä;Lappi;management-group;2021-04;Kirja;2022-05-01;;s. 12
"""


def read(folder: Path, table: str, name: str = "taulukko.csv") -> Reading:
    (folder / name).write_text(table, encoding="utf-8")
    return read_sources([folder])


def test_each_row_is_a_record(tmp_path: Path) -> None:
    chair, member = read(tmp_path, MEMBERS).claims
    assert isinstance(chair, MembershipClaim) and isinstance(member, MembershipClaim)
    assert (chair.member.name, chair.role, chair.status) == ("Malli Esimerkkinen", "chair", "accepted")
    assert chair.bounds.start_not_before == chair.bounds.start_not_after == dt.date(2021, 4, 13)
    assert chair.organization == member.organization
    assert chair.organization and chair.organization.region == "maakunta-19"


def test_the_source_in_a_row_becomes_a_document_of_its_quotes(tmp_path: Path) -> None:
    reading = read(tmp_path, MEMBERS)
    book = next(each for each in reading.documents if each.title == "Kirja")
    assert book.text == "Puheenjohtaja\non Malli Esimerkkinen"


def test_a_row_with_a_page_alone_is_its_own_passage(tmp_path: Path) -> None:
    reading = read(tmp_path, MEMBERS)
    table = next(each for each in reading.documents if each.identifier == "taulukko.csv")
    (note,) = table.page_notes
    assert table.text[note.span.start : note.span.end].startswith("Testi Keksitty;member")
    assert note.page == "s. 12"


def test_a_row_may_rest_on_a_document_of_the_build(tmp_path: Path) -> None:
    (tmp_path / "tiedote.txt").write_text("Johtoryhmää johtaa Malli Esimerkkinen.", encoding="utf-8")
    table = (
        "person,role,body,document,quote\nMalli Esimerkkinen,chair,johtoryhmä,tiedote.txt,johtaa Malli Esimerkkinen\n"
    )
    (claim,) = read(tmp_path, table).claims
    assert claim.document == "tiedote.txt"


def test_the_columns_say_what_kind_of_records_a_table_holds(tmp_path: Path) -> None:
    (tmp_path / "suhteet.csv").write_text(
        "subject,relation,object,source_title,page\nryhmä A,part-of,ryhmä B,Kirja,1\n", encoding="utf-8"
    )
    (tmp_path / "kokoukset.csv").write_text(
        "body;start;attendees;source_title;page\nryhmä A;2021-04-13T12:00;Malli Esimerkkinen, Testi Keksitty;Kirja;1\n",
        encoding="utf-8",
    )
    (tmp_path / "oikeudet.csv").write_text(
        "person;rights;body;source_title;page\nMalli Esimerkkinen;attend, speak;ryhmä A;Kirja;1\n", encoding="utf-8"
    )
    meeting, right, relation = read_sources([tmp_path]).claims
    assert isinstance(relation, RelationClaim)
    assert isinstance(meeting, MeetingClaim)
    assert [each.name for each in meeting.attendees] == ["Malli Esimerkkinen", "Testi Keksitty"]
    assert isinstance(right, RightClaim) and right.rights == ("attend", "speak")


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ("person,role,body,source_title,page\nA B,chiar,ryhmä,Kirja,1\n", r"taulukko\.csv:2: role: 'chiar' is none of"),
        ("person,role,body,source_title,pgae\nA B,chair,ryhmä,Kirja,1\n", r"taulukko\.csv:2: 'pgae' is not known"),
        ("person,role,body,source_title\nA B,chair,ryhmä,Kirja\n", r"taulukko\.csv:2: .*needs the 'quote'"),
        ("person,role,body,source_title,page\nA B,chair,ryhmä,Kirja,1,2\n", r"taulukko\.csv:2: has more cells"),
        ("person,person,body,source_title,page\nA B,C D,ryhmä,Kirja,1\n", r"taulukko\.csv:1: has two columns"),
        ('person,role,body,source_title,page\n"A"B,chair,ryhmä,Kirja,1\n', r"taulukko\.csv:2: is not CSV"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, table: str, problem: str) -> None:
    with pytest.raises(SourceError, match=problem):
        read(tmp_path, table)


def test_a_table_of_something_else_is_skipped_with_that_reason(tmp_path: Path) -> None:
    (tmp_path / "teksti.txt").write_text("Johtoryhmää johtaa Malli Esimerkkinen.", encoding="utf-8")
    (skipped,) = read(tmp_path, "kunta;asukkaita\nEsimerkkilä;12\n").skipped
    assert skipped.identifier == "taulukko.csv"
    assert skipped.reason.startswith("is a table, but not one of records (a table of records has a column")
