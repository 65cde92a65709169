"""Which agent a mention means within one document: mentions in, one agent for each thing with all its names out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from reformgraph.extract.chunks import AgentName
from reformgraph.extract.sameness import ONE_OF_A_KIND, Agent, SameNames, head_of_name
from reformgraph.model import AgentRef, Language, Span

# Heads that only point: "ryhmä" is whichever group was named last.
GENERIC: Final = frozenset(
    {"ryhmä", "toimielin", "elin", "grupp", "organ", "tiimi", "team", "jaosto", "sektion", "kokous"}
)


# What a bare head tells of the body that it points at: its language, its modifiers and its head in two forms.
_Pointer = tuple[Language, frozenset[str], str, str]


class Agents:
    """The agents of a document; first `note` every mention in reading order, then `resolve` any of them."""

    def __init__(self) -> None:
        self._agents: list[Agent] = []
        self._names = SameNames()
        self._same: dict[int, int] = {}
        self.region: str | None = None
        self._bare: list[tuple[AgentName, int]] = []
        self._by_modifier: dict[tuple[Language, str], set[int]] = {}
        # What was found for a name or an agent, until another is noted.
        self._found: dict[AgentName, int | None] = {}
        self._targets: dict[_Pointer, list[tuple[int, int]]] = {}
        self._refs: dict[int, AgentRef] = {}
        self._called: dict[tuple[str, str], bool] = {}
        self._members: dict[int, list[Agent]] = {}
        self._projects: list[tuple[int, int]] | None = None
        self._bodies: tuple[AgentRef, ...] | None = None

    def note(self, name: AgentName, position: int) -> None:
        """Remember a mention that is more than a bare head; a bare one is only a pointer to another."""
        if name.bare and name.kind != "body":
            return
        if name.bare and head_of_name(name) not in ONE_OF_A_KIND:
            self._bare.append((name, position))
            return
        at = self._index(name)
        if at is None:
            at = self._add(name, position)
        agent = self._agents[at]
        if name.label not in agent.labels:
            self._names.enter_label(name, at)
            self._forget()
        agent.labels[name.label] += 1
        if name.definite and not name.bare:
            agent.definite.add(name.definite)
        agent.positions.append(position)
        if len(name.owners) > len(agent.name.owners):
            agent.name = name
            self._enter(agent, at)

    def settle(self) -> None:
        """After the last `note`: a bare head that points at no body of the document is a body's own name."""
        pointing: set[_Pointer] = set()
        for name, position in self._bare:
            told = name.label.casefold() != name.head or head_of_name(name) not in GENERIC
            if told and _pointer(name) not in pointing:
                pointing.add(_pointer(name))
                if not self._fitting(name):
                    at = self._add(name, position)
                    self._agents[at].labels[name.label] += 1
                    self._agents[at].positions.append(position)
        self._forget()

    def identify(self, names: Iterable[AgentName]) -> None:
        """Take several names as the same thing, because the document says so."""
        found = [self._index(n) for n in names]
        known = [self._root(i) for i in found if i is not None]
        for other in known[1:]:
            if self._root(other) != self._root(known[0]):
                self._same[self._root(other)] = self._root(known[0])
                self._forget()

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

    def is_called(self, ref: AgentRef, head: str) -> bool:
        """Whether a word in some name of an agent ends with what mentions call it: "ryhmä" of "ohjausryhmä"."""
        key = (ref.label, head)
        if key not in self._called:
            words = (word for label in (ref.label, *ref.alt) for word in label.casefold().split())
            self._called[key] = any(word.endswith(head) for word in words)
        return self._called[key]

    def project_within(self, span: Span) -> AgentRef | None:
        """The one project mentioned in a span, else the one project of the document, else None."""
        if self._projects is None:
            roots = {self._root(i) for i, a in enumerate(self._agents) if a.name.kind == "project" and not a.name.bare}
            self._projects = sorted((p, root) for root in roots for p in self._agents[root].positions)
        places = self._projects
        inside = places[bisect_left(places, (span.start, -1)) : bisect_left(places, (span.end, -1))]
        for found in ({root for _, root in inside}, {root for _, root in places}):
            if len(found) == 1:
                return self._ref(next(iter(found)))
        return None

    def bodies(self) -> Sequence[AgentRef]:
        """Every body of the document, in reading order."""
        if self._bodies is None:
            roots = dict.fromkeys(self._root(i) for i in range(len(self._agents)))
            self._bodies = tuple(self._ref(root) for root in roots if self._agents[root].name.kind == "body")
        return self._bodies

    def _add(self, name: AgentName, position: int) -> int:
        at = len(self._agents)
        agent = Agent(name, position)
        self._agents.append(agent)
        self._enter(agent, at)
        self._names.enter_label(name, at)
        return at

    def _enter(self, agent: Agent, at: int) -> None:
        """Take an agent's name: at first, and when a fuller one comes."""
        self._names.enter(agent, at)
        for modifier in sorted(agent.name.modifiers):
            self._by_modifier.setdefault((agent.name.language, modifier), set()).add(at)
        self._forget()

    def _forget(self) -> None:
        self._found.clear()
        self._targets.clear()
        self._refs.clear()
        self._called.clear()
        self._members.clear()
        self._projects = self._bodies = None

    def _ref(self, root: int) -> AgentRef:
        if root not in self._refs:
            self._refs[root] = self._made(root)
        return self._refs[root]

    def _made(self, root: int) -> AgentRef:
        if not self._members:
            for i, agent in enumerate(self._agents):
                self._members.setdefault(self._root(i), []).append(agent)
        members = self._members[root]
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
            self._found[name] = self._names.find(name)
        return self._found[name]

    def _fitting(self, bare: AgentName) -> list[int]:
        """The agents that a bare head can point at."""
        known = min((self._by_modifier.get((bare.language, m), set()) for m in bare.modifiers), key=len, default=None)
        near = range(len(self._agents)) if known is None else sorted(known)
        return [i for i in near if self._agents[i].name.kind == "body" and _points(bare, self._agents[i].name)]

    def _pointed_at(self, name: AgentName, position: int) -> int | None:
        pointer = _pointer(name)
        if pointer not in self._targets:
            self._targets[pointer] = sorted((p, i) for i in self._fitting(name) for p in self._agents[i].positions)
        targets = self._targets[pointer]
        before = bisect_left(targets, (position, -1))
        if before:
            return targets[before - 1][1]
        return min((i for _, i in targets), default=None)

    def _root(self, at: int) -> int:
        root = at
        while root in self._same:
            root = self._same[root]
        while at != root:
            self._same[at], at = root, self._same[at]
        return root


def _pointer(bare: AgentName) -> _Pointer:
    return bare.language, bare.modifiers, head_of_name(bare), bare.head


def _points(bare: AgentName, name: AgentName) -> bool:
    if bare.language != name.language or not bare.modifiers <= name.modifiers:
        return False  # "personalsektionen" is no other section
    head = head_of_name(bare)
    return head_of_name(name).endswith(head) or name.label.casefold().endswith(bare.head)


def _body_type(label: str, name: AgentName) -> str | None:
    """A steering group is political where its name says so; otherwise the kind follows from the head."""
    if name.kind != "body":
        return None
    if re.search(r"polii?tti|politisk|parlament", label, re.I) and re.search(r"ohjausryhmä|styrgrupp", label, re.I):
        return "political-steering-group"
    if re.search(r"väliaikai|temporär|interimist", label, re.I) and re.search(r"elin|organ", label, re.I):
        return "preparatory-body"
    return name.body_type
