"""People, agents, documents and passages to their triples, as the graph contract says."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

import pyoxigraph as ox

from reformgraph.build.namer import Namer, tagged, term, text, typed
from reformgraph.errors import EvidenceError
from reformgraph.link.entities import Agent, Collective, Label, Passage, Person
from reformgraph.model import AgentKind, Document, PageNote, Span
from reformgraph.read.mask import mask
from reformgraph.vocabulary import region

Triples = Iterator[ox.Triple]

CLASSES: Final[dict[AgentKind, str]] = {
    "body": "rg:Body",
    "organization": "org:FormalOrganization",
    "project": "rg:Project",
    "party": "org:FormalOrganization",
}


def person_triples(person: Person, namer: Namer) -> Triples:
    """A name and nothing else."""
    node = namer.node(person.id)
    yield ox.Triple(node, term("rdf:type"), term("foaf:Person"))
    yield ox.Triple(node, term("foaf:name"), text(person.name))
    for name in (person.name, *person.other_names):
        yield ox.Triple(node, term("rdfs:label"), text(name))


def agent_triples(agent: Agent, namer: Namer) -> Triples:
    node = namer.node(agent.id)
    yield ox.Triple(node, term("rdf:type"), term(CLASSES[agent.kind]))
    for label in agent.labels:
        yield ox.Triple(node, term("skos:prefLabel"), tagged(label))
    for label in agent.other_names:
        yield ox.Triple(node, term("skos:altLabel"), tagged(label))
    if agent.body_type:
        yield ox.Triple(node, term("org:classification"), term(f"bodytype:{agent.body_type}"))
    if agent.region:
        yield ox.Triple(node, term("dcterms:spatial"), ox.NamedNode(region(agent.region).iri))
    for passage in agent.mentioned_in:
        yield ox.Triple(node, term("dcterms:isReferencedBy"), namer.passage(passage))


def collective_triples(collective: Collective, namer: Namer) -> Triples:
    node = namer.node(collective.id)
    yield ox.Triple(node, term("rdf:type"), term("org:Organization"))
    yield ox.Triple(node, term("skos:prefLabel"), tagged(collective.label))


def document_triples(document: Document, namer: Namer) -> Triples:
    """What is known of a document; raises EvidenceError where its text is not the one that was read.

    A text in which contact data was covered was compared before.
    """
    if not document.covered and hashlib.sha256(document.text.encode()).hexdigest() != document.sha256:
        raise EvidenceError("the text is not the one that the document's hash was made of", where=document.identifier)
    node = namer.document(document.identifier)
    title = Label(document.title or document.identifier, document.language)
    yield ox.Triple(node, term("rdf:type"), term("rg:Document"))
    yield ox.Triple(node, term("dcterms:identifier"), ox.Literal(document.identifier))
    yield ox.Triple(node, term("dcterms:title"), tagged(title))
    yield ox.Triple(node, term("dcterms:language"), ox.Literal(document.language))
    yield ox.Triple(node, term("rg:sha256"), ox.Literal(document.sha256))
    if document.date:
        yield ox.Triple(node, term("dcterms:date"), typed(document.date))
    if document.publisher:
        yield ox.Triple(node, term("dcterms:publisher"), text(document.publisher))
    if document.url:
        yield ox.Triple(node, term("dcterms:source"), ox.NamedNode(document.url))


def passage_triples(passages: Iterable[Passage], documents: dict[str, Document], namer: Namer) -> Triples:
    """Each passage once, its quote cut from the masked text of its document and checked against the offsets."""
    for name, inside in groupby(sorted(set(passages)), key=lambda each: each.document):
        document = documents[name]
        covered = document.text if document.covered else mask(document.text)
        notes: dict[Span, list[PageNote]] = {}
        for note in document.page_notes:
            notes.setdefault(note.span, []).append(note)
        for passage in inside:
            quote = checked_quote(passage, document, covered)
            node = namer.passage(passage)
            yield ox.Triple(node, term("rdf:type"), term("rg:Passage"))
            yield ox.Triple(node, term("prov:wasQuotedFrom"), namer.document(name))
            yield ox.Triple(node, term("nif:beginIndex"), _index(passage.span.start))
            yield ox.Triple(node, term("nif:endIndex"), _index(passage.span.end))
            yield ox.Triple(node, term("nif:anchorOf"), ox.Literal(quote))
            for note in notes.get(passage.span, ()):
                if note.page:
                    yield ox.Triple(node, term("schema:pagination"), text(note.page))
                if note.cites:
                    yield ox.Triple(node, term("prov:hadPrimarySource"), namer.document(note.cites))


def checked_quote(passage: Passage, document: Document, covered: str) -> str:
    """The quote at a passage's offsets; raises EvidenceError where there is none, or the mask moved the text."""
    start, end = passage.span.start, passage.span.end
    where = f"{document.identifier}, {start}-{end}"
    if not 0 <= start < end <= len(document.text):
        raise EvidenceError("a passage lies outside its document", where=where)
    if not document.text[start:end].strip():
        raise EvidenceError("a passage holds no text", where=where)
    if len(covered) != len(document.text):
        raise EvidenceError("covering contact data changed the text's length", where=where)
    return covered[start:end]


def _index(offset: int) -> ox.Literal:
    return ox.Literal(str(offset), datatype=term("xsd:integer"))
