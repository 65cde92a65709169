"""What linking makes of mentions: people, agents and collectives with their local names, and why each is one."""

from __future__ import annotations

from dataclasses import dataclass

from reformgraph.model import AgentKind, Language, Span


@dataclass(frozen=True, slots=True, order=True)
class Label:
    """A name or phrase in a language."""

    text: str
    language: Language


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """Where a statement was read: a span of a document."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Person:
    """`id` is the local name (`person/…`); `other_names` are those that a curator says are the same person's."""

    id: str
    name: str
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agent:
    """A body, organisation, project or party; `labels` hold the preferred name in each language.

    `mentioned_in` are passages that only name it.
    """

    id: str
    kind: AgentKind
    labels: tuple[Label, ...]
    other_names: tuple[Label, ...] = ()
    body_type: str | None = None
    region: str | None = None
    mentioned_in: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Collective:
    """People named together in words, such as all municipal managers, in their relation to one body."""

    id: str
    label: Label


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a document, and where it stands."""

    document: str
    name: str
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Merge:
    """Why two mentions are one entity: the rule, or the place of the record that says so."""

    entity: str
    rule: str
    first: Mention
    second: Mention
