"""The triples of an answer in, a picture of the network as SVG out: no script, no address, and all text escaped.

Graphviz places the nodes, which it knows by numbers alone; what is in the graph reaches only the escaped text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Final

import pygraphviz as pgv
import pyoxigraph as ox

from reformgraph.model import Language
from reformgraph.query.cells import short
from reformgraph.terms import iri

Triple = tuple[ox.NamedNode | ox.BlankNode, ox.NamedNode, ox.NamedNode | ox.BlankNode | ox.Literal]

MOST: Final = 200
"""More nodes than this are no picture that anyone reads."""

_NAMES: Final = tuple(map(iri, ("skos:prefLabel", "foaf:name", "rdfs:label", "dcterms:title")))
_TYPE: Final = iri("rdf:type")
_PERSON: Final = iri("foaf:Person")
_LONGEST: Final = 34
_WIDTH: Final = 215
_HEIGHT: Final = 24


@dataclass(frozen=True, slots=True)
class Network:
    """`nodes` are names by IRI, `links` pairs of IRIs with the relation, in order; `people` are drawn as people."""

    nodes: Mapping[str, str]
    links: tuple[tuple[str, str, str], ...]
    people: frozenset[str]


def network(triples: Iterable[Triple], language: Language) -> Network:
    """Things and the links between them; names and types are what is said of a thing, and no link."""
    names: dict[str, dict[str | None, str]] = {}
    links = set()
    people = set()
    for subject, predicate, value in triples:
        if predicate.value in _NAMES and isinstance(value, ox.Literal):
            names.setdefault(str(subject), {})[value.language] = short(value)
        elif predicate.value == _TYPE:
            if value == ox.NamedNode(_PERSON):
                people.add(str(subject))
        elif not isinstance(value, ox.Literal):
            links.add((str(subject), short(predicate), str(value)))
    terms = {end for subject, _, value in links for end in (subject, value)} | names.keys()
    order = (language, "fi", "sv", "en", None)
    nodes = {
        term: next((names[term][tag] for tag in order if tag in names.get(term, {})), short(_node(term)))
        for term in sorted(terms)
    }
    return Network(nodes, tuple(sorted(links)), frozenset(people))


def drawn(net: Network) -> str | None:
    """The network as an SVG element, None where it is empty or too large to be read."""
    if not net.links or len(net.nodes) > MOST:
        return None
    numbers = {term: f"n{number}" for number, term in enumerate(net.nodes)}
    graph = pgv.AGraph(strict=False, directed=True, rankdir="LR", nodesep="0.12", ranksep="0.9", pad="0")
    for number in numbers.values():
        size = {"width": str(_WIDTH / 72), "height": str(_HEIGHT / 72)}
        graph.add_node(number, label="", shape="box", fixedsize="true", **size)
    for subject, _, value in net.links:
        graph.add_edge(numbers[subject], numbers[value])
    graph.layout("dot")
    _, _, width, height = (float(part) for part in graph.graph_attr["bb"].split(","))
    places = {}
    for term, number in numbers.items():
        x, y = (float(part) for part in graph.get_node(number).attr["pos"].split(","))
        places[term] = (x, height - y)
    lines = "".join(_line(places[subject], places[value], relation) for subject, relation, value in net.links)
    boxes = "".join(_box(places[term], name, term in net.people) for term, name in net.nodes.items())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="-2 -2 {width + 4:.0f} {height + 4:.0f}" '
        f'width="{width + 4:.0f}" height="{height + 4:.0f}" style="max-width: 100%" font-family="sans-serif" '
        f'font-size="11">{lines}{boxes}</svg>'
    )


def _line(start: tuple[float, float], end: tuple[float, float], relation: str) -> str:
    """From the side of one box to the facing side of the other, with a dot where it arrives."""
    side = _WIDTH / 2 if start[0] <= end[0] else -_WIDTH / 2
    x1, x2 = (start[0] + side, end[0] - side) if abs(start[0] - end[0]) > _WIDTH else (start[0] + side, end[0] + side)
    bend = f"C {x1 + side / 3:.0f} {start[1]:.0f} {x2 - side / 3:.0f} {end[1]:.0f}"
    return (
        f'<path d="M {x1:.0f} {start[1]:.0f} {bend} {x2:.0f} {end[1]:.0f}" fill="none" stroke="#888">'
        f'<title>{escape(relation)}</title></path><circle cx="{x2:.0f}" cy="{end[1]:.0f}" r="2.5" fill="#888"/>'
    )


def _box(place: tuple[float, float], name: str, person: bool) -> str:
    x, y = place[0] - _WIDTH / 2, place[1] - _HEIGHT / 2
    seen = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
    fill, corner = ("#fff3dc", 11) if person else ("#e3eefc", 3)
    return (
        f'<g><title>{escape(name)}</title><rect x="{x:.0f}" y="{y:.0f}" width="{_WIDTH}" height="{_HEIGHT}" '
        f'rx="{corner}" fill="{fill}" stroke="#557"/><text x="{place[0]:.0f}" y="{place[1] + 4:.0f}" '
        f'text-anchor="middle" fill="#111">{escape(seen)}</text></g>'
    )


def _node(term: str) -> ox.NamedNode | ox.BlankNode:
    return ox.NamedNode(term[1:-1]) if term.startswith("<") else ox.BlankNode(term[2:])
