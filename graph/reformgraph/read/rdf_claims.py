"""The statements of an RDF file, to a claim for each document that they rest on and each name that they give."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final, Literal, TypeVar

from reformgraph.model import (
    AgentClaim,
    AnyClaim,
    Bounds,
    ClaimStatus,
    CompositionClaim,
    Language,
    MandateClaim,
    MeetingClaim,
    MembershipClaim,
    PersonRef,
    RelationClaim,
    RightClaim,
)
from reformgraph.read.rdf_agents import Agents, Name, Named, names, slug_in
from reformgraph.read.rdf_documents import Cited
from reformgraph.read.rdf_file import Thing, moment
from reformgraph.read.records import Common
from reformgraph.terms import iri

METHOD: Final = "rdf"
_STATUS: Final[Mapping[str, ClaimStatus]] = {
    iri("rg:asserted"): "asserted",
    iri("rg:disputed"): "asserted",  # found anew, beside whatever else is read
    iri("rg:accepted"): "accepted",
    iri("rg:rejected"): "rejected",
}
_RIGHTS: Final[Mapping[str, Literal["attend", "speak"]]] = {iri("rg:attend"): "attend", iri("rg:speak"): "speak"}
_ONLINE: Final = {iri("schema:OnlineEventAttendanceMode"): True, iri("schema:OfflineEventAttendanceMode"): False}
_Value = TypeVar("_Value")


_Claims = Callable[[Common, Language], Iterator[AnyClaim]]


@dataclass(frozen=True, slots=True)
class _Role:
    """A role of the vocabulary, or the names of an office."""

    slug: str = ""
    office: tuple[Name, ...] = ()


class Statements:
    """Reads the statements of one file, given what they speak of and rest on."""

    def __init__(self, agents: Agents, cited: Cited) -> None:
        self._agents = agents
        self._cited = cited
        self._kinds: Mapping[str, Callable[[Thing], _Claims]] = {
            "org:Membership": self._membership,
            "rg:BodyRelation": self._relation,
            "rg:Meeting": self._meeting,
            "rg:ParticipationRight": self._right,
            "rg:CompositionRule": self._composition,
            "rg:Mandate": self._mandate,
        }

    def claims(self, thing: Thing) -> Iterator[AnyClaim]:
        """The claims of a statement; raises SourceError where a part of it is missing or is not in the file."""
        kind = next((read for cls, read in self._kinds.items() if thing.is_a(cls)), None)
        if kind is None:
            raise thing.wrong("is an rg:Statement of no kind that the contract has", ", ".join(self._kinds))
        made = kind(thing)
        confidence = thing.one("rg:confidence", float)
        method = thing.one("rg:method", str) or METHOD
        status = thing.one_iri("rg:status", _in(_STATUS)) or "asserted"
        bounds = Bounds(
            *(
                thing.one(name, dt.date.fromisoformat)
                for name in ("rg:startNotBefore", "rg:startNotAfter", "rg:endNotBefore", "rg:endNotAfter")
            )
        )
        thing.iris("rg:conflictsWith")
        evidence = self._cited.passages(thing, "rg:evidence")
        if not evidence:
            raise thing.wrong("is a statement without rg:evidence", "every statement rests on a passage")
        for document, spans in evidence.items():
            common = Common(
                document=document,
                evidence=tuple(spans),
                method=method,
                confidence=1.0 if confidence is None else confidence,
                bounds=bounds,
                status=status,
            )
            yield from made(common, self._cited.language(document))

    def mentions(self, thing: Thing) -> Iterator[AgentClaim]:
        """Where a document only names a body."""
        agent = self._agents.named[thing.iri]
        for document, spans in self._cited.passages(thing, "dcterms:isReferencedBy").items():
            yield AgentClaim(document, tuple(spans), METHOD, agent=agent.ref(self._cited.language(document)))

    def _membership(self, thing: Thing) -> _Claims:
        member = thing.needed("org:member", thing.one_iri("org:member", _in(self._agents.people)))
        role = thing.needed("org:role", thing.one_iri("org:role", self._role))
        body = thing.one_iri("org:organization", self._agent)
        behalf = [self._found(thing, "rg:onBehalfOf", each, self._agents.named) for each in thing.iris("rg:onBehalfOf")]
        titles = [each.value for each in thing.texts("rg:titleInSource")]

        def claims(common: Common, language: Language) -> Iterator[AnyClaim]:
            offices = [each for each in role.office if each.language == language] or role.office
            for office, title, agent in zip_longest(offices or (None,), titles, behalf):
                named = office or next(iter(offices), None)
                yield MembershipClaim(
                    **common,
                    member=member,
                    role=named.text if named else role.slug,
                    role_is_office=named is not None,
                    role_language=named.language if named else "fi",
                    title_in_source=title,
                    organization=body.ref(language) if body else None,
                    on_behalf_of=agent.ref(language) if agent else None,
                )

        return claims

    def _relation(self, thing: Thing) -> _Claims:
        subject = thing.needed("rg:subject", thing.one_iri("rg:subject", self._agent))
        relation = thing.needed("rg:relation", thing.one_iri("rg:relation", lambda value: slug_in("relations", value)))
        target = thing.needed("rg:object", thing.one_iri("rg:object", self._agent))
        return lambda common, language: iter(
            [RelationClaim(**common, subject=subject.ref(language), relation=relation, object=target.ref(language))]
        )

    def _meeting(self, thing: Thing) -> _Claims:
        organizer = thing.needed("schema:organizer", thing.one_iri("schema:organizer", self._agent))
        start = thing.needed("schema:startDate", thing.one("schema:startDate", moment))
        end = thing.one("schema:endDate", moment)
        presided_by = thing.one_iri("rg:presidedBy", _in(self._agents.people))
        attendees = tuple(
            self._found(thing, "schema:attendee", each, self._agents.people) for each in thing.iris("schema:attendee")
        )
        online = thing.one_iri("schema:eventAttendanceMode", _in(_ONLINE))
        return lambda common, language: iter(
            [
                MeetingClaim(
                    **common,
                    organizer=organizer.ref(language),
                    start=start,
                    end=end,
                    presided_by=presided_by,
                    attendees=attendees,
                    online=online,
                )
            ]
        )

    def _right(self, thing: Thing) -> _Claims:
        holder, language_of_holder = thing.needed("rg:holder", thing.one_iri("rg:holder", self._holder))
        body = thing.needed("rg:inBody", thing.one_iri("rg:inBody", self._agent))
        rights = tuple(self._found(thing, "rg:right", each, _RIGHTS) for each in thing.iris("rg:right"))
        if not rights:
            raise thing.wrong("has no rg:right")
        return lambda common, language: iter(
            [
                RightClaim(
                    **common,
                    holder=holder,
                    holder_language=language_of_holder,
                    body=body.ref(language),
                    rights=rights,
                )
            ]
        )

    def _composition(self, thing: Thing) -> _Claims:
        body = thing.needed("rg:ruleFor", thing.one_iri("rg:ruleFor", self._agent))
        labels = names(thing, "rdfs:label")
        seats, each = thing.one("rg:seats", int), thing.one("rg:seatsPerUnit", int)
        unit_type = thing.one("rg:unitType", str)
        return lambda common, language: (
            CompositionClaim(
                **common,
                body=body.ref(language),
                label=label.text,
                label_language=label.language,
                seats=seats,
                seats_per_unit=each,
                unit_type=unit_type,
            )
            for label in labels
        )

    def _mandate(self, thing: Thing) -> _Claims:
        body = thing.needed("rg:ofBody", thing.one_iri("rg:ofBody", self._agent))
        labels = names(thing, "rdfs:label")
        return lambda common, language: (
            MandateClaim(**common, body=body.ref(language), label=label.text, label_language=label.language)
            for label in labels
        )

    def _agent(self, value: str) -> Named:
        return _in(self._agents.named)(value)

    def _holder(self, value: str) -> tuple[PersonRef | str, Language]:
        if value in self._agents.people:
            return self._agents.people[value], "fi"
        collective = _in(self._agents.collectives)(value)
        return collective.text, collective.language

    def _role(self, value: str) -> _Role:
        if value in self._agents.offices:
            return _Role(office=self._agents.offices[value])
        return _Role(slug_in("roles", value))

    def _found(self, thing: Thing, name: str, value: str, known: Mapping[str, _Value]) -> _Value:
        if value not in known:
            raise thing.wrong(f"{name} cannot be {value!r}")
        return known[value]


def _in(known: Mapping[str, _Value]) -> Callable[[str], _Value]:
    def look_up(value: str) -> _Value:
        if value not in known:
            raise ValueError("unknown")
        return known[value]

    return look_up
