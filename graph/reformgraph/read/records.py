"""Curated records in YAML or CSV to claims, the documents they rest on, and a curator's word on who is the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypedDict, cast

from reformgraph.errors import SourceError
from reformgraph.model import (
    AgentClaim,
    AgentRef,
    AnyClaim,
    Bounds,
    ClaimStatus,
    CompositionClaim,
    Document,
    Identity,
    MandateClaim,
    MeetingClaim,
    MembershipClaim,
    NameRef,
    PersonRef,
    RelationClaim,
    RightClaim,
    Span,
)
from reformgraph.read.checked import checked
from reformgraph.read.cited import Citations, Evidence, RecordFile
from reformgraph.read.marked_yaml import Path, parse
from reformgraph.read.record_schema import (
    Agent,
    Entry,
    Mandate,
    Meeting,
    Membership,
    Name,
    Records,
    Relation,
    Right,
    SameOrNot,
    Seats,
)
from reformgraph.read.record_table import KINDS, SOURCE, is_table, parse_table

METHOD: Final = "curated-record"


class Common(TypedDict):
    """What a claim of any kind is made with."""

    document: str
    evidence: tuple[Span, ...]
    method: str
    confidence: float
    bounds: Bounds
    status: ClaimStatus


class NotRecordsError(SourceError):
    """A file that has nothing of what a file of records has: it is something else."""


@dataclass(frozen=True, slots=True)
class RecordsRead:
    """What the record files of a build say."""

    claims: tuple[AnyClaim, ...] = ()
    documents: tuple[Document, ...] = ()
    identities: tuple[Identity, ...] = ()
    warnings: tuple[str, ...] = field(default=())


def parse_records(identifier: str, text: str) -> RecordFile:
    """Validate one file's normalised text; raises SourceError with its line for the first thing wrong.

    NotRecordsError says that the file is something else.
    """
    if identifier.lower().endswith(".csv"):
        if not is_table(text):
            hint = f"a table of records has a column {', '.join(KINDS)}, and {' or '.join(SOURCE)}"
            raise NotRecordsError("is a table, but not one of records", where=identifier, hint=hint)
        marked = parse_table(identifier, text)
    else:
        marked = parse(identifier, text)
    if not isinstance(marked.value, dict) or not marked.value.keys() & Records.model_fields.keys():
        raise NotRecordsError("holds no records", where=identifier)
    return RecordFile(identifier, text, checked(Records, marked.value, marked), marked)


def read_records(
    files: Iterable[RecordFile], documents: Mapping[str, Document], as_written: Callable[[str], str]
) -> RecordsRead:
    """Turn validated files into claims; every quote is looked up in its document, if need be `as_written`."""
    files = list(files)
    citations = Citations(documents, [evidence for file in files for evidence, _ in _entries(file)], as_written)
    claims: list[AnyClaim] = []
    warnings: list[str] = []
    for file in files:
        used: set[str] = set()
        for evidence, entry in _entries(file):
            document, span = citations.locate(evidence)
            claims.append(_claim(_Agents(evidence, used), entry, document, span))
        warnings += [
            f"{file.marked.where(('bodies', key))}: {key!r} is used by no record and has no source; it is left out"
            for key in file.records.bodies
            if key not in used
        ]
    identities = tuple(identity for file in files for identity in _identities(file))
    return RecordsRead(tuple(claims), tuple(citations.documents()), identities, tuple(warnings))


def _entries(file: RecordFile) -> Iterator[tuple[Evidence, Entry | Agent]]:
    """Every record that states something, in the order of the schema."""
    for key, agent in file.records.bodies.items():
        if agent.source:
            yield Evidence(file, ("bodies", key), agent.source, agent.quote, agent.page), agent
    for kind in ("memberships", "relations", "meetings", "rights", "seats", "mandates"):
        for number, entry in enumerate(cast(tuple[Entry, ...], getattr(file.records, kind))):
            yield Evidence(file, (kind, number), entry.source, entry.quote, entry.page), entry


@dataclass(frozen=True, slots=True)
class _Agents:
    """Looks up the bodies that a record names by key, and notes which were used."""

    evidence: Evidence
    used: set[str]

    def __getitem__(self, part_and_key: tuple[str, str]) -> AgentRef:
        part, key = part_and_key
        bodies = self.evidence.file.records.bodies
        if key not in bodies:
            raise SourceError(
                f"{key!r} is not among the file's bodies",
                where=self.evidence.where(part),
                hint=f"known: {', '.join(bodies) or 'none'}",
            )
        return self.declared(key)

    def declared(self, key: str) -> AgentRef:
        self.used.add(key)
        agent = self.evidence.file.records.bodies[key]
        entry = f"{self.evidence.file.identifier}#{key}"
        return AgentRef(agent.name, agent.kind, agent.language, agent.type, agent.also, agent.region, entry)


def _claim(agents: _Agents, entry: Entry | Agent, document: str, span: Span) -> AnyClaim:
    if isinstance(entry, Agent):
        key = cast(str, agents.evidence.path[1])
        return AgentClaim(document, (span,), METHOD, status="accepted", agent=agents.declared(key))
    common = Common(
        document=document,
        evidence=(span,),
        method=METHOD,
        confidence=entry.confidence,
        bounds=entry.bounds(),
        status=entry.status,
    )
    match entry:
        case Membership():
            return MembershipClaim(
                **common,
                member=PersonRef(entry.person),
                role=entry.role or cast(str, entry.office),
                role_is_office=entry.role is None,
                role_language=entry.language,
                title_in_source=entry.title,
                organization=agents["body", entry.body] if entry.body else None,
                on_behalf_of=agents["on_behalf_of", entry.on_behalf_of] if entry.on_behalf_of else None,
            )
        case Relation():
            return RelationClaim(
                **common,
                subject=agents["subject", entry.subject],
                relation=entry.relation,
                object=agents["object", entry.object],
            )
        case Meeting():
            return MeetingClaim(
                **common,
                organizer=agents["body", entry.body],
                start=entry.start,
                end=entry.end,
                presided_by=PersonRef(entry.presided_by) if entry.presided_by else None,
                attendees=tuple(PersonRef(name) for name in entry.attendees),
                online=entry.online,
            )
        case Right():
            return RightClaim(
                **common,
                holder=PersonRef(entry.person) if entry.person else cast(str, entry.holder),
                holder_language=entry.language,
                body=agents["body", entry.body],
                rights=entry.rights,
            )
        case Seats():
            return CompositionClaim(
                **common,
                body=agents["body", entry.body],
                label=entry.rule,
                label_language=entry.language,
                seats=entry.seats,
                seats_per_unit=entry.seats_per_unit,
                unit_type=entry.unit_type,
            )
        case Mandate():
            return MandateClaim(
                **common, body=agents["body", entry.body], label=entry.task, label_language=entry.language
            )
    raise AssertionError(f"no claim for {type(entry).__name__}")


def _identities(file: RecordFile) -> Iterator[Identity]:
    for number, person in enumerate(file.records.people):
        names = tuple(NameRef(name) for name in (person.name, *person.also))
        yield Identity(True, "person", names, file.marked.where(("people", number)))
    for same, part in ((True, "same"), (False, "different")):
        for number, entry in enumerate(cast(tuple[SameOrNot, ...], getattr(file.records, part))):
            where = file.marked.where((part, number))
            if entry.people:
                yield Identity(same, "person", _names(entry.people, file, part, number), where)
            else:
                yield Identity(same, "agent", _names(entry.bodies, file, part, number), where)


def _names(names: tuple[Name, ...], file: RecordFile, part: str, number: int) -> tuple[NameRef, ...]:
    """The mentions meant; a key of the file's bodies stands for that body's name and region."""
    path: Path = (part, number)
    found = []
    for name in names:
        agent = file.records.bodies.get(name.name)
        if agent:
            found.append(NameRef(agent.name, name.document, name.region or agent.region))
        else:
            found.append(NameRef(name.name, name.document, name.region))
    if len(set(found)) < len(found):
        raise SourceError("names the same mention twice", where=file.marked.where(path))
    return tuple(found)
