"""Names of one thing: a document's agents and a name in, the first agent that it can be of out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from functools import cache
from heapq import heappop, heappush
from typing import Final

from reformgraph.extract.chunks import AgentName

# Short and variant heads, by the head that they stand for.
_HEAD: Final = {
    "jory": "johtoryhmä",
    "ohry": "ohjausryhmä",
    "vate": "valmistelutoimielin",
    "valmisteluelin": "valmistelutoimielin",
}
ONE_OF_A_KIND: Final = frozenset({"valmistelutoimielin", "beredningsorgan"})
# Owners that begin with this many same letters are one.
_LONGEST_OWNER: Final = 60


@dataclass(slots=True)
class Agent:
    """One body, organisation or project of a document, and every name that the document has for it."""

    name: AgentName
    position: int
    labels: Counter[str] = field(default_factory=Counter)
    positions: list[int] = field(default_factory=list)
    definite: set[str] = field(default_factory=set)
    folded: set[str] = field(default_factory=set)


class SameNames:
    """Finds the first of a document's agents that a name can be of.

    Every agent stands in a heap under each key by which another of its names can be asked for; one that has since been
    given a fuller name is taken off when it comes to the top, so that asking costs no more with many agents.
    """

    def __init__(self) -> None:
        self._agents: list[Agent] = []
        self._by_key: dict[Hashable, list[int]] = {}

    def enter(self, agent: Agent, at: int) -> None:
        """Take the next new agent, or an agent's new name, under its number."""
        if at == len(self._agents):
            self._agents.append(agent)
        for key in _entries(agent.name):
            heappush(self._by_key.setdefault(key, []), at)

    def enter_label(self, name: AgentName, at: int) -> None:
        """Take another label of an agent."""
        self._agents[at].folded.add(name.label.casefold())
        heappush(self._by_key.setdefault(_label(name), []), at)

    def find(self, name: AgentName) -> int | None:
        """The number of the first agent that a name is of, if any."""
        found = [at for key in _questions(name) if (at := self._first(key, name)) is not None]
        return min(found, default=None)

    def _first(self, key: Hashable, name: AgentName) -> int | None:
        known = self._by_key.get(key, [])
        while known and not _is_of(self._agents[known[0]], name):
            heappop(known)
        return known[0] if known else None


def head_of_name(name: AgentName) -> str:
    """The kind of a body in one word, whatever short or variant word the name has for it."""
    if name.head == "toimielin" and "väliaikainen" in name.modifiers:
        return "valmistelutoimielin"
    return _HEAD.get(name.head, name.head)


def _is_of(agent: Agent, name: AgentName) -> bool:
    known = agent.name
    if known.kind != name.kind or known.language != name.language:
        return False
    if name.label.casefold() in agent.folded:
        return True
    if name.kind != "body":
        return _plain(known.label) == _plain(name.label)
    return _kind_of(known) == _kind_of(name) and _compatible(_owners(known), _owners(name))


def _kind_of(name: AgentName) -> Hashable:
    """What two names of one body share: the head, and what tells bodies with that head apart."""
    head = head_of_name(name)
    told_by = frozenset[str]() if head in ONE_OF_A_KIND else _modifiers(name)
    return name.kind, name.language, head, told_by


def _compatible(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Owners tell two bodies apart only when both are named and none of them fits another."""
    return not ours or not theirs or any(a.startswith(b) or b.startswith(a) for a in ours for b in theirs)


def _label(name: AgentName) -> Hashable:
    return name.kind, name.language, "label", name.label.casefold()


def _entries(name: AgentName) -> Iterator[Hashable]:
    """The keys under which an agent of this name stands: among bodies of its kind by what its owners begin with."""
    if name.kind != "body":
        yield name.kind, name.language, "plain", _plain(name.label)
        return
    kind, owners = _kind_of(name), _owners(name)
    yield kind, "any"
    if not owners:
        yield kind, "unowned"
    for owner in sorted(owners):
        yield kind, "owner", owner
        yield from ((kind, "begins", owner[:end]) for end in range(1, len(owner) + 1))


def _questions(name: AgentName) -> Iterator[Hashable]:
    """The keys under which every agent stands that a name can be of."""
    yield _label(name)
    if name.kind != "body":
        yield name.kind, name.language, "plain", _plain(name.label)
        return
    kind, owners = _kind_of(name), _owners(name)
    yield kind, "unowned" if owners else "any"
    for owner in sorted(owners):
        yield kind, "begins", owner
        yield from ((kind, "owner", owner[:end]) for end in range(1, len(owner) + 1))


@cache
def _modifiers(name: AgentName) -> frozenset[str]:
    return frozenset(re.sub(r"[- ]", "", m) for m in name.modifiers)


def _owners(name: AgentName) -> frozenset[str]:
    return frozenset(_plain(o)[:_LONGEST_OWNER] for o in name.owners if o[:1].isupper())


@cache
def _plain(label: str) -> str:
    return re.sub(r"[\s-]+(?:hanke|ohjelma|projekti)$", "", re.sub(r"[^\w]+", "-", label.casefold()))
