"""Resolved claims to statements: the same fact in several documents is one statement with all its passages."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from reformgraph.link.bounds import intersect
from reformgraph.link.entities import Passage
from reformgraph.link.facts import Composition, Fact, Key, Meeting, Membership, Statement, Status, statement_id
from reformgraph.model import Bounds, ClaimStatus


@dataclass(frozen=True, slots=True)
class Reading:
    """One claim with its names resolved."""

    fact: Fact
    evidence: tuple[Passage, ...]
    method: str
    confidence: float
    bounds: Bounds
    status: ClaimStatus

    def order(self) -> tuple[tuple[Passage, ...], str, str]:
        return self.evidence, self.method, repr(self.fact)


@dataclass(slots=True)
class _Draft:
    fact: Fact
    bounds: Bounds
    readings: list[Reading]


def merge(readings: Iterable[Reading]) -> list[Statement]:
    """Statements in the order of their ids; what cannot be one statement stays several."""
    groups: dict[Key, list[Reading]] = defaultdict(list)
    for reading in readings:
        groups[reading.fact.key()].append(reading)
    statements = [statement for key, group in groups.items() for statement in _statements(key, group)]
    return sorted(statements, key=lambda each: each.id)


def _statements(key: Key, group: list[Reading]) -> Iterable[Statement]:
    drafts: list[_Draft] = []
    # The most definite first, so that a vaguer reading joins it whatever the order of the documents.
    for reading in sorted(group, key=lambda each: (-_definite(each.fact), each.order())):
        for draft in drafts:
            fact, bounds = _combined(draft.fact, reading.fact), intersect(draft.bounds, reading.bounds)
            if fact is not None and bounds is not None:
                draft.fact, draft.bounds = fact, bounds
                draft.readings.append(reading)
                break
        else:
            drafts.append(_Draft(reading.fact, reading.bounds, [reading]))
    drafts.sort(key=lambda each: (*_when(each.bounds), repr(each.fact)))
    rejected = any(reading.status == "rejected" for reading in group)
    for number, draft in enumerate(drafts):
        # The first keeps the plain name, so that it stays when later documents bring another term of office.
        own = key if number == 0 else (*key, *_when(draft.bounds), repr(draft.fact))
        yield _statement(statement_id(own), draft, rejected)


def _statement(name: str, draft: _Draft, rejected: bool) -> Statement:
    accepted = any(each.status == "accepted" for each in draft.readings)
    status: Status = "rejected" if rejected else "accepted" if accepted else "asserted"
    return Statement(
        id=name,
        fact=draft.fact,
        evidence=tuple(sorted({passage for each in draft.readings for passage in each.evidence})),
        method=", ".join(sorted({method for each in draft.readings for method in each.method.split(", ")})),
        confidence=max(each.confidence for each in draft.readings),
        bounds=draft.bounds,
        status=status,
    )


def _when(bounds: Bounds) -> tuple[str, ...]:
    parts = (bounds.start_not_before, bounds.start_not_after, bounds.end_not_before, bounds.end_not_after)
    return tuple(each.isoformat() if each else "" for each in parts)


def _definite(fact: Fact) -> int:
    if isinstance(fact, Meeting):
        return sum((isinstance(fact.start, dt.datetime), fact.end is not None, fact.presided_by is not None))
    return 0


def _combined(a: Fact, b: Fact) -> Fact | None:
    """One fact that says what both say; None where they differ in what only one can be right about."""
    if isinstance(a, Membership) and isinstance(b, Membership):
        return replace(
            a,
            office=min((each for each in (a.office, b.office) if each), default=None),
            on_behalf_of=tuple(sorted({*a.on_behalf_of, *b.on_behalf_of})),
            titles=tuple(sorted({*a.titles, *b.titles})),
        )
    if isinstance(a, Meeting) and isinstance(b, Meeting):
        return _one_meeting(a, b)
    if isinstance(a, Composition) and isinstance(b, Composition):
        return replace(a, labels=tuple(sorted({*a.labels, *b.labels})))
    return a


def _one_meeting(a: Meeting, b: Meeting) -> Meeting | None:
    if a.presided_by and b.presided_by and a.presided_by != b.presided_by:
        return None
    if isinstance(a.start, dt.datetime) and isinstance(b.start, dt.datetime) and a.start != b.start:
        return None
    if a.end and b.end and a.end != b.end and type(a.end) is type(b.end):
        return None
    if a.online is not None and b.online is not None and a.online != b.online:
        return None
    timed = b if isinstance(b.start, dt.datetime) else a
    return Meeting(
        organizer=a.organizer,
        start=timed.start,
        end=timed.end or (None if isinstance(timed.start, dt.datetime) else a.end or b.end),
        presided_by=a.presided_by or b.presided_by,
        attendees=tuple(sorted({*a.attendees, *b.attendees})),
        online=a.online if a.online is not None else b.online,
    )
