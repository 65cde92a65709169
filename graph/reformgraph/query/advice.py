"""A question without an answer in, which parameter or name leaves nothing out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyoxigraph as ox

from reformgraph.model import Language
from reformgraph.query.asking import values_of
from reformgraph.query.library import SavedQuery
from reformgraph.query.patterns import Pattern, joined, must_match, parts_left_out
from reformgraph.query.rows import rows_of
from reformgraph.query.run import run
from reformgraph.query.spelling import names_in
from reformgraph.store.graph import Graph
from reformgraph.terms import PREFIXES


def why_empty(query: SavedQuery, given: Mapping[str, str | None], graph: Graph, language: Language) -> list[str]:
    """What is to be said of a question without an answer: which parameter, or which name, leaves nothing."""
    if not query.parameters:
        absent = [f"nothing in the graph has {shown}" for shown in _absent(query.text, graph)]
        return absent or _unmatched(query.text, graph) or _too_strict(query.text, graph)
    advice = []
    for name, value in values_of(query, given, graph, language).items():
        if isinstance(value, ox.NamedNode) and not _occurs(value.value, graph):
            advice.append(f"nothing in the graph is {value}, which --{name} names")
    optional = [
        parameter.name
        for parameter in query.parameters
        if not parameter.required and given.get(parameter.name) not in {None, parameter.default}
    ]
    for name in optional:
        fewer = {other: text for other, text in given.items() if other != name}
        values = values_of(query, fewer, graph, language)
        if rows_of(run(graph, query.text, values, query.source))[1]:
            advice.append(f"there are rows without --{name}")
    if len(optional) > 1 and not advice:
        advice.append(f"nor are there rows without one of {', '.join(f'--{name}' for name in optional)}")
    return advice


def _absent(text: str, graph: Graph) -> list[str]:
    """The names in the query that the graph has nowhere; data types need not be in it."""
    found = {shown: PREFIXES[prefix] + local for prefix, local, shown in names_in(text) if prefix != "xsd"}
    return [shown for shown, value in found.items() if not _occurs(value, graph)]


def _unmatched(text: str, graph: Graph) -> list[str]:
    """The patterns that nothing matches; or else the first that matches nothing together with those before it."""
    patterns = must_match(text)
    alone = [pattern for pattern in patterns if not _matches([pattern], graph)]
    if alone:
        return [f"nothing matches {pattern.shown}" for pattern in alone]
    for count in range(2, len(patterns) + 1):
        if not _matches(patterns[:count], graph):
            before = "; ".join(pattern.shown for pattern in patterns[: count - 1])
            return [f"nothing that matches {before} also matches {patterns[count - 1].shown}"]
    return []


def _too_strict(text: str, graph: Graph) -> list[str]:
    """The filters and other parts of the query's pattern without each of which there would be rows."""
    advice = []
    for part, without in parts_left_out(text):
        if rows_of(run(graph, without))[1]:
            advice.append(f"there are rows without {' '.join(part.split())}")
    return advice


def _matches(patterns: Sequence[Pattern], graph: Graph) -> bool:
    return bool(rows_of(run(graph, f"ASK {{ {joined(patterns)} }}"))[1][0][0] == ox.Literal(True))


def _occurs(value: str, graph: Graph) -> bool:
    node = ox.NamedNode(value)
    query = f"ASK {{ {{ {node} ?p ?o }} UNION {{ ?s {node} ?o }} UNION {{ ?s ?p {node} }} }}"
    return bool(rows_of(run(graph, query))[1][0][0] == ox.Literal(True))
