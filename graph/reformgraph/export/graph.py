"""A graph's triples in, the bytes of what is published of it out: the same graph gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal, get_args

import pyoxigraph as ox

from reformgraph.build.turtle import Names, thing_prefixes, turtle_bytes, turtle_things
from reformgraph.errors import BuildError
from reformgraph.export.base import base_of, rebased
from reformgraph.export.jsonld import jsonld_bytes
from reformgraph.export.select import Selection, selected
from reformgraph.terms import PREFIXES

Format = Literal["turtle", "trig", "ntriples", "nquads", "jsonld"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)
WHOLE: Final = Selection()


def published(graph: Iterable[ox.Triple], selection: Selection = WHOLE, base: str | None = None) -> list[ox.Triple]:
    """What the selection keeps of a graph, without rejected statements, its IRIs under `base` where one is given."""
    triples = list(graph)
    chosen = selected(triples, selection)
    return rebased(chosen, base_of(triples), base) if base else chosen


def exported(
    graph: Iterable[ox.Triple], format: Format, selection: Selection = WHOLE, base: str | None = None
) -> bytes:
    """Write what is published of the graph. TriG and N-Quads have it all in one graph named `graph` under the base."""
    triples = published(graph, selection, base)
    place = base or base_of(triples)
    if format == "turtle":
        return turtle_bytes(triples, prefixes(place))
    if format == "trig":
        return _trig(triples, place)
    if format == "jsonld":
        return jsonld_bytes(triples, place)
    end = f" {graph_name(place)} .\n" if format == "nquads" else " .\n"
    return b"".join(sorted({f"{_without_blank(triple)}{end}".encode() for triple in triples}))


def graph_name(base: str) -> ox.NamedNode:
    """The graph that TriG and N-Quads put a publisher's statements into."""
    return ox.NamedNode(f"{base}graph")


def prefixes(base: str) -> dict[str, str]:
    return {**PREFIXES, **thing_prefixes(base)}


def _trig(triples: list[ox.Triple], base: str) -> bytes:
    names = Names(prefixes(base))
    things = [b"\n\t" + each.replace(b"\n\t", b"\n\t\t") for each in turtle_things(triples, names)]
    return names.declarations() + f"\n{graph_name(base)} {{".encode() + b"".join(things) + b"}\n"


def _without_blank(triple: ox.Triple) -> ox.Triple:
    if isinstance(triple.subject, ox.BlankNode) or isinstance(triple.object, ox.BlankNode):
        raise BuildError("the graph holds a blank node", where=str(triple), hint="give it an IRI")
    return triple
