"""The bytes of one file in, its document and claims out, with the contact data covered in both."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, Final, TypeVar

from reformgraph.errors import EvidenceError, SourceError
from reformgraph.extract import extract
from reformgraph.model import AnyClaim, Document
from reformgraph.read.manifest import Entry
from reformgraph.read.mask import mask
from reformgraph.read.sources import read_bytes

_NO_WORDS: Final = frozenset({"document", "method", "declared"})
"""Fields that name a file or a rule, and hold no words of a document."""

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Order:
    """A file to read: its name and bytes, and what a manifest says of it."""

    name: str
    data: bytes
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """What one file gives. `as_read` is the text with its contact data, for those who must look into it."""

    document: Document
    claims: tuple[AnyClaim, ...]
    as_read: str


def read_unit(order: Order) -> Unit | SourceError:
    """Read and extract one file; a file that is no readable text gives the reason."""
    try:
        document = read_bytes(order.name, order.data, order.entry)
    except SourceError as error:
        return error
    with uncollected():
        return Unit(covered(document), covered_claims(extract(document)), document.text)


@contextmanager
def uncollected() -> Iterator[None]:
    """Without a search for circles of objects: there are none, and it takes the longer the more is in memory."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


def covered(document: Document) -> Document:
    """The document with contact data covered; raises EvidenceError where its text is not the one that was hashed."""
    if not document.covered and hashlib.sha256(document.text.encode()).hexdigest() != document.sha256:
        raise EvidenceError("the text is not the one that the document's hash was made of", where=document.identifier)
    title, publisher = document.title, document.publisher
    return replace(
        document,
        text=mask(document.text),
        title=mask(title) if title else title,
        publisher=mask(publisher) if publisher else publisher,
        covered=True,
    )


def covered_claims(claims: Iterable[AnyClaim]) -> tuple[AnyClaim, ...]:
    """The claims with contact data covered in every name, title and label."""
    return tuple(map(_covered, claims))


def _covered(value: _Value) -> _Value:
    """The same value where nothing in it needs covering."""
    found: Any = value
    if isinstance(value, str):
        found = mask(value)
    elif isinstance(value, tuple):
        found = tuple(map(_covered, value))
    elif is_dataclass(value) and not isinstance(value, type):
        inside = {each.name: getattr(value, each.name) for each in fields(value) if each.name not in _NO_WORDS}
        changed = {name: new for name, old in inside.items() if (new := _covered(old)) != old}
        found = replace(value, **changed) if changed else value
    return found  # type: ignore[no-any-return]
