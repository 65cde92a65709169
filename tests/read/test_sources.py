"""Files and folders become documents in a fixed order; what cannot be read is named with the reason."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from reformgraph.errors import SourceError
from reformgraph.read import read_sources


def write(folder: Path, name: str, content: str | bytes = "Otsikko\n\nRyhmä ja sen jäsenet.") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_folder_is_read_with_its_subfolders_but_not_what_is_hidden(tmp_path: Path) -> None:
    for name in ("b.txt", "alikansio/a.txt", ".piilo.txt", ".git/c.txt"):
        write(tmp_path, name, f"Otsikko {name}")
    assert [each.identifier for each in read_sources([tmp_path]).documents] == ["a.txt", "b.txt"]


def test_the_order_of_sources_does_not_matter_and_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    a, b = write(tmp_path, "a.txt"), write(tmp_path, "b.txt", "Toinen")
    assert read_sources([b, a, tmp_path]) == read_sources([a, b])


def test_the_earlier_build_inside_a_source_folder_is_left_out(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, "build/notes.txt")
    reading = read_sources([tmp_path], leave_out=tmp_path / "build")
    assert [each.identifier for each in reading.documents] == ["a.txt"]


def test_two_documents_with_one_name_are_an_error_but_two_copies_are_one(tmp_path: Path) -> None:
    write(tmp_path, "lappi/tiedote.txt", "Lapin tiedote")
    write(tmp_path, "kainuu/tiedote.txt", "Lapin tiedote")
    assert len(read_sources([tmp_path]).documents) == 1
    write(tmp_path, "kainuu/tiedote.txt", "Kainuun tiedote")
    with pytest.raises(SourceError, match=r"kainuu/tiedote\.txt and .*lappi/tiedote\.txt are different"):
        read_sources([tmp_path])


def test_what_cannot_be_read_is_skipped_with_the_reason_or_is_an_error_when_strict(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, "kuva.txt", b"\x89PNG\r\n\x1a\n" + bytes(100))
    write(tmp_path, "tyhja.txt", " \n")
    write(tmp_path, "taulukko.xls", b"x")
    write(tmp_path, "muuta.yaml", "asetus: 1\n")
    reading = read_sources([tmp_path])
    assert {each.identifier: each.reason for each in reading.skipped} == {
        "kuva.txt": "holds a PNG image, not text",
        "muuta.yaml": "holds no records",
        "tyhja.txt": "is empty",
        "taulukko.xls": "files of the kind '.xls' are not read",
    }
    (tmp_path / "muuta.yaml").unlink()
    with pytest.raises(SourceError, match=r"kuva\.txt: holds a PNG image"):
        read_sources([tmp_path], strict=True)


def test_a_missing_file_and_an_empty_folder_are_errors(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="there is no such file or folder"):
        read_sources([tmp_path / "puuttuu.txt"])
    with pytest.raises(SourceError, match="no document or record could be read"):
        read_sources([tmp_path])


@pytest.mark.parametrize(
    ("name", "manifest"),
    [
        (
            "documents.yaml",
            "a.txt:\n  title: Nimi\n  date: 2021-04-13\n  publisher: Malli\n  language: sv\n"
            "  url: https://example.org/a\n  region: Lappi\n",
        ),
        (
            "documents.csv",
            "file;title;date;publisher;language;url;region\n"
            "a.txt;Nimi;13.4.2021;Malli;sv;https://example.org/a;maakunta-19\n",
        ),
    ],
)
def test_a_manifest_beside_the_files_says_what_they_do_not(tmp_path: Path, name: str, manifest: str) -> None:
    path = write(tmp_path, "a.txt", "Otsikko\n\n1.1.2020\n\nTeksti ja muuta.")
    write(tmp_path, name, manifest)
    (document,) = read_sources([path]).documents
    assert (document.title, document.date, document.publisher) == ("Nimi", dt.date(2021, 4, 13), "Malli")
    assert (document.language, document.url, document.region) == ("sv", "https://example.org/a", "maakunta-19")


@pytest.mark.parametrize(
    ("name", "manifest", "message"),
    [
        ("documents.yaml", "a.txt:\n  titel: Nimi\n", r"documents\.yaml:2: 'titel' is not known here"),
        ("documents.yaml", "a.txt:\n  title: Nimi\n  date: 4/2021\n", r"documents\.yaml:3: date: .* is no day"),
        ("documents.csv", "file;date\na.txt;31.4.2021\n", r"documents\.csv:2: date: .* is not in the calendar"),
        ("documents.yaml", "a.txt:\n  url: javascript:alert(1)\n", r":2: url: .* is no http or https address"),
        ("documents.csv", "name,title\na.txt,Nimi\n", r"documents\.csv:1: has no column 'file'"),
        ("documents.csv", "file,title\na.txt,Nimi\na.txt,Toinen\n", r"documents\.csv:3: 'a\.txt' is given twice"),
    ],
)
def test_a_wrong_manifest_is_an_error_with_its_line(tmp_path: Path, name: str, manifest: str, message: str) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, name, manifest)
    with pytest.raises(SourceError, match=message):
        read_sources([tmp_path])


def test_a_name_in_the_manifest_that_no_file_has_is_a_warning(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, "documents.yaml", "b.txt:\n  title: Nimi\n")
    assert read_sources([tmp_path]).warnings == ("the manifest describes b.txt, which is not beside it",)
