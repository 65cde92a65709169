"""A person who is withheld stands nowhere in a build: in no text, name, IRI or report; all else stays."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from tests.written import spelt_out

from reformgraph.build.name_forms import full_name, surname
from reformgraph.build.withhold import Withheld
from reformgraph.cli import main
from reformgraph.errors import SourceError
from reformgraph.pipeline import build_graph
from reformgraph.read.withheld import read_withheld
from reformgraph.store import open_store, read_graph
from reformgraph.terms import BASE_IRI, iri

NEWS = """Malli Esimerkkinen johtaa ryhmää

13.4.2021

Ohjausryhmän puheenjohtajana toimii Malli Esimerkkinen. Ohjausryhmän jäsen on Testi Keksitty.
Ohjausryhmän kokous pidettiin 13.4.2021 Malli Esimerkkisen johdolla, ja Esimerkkinen kiitti ryhmää.
Ohjausryhmän sihteeri on Toinen Esimerkkinen.
"""
OTHER = "Johtoryhmän puheenjohtajana toimii Testi Keksitty.\n\nJohtoryhmä kuuli Malli Esimerkkistä 14.4.2021.\n"
RECORDS = """\
sources:
  uutinen: {document: malli-esimerkkinen-valittiin.txt}
  toinen: {document: toinen.txt}
bodies:
  ryhma: {name: ohjausryhmä, type: working-group, region: Lappi}
memberships:
  - {person: Malli Esimerkkinen, role: chair, body: ryhma, source: uutinen, quote: toimii Malli Esimerkkinen}
  - {person: Testi Keksitty, role: member, body: ryhma, source: uutinen, quote: jäsen on Testi Keksitty}
  - {person: Toinen Esimerkkinen, role: secretary, body: ryhma, source: uutinen, quote: Toinen Esimerkkinen}
  - {person: Testi Keksitty, role: expert, body: ryhma, source: toinen, quote: kuuli Malli Esimerkkistä}
  - {person: Testi Keksitty, role: vice-chair, body: ryhma, source: uutinen, quote: ja Esimerkkinen kiitti ryhmää}
meetings:
  - {body: ryhma, start: 2021-04-13, presided_by: Malli Esimerkkinen, source: uutinen, quote: Esimerkkisen johdolla}
