"""What a sentence is made of: people, roles, agents, parties, dates and verbs, each with its span and case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reformgraph.extract.dates import DateMention
from reformgraph.model import AgentKind, Language, Span

ChunkKind = Literal["person", "role", "agent", "party", "date", "verb", "and", "comma", "open", "close", "stop", "word"]


@dataclass(frozen=True, slots=True)
class RoleName:
    """A role or office: `slug` of the contract for a role in a group, else None; `title` in the nominative."""

    title: str
    slug: str | None
    language: Language
    acting: bool = False
    former: bool = False


@dataclass(frozen=True, slots=True)
class AgentName:
    """A body, organisation or project as one mention names it.

    `head` is the kind of thing in one word; `modifiers` what tells it from others of its kind; `owners` whose it is
    (places, projects, organisations: genitives that may be left out). `bare` when nothing but the head is given.
    `sub_of` is the label of the body in the genitive before it. `definite` is the Swedish name as it was met in the
    definite form ("undergruppen för produktion"), which is a name of its own.
    """

    label: str
    kind: AgentKind
    head: str
    language: Language
    body_type: str | None = None
    modifiers: frozenset[str] = frozenset()
    owners: tuple[str, ...] = ()
    bare: bool = False
    sub_of: str | None = None
    definite: str | None = None


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of a sentence. Finnish cases are the form's own; Swedish ones stand for what the preposition does:
    `som` essive, `till` translative, `för`, `i`, `av`, `inom`, `vid` and the ending -s genitive.
    """

    kind: ChunkKind
    span: Span
    text: str
    case: str | None = None
    number: str | None = None
    person: str | None = None
    role: RoleName | None = None
    agent: AgentName | None = None
    party: str | None = None
    date: DateMention | None = None
    verb: str | None = None
    past: bool = False
    place: str | None = None
