"""A store in, the same network out for other programs: GraphML, GEXF, Cytoscape JSON, or its measures as CSV."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

import networkx as nx

from reformgraph.view.contents import Contents, local_name
from reformgraph.view.facts import read_contents
from reformgraph.view.layout import lay_out
from reformgraph.view.network import Network, make_network, measure
from reformgraph.view.page import write_text
from reformgraph.view.selection import select

if TYPE_CHECKING:
    import pyoxigraph as ox

BOUND_NAMES: Final = ("start_not_before", "start_not_after", "end_not_before", "end_not_after")
NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
GEXF_DATE: Final = re.compile(r' lastmodifieddate="[\d-]*"')
Format = Literal["graphml", "gexf", "cytoscape", "measures"]


def write_network(store: ox.Store, path: Path, form: Format, only: frozenset[str] | None = None) -> None:
    """Write the network of a store, or of what `only` names; the same store gives the same bytes."""
    contents = read_contents(store)
    if only is not None:
        contents = select(contents, only)
    if form == "measures":
        write_text(path, measures_table(contents))
        return
    network = described(contents)
    if form == "cytoscape":
        text = json.dumps(nx.cytoscape_data(network), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    elif form == "graphml":
        text = "\n".join(nx.generate_graphml(network)) + "\n"
    else:
        # The writer dates the file; the same network is to give the same bytes on any day.
        text = GEXF_DATE.sub("", "\n".join(nx.generate_gexf(network, version="1.2draft")), count=1) + "\n"
    write_text(path, text)


def described(contents: Contents) -> Network:
    """The network with plain attributes: label, kind, type and region; on edges the role or relation and the bounds."""
    network = make_network(contents)
    boxes = lay_out(contents).boxes
    for key, thing in contents.things.items():
        node = network.nodes[key]
        node.clear()
        node |= {"label": _label(thing.labels), "kind": thing.kind, "type": local_name(thing.classification or "")}
        node["region"] = _label(contents.concepts.get(thing.region or "", {}))
        if key in boxes:
            node |= {"x": boxes[key].x, "y": boxes[key].y}
    for _, _, values in network.edges(data=True):
        fact = contents.facts[values["fact"]]
        concept = local_name(fact.concept or "") or values["kind"]
        values |= dict(zip(BOUND_NAMES, fact.bounds, strict=True))
        values |= {"label": _label(contents.concepts.get(fact.concept or "", {})) or concept, "type": concept}
    return network


def measures_table(contents: Contents) -> str:
    """The measures of every thing as CSV, one row each, in the order of the IRIs."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["iri", "label", "kind", "neighbours", "betweenness", "component", "reach"])
    for key, values in measure(make_network(contents)).items():
        thing = contents.things[key]
        row: list[Any] = [key, _label(thing.labels), thing.kind]
        writer.writerow([*row, values.neighbours, values.betweenness, values.component, values.reach])
    return text.getvalue()


def _label(labels: dict[str, str]) -> str:
    """The Finnish label, else any; without the characters that XML cannot hold."""
    return NOT_XML.sub("\ufffd", labels.get("fi") or next(iter(labels.values()), ""))
