"""Files that need a parser are read in a process of their own, which no file can take along with the build."""

from __future__ import annotations

import os
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from reformgraph.errors import SourceError
from reformgraph.read import bounded, read_sources, sources
from reformgraph.read.bounded import close, read_bounded

PAGE = b"<p>Malli Esimerkkinen</p>"


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    close()
    yield
    close()


def pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, the first of which is its catalog."""
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1) + table + end


CATALOG, PAGES = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"


def test_files_are_read_one_after_the_other_by_one_process() -> None:
    assert read_bounded("html", PAGE).text == read_bounded("markdown", b"Malli Esimerkkinen").text
    first = bounded._running[0]
    read_bounded("html", PAGE)
    assert bounded._running == [first]


def test_a_reason_comes_back_and_the_process_goes_on() -> None:
    with pytest.raises(SourceError, match="is no PDF, or a damaged one"):
        read_bounded("pdf", b"tekstia")
    assert read_bounded("html", PAGE).text


def test_a_file_that_takes_too_long_is_given_up_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "SECONDS", 1)
    stream = zlib.compress(b"BT (a) Tj ET\n" * 3_000_000)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>"
    content = b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(stream), stream)
    with pytest.raises(SourceError, match="takes longer than 1 s to read"):
        read_bounded("pdf", pdf(CATALOG, PAGES, page, content))
    assert read_bounded("html", PAGE).text


def test_a_file_that_takes_too_much_memory_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "MEMORY", 2**30)
    stream = zlib.compress(bytes(2**30))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>"
    content = b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(stream), stream)
    with pytest.raises(SourceError, match="needs more than 1 GB of memory to read"):
        read_bounded("pdf", pdf(CATALOG, PAGES, page, content))


@pytest.mark.parametrize(
    "objects",
    [
        (CATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"),
        (
            CATALOG,
            PAGES,
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</F 4 0 R>>>>/Contents 5 0 R>>",
            b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 4 0 R>>>>/Length 11>>stream\n"
            b"/F Do /F Do\nendstream",
            b"<</Length 5>>stream\n/F Do\nendstream",
        ),
    ],
)
def test_a_pdf_that_contains_itself_ends_with_a_reason(objects: tuple[bytes, ...]) -> None:
    with pytest.raises(SourceError, match=r"has no pages|has no text layer"):
        read_bounded("pdf", pdf(*objects))
    assert read_bounded("html", PAGE).text


def test_a_file_larger_than_any_document_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "LARGEST_FILE", 2**20)
    with pytest.raises(SourceError, match="is larger than 1 MB"):
        read_bounded("html", bytes(2**20 + 1))
    assert not bounded._running


def test_a_text_longer_than_any_document_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "LONGEST_TEXT", 1000)
    (tmp_path / "rivi.txt").write_text("sana " * 1000, encoding="utf-8")
    with pytest.raises(SourceError, match=r"rivi\.txt: is longer than 1000 characters"):
        read_sources([tmp_path], strict=True)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_a_forked_process_has_a_parser_of_its_own() -> None:
    read_bounded("html", PAGE)
    child = os.fork()
    if child == 0:
        os._exit(0 if read_bounded("html", PAGE).text == "Malli Esimerkkinen\n" else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert read_bounded("html", PAGE).text


def test_parsers_are_not_imported_until_a_file_needs_them() -> None:
    heavy = {"lxml", "trafilatura", "pdfplumber", "docx", "markdown_it"}
    code = f"import sys, reformgraph.read; print({heavy} & set(sys.modules))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "set()\n"
