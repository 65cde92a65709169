"""Which agent a mention means within one document: mentions in, one agent for each thing with all its names out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from reformgraph.extract.chunks import AgentName
from reformgraph.model import AgentRef, Span

# Short and variant heads, by the head that they stand for.
_HEAD: Final = {
    "jory": "johtoryhmä",
    "ohry": "ohjausryhmä",
    "vate": "valmistelutoimielin",
    "valmisteluelin": "valmistelutoimielin",
}
# Heads that only point: "ryhmä" is whichever group was named last.
GENERIC: Final = frozenset(
    {"ryhmä", "toimielin", "elin", "grupp", "organ", "tiimi", "team", "jaosto", "sektion", "kokous"}
)
_ONE_OF_A_KIND: Final = frozenset({"valmistelutoimielin", "beredningsorgan"})


@dataclass(slots=True)
class Agent:
    """One body, organisation or project of a document, and every name that the document has for it."""

    name: AgentName
    position: int
    labels: Counter[str] = field(default_factory=Counter)
    positions: list[int] = field(default_factory=list)
    definite: set[str] = field(default_factory=set)


class Agents:
    """The agents of a document; first `note` every mention in reading order, then `resolve` any of them."""

    def __init__(self) -> None:
        self._agents: list[Agent] = []
        self._same: dict[int, int] = {}
        self.region: str | None = None
        self._bare: list[tuple[AgentName, int]] = []
        self._by_key: dict[Hashable, set[int]] = {}
        # What was found for a name or an agent, until another is noted.
        self._found: dict[AgentName, int | None] = {}
        self._targets: dict[AgentName, list[tuple[int, int]]] = {}
        self._refs: dict[int, AgentRef] = {}

    def settle(self) -> None:
        """After the last `note`: a bare head that points at no body of the document is a body's own name."""
        for name, position in self._bare:
            told = name.label.casefold() != name.head or _head(name) not in GENERIC
            if told and self._pointed_at(name, position) is None:
                self._add(Agent(name, position, Counter([name.label]), [position]))
        self._forget()

    def note(self, name: AgentName, position: int) -> None:
        """Remember a mention that is more than a bare head; a bare one is only a pointer to another."""
        if name.bare and name.kind != "body":
            return
        if name.bare and _head(name) not in _ONE_OF_A_KIND:
            self._bare.append((name, position))
            return
        at = self._index(name)
        if at is None:
            at = self._add(Agent(name, position))
        agent = self._agents[at]
        if name.label not in agent.labels:
            self._enter(name, at)
            self._forget()
        agent.labels[name.label] += 1
        if name.definite and not name.bare:
            agent.definite.add(name.definite)
        agent.positions.append(position)
        if len(name.owners) > len(agent.name.owners):
            agent.name = name
            self._enter(name, at)
            self._forget()

    def identify(self, names: Iterable[AgentName]) -> None:
        """Take several names as the same thing, because the document says so."""
        found = [self._index(n) for n in names]
        known = [self._root(i) for i in found if i is not None]
        for other in known[1:]:
            if self._root(other) != self._root(known[0]):
                self._same[self._root(other)] = self._root(known[0])
                self._refs.clear()

    def resolve(self, name: AgentName, position: int, fallback: AgentRef | None = None) -> AgentRef:
        """The agent that a mention means; a bare head is the nearest fitting body before it, else after it."""
        at = self._index(name)
        if at is None and name.bare and name.kind == "body":
            at = self._pointed_at(name, position)
            if at is None and fallback and fallback.kind == "body":
                return fallback
        if at is None:
            return AgentRef(name.label, name.kind, name.language, name.body_type, region=self._region_of(name))
        return self._ref(self._root(at))

    def project_within(self, span: Span) -> AgentRef | None:
        """The one project mentioned in a span, else the one project of the document, else None."""
        roots = [self._root(i) for i, a in enumerate(self._agents) if a.name.kind == "project" and not a.name.bare]
        inside = [r for r in roots if _any_within(self._agents[r].positions, span)]
        for found in (dict.fromkeys(inside), dict.fromkeys(roots)):
            if len(found) == 1:
                return self._ref(next(iter(found)))
        return None

    def refs(self) -> list[tuple[AgentRef, int]]:
        """Every agent with its first position, in reading order."""
        roots = dict.fromkeys(self._root(i) for i in range(len(self._agents)))
        return [(self._ref(root), self._agents[root].position) for root in roots]

    def _add(self, agent: Agent) -> int:
        self._agents.append(agent)
        self._forget()
        self._enter(agent.name, len(self._agents) - 1)
        return len(self._agents) - 1

    def _enter(self, name: AgentName, at: int) -> None:
        for key in _keys(name):
            self._by_key.setdefault(key, set()).add(at)

    def _forget(self) -> None:
        self._found.clear()
        self._targets.clear()
        self._refs.clear()

    def _ref(self, root: int) -> AgentRef:
        if root not in self._refs:
            self._refs[root] = self._made(root)
        return self._refs[root]

    def _made(self, root: int) -> AgentRef:
        members = [a for i, a in enumerate(self._agents) if self._root(i) == root]
        labels: Counter[str] = Counter()
        for member in members:
            labels.update(member.labels)
        name = self._agents[root].name
        best = min(
            labels, key=lambda label: (-labels[label] if label in self._agents[root].labels else 1, -len(label), label)
        )
        forms = {form for member in members for form in member.definite}
        alt = tuple(sorted((labels.keys() | forms) - {best}))
        return AgentRef(best, name.kind, name.language, _body_type(best, name), alt, self._region_of(name))

    def _region_of(self, name: AgentName) -> str | None:
        """A body is of the region that the document's municipalities lie in, where it names no region itself."""
        return self.region if name.kind == "body" else None

    def _index(self, name: AgentName) -> int | None:
        if name not in self._found:
            near = sorted({at for key in _keys(name) for at in self._by_key.get(key, ())})
            self._found[name] = next((at for at in near if _same_agent(self._agents[at], name)), None)
        return self._found[name]

    def _pointed_at(self, name: AgentName, position: int) -> int | None:
        if name not in self._targets:
            fitting = [i for i, a in enumerate(self._agents) if a.name.kind == "body" and _points(name, a.name)]
            self._targets[name] = sorted((p, i) for i in fitting for p in self._agents[i].positions)
        targets = self._targets[name]
        before = bisect_left(targets, (position, -1))
        if before:
            return targets[before - 1][1]
        return min((i for _, i in targets), default=None)

    def _root(self, at: int) -> int:
        while at in self._same:
            at = self._same[at]
        return at


