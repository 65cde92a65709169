"""A ZIP archive is read as the folder it unpacks to, and never reaches beyond it or grows without bound."""

from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path

import pytest

from reformgraph.errors import SourceError
from reformgraph.read import archive as archives
from reformgraph.read import read_sources

TEXT = "Ryhmän puheenjohtajana toimii Malli Esimerkkinen."


def packed(files: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def zipped(folder: Path, files: dict[str, str | bytes], name: str = "paketti.zip") -> Path:
    path = folder / name
    path.write_bytes(packed(files))
    return path


def reason(path: Path) -> str:
    """Why an archive is skipped."""
    beside = path.with_name("muu.txt")
    beside.write_text(TEXT, encoding="utf-8")
    reading = read_sources([path, beside])
    assert [each.identifier for each in reading.documents] == ["muu.txt"]
    (skipped,) = reading.skipped
    assert skipped.identifier == path.name
    return skipped.reason


def test_documents_in_an_archive_are_read_with_their_manifest_and_folders(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "kansio/tiedote.txt": TEXT,
        "kansio/documents.yaml": "tiedote.txt:\n  title: Nimi\n",
        "äiti.md": "# Otsikko\n\nTekstiä.",
        "__MACOSX/._tiedote.txt": b"\x00",
        ".piilo.txt": "piilossa",
    }
    reading = read_sources([zipped(tmp_path, files)])
    assert [(each.identifier, each.title) for each in reading.documents] == [
        ("tiedote.txt", "Nimi"),
        ("äiti.md", "Otsikko"),
    ]
    assert not reading.skipped


def test_an_archive_gives_what_its_folder_gives(tmp_path: Path) -> None:
    (tmp_path / "kansio").mkdir()
    (tmp_path / "kansio" / "a.txt").write_text(TEXT, encoding="utf-8")
    assert read_sources([zipped(tmp_path, {"a.txt": TEXT})]) == read_sources([tmp_path / "kansio"])


def test_an_archive_in_an_archive_is_read_but_not_without_end(tmp_path: Path) -> None:
    data = packed({"a.txt": TEXT})
    for _ in range(2):
        data = packed({"sisempi.zip": data})
    path = tmp_path / "paketti.zip"
    path.write_bytes(data)
    assert [each.identifier for each in read_sources([path]).documents] == ["a.txt"]
    path.write_bytes(packed({"sisempi.zip": data}))
    assert reason(path) == "holds archives in archives, more than 3 deep"


@pytest.mark.parametrize(
    "name", ["../ulos.txt", "a/../../ulos.txt", "/etc/ulos.txt", "C:\\ulos.txt", "..\\ulos.txt", "a\nb.txt"]
)
def test_a_path_out_of_the_archive_is_refused(tmp_path: Path, name: str) -> None:
    assert reason(zipped(tmp_path, {"a.txt": TEXT, name: TEXT})).startswith("names a path outside of itself")
    assert {path.name for path in tmp_path.iterdir()} == {"paketti.zip", "muu.txt"}


def test_a_link_is_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("linkki.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "paketti.zip", "w") as archive:
        archive.writestr(link, "/etc/hostname")
    assert reason(tmp_path / "paketti.zip") == "holds a link: 'linkki.txt'"


def test_what_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "unpacks to more than 200 times" in reason(zipped(tmp_path, {"a.txt": bytes(10_000_000)}))
    monkeypatch.setattr(archives.Budget.__init__, "__defaults__", (2, 1000))
    assert "holds more than 10000 files" in reason(zipped(tmp_path, dict.fromkeys("abc", TEXT)))
    assert "holds more than 1 GB" in reason(zipped(tmp_path, {"a.txt": TEXT * 100}))


def test_a_member_that_says_it_is_smaller_than_it_is_does_not_grow(tmp_path: Path) -> None:
    data = packed({"a.txt": "a" * 1000})
    path = tmp_path / "paketti.zip"
    path.write_bytes(data.replace((1000).to_bytes(4, "little"), (10).to_bytes(4, "little")))
    assert reason(path) == "is no ZIP archive, or a damaged one"


def test_a_damaged_or_protected_archive_is_skipped_or_an_error_when_strict(tmp_path: Path) -> None:
    path = tmp_path / "paketti.zip"
    path.write_bytes(packed({"a.txt": TEXT})[:-30])
    assert reason(path) == "is no ZIP archive, or a damaged one"
    with pytest.raises(SourceError, match=r"paketti\.zip: is no ZIP archive"):
        read_sources([path], strict=True)
    data = bytearray(packed({"a.txt": TEXT}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(data))
    assert reason(path) == "is protected by a password"


def test_an_error_inside_names_the_archive_and_not_where_it_was_unpacked(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"kansio/a.txt": b"\x89PNG", "kansio/b.txt": TEXT})
    with pytest.raises(SourceError, match=r"^paketti\.zip/kansio/a\.txt: holds a PNG image"):
        read_sources([path], strict=True)
    (tmp_path / "b.txt").write_text("muuta", encoding="utf-8")
    with pytest.raises(SourceError, match=r"b\.txt and paketti\.zip/kansio/b\.txt are different documents"):
        read_sources([path, tmp_path / "b.txt"])
