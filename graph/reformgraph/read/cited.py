"""The sources and quotes of curated records to documents, and each record's evidence to a span in one of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from reformgraph.errors import SourceError
from reformgraph.model import Document, Language, PageNote, Span
from reformgraph.read.marked_yaml import MarkedYaml, Path
from reformgraph.read.normalise import normalise
from reformgraph.read.record_schema import Records, Source
from reformgraph.slugs import slug

BETWEEN: Final = "\n\n"


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A validated file of records with its normalised text and the places of its parts."""

    identifier: str
    text: str
    records: Records
    marked: MarkedYaml


@dataclass(frozen=True, slots=True)
class Evidence:
    """One record's evidence as written: which source, which words or page, and where the record stands."""

    file: RecordFile
    path: Path
    source: str
    quote: str | None
    page: str | None

    def where(self, part: str) -> str:
        return self.file.marked.where((*self.path, part))


@dataclass(slots=True)
class _Excerpt:
    source: Source
    where: str
    quotes: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


class Citations:
    """The documents that records rest on: those of the build, excerpts of others, and the record files themselves.

    A source outside the build is known only by what is quoted from it, so its text is its quotes. A record that has
    a page but no quote rests on its own lines, with the page noted beside them.

    Contact data may be covered in the texts of the build; `as_written` gives one with it, for a quote that holds some.
    """

    def __init__(
        self, documents: Mapping[str, Document], evidence: Iterable[Evidence], as_written: Callable[[str], str]
    ) -> None:
        self._in_build = documents
        self._as_written = as_written
        self._excerpts: dict[str, _Excerpt] = {}
        self._own_lines: dict[str, list[PageNote]] = {}
        self._files: dict[str, RecordFile] = {}
        for each in evidence:
            self._collect(each)
        self._texts = {key: BETWEEN.join(dict.fromkeys(found.quotes)) for key, found in self._excerpts.items()}

    def documents(self) -> list[Document]:
        """Every document that the records add to the build."""
        added = [self._excerpt_document(key) for key in self._excerpts]
        added += [
            _document(
                name,
                file.text,
                file.records.title or name,
                file.records.language,
                tuple(self._own_lines[name]),
            )
            for name, file in self._files.items()
        ]
        return sorted(added, key=lambda each: each.identifier)

    def locate(self, evidence: Evidence) -> tuple[str, Span]:
        """The document and span of a record's evidence; raises SourceError where the document does not say so."""
        key = self._key(evidence)
        if evidence.quote is None:
            return evidence.file.identifier, evidence.file.marked.spans[evidence.path]
        quote = clean(evidence.quote)
        text = self._in_build[key].text if key in self._in_build else self._texts[key]
        start = text.find(quote)
        if start < 0 and key in self._in_build and self._in_build[key].covered:
            start = self._as_written(key).find(quote)
        if start < 0:
            raise SourceError(
                f"the quote is not in {key}: {quote[:60]!r}",
                where=evidence.where("quote"),
                hint="copy it letter by letter, or give the page instead",
            )
        return key, Span(start, start + len(quote))

    def _collect(self, evidence: Evidence) -> None:
        source = self._source(evidence)
        key = self._key(evidence)
        where = evidence.file.marked.where(("sources", evidence.source))
        if source.document is None:
            known = self._excerpts.setdefault(key, _Excerpt(source, where))
            if known.source != source:
                raise SourceError(f"the source {source.title!r} is described otherwise at {known.where}", where=where)
            if evidence.quote is not None:
                known.quotes.append(clean(evidence.quote))
                if evidence.page:
                    known.notes.append((known.quotes[-1], evidence.page))
        if evidence.quote is None:
            self._files[evidence.file.identifier] = evidence.file
            note = PageNote(evidence.file.marked.spans[evidence.path], evidence.page, cites=key)
            self._own_lines.setdefault(evidence.file.identifier, []).append(note)

    def _source(self, evidence: Evidence) -> Source:
        sources = evidence.file.records.sources
        if evidence.source not in sources:
            known = ", ".join(sources) or "none is given"
            raise SourceError(
                f"{evidence.source!r} is not among the file's sources", where=evidence.where("source"), hint=known
            )
        return sources[evidence.source]

    def _key(self, evidence: Evidence) -> str:
        source = self._source(evidence)
        if source.document is None:
            return slug(source.title or "", longest=48) + (f"-{source.date}" if source.date else "")
        if source.document not in self._in_build:
            raise SourceError(
                f"{source.document!r} is not among the documents of this build",
                where=evidence.file.marked.where(("sources", evidence.source)),
                hint="add it to the sources of the build, or describe it by title, publisher and date",
            )
        return source.document

    def _excerpt_document(self, key: str) -> Document:
        found = self._excerpts[key]
        text = self._texts[key]
        notes = tuple(
            PageNote(Span(text.index(quote), text.index(quote) + len(quote)), page) for quote, page in found.notes
        )
        source = found.source
        document = _document(key, text, source.title, source.language, notes)
        return replace(document, date=source.date, publisher=source.publisher, url=source.url, region=source.region)


def clean(quote: str) -> str:
    return normalise(quote).strip()


def _document(
    identifier: str, text: str, title: str | None, language: Language, page_notes: tuple[PageNote, ...]
) -> Document:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(identifier, text, digest, title=title, language=language, page_notes=page_notes)
