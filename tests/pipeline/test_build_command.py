"""`reformgraph build` goes the whole way from sources to a folder, and the same input gives the same bytes."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from reformgraph.pipeline import build_graph
from reformgraph.store import open_store

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "sample"
CORPUS = ROOT / "../shared/corpus"
DOCUMENT = "Esimerkin uutinen\n\n13.4.2021\n\nRyhmän puheenjohtajana toimii Malli Esimerkkinen."
RECORDS = """\
sources:
  uutinen: {document: uutinen.txt}
bodies:
  ryhma: {name: esimerkkiryhmä, type: working-group, region: Lappi}
memberships:
  - {person: Malli Esimerkkinen, role: chair, body: ryhma, source: uutinen, quote: Malli Esimerkkinen, on: 2021-04-13}
"""


def run(*arguments: str | Path, cwd: Path, seed: int = 0) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reformgraph", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONHASHSEED": str(seed)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "uutinen.txt").write_text(DOCUMENT, encoding="utf-8")
    (folder / "tiedot.yaml").write_text(RECORDS, encoding="utf-8")
    return folder


def test_a_build_holds_its_four_files_and_says_what_it_did(sources: Path, tmp_path: Path) -> None:
    (sources / "kuva.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    result = run("build", "sources", "--output", "build", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (0, "")
    assert "skipped kuva.txt: holds a PNG image, not text" in result.stderr
    assert "people 1" in result.stderr
    assert sorted(path.name for path in (tmp_path / "build").iterdir()) == [
        "graph.ttl",
        "report.json",
        "store",
        "view.html",
    ]
    report = json.loads((tmp_path / "build" / "report.json").read_text(encoding="utf-8"))
    assert report["counts"]["people"] == 1
    assert report["skipped"] == [{"file": "kuva.txt", "reason": "holds a PNG image, not text"}]
    assert str(tmp_path) not in json.dumps(report)
    graph = rdflib.Graph().parse(tmp_path / "build" / "graph.ttl")
    assert not any(isinstance(term, rdflib.BNode) for triple in graph for term in triple)


def test_the_same_input_gives_the_same_bytes_in_any_order_and_with_any_hash_seed(tmp_path: Path) -> None:
    copies = tmp_path / "copies"
    shutil.copytree(SAMPLE, copies)
    files = sorted(path for path in copies.iterdir() if not path.name.startswith("documents."))
    built = []
    for seed, order in enumerate((files, files[::-1], random.Random(7).sample(files, len(files)), [copies])):
        result = run("build", *order, "--output", f"build{seed}", cwd=tmp_path, seed=seed)
        assert result.returncode == 0, result.stderr
        folder = tmp_path / f"build{seed}"
        built.append({name: (folder / name).read_bytes() for name in ("graph.ttl", "report.json", "view.html")})
    for other in built[1:]:
        assert other == built[0]


def test_the_sample_gives_a_graph_in_which_every_statement_has_a_quote(tmp_path: Path) -> None:
    result = run("build", SAMPLE, "--output", "build", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert "warning" not in result.stderr
    graph = rdflib.Graph().parse(tmp_path / "build" / "graph.ttl")
    without = """
        PREFIX rg: <https://w3id.org/reformgraph/ontology#>
        PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
        SELECT ?s WHERE { ?s a rg:Statement FILTER NOT EXISTS { ?s rg:evidence/nif:anchorOf ?quote } }"""
    assert list(graph.query(without)) == []


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["sources/puuttuu.txt", "--output", "build"], 1, "puuttuu.txt: there is no such file or folder"),
        (["tyhja", "--output", "build"], 1, "no document or record could be read"),
        (["sources", "--output", "sources"], 1, "the folder holds other files and no build"),
        (["sources", "--output", "build", "--base", "id"], 2, "the base 'id'"),
        (["--output", "build"], 2, "Missing argument"),
        (["sources"], 2, "Missing option '--output'"),
    ],
)
def test_what_cannot_work_ends_with_one_clean_line(
    sources: Path, tmp_path: Path, arguments: Sequence[str], code: int, message: str
) -> None:
    (tmp_path / "tyhja").mkdir()
    result = run("build", *arguments, cwd=tmp_path)
    assert result.returncode == code, result.stderr
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "build").exists()


def test_a_failed_build_leaves_the_earlier_one(sources: Path, tmp_path: Path) -> None:
    assert run("build", "sources", "--output", "build", cwd=tmp_path).returncode == 0
    before = (tmp_path / "build" / "graph.ttl").read_bytes()
    (sources / "tiedot.yaml").write_text(RECORDS.replace("chair", "kuningas"), encoding="utf-8")
    result = run("build", "sources", "--output", "build", cwd=tmp_path)
    assert result.returncode == 1
    assert "tiedot.yaml:6: role: 'kuningas' is none of" in result.stderr
    assert (tmp_path / "build" / "graph.ttl").read_bytes() == before


def test_strict_makes_an_unreadable_document_an_error(sources: Path, tmp_path: Path) -> None:
    (sources / "kuva.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    result = run("build", "sources", "--output", "build", "--strict", cwd=tmp_path)
    assert result.returncode == 1
    assert "kuva.txt: holds a PNG image" in result.stderr


def test_help_shows_examples(tmp_path: Path) -> None:
    result = run("build", "--help", cwd=tmp_path)
    assert result.returncode == 0
    assert "reformgraph build documents/ --output build" in result.stdout


def test_the_store_holds_the_same_graph_as_the_turtle_file(tmp_path: Path) -> None:
    build_graph([SAMPLE], tmp_path / "build")
    turtle = set(ox.parse((tmp_path / "build" / "graph.ttl").read_bytes(), ox.RdfFormat.TURTLE))
    assert {quad.triple for quad in open_store(tmp_path / "build")} == {quad.triple for quad in turtle}


def test_the_number_of_processes_does_not_change_the_graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reformgraph.gather.local.WORTH_SHARING", 2)
    for jobs in (1, 2):
        build_graph([SAMPLE], tmp_path / f"build{jobs}", jobs=jobs)
    assert (tmp_path / "build1" / "graph.ttl").read_bytes() == (tmp_path / "build2" / "graph.ttl").read_bytes()
