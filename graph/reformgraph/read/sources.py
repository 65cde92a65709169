"""Files and folders to documents, claims of curated records, and what was skipped with the reason.

The order in which sources are named does not matter: everything comes out sorted by identifier.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from reformgraph.errors import SourceError
from reformgraph.model import AnyClaim, Document, Identity
from reformgraph.read import archive
from reformgraph.read.bounded import LARGEST_FILE
from reformgraph.read.cited import RecordFile
from reformgraph.read.content import Content
from reformgraph.read.encoding import decode
from reformgraph.read.formats import READERS
from reformgraph.read.language import detect
from reformgraph.read.manifest import Entry, is_manifest, read_manifest
from reformgraph.read.metadata import publication_date, title
from reformgraph.read.normalise import normalise
from reformgraph.read.place import region_of
from reformgraph.read.rdf import RdfFile, read_rdf
from reformgraph.read.rdf_file import FORMATS as RDF_SUFFIXES
from reformgraph.read.rdf_file import parse as parse_rdf
from reformgraph.read.records import NotRecordsError, parse_records, read_records

# Reading takes a time in proportion to the text: these end in a minute or two, and hold the longest reports.
LONGEST_TEXT: Final = 2_000_000
MOST_LINES: Final = 200_000
RECORD_SUFFIXES: Final = (".yaml", ".yml", ".csv")
STATED: Final = (*RECORD_SUFFIXES, *RDF_SUFFIXES)
"""Suffixes of files that state facts themselves, rather than in sentences to be read."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was not read, and why."""

    identifier: str
    reason: str


@dataclass(frozen=True, slots=True)
class File:
    """The file of a document, and what a manifest says of it."""

    identifier: str
    path: Path
    entry: Entry | None = None

    def data(self) -> bytes:
        """The file's bytes; raises SourceError where it is of another kind, too large or closed to us."""
        if self.path.suffix.lower() not in STATED:
            _reader(self.path)
        return _bytes(self.path)


Reader = Callable[[Sequence[File]], Iterable[Document | SourceError]]
"""From files to what is read of each, in their order: a document, or why there is none."""


