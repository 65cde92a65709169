"""What a file of curated records may hold, field by field; docs/records.md shows it with examples."""

from __future__ import annotations

from typing import Annotated, Final, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from reformgraph.model import AgentKind, Bounds, ClaimStatus, Language
from reformgraph.read.checked import Checked
from reformgraph.read.fields import AnyDate, Day, HttpUrl, Moment, RegionKey
from reformgraph.vocabulary import concepts

Text = Annotated[str, Field(min_length=1, max_length=2000)]
ROLES: Final = tuple(each.slug for each in concepts("roles") if each.slug != "office")


def _one_of(scheme: Literal["roles", "body-types", "relations"]) -> AfterValidator:
    def check(value: str) -> str:
        known = ROLES if scheme == "roles" else tuple(each.slug for each in concepts(scheme))
        if value not in known:
            raise ValueError(f"{value!r} is none of: {', '.join(known)}")
        return value

    return AfterValidator(check)


class Source(Checked):
    """A document of the same build by its file name, or any other document by title, publisher, date and address."""

    document: Text | None = None
    title: Text | None = None
    publisher: Text | None = None
    date: Day | None = None
    url: HttpUrl | None = None
    language: Language = "fi"
    region: RegionKey | None = None

    @model_validator(mode="after")
    def _either(self) -> Self:
        described = self.title or self.publisher or self.date or self.url or self.region
        if self.document and described:
            raise ValueError("a document of the build describes itself: give 'document' alone")
        if not self.document and not self.title:
            raise ValueError("a source needs a 'title', or the 'document' of the build")
        return self


class Entry(Checked):
    """What every record carries: its source and the passage or page, its time, its weight."""

    source: Text
    quote: Text | None = None
    page: Text | None = None
    since: AnyDate | None = None
    until: AnyDate | None = None
    on: AnyDate | None = None
    confidence: float = Field(default=1.0, ge=0, le=1)
    status: ClaimStatus = "accepted"

    @model_validator(mode="after")
    def _rests_on_something(self) -> Self:
        if not self.quote and not self.page:
            raise ValueError("a record needs the 'quote' it rests on, or the 'page' where its source says it")
        return self

    @model_validator(mode="after")
    def _times_agree(self) -> Self:
        if self.since and self.until and self.since.first > self.until.last:
            raise ValueError(f"ends ({self.until.last}) before it begins ({self.since.first})")
        if self.on and self.since and self.since.first > self.on.last:
            raise ValueError(f"holds on {self.on.last}, but begins {self.since.first}")
        if self.on and self.until and self.until.last < self.on.first:
            raise ValueError(f"holds on {self.on.first}, but ended {self.until.last}")
        return self

    def bounds(self) -> Bounds:
        """`since` and `until` say when it began and ended; `on` only that it held then."""
        start_latest = [each for each in (self.since and self.since.last, self.on and self.on.last) if each]
        end_earliest = [each for each in (self.until and self.until.first, self.on and self.on.first) if each]
        return Bounds(
            start_not_before=self.since.first if self.since else None,
            start_not_after=min(start_latest, default=None),
            end_not_before=max(end_earliest, default=None),
            end_not_after=self.until.last if self.until else None,
        )


class Agent(Checked):
    """A body, organisation, project or party that records refer to by its key."""

    name: Text
    kind: AgentKind = "body"
    language: Language = "fi"
    type: Annotated[str, _one_of("body-types")] | None = None
    region: RegionKey | None = None
    also: tuple[Text, ...] = ()
    source: Text | None = None
    quote: Text | None = None
    page: Text | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.type and self.kind != "body":
            raise ValueError(f"a {self.kind} has no body type")
        if self.source and not self.quote and not self.page:
            raise ValueError("a source needs the 'quote' or the 'page'")
        if (self.quote or self.page) and not self.source:
            raise ValueError("a quote or page needs its 'source'")
        return self


class Person(Checked):
    """A person under other names met in sources; statements about a person stand in the other lists."""

    name: Text
    also: tuple[Text, ...] = Field(min_length=1)


class Membership(Entry):
    person: Text
    role: Annotated[str, _one_of("roles")] | None = None
    office: Text | None = None
    language: Language = "fi"
    title: Text | None = None
    body: Text | None = None
    on_behalf_of: Text | None = None

    @model_validator(mode="after")
    def _one_role(self) -> Self:
        if (self.role is None) == (self.office is None):
            raise ValueError("give either a 'role' of the contract or an 'office' title")
        if self.role and not self.body:
            raise ValueError(f"the {self.role} of what? give its 'body'")
        return self


class Relation(Entry):
    subject: Text
    relation: Annotated[str, _one_of("relations")]
    object: Text

    @model_validator(mode="after")
    def _two_bodies(self) -> Self:
        if self.subject == self.object:
            raise ValueError("a body cannot stand in a relation to itself")
        return self


class Meeting(Entry):
    body: Text
    start: Moment
    end: Moment | None = None
    presided_by: Text | None = None
    attendees: tuple[Text, ...] = ()
    online: bool | None = None

    @model_validator(mode="after")
    def _ends_after_start(self) -> Self:
        if self.end:
            if type(self.end) is not type(self.start):
                raise ValueError("start and end must both be dates or both be times")
            if self.end < self.start:
                raise ValueError("the meeting ends before it starts")
        return self


class Right(Entry):
    person: Text | None = None
    holder: Text | None = None
    language: Language = "fi"
    body: Text
    rights: tuple[Literal["attend", "speak"], ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _one_holder(self) -> Self:
        if (self.person is None) == (self.holder is None):
            raise ValueError("give either a 'person' or a 'holder' in words")
        return self


class Seats(Entry):
    body: Text
    rule: Text
    language: Language = "fi"
    seats: int | None = Field(default=None, ge=1)
    seats_per_unit: int | None = Field(default=None, ge=1)
    unit_type: Text | None = None


class Mandate(Entry):
    body: Text
    task: Text
    language: Language = "fi"


class Name(Checked):
    """A mention by its name, and by document or region where the name fits several."""

    name: Text
    document: Text | None = None
    region: RegionKey | None = None


def _name(value: object) -> object:
    return {"name": value} if isinstance(value, str) else value


AnyName = Annotated[Name, BeforeValidator(_name)]


class SameOrNot(Checked):
    people: tuple[AnyName, ...] = ()
    bodies: tuple[AnyName, ...] = ()

    @model_validator(mode="after")
    def _two_of_a_kind(self) -> Self:
        if sorted((len(self.people), len(self.bodies)))[0] > 0 or len(self.people) + len(self.bodies) < 2:
            raise ValueError("name two or more 'people', or two or more 'bodies'")
        return self


class Records(Checked):
    """A whole file."""

    title: Text | None = None
    language: Language = "fi"
    sources: dict[str, Source] = Field(default_factory=dict)
    bodies: dict[str, Agent] = Field(default_factory=dict)
    people: tuple[Person, ...] = ()
    memberships: tuple[Membership, ...] = ()
    relations: tuple[Relation, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    rights: tuple[Right, ...] = ()
    seats: tuple[Seats, ...] = ()
    mandates: tuple[Mandate, ...] = ()
    same: tuple[SameOrNot, ...] = ()
    different: tuple[SameOrNot, ...] = ()
