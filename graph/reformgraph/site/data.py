"""A graph's triples in; out, the Turtle and JSON-LD of any part of it, put together from pieces made once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, Final

import pyoxigraph as ox

from reformgraph.build.turtle import Names, turtle_things
from reformgraph.export.graph import prefixes
from reformgraph.export.jsonld import context, jsonld_things
from reformgraph.terms import iri

_NAMES: Final = frozenset(
    ox.NamedNode(iri(name))
    for name in ("rdf:type", "rdfs:label", "foaf:name", "skos:prefLabel", "dcterms:title", "dcterms:date")
)


class Pieces:
    """Each thing as a block of Turtle and a node of JSON-LD, in full, and with no more than type and names."""

    def __init__(self, triples: Sequence[ox.Triple], base: str) -> None:
        named = [triple for triple in triples if triple.predicate in _NAMES]
        names = Names(prefixes(base))
        self._turtle: Final = _blocks(triples, names)
        self._turtle_named: Final = _blocks(named, names)
        self._declarations: Final = names.declarations()
        self._nodes: Final = {key: _node(node) for key, node in jsonld_things(triples, base)}
        self._nodes_named: Final = {key: _node(node) for key, node in jsonld_things(named, base)}
        self._base: Final = base

    def turtle(self, full: Iterable[str], named: Iterable[str]) -> bytes:
        """The things of `full` with all that is said of them, and those of `named` with type and name."""
        blocks = [self._turtle[key] for key in sorted(full) if key in self._turtle]
        blocks += [self._turtle_named[key] for key in sorted(named) if key in self._turtle_named]
        return self._declarations + b"".join(b"\n" + block for block in blocks)

    def jsonld(self, full: Iterable[str], named: Iterable[str]) -> bytes:
        """The same in JSON-LD, with what is used of the kept context."""
        nodes = [self._nodes[key] for key in sorted(full) if key in self._nodes]
        nodes += [self._nodes_named[key] for key in sorted(named) if key in self._nodes_named]
        used = frozenset[str]().union(*(words for _, words in nodes))
        kept = {name: entry for name, entry in context().items() if name in used}
        head = json.dumps({"@base": self._base, **kept}, ensure_ascii=False, indent=1)
        body = ",\n".join(line for line, _ in nodes)
        return f'{{\n"@context": {head},\n"@graph": [\n{body}\n]\n}}\n'.encode()


def _blocks(triples: Iterable[ox.Triple], names: Names) -> dict[str, bytes]:
    triples = list(triples)
    subjects = {triple.subject.value for triple in triples if isinstance(triple.subject, ox.NamedNode)}
    in_order = sorted(subjects, key=lambda each: f"<{each}>".encode())
    return dict(zip(in_order, turtle_things(triples, names), strict=True))


def _node(node: dict[str, Any]) -> tuple[str, frozenset[str]]:
    """The node's line, and the names of the context that it uses."""
    types = node.get("@type", [])
    words = frozenset(node) | frozenset([types] if isinstance(types, str) else types)
    return json.dumps(node, ensure_ascii=False), words
