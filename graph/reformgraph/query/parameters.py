"""What a reader typed for a parameter in, an RDF term out; names are looked up among the labels of the graph."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Final

import pyoxigraph as ox

from reformgraph.errors import UsageError
from reformgraph.model import Language
from reformgraph.query.binding import Term
from reformgraph.query.fold import fold
from reformgraph.query.header import Parameter, ParameterType
from reformgraph.query.run import run
from reformgraph.store.graph import Graph
from reformgraph.terms import PREFIXES, iri

CLASSES: Final[Mapping[ParameterType, tuple[str, ...]]] = {
    "organization": ("rg:Body", "org:FormalOrganization", "rg:Project"),
    "person": ("foaf:Person",),
    "region": ("rg:Region",),
    "document": ("rg:Document",),
    "role": ("skos:Concept",),
    "body-type": ("skos:Concept",),
}
SCHEMES: Final[Mapping[ParameterType, str]] = {"role": PREFIXES["role"], "body-type": PREFIXES["bodytype"]}
"""Concepts have no class of their own; the schemes are told apart by their IRIs."""

LABELS: Final = (
    "skos:prefLabel",
    "skos:altLabel",
    "skos:hiddenLabel",
    "foaf:name",
    "rdfs:label",
    "dcterms:title",
    "dcterms:identifier",
)
SHOWN: Final = 12
"""So many candidates are listed; a reader does not read more."""

_ABSOLUTE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://\S+|urn:\S+")
_PREFIXED: Final = re.compile(r"([A-Za-z][\w-]*):(\S*)")


def term(parameter: Parameter, text: str, graph: Graph) -> Term:
    """Turn `text` into the term that it stands for; UsageError where it is not of the type, or not one thing."""
    if parameter.choices and text not in parameter.choices:
        raise _error(parameter, f"{text!r} is not one of {', '.join(parameter.choices)}")
    match parameter.type:
        case "string":
            return ox.Literal(text)
        case "integer":
            return _integer(parameter, text)
        case "decimal":
            return _decimal(parameter, text)
        case "date":
            return _date(parameter, text)
        case "iri":
            node = _iri(text)
            if node is None:
                raise _error(parameter, f"{text!r} is neither an IRI nor a name with a known prefix")
            return node
        case _:
            return _iri(text) or _named(parameter, text, graph)


def known_names(kind: ParameterType, graph: Graph, language: Language) -> list[str]:
    """The names, in `language` where there are several, of what a parameter of this type can stand for in the graph."""
    if kind not in CLASSES:
        return []
    names: dict[str, dict[str | None, str]] = {}
    for node, label in _labels(kind, graph, ("skos:prefLabel", "foaf:name", "dcterms:title")):
        names.setdefault(node, {})[label.language] = label.value
    order = (language, "fi", "sv", "en", None)
    return sorted({next((each[tag] for tag in order if tag in each), min(each.values())) for each in names.values()})


def _integer(parameter: Parameter, text: str) -> ox.Literal:
    if not re.fullmatch(r"[+-]?[0-9]+", text):
        raise _error(parameter, f"{text!r} is not a whole number")
    return ox.Literal(str(int(text)), datatype=ox.NamedNode(iri("xsd:integer")))


def _decimal(parameter: Parameter, text: str) -> ox.Literal:
    """A number with a decimal point, or with a comma as Finnish and Swedish write it."""
    if not re.fullmatch(r"[+-]?[0-9]+([.,][0-9]+)?", text):
        raise _error(parameter, f"{text!r} is not a number", "write it as 0.8")
    return ox.Literal(text.replace(",", "."), datatype=ox.NamedNode(iri("xsd:decimal")))


def _date(parameter: Parameter, text: str) -> ox.Literal:
    """A day as ISO 8601 writes it, or as Finnish does: 13.4.2021."""
    finnish = re.fullmatch(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})", text)
    try:
        day = (
            dt.date(*map(int, reversed(finnish.groups()))) if finnish else dt.datetime.strptime(text, "%Y-%m-%d").date()
        )
    except ValueError as error:
        raise _error(parameter, f"{text!r} is not a day", "write it as 2021-04-13 or 13.4.2021") from error
    return ox.Literal(day.isoformat(), datatype=ox.NamedNode(iri("xsd:date")))


def _iri(text: str) -> ox.NamedNode | None:
    bare = text.removeprefix("<").removesuffix(">")
    prefixed = _PREFIXED.fullmatch(bare)
    if prefixed and prefixed[1] in PREFIXES and not prefixed[2].startswith("//"):
        bare = PREFIXES[prefixed[1]] + prefixed[2]
    elif not _ABSOLUTE.fullmatch(bare):
        return None
    try:
        return ox.NamedNode(bare)
    except ValueError:
        return None


def _named(parameter: Parameter, text: str, graph: Graph) -> ox.NamedNode:
    """The one thing of that name; failing that, the one thing whose name contains every word of it."""
    labels = [(node, label.value) for node, label in _labels(parameter.type, graph, LABELS)]
    wanted = fold(text)
    exact = {node for node, label in labels if fold(label) == wanted}
    words = set(wanted.split())
    found = exact or {node for node, label in labels if words and words <= set(fold(label).split())}
    if len(found) == 1:
        return ox.NamedNode(found.pop())
    if found:
        raise _error(
            parameter, f"{text!r} is the name of {len(found)} things", hint=f"which one? {_listed(found, labels)}"
        )
    near = get_close_matches(wanted, {fold(label) for _, label in labels}, n=3)
    meant = {node for node, label in labels if fold(label) in near}
    hint = f"did you mean {_listed(meant, labels)}" if meant else "no name in the graph is near it"
    raise _error(parameter, f"nothing is called {text!r}", hint=hint)


def _labels(kind: ParameterType, graph: Graph, properties: Sequence[str]) -> list[tuple[str, ox.Literal]]:
    """Each name of each thing of this type, those by the first of the properties first."""
    query = (
        f"SELECT ?thing ?property ?label WHERE {{ VALUES ?class {{ {' '.join(CLASSES[kind])} }} ?thing a ?class . "
        f"VALUES ?property {{ {' '.join(properties)} }} ?thing ?property ?label }}"
    )
    answer = run(graph, query, source="the names in the graph")
    assert isinstance(answer, ox.QuerySolutions)
    found = set()
    for row in answer:
        thing, property_, label = row
        if (
            isinstance(thing, ox.NamedNode)
            and isinstance(property_, ox.NamedNode)
            and isinstance(label, ox.Literal)
            and thing.value.startswith(SCHEMES.get(kind, ""))
        ):
            found.add((property_.value, thing.value, label))
    order = {iri(name): place for place, name in enumerate(properties)}
    ordered = sorted(found, key=lambda each: (order[each[0]], each[1], each[2].value, each[2].language or ""))
    return [(node, label) for _, node, label in ordered]


def _listed(nodes: set[str], labels: list[tuple[str, str]]) -> str:
    """The candidates as `name <IRI>`, by name."""
    names: dict[str, str] = {}
    for node, label in labels:
        if node in nodes:
            names.setdefault(node, label)
    lines = sorted(f"{name} <{node}>" for node, name in names.items())
    more = f"; and {len(lines) - SHOWN} more" if len(lines) > SHOWN else ""
    return "; ".join(lines[:SHOWN]) + more


def _error(parameter: Parameter, problem: str, hint: str | None = None) -> UsageError:
    return UsageError(problem, where=f"--{parameter.name}", hint=hint)
