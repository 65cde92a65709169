"""What the page shows, as values: things, facts with their passages, documents and concepts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

Labels = dict[str, str]
"""Text by language tag; the empty tag holds text without a language."""

Progress: TypeAlias = Callable[[str, int, int], None]
"""Told of a step by its name, of how much of it is done, and of how much there is."""


def silent(step: str, done: int, total: int) -> None:
    """Tell nobody how far a step is."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A person, body, organisation, project or collective, with its names."""

    iri: str
    kind: str
    labels: Labels
    other_names: tuple[str, ...] = ()
    classification: str | None = None
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement: `source` and `target` are the things it is about; bounds are ISO dates or empty."""

    iri: str
    kind: str
    source: str | None
    target: str | None
    evidence: tuple[str, ...]
    bounds: tuple[str, str, str, str]
    concept: str | None = None
    title: str | None = None
    on_behalf_of: str | None = None
    labels: Labels = field(default_factory=dict)
    rights: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    presided_by: str | None = None
    attendees: tuple[str, ...] = ()
    online: bool | None = None
    seats: int | None = None
    seats_per_unit: int | None = None
    unit: str | None = None
    confidence: Decimal | None = None
    method: str | None = None
    status: str = "asserted"
    conflicts: tuple[str, ...] = ()

    @property
    def involved(self) -> frozenset[str]:
        """Every thing that the fact is about."""
        ends = (self.source, self.target, self.on_behalf_of, self.presided_by, *self.attendees)
        return frozenset(end for end in ends if end is not None)


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote and the document it stands in."""

    iri: str
    document: str
    quote: str
    begin: int


@dataclass(frozen=True, slots=True)
class Source:
    """A document as the evidence panel names it."""

    iri: str
    title: str
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that the page shows, each list in the order of its IRIs."""

    things: dict[str, Thing]
    facts: dict[str, Fact]
    passages: dict[str, Passage]
    documents: dict[str, Source]
    concepts: dict[str, Labels]


def local_name(text: str) -> str:
    """The last part of an IRI, after `#` or `/`."""
    return text.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
