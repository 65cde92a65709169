"""What statements say, in local names, and the statement itself: frozen, named by a hash of what it says."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from reformgraph.errors import EvidenceError
from reformgraph.link.entities import Label, Passage
from reformgraph.model import Bounds
from reformgraph.slugs import digest

Status = Literal["asserted", "accepted", "rejected", "disputed"]
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Membership:
    """`office` holds the title as a label where the role is no role of the contract."""

    member: str
    role: str
    organization: str | None
    office: Label | None = None
    on_behalf_of: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()

    def key(self) -> Key:
        return "membership", self.member, self.role, self.organization or ""


@dataclass(frozen=True, slots=True)
class Relation:
    subject: str
    relation: str
    object: str

    def key(self) -> Key:
        return "relation", self.subject, self.relation, self.object


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting is known by its body and day; two documents may each give a part of the rest."""

    organizer: str
    start: dt.date | dt.datetime
    end: dt.date | dt.datetime | None = None
    presided_by: str | None = None
    attendees: tuple[str, ...] = ()
    online: bool | None = None

    def key(self) -> Key:
        return "meeting", self.organizer, self.start.isoformat()[:10]


@dataclass(frozen=True, slots=True)
class Right:
    holder: str
    body: str
    rights: tuple[str, ...]

    def key(self) -> Key:
        return "right", self.holder, self.body, *self.rights


@dataclass(frozen=True, slots=True)
class Composition:
    """`labels` are the rule in the words of its sources."""

    body: str
    labels: tuple[Label, ...]
    seats: int | None = None
    seats_per_unit: int | None = None
    unit_type: str | None = None

    def key(self) -> Key:
        figures = (self.seats, self.seats_per_unit, self.unit_type)
        words = () if any(figures) else tuple(label.text for label in self.labels)
        return "composition", self.body, *(str(each or "") for each in figures), *words


@dataclass(frozen=True, slots=True)
class Mandate:
    body: str
    label: Label

    def key(self) -> Key:
        return "mandate", self.body, self.label.text, self.label.language


Fact = Membership | Relation | Meeting | Right | Composition | Mandate


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact with the passages it was read from; `id` is its local name (`statement/…`)."""

    id: str
    fact: Fact
    evidence: tuple[Passage, ...]
    method: str
    confidence: float
    bounds: Bounds
    status: Status = "asserted"
    conflicts_with: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.evidence:
            raise EvidenceError(f"a statement has no passage: {' '.join(self.fact.key())}")


def statement_id(key: Key) -> str:
    return f"statement/{digest(*key, length=16)}"
