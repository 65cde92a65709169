"""Files that break, loop or grow among good ones: each is skipped with its reason, and none stops or alters a build."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from reformgraph.errors import SourceError
from reformgraph.read import read_sources, sources

GOOD = "Ohjausryhmän kokous 12.3.2021\n\nOhjausryhmän puheenjohtaja on Aino Esimerkkinen.\n"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<%s>>>>"


def pdf(*objects: bytes, loop: bool = False) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    earlier = b"/Prev %d" % len(data) if loop else b""
    end = b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, earlier, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1) + table + end


def stream(entries: bytes, data: bytes) -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(data), data)


def zipped(**files: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("_", "."), content)
    return data.getvalue()


CATALOG, PAGES = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
IMAGE = stream(b"/Type/XObject/Subtype/Image/Width 9/Height 9/ColorSpace/DeviceGray/BitsPerComponent 8", b"\xff" * 81)
SCAN = pdf(CATALOG, PAGES, PAGE % b"/XObject<</I 5 0 R>>", stream(b"", b"600 0 0 800 0 0 cm /I Do"), IMAGE)
BOMB = zipped(p_txt=bytes(30_000_000))
ENTITIES = b'<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>'
FILES: dict[str, tuple[bytes, str]] = {
    "tyhja.txt": (b"", "is empty"),
    "kuva.txt": (b"\x89PNG\r\n\x1a\n" + bytes(99), "holds a PNG image, not text"),
    "ohjaus.txt": (b"\x1b[2J\x1b[31m\x00\x07ryhma", "holds binary data, not text"),
    "syva.html": (b"<div>" * 50_000 + b"ryhma", "cannot be parsed as HTML"),
    "syva.md": (b"[" * 50_000 + b"ryhma\x00" * 50, "holds binary data, not text"),
    "skannaus.pdf": (SCAN, "has no text layer, as a scan (recognise its text first"),
    "katkennut.pdf": (b"%PDF-1.7\n" + bytes(range(256)), "is no PDF, or a damaged one"),
    "silmukka.pdf": (pdf(CATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"), "has no pages"),
    "xref.pdf": (pdf(CATALOG, PAGES, PAGE % b"", loop=True), "is no PDF, or a damaged one"),
    "katkennut.docx": (b"PK\x03\x04" + bytes(range(256)), "is no DOCX file, or a damaged one"),
    "viittaukset.docx": (zipped(document_xml=ENTITIES), "is no DOCX file, or a damaged one"),
    "pommi.zip": (BOMB, "unpacks to more than 200 times its size"),
    "vanha.doc": (b"\xd0\xcf\x11\xe0" + bytes(99), "files of the kind '.doc' are not read"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "hyva.txt").write_text(GOOD, encoding="utf-8")
    return folder


def test_every_broken_file_among_good_ones_is_skipped_with_its_reason(folder: Path) -> None:
    for name, (data, _) in FILES.items():
        (folder / name).write_bytes(data)
    reading = read_sources([folder])
    assert [each.identifier for each in reading.documents] == ["hyva.txt"]
    reasons = {each.identifier: each.reason for each in reading.skipped}
    assert reasons.keys() == FILES.keys()
    for name, (_, reason) in FILES.items():
        assert reason in reasons[name], (name, reasons[name])


@pytest.mark.parametrize("name", ["kuva.txt", "katkennut.pdf", "pommi.zip"])
def test_strict_names_the_broken_file_and_why(folder: Path, name: str) -> None:
    data, reason = FILES[name]
    (folder / name).write_bytes(data)
    with pytest.raises(SourceError) as caught:
        read_sources([folder], strict=True)
    assert name in str(caught.value)
    assert reason in str(caught.value)


def test_marks_of_direction_and_controls_are_no_part_of_the_text(folder: Path) -> None:
    hidden = GOOD.replace("Aino", "\u202eAi\u200bno\u2069").replace("on", "o\x07n", 1)
    (folder / "hyva.txt").write_text(hidden, encoding="utf-8")
    assert read_sources([folder]).documents[0].text == GOOD


def test_a_text_of_too_many_lines_is_left_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MOST_LINES", 100)
    (folder / "rivit.txt").write_text("a\n" * 101, encoding="utf-8")
    (skipped,) = read_sources([folder]).skipped
    assert skipped.reason == "has more than 100 lines (leave it out, or divide it)"


@pytest.mark.slow
def test_a_long_line_and_many_lines_end_with_their_reasons_through_the_command(folder: Path, tmp_path: Path) -> None:
    (folder / "rivi.txt").write_text("sana " * 10_000_000, encoding="utf-8")
    (folder / "rivit.txt").write_text("on\n" * 1_000_000, encoding="utf-8")
    command = [sys.executable, "-m", "reformgraph", "build", str(folder), "--output", str(tmp_path / "build")]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert ended.returncode == 0
    assert "skipped rivi.txt: is longer than 2000000 characters" in ended.stderr
    assert "skipped rivit.txt: is longer than 2000000 characters" in ended.stderr


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="this system has no such signal")
def test_an_interrupted_build_ends_at_once_and_leaves_the_earlier_one(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "build"
    command = [sys.executable, "-m", "reformgraph", "build", str(folder), "--output", str(output), "--jobs", "2"]
    subprocess.run(command, check=True, capture_output=True)
    earlier = {path: path.read_bytes() for path in output.rglob("*") if path.is_file()}
    for number in range(30):
        (folder / f"{number}.txt").write_text(GOOD * 2500, encoding="utf-8")
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True) as running:
        time.sleep(6)
        os.killpg(running.pid, signal.SIGINT)
        try:
            _, told = running.communicate(timeout=60)
        finally:
            if running.poll() is None:
                os.killpg(running.pid, signal.SIGKILL)
    assert running.returncode not in (0, None)
    assert "Traceback" not in told
    assert {path: path.read_bytes() for path in output.rglob("*") if path.is_file()} == earlier
    assert {each.name for each in tmp_path.iterdir() if not each.name.startswith(".")} == {"build", "documents"}
