"""What documents, passages and claims are: the values handed from reading to extracting, linking and building.

A claim is what one document says, in names; linking gives the names IRIs, building turns claims into statements.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Final, Literal
from zoneinfo import ZoneInfo

HELSINKI: Final = ZoneInfo("Europe/Helsinki")
"""The clock of a time that says no zone."""

AgentKind = Literal["body", "organization", "project", "party"]
Language = Literal["fi", "sv", "en"]
ClaimStatus = Literal["asserted", "accepted", "rejected"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in a document's normalised text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """A source in normalised form: NFC, `\\n` line ends, offsets counted in code points.

    `identifier` is the file's name without its folder. `sha256` is the hash in UTF-8 of the text as it was read.
    `covered` says that the contact data in `text` has been covered since, character by character.
    """

    identifier: str
    text: str
    sha256: str
    title: str | None = None
    date: dt.date | None = None
    publisher: str | None = None
    language: Language = "fi"
    url: str | None = None
    tables: tuple[Table, ...] = ()
    region: str | None = None
    page_notes: tuple[PageNote, ...] = ()
    covered: bool = False


@dataclass(frozen=True, slots=True)
class PageNote:
    """The page of a passage, and the document it cites when the passage itself stands in a curated record."""

    span: Span
    page: str | None = None
    cites: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with known cells (from HTML, DOCX or PDF): rows of spans into the document's text."""

    rows: tuple[tuple[Span, ...], ...]
    header: bool = True


@dataclass(frozen=True, slots=True)
class Bounds:
    """When a statement began and ended, as the contract's four bounds; None means not known."""

    start_not_before: dt.date | None = None
    start_not_after: dt.date | None = None
    end_not_before: dt.date | None = None
    end_not_after: dt.date | None = None


@dataclass(frozen=True, slots=True)
class PersonRef:
    """A person by the full name in the nominative, as far as the document gives it."""

    name: str


@dataclass(frozen=True, slots=True)
class AgentRef:
    """A body, organisation, project or party by its name in the nominative.

    `body_type` is a `bodytype:` slug for bodies. `alt` holds other names which the document states for the same
    thing, and `translations` its names in other languages. `region` is a notation of `regions.ttl` (such as
    `maakunta-19`) where the document shows one. `declared` names the entry of a curated record that stands for one
    thing wherever it is used.
    """

    label: str
    kind: AgentKind
    language: Language = "fi"
    body_type: str | None = None
    alt: tuple[str, ...] = ()
    region: str | None = None
    declared: str | None = None
    translations: tuple[tuple[str, Language], ...] = ()

    def __hash__(self) -> int:
        return hash((self.label, self.kind, self.language))  # a body may have thousands of other names


@dataclass(frozen=True, slots=True)
class Claim:
    """What every kind of claim carries: its evidence, time, and how it was obtained."""

    document: str
    evidence: tuple[Span, ...]
    method: str
    confidence: float = 1.0
    bounds: Bounds = field(default_factory=Bounds)
    status: ClaimStatus = "asserted"


@dataclass(frozen=True, slots=True)
class MembershipClaim(Claim):
    """`role` is a `role:` slug of the contract, or an office title in the nominative (then `role_is_office`)."""

    member: PersonRef = field(kw_only=True)
    role: str = field(kw_only=True)
    role_is_office: bool = field(default=False, kw_only=True)
    role_language: Language = field(default="fi", kw_only=True)
    title_in_source: str | None = field(default=None, kw_only=True)
    organization: AgentRef | None = field(default=None, kw_only=True)
    on_behalf_of: AgentRef | None = field(default=None, kw_only=True)


@dataclass(frozen=True, slots=True)
class RelationClaim(Claim):
    """`relation` is a slug of the contract's `relation:` scheme."""

    subject: AgentRef = field(kw_only=True)
    relation: str = field(kw_only=True)
    object: AgentRef = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class MeetingClaim(Claim):
    """A meeting; `start` and `end` are dates, or date-times where the source gives the hour (Europe/Helsinki)."""

    organizer: AgentRef = field(kw_only=True)
    start: dt.date | dt.datetime = field(kw_only=True)
    end: dt.date | dt.datetime | None = field(default=None, kw_only=True)
    presided_by: PersonRef | None = field(default=None, kw_only=True)
    attendees: tuple[PersonRef, ...] = field(default=(), kw_only=True)
    online: bool | None = field(default=None, kw_only=True)


@dataclass(frozen=True, slots=True)
class RightClaim(Claim):
    """The right to attend or speak without membership; `holder` is a person or a collective in words."""

    holder: PersonRef | str = field(kw_only=True)
    holder_language: Language = field(default="fi", kw_only=True)
    body: AgentRef = field(kw_only=True)
    rights: tuple[Literal["attend", "speak"], ...] = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class CompositionClaim(Claim):
    """A body's size or composition rule; `label` is the rule in words."""

    body: AgentRef = field(kw_only=True)
    label: str = field(kw_only=True)
    label_language: Language = field(default="fi", kw_only=True)
    seats: int | None = field(default=None, kw_only=True)
    seats_per_unit: int | None = field(default=None, kw_only=True)
    unit_type: str | None = field(default=None, kw_only=True)


@dataclass(frozen=True, slots=True)
class MandateClaim(Claim):
    """A body's task in the words of the source."""

    body: AgentRef = field(kw_only=True)
    label: str = field(kw_only=True)
    label_language: Language = field(default="fi", kw_only=True)


@dataclass(frozen=True, slots=True)
class AgentClaim(Claim):
    """That a body, organisation or project exists, or other names for it, without any further statement."""

    agent: AgentRef = field(kw_only=True)


AnyClaim = MembershipClaim | RelationClaim | MeetingClaim | RightClaim | CompositionClaim | MandateClaim | AgentClaim


@dataclass(frozen=True, slots=True)
class NameRef:
    """A mention picked out by its name, and by document or region where the name alone would fit too much."""

    name: str
    document: str | None = None
    region: str | None = None


@dataclass(frozen=True, slots=True)
class KnownThing:
    """What an earlier graph calls by an IRI: its local name (`person/…`), its labels, the documents that name it."""

    name: str
    labels: tuple[str, ...]
    documents: frozenset[str]


@dataclass(frozen=True, slots=True)
class Identity:
    """A curator's word that mentions are the same person or agent (`same`), or that they are not.

    `where` is the file and line of the record.
    """

    same: bool
    of: Literal["person", "agent"]
    names: tuple[NameRef, ...]
    where: str
