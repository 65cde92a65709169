"""Triples in; out, what the pages tell: each thing and statement with its properties, and who speaks of whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

import pyoxigraph as ox

from reformgraph.terms import PREFIXES

KINDS: Final = {
    "rg:Withheld": "withheld",
    "foaf:Person": "person",
    "rg:Body": "body",
    "rg:Project": "project",
    "org:FormalOrganization": "organization",
    "rg:Region": "region",
    "rg:Document": "document",
    "rg:Passage": "passage",
    "rg:Meeting": "meeting",
    "org:Membership": "membership",
    "rg:ParticipationRight": "right",
    "rg:BodyRelation": "relation",
    "rg:CompositionRule": "rule",
    "rg:Mandate": "mandate",
    "rg:Statement": "statement",
    "org:Organization": "collective",
    "skos:Concept": "concept",
}
STATEMENTS: Final = frozenset({"meeting", "membership", "right", "relation", "rule", "mandate", "statement"})
AGENTS: Final = frozenset({"person", "body", "project", "organization", "collective"})
NAMES: Final = ("skos:prefLabel", "foaf:name", "dcterms:title", "rdfs:label")
# What says of a statement how it is known, and not whom it is about.
_ABOUT_ITSELF: Final = frozenset(
    {"rdf:type", "rg:evidence", "rg:status", "rg:conflictsWith", "org:role", "rg:relation"}
)


class Value(NamedTuple):
    """An IRI, or a text with its language or the name of its datatype where it has one."""

    text: str
    language: str = ""
    datatype: str = ""
    is_iri: bool = False


class Node:
    """All that is said of one IRI, by the short names of properties."""

    __slots__ = ("iri", "kind", "properties")

    def __init__(self, iri: str, properties: dict[str, list[Value]]) -> None:
        self.iri: Final = iri
        self.properties: Final = properties
        types = {value.text for value in properties.get("rdf:type", ())}
        self.kind: Final = next((kind for name, kind in KINDS.items() if name in types), "thing")

    def all(self, name: str) -> list[Value]:
        return self.properties.get(name, [])

    def texts(self, name: str) -> list[str]:
        return [value.text for value in self.properties.get(name, ())]

    def text(self, name: str) -> str | None:
        values = self.properties.get(name)
        return values[0].text if values else None


class SiteGraph:
    """The nodes by IRI, and for each which statements are about it. Plain values, so that processes can share it."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self.nodes: Final = _nodes(triples)
        about: dict[str, list[str]] = defaultdict(list)
        resting: dict[str, list[str]] = defaultdict(list)
        passages: dict[str, list[str]] = defaultdict(list)
        inside: dict[str, list[str]] = defaultdict(list)
        for iri, node in self.nodes.items():
            if node.kind in STATEMENTS:
                for subject in _subjects(node):
                    about[subject].append(iri)
                for passage in node.texts("rg:evidence"):
                    resting[passage].append(iri)
            elif node.kind == "passage":
                for document in {*node.texts("prov:wasQuotedFrom"), *node.texts("prov:hadPrimarySource")}:
                    passages[document].append(iri)
            else:
                for wider in {*node.texts("dcterms:spatial"), *node.texts("skos:broader")}:
                    inside[wider].append(iri)
                for passage in node.texts("dcterms:isReferencedBy"):
                    resting[passage].append(iri)
        self.about: Final[Mapping[str, list[str]]] = dict(about)
        """Which statements are about a thing."""
        self.resting: Final[Mapping[str, list[str]]] = dict(resting)
        """Which statements rest on a passage, and which things it only names."""
        self.passages: Final[Mapping[str, list[str]]] = dict(passages)
        """The passages of a document, and those of records that cite it."""
        self.inside: Final[Mapping[str, list[str]]] = dict(inside)
        """What is in a region, and what is narrower than a concept."""

    def of_kind(self, *kinds: str) -> list[Node]:
        return [node for node in self.nodes.values() if node.kind in kinds]

    def spoken(self, iris: Iterable[str]) -> set[str]:
        """What these speak of that the graph says something about."""
        return {
            value.text
            for iri in iris
            if iri in self.nodes
            for values in self.nodes[iri].properties.values()
            for value in values
            if value.is_iri and value.text in self.nodes
        }

    def name(self, iri: str, language: str) -> Value:
        """The name to show in a language, with the language that it is in; the end of the IRI where there is none."""
        node = self.nodes.get(iri)
        for property_ in NAMES if node else ():
            values = node.all(property_) if node else []
            if values:
                return best(values, language)
        return Value(local_name(iri))


def best(values: list[Value], language: str) -> Value:
    """The text in this language, or else in Finnish, Swedish, English or none."""
    order = (language, "fi", "sv", "en", "")
    return min(values, key=lambda each: (order.index(each.language) if each.language in order else len(order), each))


def local_name(iri: str) -> str:
    """The last part of an IRI, after `#` or `/`."""
    return iri.rstrip("/#").rpartition("/")[2].rpartition("#")[2] or iri


@lru_cache(maxsize=4096)
def short(iri: str) -> str:
    """`rg:evidence` for an IRI of a known vocabulary, and the IRI itself for another."""
    for prefix, space in PREFIXES.items():
        if iri.startswith(space) and prefix not in ("role", "bodytype", "relation", "region"):
            return f"{prefix}:{iri[len(space) :]}"
    return iri


def _nodes(triples: Iterable[ox.Triple]) -> dict[str, Node]:
    described: dict[str, dict[str, list[Value]]] = {}
    for triple in triples:
        subject, value = triple.subject, triple.object
        if not isinstance(subject, ox.NamedNode):
            continue  # exporting refuses blank nodes, and tells of them
        properties = described.setdefault(subject.value, {})
        properties.setdefault(short(triple.predicate.value), []).append(_value(triple.predicate.value, value))
    for properties in described.values():
        for values in properties.values():
            values.sort()
    return {iri: Node(iri, described[iri]) for iri in sorted(described)}


def _value(predicate: str, value: ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple) -> Value:
    if isinstance(value, ox.Literal):
        return Value(value.value, value.language or "", "" if value.language else short(value.datatype.value))
    text = value.value if isinstance(value, ox.NamedNode) else str(value)
    return Value(short(text) if predicate.endswith("#type") else text, is_iri=True)


def _subjects(node: Node) -> set[str]:
    return {
        value.text
        for name, values in node.properties.items()
        if name not in _ABOUT_ITSELF
        for value in values
        if value.is_iri
    }