def _head(name: AgentName) -> str:
    if name.head == "toimielin" and "väliaikainen" in name.modifiers:
        return "valmistelutoimielin"
    return _HEAD.get(name.head, name.head)


def _keys(name: AgentName) -> tuple[Hashable, ...]:
    """Whatever two names of one agent may share: the label, or what `_same_agent` compares."""
    if name.kind != "body":
        return name.label.casefold(), (name.kind, _plain(name.label))
    if _head(name) in _ONE_OF_A_KIND:
        return name.label.casefold(), _head(name)
    return name.label.casefold(), (_head(name), _modifiers(name))


def _any_within(positions: Sequence[int], span: Span) -> bool:
    return bisect_left(positions, span.start) < bisect_left(positions, span.end)


def _same_agent(agent: Agent, name: AgentName) -> bool:
    known = agent.name
    if known.kind != name.kind or known.language != name.language:
        return False
    if any(label.casefold() == name.label.casefold() for label in agent.labels):
        return True
    if name.kind != "body":
        return _plain(known.label) == _plain(name.label)
    if _head(known) != _head(name):
        return False
    if _head(name) in _ONE_OF_A_KIND:
        return _compatible(known.owners, name.owners)
    return _modifiers(known) == _modifiers(name) and _compatible(known.owners, name.owners)


@cache
def _modifiers(name: AgentName) -> frozenset[str]:
    return frozenset(re.sub(r"[- ]", "", m) for m in name.modifiers)


def _compatible(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Owners tell two bodies apart only when both are named and none of them fits another."""
    mine = {_plain(o) for o in ours if o[:1].isupper()}
    other = {_plain(o) for o in theirs if o[:1].isupper()}
    return not mine or not other or any(a.startswith(b) or b.startswith(a) for a in mine for b in other)


def _points(bare: AgentName, name: AgentName) -> bool:
    if bare.language != name.language or not bare.modifiers <= name.modifiers:
        return False  # "personalsektionen" is no other section
    return _head(name) == _head(bare) or _head(name).endswith(_head(bare)) or name.label.casefold().endswith(bare.head)


@cache
def _plain(label: str) -> str:
    return re.sub(r"[\s-]+(?:hanke|ohjelma|projekti)$", "", re.sub(r"[^\w]+", "-", label.casefold()))


def _body_type(label: str, name: AgentName) -> str | None:
    """A steering group is political where its name says so; otherwise the kind follows from the head."""
    if name.kind != "body":
        return None
    if re.search(r"polii?tti|politisk|parlament", label, re.I) and re.search(r"ohjausryhmä|styrgrupp", label, re.I):
        return "political-steering-group"
    if re.search(r"väliaikai|temporär|interimist", label, re.I) and re.search(r"elin|organ", label, re.I):
        return "preparatory-body"
    return name.body_type
