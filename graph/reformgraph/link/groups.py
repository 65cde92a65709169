"""A document's references to agents, to one group for each agent that the document tells apart."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from reformgraph.link.identity import full_names, short_names
from reformgraph.link.names import folded, is_bare
from reformgraph.link.periods import area, document_period, only_area
from reformgraph.model import AgentKind, AgentRef, Document

LAST: Final = dt.date.max
Key = tuple[AgentKind, str, str | None]


@dataclass(slots=True)
class Group:
    """All mentions of one agent in one document; `joined` are names that the document states for it and uses."""

    document: Document
    kind: AgentKind
    area: str | None
    period: int | None
    refs: list[AgentRef] = field(default_factory=list)
    joined: list[str] = field(default_factory=list)

    @property
    def label(self) -> str:
        return self.refs[0].label

    def names(self) -> list[str]:
        named = (name for ref in self.refs for name in (ref.label, *ref.alt, *(text for text, _ in ref.translations)))
        return list(dict.fromkeys(folded(name) for name in named))

    def joining_names(self) -> list[str]:
        """Names that may join this group to another document's: those that say more than a kind."""
        meant = (name for ref in self.refs for name in full_names(ref.label, ref.alt))
        return [name for name in dict.fromkeys((*self.names(), *meant)) if not is_bare(name)]

    def sort(self) -> str | None:
        """The body type that goes with the group's own name; None where it says nothing."""
        own = (ref.body_type for ref in self.refs if folded(ref.label) == folded(self.label))
        return next((each for each in own if each and each != "body"), None)

    def body_type(self) -> str | None:
        return self.sort() or next(
            (ref.body_type for ref in self.refs if ref.body_type and ref.body_type != "body"), None
        )

    def order(self) -> tuple[dt.date, str, str]:
        return self.document.date or LAST, self.document.identifier, folded(self.label)


def document_area(document: Document, refs: Iterable[AgentRef]) -> str | None:
    """The area that the document is about, else the only one in which it places bodies."""
    if document.region:
        return area(document.region)
    return only_area(ref.region for ref in refs if ref.kind == "body")


def groups_of(document: Document, refs: Sequence[AgentRef], around: str | None) -> list[Group]:
    """One group for each agent that the document tells apart; a name it states for another joins the two."""
    period = document_period(document)
    groups: dict[Key, Group] = {}
    for ref in refs:
        # A document's region says nothing of the ministries and municipalities that it names.
        fallback = around if ref.kind == "body" else None
        place = area(ref.region) if ref.region else fallback
        key = (ref.kind, folded(ref.label), place)
        group = groups.setdefault(key, Group(document, ref.kind, place, period))
        if ref not in group.refs:
            group.refs.append(ref)
    _join_stated(groups)
    return list({id(group): group for group in groups.values()}.values())


def _join_stated(groups: dict[Key, Group]) -> None:
    """Join a group with the one that states its name as another of its own; a name that two state joins neither."""
    stated: dict[Key, set[Key]] = defaultdict(set)
    for key, group in groups.items():
        for ref in group.refs:
            for name in (*ref.alt, *short_names(ref.label, ref.alt)):
                stated[key[0], folded(name), key[2]].add(key)
    for key, owners in stated.items():
        owners.discard(key)
        if key not in groups or len(owners) != 1:
            continue
        owner, joined = groups[owners.pop()], groups[key]
        if owner is not joined:
            owner.joined += [joined.label, *joined.joined]
            owner.refs += [ref for ref in joined.refs if ref not in owner.refs]
            groups |= {other: owner for other, group in groups.items() if group is joined}
