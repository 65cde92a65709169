"""The documents and passages of RDF files, to documents whose text holds the passages and is blank between them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from pydantic import TypeAdapter

from reformgraph.errors import SourceError
from reformgraph.model import Document, Language, PageNote, Span
from reformgraph.read.fields import HttpUrl
from reformgraph.read.mask import COVER, mask
from reformgraph.read.rdf_file import Thing
from reformgraph.terms import iri

# As many characters as any other document may have.
LONGEST: Final = 2_000_000
_LANGUAGE: Final[TypeAdapter[Language]] = TypeAdapter(Language)
_URL: Final[TypeAdapter[str]] = TypeAdapter(HttpUrl)


@dataclass(slots=True)
class _Draft:
    """A document without its text, and what is known of the text."""

    document: Document
    where: str
    quotes: dict[Span, tuple[str, str]] = field(default_factory=dict)
    notes: set[PageNote] = field(default_factory=set)


class Cited:
    """Every document and passage that RDF files name, by the IRI that each has in its file."""

    def __init__(self, read: Mapping[str, Document]) -> None:
        self._read = read
        self._drafts: dict[str, _Draft] = {}
        self._identifiers: dict[str, str] = {}
        self._passages: dict[str, tuple[str, Span]] = {}

    def add(self, things: Mapping[str, Thing]) -> None:
        """Take the documents and passages of one file."""
        for name, thing in things.items():
            if thing.is_a("rg:Document"):
                self._identifiers[name] = self._document(thing)
        for name, thing in things.items():
            if thing.is_a("rg:Passage"):
                self._passages[name] = self._passage(thing)

    def passages(self, thing: Thing, name: str) -> dict[str, list[Span]]:
        """The spans that a property points at, for each document; raises SourceError where one is no passage."""
        found: dict[str, list[Span]] = defaultdict(list)
        for passage in thing.iris(name):
            if passage not in self._passages:
                raise thing.wrong(f"{name} points at {passage}, which is no rg:Passage of the file")
            document, span = self._passages[passage]
            found[document].append(span)
        return {document: sorted(set(spans)) for document, spans in sorted(found.items())}

    def documents_behind(self, thing: Thing, name: str) -> set[str]:
        """The documents of the passages that a property points at; the property stays to be taken."""
        values = thing.about.get(iri(name), ())
        return {self._passages[each.value][0] for each in values if each.value in self._passages}

    def language(self, identifier: str) -> Language:
        return self._drafts[identifier].document.language

    def documents(self) -> list[Document]:
        """Those that were not read in this build themselves."""
        return [_finished(draft) for name, draft in sorted(self._drafts.items()) if name not in self._read]

    def _document(self, thing: Thing) -> str:
        identifier = thing.needed("dcterms:identifier", thing.one("dcterms:identifier", str))
        titles = thing.texts("dcterms:title")
        document = Document(
            identifier=identifier,
            text="",
            sha256=thing.needed("rg:sha256", thing.one("rg:sha256", str)),
            title=titles[0].value if titles else None,
            date=thing.one("dcterms:date", dt.date.fromisoformat),
            publisher=thing.one("dcterms:publisher", str),
            language=thing.one("dcterms:language", _LANGUAGE.validate_python) or "fi",
            url=thing.one_iri("dcterms:source", _URL.validate_python),
            covered=True,
        )
        known = self._read.get(identifier)
        if known and known.sha256 != document.sha256:
            raise thing.wrong(
                f"was made of another version of {identifier} than the one in this build",
                "leave out the one or the other",
            )
        draft = self._drafts.setdefault(identifier, _Draft(document, f"{thing.file}: {thing.iri}"))
        if draft.document != document:
            raise thing.wrong(f"is described otherwise at {draft.where}")
        return identifier

    def _passage(self, thing: Thing) -> tuple[str, Span]:
        draft = self._drafts[self._one_document(thing, "prov:wasQuotedFrom")]
        quote = thing.needed("nif:anchorOf", thing.one("nif:anchorOf", str))
        span = Span(
            thing.needed("nif:beginIndex", thing.one("nif:beginIndex", int)),
            thing.needed("nif:endIndex", thing.one("nif:endIndex", int)),
        )
        if not 0 <= span.start < span.end <= LONGEST or len(quote) != span.end - span.start:
            raise thing.wrong(f"its quote of {len(quote)} characters cannot stand at {span.start}-{span.end}")
        draft.quotes[span] = (mask(quote), f"{thing.file}: {thing.iri}")
        draft.notes |= {PageNote(span, page=each.value) for each in thing.texts("schema:pagination")}
        draft.notes |= {PageNote(span, cites=each) for each in self._documents(thing, "prov:hadPrimarySource")}
        return draft.document.identifier, span

    def _one_document(self, thing: Thing, name: str) -> str:
        found = self._documents(thing, name)
        if len(found) != 1:
            raise thing.wrong(f"needs one {name}, and has {len(found)}")
        return found[0]

    def _documents(self, thing: Thing, name: str) -> list[str]:
        documents = thing.iris(name)
        for each in documents:
            if each not in self._identifiers:
                raise thing.wrong(f"{name} points at {each}, which is no rg:Document of the file")
        return [self._identifiers[each] for each in documents]


def _finished(draft: _Draft) -> Document:
    """The document with its quotes where they stand; where contact data is covered in one of two, it is in both."""
    text = [" "] * max((span.end for span in draft.quotes), default=0)
    written: set[int] = set()
    for span, (quote, where) in sorted(draft.quotes.items()):
        for offset, letter in enumerate(quote, span.start):
            if offset in written and letter != text[offset] and COVER not in (letter, text[offset]):
                raise SourceError(f"its quote says otherwise at {offset} than another passage does", where=where)
            text[offset] = COVER if offset in written and text[offset] == COVER else letter
        written.update(range(span.start, span.end))
    notes = sorted(draft.notes, key=lambda each: (each.span, each.page or "", each.cites or ""))
    return replace(draft.document, text="".join(text), page_notes=tuple(notes))
