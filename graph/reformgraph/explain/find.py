"""What a reader typed, an IRI in full or in part or a name, in; the one node of the graph that it stands for out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

import pyoxigraph as ox

from reformgraph.errors import UsageError
from reformgraph.explain.nodes import KINDS, Nodes
from reformgraph.query.fold import fold
from reformgraph.terms import PREFIXES

SHOWN: Final = 12
_ABSOLUTE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://\S+|urn:\S+")


def find(nodes: Nodes, text: str) -> ox.NamedNode:
    """The node; UsageError, with the candidates, where there is none or more than one."""
    given = text.strip().removeprefix("<").removesuffix(">")
    things = [node for kind in KINDS for node in nodes.instances(kind)]
    known = list(dict.fromkeys((*things, *nodes.instances("rg:Statement"))))
    found = _by_iri(known, given)
    if not found and not _ABSOLUTE.fullmatch(given):
        found = _by_name(nodes, things, given)
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"{text!r} is the name of {len(found)} things", hint=f"which one? {_listed(nodes, found)}")
    raise UsageError(
        f"{text!r} is no person, body, organisation, project or statement of the graph",
        hint=_near(nodes, things, given),
    )


def _by_iri(known: Iterable[ox.NamedNode], text: str) -> list[ox.NamedNode]:
    """By the IRI, with a prefix (`person:…`, as in graph.ttl), or by its end (`person/…`, or what comes after)."""
    prefix, _, local = text.partition(":")
    full = PREFIXES[prefix] + local if prefix in PREFIXES else text
    end = text.replace(":", "/", 1)
    exact = [node for node in known if node.value == full]
    return exact or [node for node in known if node.value.endswith((f"/{end}", f"#{end}"))]


def _by_name(nodes: Nodes, things: Iterable[ox.NamedNode], text: str) -> list[ox.NamedNode]:
    """Those of that name; failing that, those whose name holds every word of it."""
    wanted = fold(text)
    words = set(wanted.split())
    named = {node: [fold(name) for name in nodes.names(node)] for node in dict.fromkeys(things)}
    exact = [node for node, names in named.items() if wanted in names]
    return exact or [node for node, names in named.items() if words and any(words <= {*name.split()} for name in names)]


def _near(nodes: Nodes, things: Iterable[ox.NamedNode], text: str) -> str:
    by_name = {fold(name): node for node in things for name in nodes.names(node)}
    near = [by_name[name] for name in get_close_matches(fold(text), by_name, n=3)]
    return f"did you mean {_listed(nodes, near)}" if near else "no name in the graph is near it"


def _listed(nodes: Nodes, found: Iterable[ox.NamedNode]) -> str:
    lines = list(dict.fromkeys(f"{nodes.title(node)} <{node.value}>" for node in found))
    more = f"; and {len(lines) - SHOWN} more" if len(lines) > SHOWN else ""
    return "; ".join(lines[:SHOWN]) + more
