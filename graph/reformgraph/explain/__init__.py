"""Explaining: a build and the name of a thing or statement in, why it is as it is out."""

from __future__ import annotations

from pathlib import Path

from reformgraph.explain.find import find
from reformgraph.explain.nodes import Nodes
from reformgraph.explain.statements import statement_lines
from reformgraph.explain.things import thing_lines
from reformgraph.model import Language
from reformgraph.store import open_store

__all__ = ["explain"]


def explain(build: Path, text: str, language: Language = "fi") -> str:
    """What `text` stands for, an IRI or a name, and on which passages and decisions it rests."""
    nodes = Nodes(open_store(build), language)
    node = find(nodes, text)
    lines = statement_lines(nodes, node) if nodes.is_statement(node) else thing_lines(nodes, node, build)
    return "\n".join(lines) + "\n"
