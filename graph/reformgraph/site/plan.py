"""A graph and its publisher in; out, what the site will hold: every thing's pages, and the place of every IRI."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from reformgraph.errors import BuildError
from reformgraph.publish import Publisher
from reformgraph.site.graph import Node, SiteGraph
from reformgraph.site.places import CONCEPTS, Place, anchor_of, folders, home
from reformgraph.site.sections import Section, collated, paged, sections
from reformgraph.site.view import LIST_OF, Plan, tails

LISTS: Final = tuple(dict.fromkeys(LIST_OF.values()))
SCHEMES: Final = ("role", "bodytype", "relation", "concept")


def make_plan(graph: SiteGraph, base: str, publisher: Publisher | None = None) -> Plan:
    """Plan the site: the same graph gives the same plan."""
    own = folders(graph, base)
    pages = {iri: paged(graph, sections(graph, graph.nodes[iri])) for iri in own}
    concepts = paged(graph, _concepts(graph))
    lists = {
        name: paged(graph, [Section(name, tuple(found))]) for name in LISTS if (found := _listed(graph, own, name))
    }
    return Plan(graph, base, _places(graph, own, pages, concepts), pages, lists, concepts, publisher, tails(graph))


def _places(
    graph: SiteGraph, own: Mapping[str, str], pages: Mapping[str, list[list[Section]]], concepts: list[list[Section]]
) -> dict[str, Place]:
    places = {iri: Place(folder) for iri, folder in own.items()}
    for iri, parts in pages.items():
        for number, item in _numbered(parts):
            if item not in own and home(graph.nodes[item], graph) == iri:
                places[item] = Place(own[iri], number, anchor_of(graph.nodes[item]))
    for number, item in _numbered(concepts):
        places[item] = Place(CONCEPTS, number, anchor_of(graph.nodes[item]))
    lost = sorted(graph.nodes.keys() - places.keys())
    if lost:
        raise BuildError(
            "the site has no place for a node of the graph", where=lost[0], hint="run reformgraph validate"
        )
    taken: dict[Place, str] = {}
    for iri, place in places.items():
        if place in taken:
            raise BuildError(f"{iri} and {taken[place]} would have the same place on the site")
        taken[place] = iri
    return places


def _numbered(pages: list[list[Section]]) -> list[tuple[int, str]]:
    return [(number, item) for number, page in enumerate(pages, start=1) for part in page for item in part.items]


def _concepts(graph: SiteGraph) -> list[Section]:
    found: dict[str, list[Node]] = {scheme: [] for scheme in SCHEMES}
    for node in graph.of_kind("concept"):
        found[anchor_of(node).partition("-")[0]].append(node)
    return [
        Section(scheme, tuple(node.iri for node in sorted(nodes, key=lambda each: _name_key(graph, each))))
        for scheme, nodes in found.items()
        if nodes
    ]


def _listed(graph: SiteGraph, own: Mapping[str, str], name: str) -> list[str]:
    """The things of a list: meetings from the latest on, all others by name."""
    nodes = [graph.nodes[iri] for iri in own if LIST_OF.get(graph.nodes[iri].kind, "things") == name]
    if name == "meetings":
        nodes.sort(key=lambda node: node.iri)
        nodes.sort(key=lambda node: node.text("schema:startDate") or "", reverse=True)
    else:
        nodes.sort(key=lambda node: _name_key(graph, node))
    return [node.iri for node in nodes]


def _name_key(graph: SiteGraph, node: Node) -> tuple[str, str]:
    return collated(graph.name(node.iri, "fi").text), node.iri
