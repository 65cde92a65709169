"""A build after a change reads what has changed, and is byte for byte the build that reads everything."""

from __future__ import annotations

import shutil
import sqlite3
import stat
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reformgraph.build import BuildReport
from reformgraph.build.withhold import Withheld
from reformgraph.errors import SourceError
from reformgraph.gather.kept import kept_beside
from reformgraph.pipeline import build_graph
from reformgraph.store import open_store

NAMES = ["a.txt", "b.txt", "c.md", "d.html"]
TEXTS = [
    "Lapin tiedote\n\n13.4.2021\n\nOhjausryhmän puheenjohtajana toimii Maija Esimerkkinen.",
    "Lapin kokous\n\n14.4.2021\n\nOhjausryhmän puheenjohtajana toimii Matti Keksitty, 050 999 12 34.",
    "Kainuun tiedote\n\nJohtoryhmän jäsen on Maija Esimerkkinen (maija.esimerkkinen@example.fi).",
    "Lapplands möte\n\n2.5.2018\n\nOrdförande för styrgruppen är Anna Exempelsson, tfn 0509991235.",
    "",
]
SOURCE = "{title: Kertomus, publisher: Lapin liitto, date: 2021-04-13, region: Lappi}"
RECORDS = f"""\
sources:
  lahde: {SOURCE}
bodies:
  ryhma: {{name: ohjausryhmä, type: working-group, region: Lappi}}
memberships:
  - {{person: Matti Keksitty, role: member, body: ryhma, source: lahde, quote: "jäsen Matti Keksitty, 050 999 12 34"}}
"""
Contents = dict[str, bytes]


def contents(build: Path) -> Contents:
    """The bytes of all files but the store's, and the statements of the store."""
    found = {name: (build / name).read_bytes() for name in ("graph.ttl", "report.json", "view.html")}
    return {**found, "store": "\n".join(sorted(map(str, open_store(build)))).encode()}


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    for name, text in zip(NAMES, TEXTS, strict=False):
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "tiedot.yaml").write_text(RECORDS, encoding="utf-8")
    return folder


def counts(report: BuildReport) -> tuple[int, int]:
    return report.read, report.reused


def contents_from_nothing(sources: Path, tmp_path: Path) -> Contents:
    build_graph([sources], tmp_path / "nothing")
    return contents(tmp_path / "nothing")


Change = tuple[str, str | None]
CHANGES = st.lists(st.tuples(st.sampled_from(NAMES), st.one_of(st.none(), st.sampled_from(TEXTS))), max_size=3)


@pytest.mark.slow
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(CHANGES, min_size=1, max_size=4), st.booleans())
def test_after_any_changes_a_build_is_the_one_from_nothing(steps: list[list[Change]], told: bool) -> None:
    with TemporaryDirectory() as place:
        folder = Path(place) / "sources"
        folder.mkdir()
        (folder / "tiedot.yaml").write_text(RECORDS, encoding="utf-8")
        known: dict[str, str] = {}
        for number, changes in enumerate(steps):
            before = dict(known)
            for name, text in changes:
                if text is None:
                    known.pop(name, None)
                    (folder / name).unlink(missing_ok=True)
                else:
                    known[name] = text
                    (folder / name).write_text(text, encoding="utf-8")
            report = build_graph([folder], Path(place) / "build")
            nothing = Path(place) / f"nothing{number}"
            fresh = build_graph([folder], nothing)
            # What is no document is looked at each time.
            changed = {name for name, text in known.items() if before.get(name) != text or not text}
            assert counts(report) == (len(changed), len(known) - len(changed))
            assert counts(fresh) == (len(known), 0)
            assert contents(Path(place) / "build") == contents(nothing)


def test_one_changed_document_is_read_and_no_other(sources: Path, tmp_path: Path) -> None:
    build = tmp_path / "build"
    assert counts(build_graph([sources], build)) == (4, 0)
    assert counts(build_graph([sources], build)) == (0, 4)
    (sources / "a.txt").write_text(TEXTS[0].replace("Maija Esimerkkinen", "Matti Keksitty"), encoding="utf-8")
    before = contents(build)
    assert counts(build_graph([sources], build)) == (1, 3)
    assert before != contents(build) == contents_from_nothing(sources, tmp_path)


def test_what_the_manifest_says_of_a_document_makes_it_read_again(sources: Path, tmp_path: Path) -> None:
    build_graph([sources], tmp_path / "build")
    (sources / "documents.yaml").write_text("a.txt: {date: 2022-05-01}\n", encoding="utf-8")
    assert counts(build_graph([sources], tmp_path / "build")) == (1, 3)


