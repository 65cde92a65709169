"""The ontology's graph in; out, a drawing of its classes and of the properties between them, as SVG for a page."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

import pygraphviz
from lxml import etree

from reformgraph.site.graph import SiteGraph, best, short
from reformgraph.site.words import say
from reformgraph.terms import PREFIXES

_SVG: Final = "{http://www.w3.org/2000/svg}"
_LINK: Final = "{http://www.w3.org/1999/xlink}"
_KEPT: Final = frozenset({"d", "points", "cx", "cy", "rx", "ry", "x", "y", "text-anchor", "viewBox", "transform"})
# Classes of other vocabularies that say little, and that everything would point at.
_LEFT_OUT: Final = frozenset({"skos:Concept", "prov:Entity", "dcterms:Location"})


def diagram(graph: SiteGraph, language: str) -> str:
    """An `svg` element without colours, fonts or scripts of its own; the page's style gives it the look."""
    drawing = pygraphviz.AGraph(directed=True, strict=False)
    drawing.graph_attr.update(rankdir="LR", nodesep="0.16", ranksep="0.75", margin="0")
    drawing.node_attr.update(shape="box", fontname="Helvetica", fontsize="12", height="0.36", margin="0.12,0.04")
    drawing.edge_attr.update(fontname="Helvetica", fontsize="10", arrowsize="0.7")
    classes = [node for node in graph.nodes.values() if "owl:Class" in node.texts("rdf:type")]
    for node in classes:
        drawing.add_node(short(node.iri), label=best(node.all("rdfs:label"), language).text, **{"class": "own"})
    for node in classes:
        for wider in node.texts("rdfs:subClassOf"):
            if short(wider) not in _LEFT_OUT:
                _other(drawing, short(wider))
                drawing.add_edge(short(node.iri), short(wider), arrowhead="empty", **{"class": "wider"})
    between: dict[tuple[str, str], list[str]] = defaultdict(list)
    for node in graph.nodes.values():
        if "owl:ObjectProperty" in node.texts("rdf:type"):
            for start in node.texts("rdfs:domain"):
                for end in node.texts("rdfs:range"):
                    between[short(start), short(end)].append(best(node.all("rdfs:label"), language).text)
    for (start, end), names in sorted(between.items()):
        for name in (start, end):
            _other(drawing, name)
        drawing.add_edge(start, end, label="\\n".join(sorted(names)))
    return _plain(drawing.draw(format="svg", prog="dot"), language)


def _other(drawing: pygraphviz.AGraph, name: str) -> None:
    if name not in drawing:
        drawing.add_node(name, label=name, **{"class": "own" if name.startswith("rg:") else "other"})


def _plain(svg: bytes, language: str) -> str:
    """What Graphviz drew, named and described, with shapes and words only."""
    root = etree.fromstring(svg)
    for element in list(root.iter(etree.Comment, f"{_SVG}title")):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    for element in root.iter(f"{_SVG}*"):
        place = element.get("class", "")
        kept = {name: value for name, value in element.attrib.items() if name in _KEPT}
        element.attrib.clear()
        for name, value in sorted(kept.items()):
            element.set(name, value)
        if place:
            element.set("class", place)
    for number, name in enumerate(("title", "desc")):
        element = etree.Element(f"{_SVG}{name}", id=f"diagram-{name}")
        element.text = say(f"ontology.diagram.{'title' if name == 'title' else 'about'}", language)
        root.insert(number, element)
    root.set("role", "img")
    root.set("aria-labelledby", "diagram-title diagram-desc")
    root.set("class", "diagram")
    etree.cleanup_namespaces(root)
    text: str = etree.tostring(root, encoding="unicode")
    assert not any(space in text for space in (_LINK, PREFIXES["rg"]))
    return text
