"""What a report says about a node: in, a store and a node; out, its name in words and the passages behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

import pyoxigraph as ox

from reformgraph.model import Language
from reformgraph.read.mask import COVER, mask
from reformgraph.terms import iri
from reformgraph.validate.findings import Term
from reformgraph.validate.report import Source
from reformgraph.validate.shapes import pattern

MAX_SOURCES: Final = 3
MAX_LENGTH: Final = 200

_NAMES: Final = ("skos:prefLabel", "foaf:name", "dcterms:title", "rdfs:label")
# The parts of a statement that, one after the other, say in words what it is.
_PARTS: Final = (
    "org:member", "rg:holder", "rg:subject", "org:role", "rg:right", "rg:relation", "rg:object", "org:organization",
    "rg:inBody", "schema:organizer", "schema:startDate", "rg:ruleFor", "rg:ofBody", "nif:anchorOf",
)  # fmt: skip


class Context:
    """Names and passages of the nodes of one graph, safe to print: contact data masked, control characters gone."""

    def __init__(self, store: ox.Store, language: Language) -> None:
        self._store = store
        self._language = language

    def label(self, node: Term) -> str:
        """A node's own name, or the names of a statement's parts, or its IRI."""
        name = self._name(node)
        if name is None:
            parts = (value for part in _PARTS for value in self._objects(node, part))
            name = " – ".join(self._name(part) or _text(part) for part in parts)
        return shown(name) if name else _text(node)

    def sources(self, node: Term, *, quotes: bool = True) -> tuple[Source, ...]:
        """The passages behind a node: its own evidence, itself, or the evidence of the statements that name it."""
        found = {passage for near in self._near(node) for passage in self._passages(near)}
        sources = sorted({self._source(passage, quotes) for passage in found}, key=_order)
        return tuple(sources[:MAX_SOURCES])

    def _near(self, node: Term) -> Iterator[Term]:
        yield node
        if not list(self._passages(node)) and not isinstance(node, ox.Literal):
            for quad in self._store.quads_for_pattern(None, None, node):
                if isinstance(quad.subject, ox.NamedNode | ox.BlankNode):
                    yield quad.subject

    def _passages(self, node: Term) -> Iterator[Term]:
        if next(self._objects(node, "prov:wasQuotedFrom"), None) is not None:
            yield node
        yield from self._objects(node, "rg:evidence")
        yield from self._objects(node, "dcterms:isReferencedBy")

    def _source(self, passage: Term, quotes: bool) -> Source:
        document = next(self._objects(passage, "prov:wasQuotedFrom"), None)
        begin, end = (next(self._objects(passage, f"nif:{side}Index"), None) for side in ("begin", "end"))
        quote = next(self._objects(passage, "nif:anchorOf"), None) if quotes else None
        return Source(
            document=_text(passage) if document is None else self.label(document),
            begin=_number(begin),
            end=_number(end),
            quote=None if quote is None else shown(_text(quote)),
        )

    def _name(self, node: Term) -> str | None:
        names = [name for each in _NAMES for name in self._objects(node, each) if isinstance(name, ox.Literal)]
        return min(names, key=lambda name: (name.language != self._language, name.value)).value if names else None

    def _objects(self, node: Term, predicate: str) -> Iterator[Term]:
        """The objects in a fixed order, whatever the store's."""
        if isinstance(node, ox.Literal):
            return
        quads = self._store.quads_for_pattern(node, ox.NamedNode(iri(predicate)), None)
        yield from sorted((quad.object for quad in quads if not isinstance(quad.object, ox.Triple)), key=str)


def shown(text: str) -> str:
    """A text for a terminal: one line, masked, nothing that could steer the terminal, not too long."""
    covered = mask(text)
    for contact in _contact_data():  # what the mask does not know, and the shapes do
        covered = contact.sub(lambda match: COVER * len(match[0]), covered)
    line = "".join(c if c.isprintable() else " " for c in covered)
    return line if len(line) <= MAX_LENGTH else line[: MAX_LENGTH - 1] + "…"


@cache
def _contact_data() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern(shape)) for shape in ("HasPhoneNumber", "HasEmailAddress"))


def _order(source: Source) -> tuple[str, int, int, str]:
    return source.document, source.begin or 0, source.end or 0, source.quote or ""


def _text(term: Term) -> str:
    return str(term) if isinstance(term, ox.BlankNode) else term.value


def _number(term: Term | None) -> int | None:
    return int(term.value) if isinstance(term, ox.Literal) and term.value.isascii() and term.value.isdigit() else None
