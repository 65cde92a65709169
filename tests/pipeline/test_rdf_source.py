"""A build's own graph is a source of the same graph, in whatever syntax it was exported."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from reformgraph.export.graph import Format, exported
from reformgraph.pipeline import build_graph

ROOT = Path(__file__).parents[2]
FOLDERS = {
    "the sample": ["sample"],
    "made-up documents": ["tests/reading/finnish/unseen", "tests/reading/swedish"],
    "the corpus": ["../shared/corpus/seeds", "../shared/corpus/dev"],
}
SYNTAXES: dict[Format, str] = {"trig": "trig", "ntriples": "nt", "nquads": "nq", "jsonld": "jsonld"}


def documents(*folders: str) -> list[Path]:
    found = [path for folder in folders for path in (ROOT / folder).glob("*.*") if path.suffix not in (".py", ".md")]
    if not found:
        pytest.skip(f"{', '.join(folders)}: not beside the project")
    return [path for path in found if path.name != "gold.yaml"]


@pytest.mark.parametrize("folders", [pytest.param(folders, id=name) for name, folders in FOLDERS.items()])
def test_the_graph_of_a_build_builds_the_same_graph(tmp_path: Path, folders: list[str]) -> None:
    build_graph(documents(*folders), tmp_path / "first")
    build_graph([tmp_path / "first/graph.ttl"], tmp_path / "second")
    assert (tmp_path / "first/graph.ttl").read_bytes() == (tmp_path / "second/graph.ttl").read_bytes()


@pytest.mark.parametrize(("name", "suffix"), SYNTAXES.items())
def test_every_syntax_of_an_export_is_a_source(tmp_path: Path, name: Format, suffix: str) -> None:
    build_graph(documents("sample"), tmp_path / "first")
    graph = (tmp_path / "first/graph.ttl").read_bytes()
    triples = [each.triple for each in ox.parse(graph, ox.RdfFormat.TURTLE)]
    (tmp_path / f"sample.{suffix}").write_bytes(exported(triples, name))
    build_graph([tmp_path / f"sample.{suffix}"], tmp_path / "second")
    assert (tmp_path / "second/graph.ttl").read_bytes() == graph


def test_a_document_beside_its_own_graph_adds_nothing(tmp_path: Path) -> None:
    build_graph(documents("sample"), tmp_path / "first")
    build_graph([*documents("sample"), tmp_path / "first/graph.ttl"], tmp_path / "second")
    assert (tmp_path / "first/graph.ttl").read_bytes() == (tmp_path / "second/graph.ttl").read_bytes()
