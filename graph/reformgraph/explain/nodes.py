"""A store in, what an explanation needs of its nodes out: names, passages and neighbours, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from reformgraph.model import Language
from reformgraph.terms import iri

KINDS: Final = {
    "foaf:Person": "person",
    "rg:Body": "body",
    "rg:Project": "project",
    "org:FormalOrganization": "organisation",
    "org:Organization": "people named together",
}
STATEMENTS: Final = {
    "org:Membership": "membership",
    "rg:BodyRelation": "relation of bodies",
    "rg:Meeting": "meeting",
    "rg:ParticipationRight": "right to take part",
    "rg:CompositionRule": "rule of composition",
    "rg:Mandate": "task",
}
NAMES: Final = ("skos:prefLabel", "foaf:name", "skos:altLabel", "rdfs:label")
_SHOWN_NAMES: Final = ("skos:prefLabel", "foaf:name", "dcterms:title", "rdfs:label")
# The parts of a statement that, one after the other, say in words what it is.
_PARTS: Final = (
    "org:member", "rg:holder", "rg:subject", "org:role", "rg:relation", "rg:right", "rg:object", "org:organization",
    "rg:inBody", "schema:organizer", "schema:startDate", "rg:ruleFor", "rg:ofBody", "rdfs:label",
)  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """A passage as a reader finds it: the document's file, the offsets there, and the text."""

    document: str
    begin: int
    end: int
    text: str


class Nodes:
    """The nodes of one graph."""

    def __init__(self, store: ox.Store, language: Language) -> None:
        self._store = store
        self._order = (language, "fi", "sv", "en")

    def instances(self, kind: str) -> list[ox.NamedNode]:
        quads = self._store.quads_for_pattern(None, ox.NamedNode(iri("rdf:type")), ox.NamedNode(iri(kind)))
        return sorted((quad.subject for quad in quads if isinstance(quad.subject, ox.NamedNode)), key=str)

    def kind(self, node: ox.NamedNode) -> str | None:
        """What a thing or statement is in words; None for a node of another kind."""
        types = {each.value for each in self.objects(node, "rdf:type")}
        return next((word for name, word in (*STATEMENTS.items(), *KINDS.items()) if iri(name) in types), None)

    def is_statement(self, node: ox.NamedNode) -> bool:
        return any(each.value == iri("rg:Statement") for each in self.objects(node, "rdf:type"))

    def objects(self, node: ox.NamedNode, predicate: str) -> list[ox.NamedNode | ox.Literal]:
        quads = self._store.quads_for_pattern(node, ox.NamedNode(iri(predicate)), None)
        return sorted((each for quad in quads if isinstance(each := quad.object, ox.NamedNode | ox.Literal)), key=str)

    def value(self, node: ox.NamedNode, predicate: str) -> str | None:
        return next((each.value for each in self.objects(node, predicate)), None)

    def names(self, node: ox.NamedNode) -> list[str]:
        """Every name, the preferred ones first."""
        return list(dict.fromkeys(each.value for name in NAMES for each in self.objects(node, name)))

    def title(self, node: ox.NamedNode | ox.Literal) -> str:
        """A thing's name, what a statement says, a literal's text, or the end of an IRI, on one line."""
        if isinstance(node, ox.Literal):
            return shown(node.value)
        if self.is_statement(node):
            return " – ".join(self.title(each) for part in _PARTS for each in self.objects(node, part))
        for name in _SHOWN_NAMES:
            labels = {each.language: each.value for each in self.objects(node, name) if isinstance(each, ox.Literal)}
            if labels:
                return shown(next((labels[tag] for tag in self._order if tag in labels), min(labels.values())))
        return shown(node.value.rpartition("/")[2].rpartition("#")[2])

    def statements_about(self, node: ox.NamedNode) -> list[ox.NamedNode]:
        quads = self._store.quads_for_pattern(None, None, node)
        found = {quad.subject for quad in quads if isinstance(quad.subject, ox.NamedNode)}
        return sorted((each for each in found if self.is_statement(each)), key=str)

    def evidence(self, node: ox.NamedNode) -> list[Quote]:
        """The passages of a statement, or those that only name a thing, in the order of the documents."""
        passages = [*self.objects(node, "rg:evidence"), *self.objects(node, "dcterms:isReferencedBy")]
        return sorted({self._quote(each) for each in passages if isinstance(each, ox.NamedNode)})

    def quotes(self, document: str) -> dict[tuple[int, int], Quote]:
        """The passages of the document with this identifier, by their offsets."""
        name = ox.NamedNode(iri("dcterms:identifier"))
        found = [
            self._quote(passage.subject)
            for quad in self._store.quads_for_pattern(None, name, ox.Literal(document))
            if isinstance(quad.subject, ox.NamedNode)
            for passage in self._store.quads_for_pattern(None, ox.NamedNode(iri("prov:wasQuotedFrom")), quad.subject)
            if isinstance(passage.subject, ox.NamedNode)
        ]
        return {(each.begin, each.end): each for each in found}

    def _quote(self, passage: ox.NamedNode) -> Quote:
        documents = (each for each in self.objects(passage, "prov:wasQuotedFrom") if isinstance(each, ox.NamedNode))
        document = next((self.value(each, "dcterms:identifier") or each.value for each in documents), "")
        begin, end = (int(self.value(passage, f"nif:{side}Index") or 0) for side in ("begin", "end"))
        return Quote(shown(document), begin, end, shown(self.value(passage, "nif:anchorOf") or ""))


def quote_lines(quotes: list[Quote], indent: str) -> Iterator[str]:
    for each in quotes:
        yield f"{indent}{each.document}, {each.begin}–{each.end}: “{each.text}”"


def shown(text: str) -> str:
    """A text on one line, with nothing in it that could steer a terminal."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())