def test_other_versions_of_what_reads_make_everything_read_again(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_graph([sources], tmp_path / "build")
    monkeypatch.setattr("reformgraph.gather.kept.versions", lambda: {"reformgraph": "0.0.1"})
    assert counts(build_graph([sources], tmp_path / "build")) == (4, 0)


def test_fresh_reads_everything(sources: Path, tmp_path: Path) -> None:
    build_graph([sources], tmp_path / "build")
    assert counts(build_graph([sources], tmp_path / "build", fresh=True)) == (4, 0)
    assert counts(build_graph([sources], tmp_path / "build")) == (0, 4)


def test_a_build_in_a_new_folder_is_remembered_too(sources: Path, tmp_path: Path) -> None:
    build_graph([sources], tmp_path / "new" / "build")
    assert counts(build_graph([sources], tmp_path / "new" / "build")) == (0, 4)


def test_a_build_that_fails_keeps_what_it_has_read(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = RECORDS.replace("source: lahde", "source: muu")
    (sources / "tiedot.yaml").write_text(wrong, encoding="utf-8")
    with pytest.raises(SourceError, match="'muu' is not among the file's sources"):
        build_graph([sources], tmp_path / "build")
    (sources / "tiedot.yaml").write_text(RECORDS, encoding="utf-8")
    assert counts(build_graph([sources], tmp_path / "build")) == (0, 4)


def one_byte_in_every_entry(path: Path) -> None:
    with sqlite3.connect(path) as database:
        for key, body in database.execute("SELECT key, body FROM unit").fetchall():
            other = body[:-1] + bytes([body[-1] ^ 1])
            database.execute("UPDATE unit SET body = ? WHERE key = ?", (other, key))
    database.close()


def entries_swapped(path: Path) -> None:
    with sqlite3.connect(path) as database:
        rows = database.execute("SELECT key, sum, body FROM unit ORDER BY key").fetchall()
        for (key, _, _), (_, total, body) in zip(rows, [*rows[1:], rows[0]], strict=True):
            database.execute("UPDATE unit SET sum = ?, body = ? WHERE key = ?", (total, body, key))
    database.close()


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def noise(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


def another_table(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE unit (name TEXT)")
    database.close()


@pytest.mark.parametrize("damage", [one_byte_in_every_entry, entries_swapped, cut, noise, another_table])
def test_what_is_damaged_is_read_again(damage: Callable[[Path], None], sources: Path, tmp_path: Path) -> None:
    build_graph([sources], tmp_path / "build")
    expected = contents(tmp_path / "build")
    damage(kept_beside(tmp_path / "build"))
    assert counts(build_graph([sources], tmp_path / "build")) == (4, 0)
    assert contents(tmp_path / "build") == expected
    assert counts(build_graph([sources], tmp_path / "build")) == (0, 4)


def test_a_file_that_cannot_be_used_hinders_nothing(sources: Path, tmp_path: Path) -> None:
    kept_beside(tmp_path / "build").mkdir()
    for _ in range(2):
        assert counts(build_graph([sources], tmp_path / "build")) == (4, 0)


def texts(path: Path) -> Iterator[str]:
    """Every entry in plain text."""
    with sqlite3.connect(path) as database:
        for (body,) in database.execute("SELECT body FROM unit"):
            yield zlib.decompress(body).decode()
    database.close()


def test_what_is_kept_holds_no_contact_data_and_is_for_its_owner(sources: Path, tmp_path: Path) -> None:
    build_graph([sources], tmp_path / "build")
    path = kept_beside(tmp_path / "build")
    found = list(texts(path))
    assert len(found) == 4
    assert not [text for text in found if "999" in text or "@" in text or "example.fi" in text]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_documents_that_are_gone_are_kept_no_longer(sources: Path, tmp_path: Path) -> None:
    build_graph([sources], tmp_path / "build")
    (sources / "d.html").unlink()
    build_graph([sources], tmp_path / "build")
    path = kept_beside(tmp_path / "build")
    assert len(list(texts(path))) == 3
    assert not any("Exempelsson" in text for text in texts(path))


def test_a_list_of_people_to_withhold_leaves_nothing_kept(sources: Path, tmp_path: Path) -> None:
    build_graph([sources], tmp_path / "build")
    assert kept_beside(tmp_path / "build").exists()
    report = build_graph([sources], tmp_path / "build", withheld=[Withheld(1, "Maija Esimerkkinen")])
    assert counts(report) == (4, 0)
    assert not kept_beside(tmp_path / "build").exists()


def test_a_quote_of_contact_data_is_found_in_a_document_that_was_kept(sources: Path, tmp_path: Path) -> None:
    build = tmp_path / "build"
    build_graph([sources], build)
    (sources / "lisa.yaml").write_text(
        RECORDS.replace(SOURCE, "{document: b.txt}").replace("jäsen Matti Keksitty", "Keksitty"),
        encoding="utf-8",
    )
    assert counts(build_graph([sources], build)) == (0, 4)
    assert contents(build) == contents_from_nothing(sources, tmp_path)
    assert "999" not in (build / "graph.ttl").read_text(encoding="utf-8")


def test_what_was_kept_follows_the_name_of_the_build(sources: Path, tmp_path: Path) -> None:
    build_graph([sources], tmp_path / "build")
    shutil.rmtree(tmp_path / "build")
    assert counts(build_graph([sources], tmp_path / "build")) == (0, 4)
