"""Whatever part of a graph is exported conforms to the shapes, as the graph does."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pyoxigraph as ox
import pytest

from reformgraph.export import Selection, exported
from reformgraph.pipeline import build_graph
from reformgraph.store import read_graph
from reformgraph.validate import validate_graph

SAMPLE = Path(__file__).parents[2] / "sample"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> list[ox.Triple]:
    folder = tmp_path_factory.mktemp("build")
    build_graph([SAMPLE], folder / "build")
    return read_graph(folder / "build")


@pytest.mark.parametrize(
    ("selection", "base"),
    [
        (Selection(), "https://data.example.org/id/"),
        (Selection(quotes=False), None),
        (Selection(accepted_only=True), None),
        (Selection(region="Lappi"), None),
        (Selection(as_of=dt.date(2021, 4, 13)), None),
        (Selection(False, False, "Pohjois-Savo", dt.date(2021, 2, 1)), "https://data.example.org/id/"),
    ],
    ids=["another base", "without quotes", "accepted only", "region", "as of a day", "all of these"],
)
def test_a_part_conforms(graph: list[ox.Triple], selection: Selection, base: str | None) -> None:
    store = ox.Store()
    store.load(exported(graph, "turtle", selection, base), format=ox.RdfFormat.TURTLE)
    assert len(store) > 0
    assert validate_graph(store).violations == ()
