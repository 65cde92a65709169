"""A unit to JSON and back: plain values that are checked against the model's types, and can run nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, TypeVar

from pydantic import TypeAdapter, ValidationError

from reformgraph.gather.unit import Unit
from reformgraph.model import (
    AgentClaim,
    AnyClaim,
    CompositionClaim,
    Document,
    MandateClaim,
    MeetingClaim,
    MembershipClaim,
    RelationClaim,
    RightClaim,
)

_Kind = TypeVar("_Kind", bound=AnyClaim)


@dataclass(frozen=True, slots=True)
class _Written:
    """A unit as it is written; claims are parted by kind, since their fields do not tell which they are."""

    document: Document
    memberships: tuple[MembershipClaim, ...]
    relations: tuple[RelationClaim, ...]
    meetings: tuple[MeetingClaim, ...]
    rights: tuple[RightClaim, ...]
    compositions: tuple[CompositionClaim, ...]
    mandates: tuple[MandateClaim, ...]
    agents: tuple[AgentClaim, ...]
    as_read: str


_WRITTEN: Final = TypeAdapter(_Written)


def encoded(unit: Unit) -> bytes:
    """The unit as JSON in UTF-8."""
    claims = unit.claims
    return _WRITTEN.dump_json(
        _Written(
            document=unit.document,
            memberships=_of(claims, MembershipClaim),
            relations=_of(claims, RelationClaim),
            meetings=_of(claims, MeetingClaim),
            rights=_of(claims, RightClaim),
            compositions=_of(claims, CompositionClaim),
            mandates=_of(claims, MandateClaim),
            agents=_of(claims, AgentClaim),
            as_read=unit.as_read,
        )
    )


def decoded(data: bytes) -> Unit:
    """The unit; raises ValueError where the bytes are not one."""
    try:
        found = _WRITTEN.validate_json(data)
    except ValidationError as error:
        raise ValueError(str(error)) from error
    claims: tuple[AnyClaim, ...] = (
        *found.memberships,
        *found.relations,
        *found.meetings,
        *found.rights,
        *found.compositions,
        *found.mandates,
        *found.agents,
    )
    return Unit(found.document, claims, found.as_read)


def _of(claims: Iterable[AnyClaim], kind: type[_Kind]) -> tuple[_Kind, ...]:
    return tuple(each for each in claims if isinstance(each, kind))