"""


def build(folder: Path, *wanted: str) -> Path:
    sources = folder / "sources"
    sources.mkdir(exist_ok=True)
    (sources / "malli-esimerkkinen-valittiin.txt").write_text(NEWS, encoding="utf-8")
    (sources / "toinen.txt").write_text(OTHER, encoding="utf-8")
    (sources / "tiedot.yaml").write_text(RECORDS, encoding="utf-8")
    withheld = [Withheld(number, entry) for number, entry in enumerate(wanted, start=1)]
    build_graph([sources], folder / "build", withheld=withheld)
    return folder / "build"


def texts(folder: Path) -> dict[str, str]:
    """The files of a build, and the store's triples as text, since the store's files may be packed."""
    return {**spelt_out(folder), "the store": "\n".join(map(str, open_store(folder)))}


@pytest.mark.parametrize("entry", ["Malli Esimerkkinen", "MALLI  esimerkkinen", f"{BASE_IRI}person/malli-esimerkkinen"])
def test_no_file_of_the_build_tells_the_name(tmp_path: Path, entry: str) -> None:
    plain = texts(build(tmp_path))
    name = re.compile(r"malli[\s_.-]+esimerkki", re.IGNORECASE)
    assert {"graph.ttl", "view.html", "report.json", "the store"} <= {
        file for file, text in plain.items() if name.search(text)
    }
    for file, text in texts(build(tmp_path, " ".join(entry.split()))).items():
        assert not name.search(text), file
        assert "ja Esimerkkinen kiitti" not in text, file


def test_others_stay_and_a_mark_without_a_name_is_left(tmp_path: Path) -> None:
    folder = build(tmp_path, "Malli Esimerkkinen")
    graph = read_graph(folder)
    names = {each.object.value for each in graph if each.predicate.value == iri("foaf:name")}  # type: ignore[union-attr]
    assert names == {"Testi Keksitty", "Toinen Esimerkkinen"}
    mark = {each.predicate.value for each in graph if str(each.subject) == f"<{BASE_IRI}person/withheld-1>"}
    assert mark == {iri("rdf:type"), iri("skos:note")}
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert report["counts"]["people"] == 2
    assert any(
        "Toinen Esimerkkinen" in str(each.object) for each in graph if each.predicate.value == iri("nif:anchorOf")
    )


def test_quotes_keep_their_length(tmp_path: Path) -> None:
    store = open_store(build(tmp_path, "Malli Esimerkkinen"))
    rows = store.query(
        f"SELECT ?b ?e ?q WHERE {{ ?p <{iri('nif:beginIndex')}> ?b ; <{iri('nif:endIndex')}> ?e ; "
        f"<{iri('nif:anchorOf')}> ?q }}"
    )
    assert isinstance(rows, ox.QuerySolutions)
    lengths = [(int(row["e"].value) - int(row["b"].value), len(row["q"].value)) for row in rows]
    assert lengths
    assert all(span == length for span, length in lengths)


def test_a_name_that_fits_nobody_is_covered_and_told_of_without_the_name(tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "uutinen.txt").write_text(NEWS, encoding="utf-8")
    names = tmp_path / "names.txt"
    names.write_text("# pyynnöstä\nEi Olemassa\n", encoding="utf-8")
    arguments = ["build", str(sources), "--output", str(tmp_path / "build"), "--withhold", str(names)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0
    assert "warning: line 2 of the list of people to withhold fits nobody in the graph" in result.stderr
    assert "Olemassa" not in result.stderr


def test_the_list_has_a_name_or_an_iri_a_line(tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_text("# comment\n\n  Malli   Esimerkkinen  # asked in June\nhttps://e.org/id#x\n", encoding="utf-8")
    assert read_withheld(path) == ((3, "Malli Esimerkkinen"), (4, "https://e.org/id#x"))


@pytest.mark.parametrize("content", [None, "# nobody\n"])
def test_a_list_that_cannot_be_followed_stops_the_build(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "names.txt"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(SourceError):
        read_withheld(path)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Malli Esimerkkinen", "Malli Esimerkkisen"),
        ("Malli Esimerkkinen", "MALLIA ESIMERKKISTÄ"),
        ("Malli Esimerkkinen", "Esimerkkinen, Malli"),
        ("Malli Esimerkkinen", "M. Esimerkkiselle"),
        ("Malli Esimerkkinen", "Malli\nEsimerkkisessäkin"),
        ("Malli Esimerkkinen", "malli-esimerkkinen"),
        ("Haave Kuvitehto", "Haaveen Kuvitehdon"),
        ("Tarina Keksilampi", "Tarinalla Keksilammella"),
        ("Koe Malliranta-Valemäki", "Koe Malliranta-Valemäen"),
        ("Vale Näytekangas", "Vale Näytekankaalta"),
        ("Vale Näytekangas", "vale_naytekangas"),
        ("Fiktiva Exempelsson", "Fiktiva Exempelssons"),
        ("Fiktiva Exempelsson", "Fiktiva Exempelssonin"),
        ("Malli Testi Esimerkkinen", "Malli Esimerkkinen"),
        ("Dikt Påhittquist", "Dikt Påhittquistille"),
    ],
)
def test_inflected_and_rearranged_names_are_found(name: str, text: str) -> None:
    match = full_name(name).search(text)
    assert match is not None
    assert match[0] == text


@pytest.mark.parametrize("text", ["Keksilä", "Keksinen", "Keksitty", "Keksipää"])
def test_a_longer_surname_is_another(text: str) -> None:
    assert not surname("Malli Keksi").search(text)
