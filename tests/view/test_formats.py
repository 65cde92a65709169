"""The network for other programs: the same nodes and edges, nothing run, nothing fetched."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
from tests.view.graphs import governance, harmful

from reformgraph.view.contents import Contents
from reformgraph.view.formats import Format, measures_table, write_network
from reformgraph.view.network import make_network
from reformgraph.view.pyvis_page import write_pyvis


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_a_written_network_reads_back_whole(store: ox.Store, contents: Contents, tmp_path: Path, form: Format) -> None:
    path = tmp_path / f"network.{form}"
    write_network(store, path, form)
    read = nx.read_graphml(path, force_multigraph=True) if form == "graphml" else nx.read_gexf(path)
    network = make_network(contents)
    assert set(read.nodes) == set(network.nodes)
    assert read.number_of_edges() == network.number_of_edges()


def test_characters_that_xml_cannot_hold_are_replaced(tmp_path: Path) -> None:
    graph = governance(regions=0)
    graph.body("ohjausmerkki", "Ohjaus\x0bmerkki", "sub-group", "maakunta-01")
    write_network(graph.store, tmp_path / "network.graphml", "graphml")
    (node,) = nx.read_graphml(tmp_path / "network.graphml").nodes(data=True)
    assert node[1]["label"] == "Ohjaus\ufffdmerkki"


def test_measures_have_a_row_for_every_thing(contents: Contents) -> None:
    rows = list(csv.DictReader(io.StringIO(measures_table(contents))))
    assert [row["iri"] for row in rows] == list(contents.things)


def test_the_pyvis_page_asks_no_other_host(store: ox.Store, tmp_path: Path) -> None:
    write_pyvis(store, tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text("utf-8")
    assert not re.search(r"<(?:script|link)\b[^>]*(?:src|href)=", page)
    assert "default-src 'none'; script-src 'sha256-" in page
    assert "Malli Esimerkkinen" in page


def test_the_pyvis_page_keeps_hostile_text_out_of_its_scripts(tmp_path: Path) -> None:
    write_pyvis(harmful().store, tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text("utf-8")
    assert "<script>window.harmed" not in page
    assert "<svg onload" not in page
