"""The node of a person, body or other thing in, lines out: its names, why its mentions are one, what is said of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from reformgraph.explain.merges import Mention, Merge, merges_of
from reformgraph.explain.nodes import Nodes, quote_lines, shown

QUOTES: Final = 3
"""So many passages of a mention are quoted; each statement has all of its own."""


def thing_lines(nodes: Nodes, node: ox.NamedNode, build: Path) -> Iterator[str]:
    yield nodes.title(node)
    yield node.value
    yield ""
    yield f"kind        {nodes.kind(node) or 'not known'}"
    region = next((nodes.title(each) for each in nodes.objects(node, "dcterms:spatial")), None)
    if region:
        yield f"region      {region}"
    others = [shown(name) for name in nodes.names(node) if shown(name) != nodes.title(node)]
    if others:
        yield f"also named  {'; '.join(others)}"
    statements = nodes.statements_about(node)
    quotes = {quote for each in (node, *statements) for quote in nodes.evidence(each)}
    documents = sorted({quote.document for quote in quotes})
    yield f"documents   {', '.join(documents) or 'none'}"
    yield ""
    merges = merges_of(build, node.value)
    if merges:
        yield f"{len(merges)} merge{'s' if len(merges) > 1 else ''}"
        for merge in merges:
            yield from _merge_lines(nodes, merge)
    else:
        yield "no mentions were merged"
    yield ""
    yield f"{len(statements)} statement{'s' if len(statements) != 1 else ''}"
    for each in statements:
        yield f"  {nodes.title(each)} <{each.value}>"
    mentioned = nodes.evidence(node)
    if mentioned:
        yield ""
        yield "only named in"
        yield from quote_lines(mentioned, "  ")


def _merge_lines(nodes: Nodes, merge: Merge) -> Iterator[str]:
    yield f"  {shown(merge.rule)}"
    for mention in merge.mentions:
        yield f"    {shown(mention.name)} in {shown(mention.document)}"
        yield from _mention_lines(nodes, mention)


def _mention_lines(nodes: Nodes, mention: Mention) -> Iterator[str]:
    """A passage that only rejected statements rest on is not in the graph."""
    known = nodes.quotes(mention.document)
    found = [known[span] for span in mention.passages if span in known]
    yield from quote_lines(found[:QUOTES], "      ")
    if len(found) > QUOTES:
        yield f"      and {len(found) - QUOTES} more"
    if len(found) < len(mention.passages):
        yield f"      {len(mention.passages) - len(found)} not published"
