"""A statement's node in, lines out: what it says, how it was obtained, when it held, where it stands, what differs."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from reformgraph.explain.nodes import Nodes, quote_lines


def statement_lines(nodes: Nodes, node: ox.NamedNode) -> Iterator[str]:
    yield nodes.title(node)
    yield node.value
    yield ""
    yield f"kind        {nodes.kind(node) or 'statement'}"
    for predicate, word in (("rg:titleInSource", "in source"), ("rg:onBehalfOf", "on behalf")):
        for each in nodes.objects(node, predicate):
            yield f"{word:<12}{nodes.title(each)}"
    yield f"method      {nodes.value(node, 'rg:method') or 'not known'}"
    yield f"confidence  {nodes.value(node, 'rg:confidence') or 'not known'}"
    yield f"status      {(nodes.value(node, 'rg:status') or 'not known').rpartition('#')[2]}"
    yield f"began       {_time(nodes, node, 'start')}"
    yield f"ended       {_time(nodes, node, 'end')}"
    yield ""
    yield "passages"
    yield from quote_lines(nodes.evidence(node), "  ")
    others = [each for each in nodes.objects(node, "rg:conflictsWith") if isinstance(each, ox.NamedNode)]
    if others:
        yield ""
        yield "conflicts with"
        for other in others:
            yield f"  {nodes.title(other)} <{other.value}>"
            yield from quote_lines(nodes.evidence(other), "    ")


def _time(nodes: Nodes, node: ox.NamedNode, side: str) -> str:
    """A side's two bounds in words; a missing one is not known, and never means that it still goes on."""
    first, last = (nodes.value(node, f"rg:{side}{bound}") for bound in ("NotBefore", "NotAfter"))
    if first and last:
        return first if first == last else f"from {first} to {last}"
    if first:
        return f"{first} or later"
    return f"{last} or earlier" if last else "not known"