def one_by_one(files: Iterable[File]) -> Iterator[Document | SourceError]:
    """Read in this process, one file after another."""
    for file in files:
        try:
            yield read_document(file.path, file.entry)
        except SourceError as error:
            yield error


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that the sources of a build hold.

    `cited` are the identifiers of the documents that are known only through curated records.
    """

    documents: tuple[Document, ...]
    cited: frozenset[str] = frozenset()
    claims: tuple[AnyClaim, ...] = ()
    identities: tuple[Identity, ...] = ()
    records: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[str, ...] = ()


def read_sources(
    sources: Iterable[Path],
    *,
    strict: bool = False,
    leave_out: Path | None = None,
    reader: Reader = one_by_one,
) -> Reading:
    """Read every document and record in files and folders (not under `leave_out`, nor hidden ones).

    A document that cannot be read is skipped with its reason, or is an error when `strict`. A curated record that is
    wrong is always an error. A ZIP archive is read as the folder that it unpacks to. `reader` reads the documents.
    """
    with TemporaryDirectory(prefix="reformgraph-") as folder:
        try:
            paths, skipped = _unpacked(_find(sources, leave_out), Path(folder), strict=strict)
            return _read(_distinct(paths), skipped, strict=strict, reader=reader)
        except SourceError as error:
            inside = re.compile(
                rf"{re.escape(folder)}/\d+/"
            )  # told by the archive's name, not by where it was unpacked
            where = inside.sub("", error.where) if error.where else None
            raise SourceError(inside.sub("", error.message), where=where, hint=error.hint) from error


def _read(paths: dict[str, Path], skipped: list[Skipped], *, strict: bool, reader: Reader) -> Reading:
    manifests = {folder: read_manifest(folder) for folder in sorted({path.parent for path in paths.values()})}
    files = [File(name, path, manifests[path.parent].get(name)) for name, path in sorted(paths.items())]
    of_records = [each for each in files if each.path.suffix.lower() in STATED]
    of_documents = [each for each in files if each.path.suffix.lower() not in STATED]

    def refused(file: File, error: SourceError) -> None:
        is_stated = file.path.suffix.lower() in STATED
        if strict or (is_stated and not isinstance(error, NotRecordsError)):
            raise SourceError(error.message, where=error.where or str(file.path), hint=error.hint) from error
        skipped.append(Skipped(file.identifier, str(SourceError(error.message, hint=error.hint))))

    records: list[RecordFile] = []
    graphs: list[RdfFile] = []
    for file in of_records:
        suffix = file.path.suffix.lower()
        try:
            if suffix in RDF_SUFFIXES:
                graphs.append(RdfFile(file.identifier, parse_rdf(file.identifier, suffix, file.data())))
            else:
                records.append(parse_records(file.identifier, normalise(decode(file.data()))))
        except SourceError as error:
            refused(file, error)
    documents: dict[str, Document] = {}
    for file, outcome in zip(of_documents, reader(of_documents), strict=True):
        if isinstance(outcome, SourceError):
            refused(file, outcome)
        else:
            documents[file.identifier] = outcome
    if not documents and not records and not graphs:
        raise SourceError(
            "no document or record could be read"
            + "".join(f"\n  {each.identifier}: {each.reason}" for each in skipped),
            hint=f"read are {', '.join((*READERS, archive.SUFFIX, *STATED))}",
        )
    found = read_records(records, documents, lambda name: _as_written(of_documents, name))
    known = _all_documents(documents, found.documents)
    stated = read_rdf(graphs, known)
    return Reading(
        documents=tuple(document for _, document in sorted(_all_documents(known, stated.documents).items())),
        cited=frozenset(each.identifier for each in (*found.documents, *stated.documents)),
        claims=(*found.claims, *stated.claims),
        identities=(*found.identities, *stated.identities),
        records=tuple(sorted([*(file.identifier for file in records), *(file.identifier for file in graphs)])),
        skipped=tuple(sorted(skipped, key=lambda each: each.identifier)),
        warnings=(*_strays(manifests), *found.warnings, *stated.warnings),
    )


def _as_written(files: Iterable[File], identifier: str) -> str:
    """The text of a document with its contact data, which a curator may have quoted."""
    return next(read_document(each.path, each.entry).text for each in files if each.identifier == identifier)


def read_document(path: Path, entry: Entry | None = None) -> Document:
    """One file to a document; raises SourceError with the reason where it is no readable text."""
    _reader(path)  # asked first: a file of another kind may be of any size
    return read_bytes(path.name, _bytes(path), entry)


def read_bytes(name: str, data: bytes, entry: Entry | None = None) -> Document:
    """The bytes of a file of this name to a document; raises SourceError as `read_document` does."""
    path = Path(name)
    content = _reader(path)(data)
    text = normalise(content.text)
    if not text.strip():
        raise SourceError("is empty")
    if len(text) > LONGEST_TEXT:
        raise SourceError(f"is longer than {LONGEST_TEXT} characters", hint="leave it out, or divide it")
    if text.count("\n") > MOST_LINES:
        raise SourceError(f"has more than {MOST_LINES} lines", hint="leave it out, or divide it")
    entry = entry or Entry()
    named = entry.title or content.title or title(text)
    publisher = entry.publisher or content.publisher
    return Document(
        identifier=normalise(path.name),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        title=named,
        date=entry.date or content.date or publication_date(text, path.stem),
        publisher=publisher,
        language=entry.language or content.language or detect(text),
        url=entry.url or content.url,
        region=entry.region or region_of(text, head=(named, publisher), stem=path.stem),
    )


def _reader(path: Path) -> Callable[[bytes], Content]:
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise SourceError(f"files of the kind {path.suffix or 'without a suffix'!r} are not read")
    return reader


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise SourceError(f"is larger than {LARGEST_FILE >> 20} MB")
        return path.read_bytes()
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}") from error


def _find(sources: Iterable[Path], leave_out: Path | None) -> Iterator[Path]:
    left_out = leave_out.resolve() if leave_out else None
    for source in sources:
        if source.is_dir():
            for path in sorted(source.rglob("*")):
                inside = path.relative_to(source)
                hidden = any(part.startswith(".") for part in inside.parts)
                if path.is_file() and not hidden and not (left_out and path.resolve().is_relative_to(left_out)):
                    yield path
        elif source.is_file():
            yield source
        else:
            raise SourceError("there is no such file or folder", where=str(source))


def _unpacked(paths: Iterable[Path], folder: Path, *, strict: bool) -> tuple[list[Path], list[Skipped]]:
    """The paths with those of archives in the place of the archives, and the archives that could not be unpacked."""
    found: list[Path] = []
    skipped: list[Skipped] = []
    for number, path in enumerate(paths):
        if path.suffix.lower() != archive.SUFFIX:
            found.append(path)
            continue
        try:
            found += archive.unpack(path, folder / str(number) / path.name)
        except SourceError as error:
            if strict:
                raise SourceError(error.message, where=str(path), hint=error.hint) from error
            skipped.append(Skipped(normalise(path.name), str(error)))
    return found, skipped


def _distinct(paths: Iterable[Path]) -> dict[str, Path]:
    """Identifier → path. The same file named twice is one; two files of one name cannot be told apart in a graph."""
    found: dict[str, Path] = {}
    for path in paths:
        if is_manifest(path):
            continue
        identifier = normalise(path.name)
        known = found.setdefault(identifier, path)
        if known.resolve() != path.resolve() and _bytes(known) != _bytes(path):
            first, second = sorted((str(known), str(path)))
            raise SourceError(
                f"{first} and {second} are different documents with the same name", hint="rename one of them"
            )
    return found


def _all_documents(read: dict[str, Document], cited: Iterable[Document]) -> dict[str, Document]:
    everything = dict(read)
    for document in cited:
        if document.identifier in read:
            raise SourceError(
                "a document of the build and a source of the records have the same name", where=document.identifier
            )
        everything[document.identifier] = document
    return everything


def _strays(manifests: dict[Path, dict[str, Entry]]) -> Iterator[str]:
    """Names in a manifest that no file beside it has, where the folder itself was read."""
    for folder, entries in manifests.items():
        for name in sorted(entries):
            if not (folder / name).exists():
                yield f"the manifest describes {name}, which is not beside it"
