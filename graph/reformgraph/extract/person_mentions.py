"""People as a text names them: a mention with its place and case, and the full names that a document has given."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field

from reformgraph.model import Language


@dataclass(frozen=True, slots=True)
class PersonMention:
    """Tokens `first` to `last` (inclusive) name a person; `name` is the full name in the nominative."""

    first: int
    last: int
    name: str
    case: str


@dataclass(slots=True)
class KnownPeople:
    """Full names that a document gives; a surname alone is theirs when only one of them bears it.

    `language` is the document's: a Swedish text puts no Finnish endings on a name.
    """

    language: Language = "fi"
    names: set[str] = field(default_factory=set)
    _bearers: dict[str, set[str]] = field(default_factory=dict)
    _beginnings: set[str] = field(default_factory=set)

    def add(self, name: str) -> None:
        self.names.add(name)
        self._beginnings.add(name.partition(" ")[0])
        self._bearers.setdefault(name.rpartition(" ")[2].casefold(), set()).add(name)

    def by_surname(self, surname: str) -> str | None:
        bearers = self._bearers.get(surname.casefold(), set())
        return next(iter(bearers)) if len(bearers) == 1 else None

    def begins(self, word: str) -> bool:
        """Whether a full name that the document gives begins with the word."""
        return word in self._beginnings

    def surnames(self) -> Set[str]:
        return self._bearers.keys()
