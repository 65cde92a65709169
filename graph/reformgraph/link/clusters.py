"""Mentions to clusters that stand for one thing each: joined one reason at a time, never against a reason to differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from reformgraph.errors import SourceError


@dataclass(frozen=True, slots=True, order=True)
class Join:
    """One decision: the mentions with these numbers are the same, by this rule."""

    first: int
    second: int
    rule: str


def _any_two(first: int, second: int) -> bool:
    return True


class Clusters:
    """Numbered mentions, each at first alone.

    `documents` gives the document of each mention, and a document that names two things apart keeps them apart.
    `sorts` gives what kind of thing a mention says it is, None where it does not say; two kinds are never one.
    """

    def __init__(self, documents: list[str], sorts: list[str | None]) -> None:
        self._of = list(range(len(documents)))
        self._members = {number: [number] for number in self._of}
        self._documents = [{document} for document in documents]
        self._sorts = [{sort} if sort else set() for sort in sorts]
        self._apart: dict[int, set[int]] = defaultdict(set)
        self.joins: list[Join] = []

    def keep_apart(self, first: int, second: int) -> None:
        self._apart[first].add(second)
        self._apart[second].add(first)

    def are_one(self, first: int, second: int) -> bool:
        return self._of[first] == self._of[second]

    def join(self, first: int, second: int, rule: str) -> bool:
        """Join two clusters unless something speaks against it; says whether they are one now."""
        a, b = sorted((self._of[first], self._of[second]))
        if a == b:
            return True
        if self._documents[a] & self._documents[b] or len(self._sorts[a] | self._sorts[b]) > 1:
            return False
        if self._forbidden(a, b):
            return False
        self._unite(a, b, Join(first, second, rule))
        return True

    def force(self, first: int, second: int, rule: str, where: str) -> None:
        """Join by a curator's word; raises SourceError where another word of a curator forbids it."""
        a, b = sorted((self._of[first], self._of[second]))
        if a == b:
            return
        if self._forbidden(a, b):
            raise SourceError("says 'same' of what another record says 'different'", where=where)
        self._unite(a, b, Join(first, second, rule))

    def join_all(self, numbers: Iterable[int], rule: str, alike: Callable[[int, int], bool] = _any_two) -> None:
        """Join each mention with the first of those before it that is alike and takes it, in the order given."""
        heads: list[int] = []
        for number in numbers:
            if not any(alike(head, number) and self.join(head, number, rule) for head in heads):
                heads.append(number)

    def groups(self) -> list[list[int]]:
        return [sorted(members) for _, members in sorted(self._members.items())]

    def _forbidden(self, a: int, b: int) -> bool:
        """Whether a mention of one is kept apart from a mention of the other."""
        if not self._apart:
            return False
        return any(self._of[other] == b for number in self._members[a] for other in self._apart.get(number, ()))

    def _unite(self, a: int, b: int, join: Join) -> None:
        for number in self._members[b]:
            self._of[number] = a
        self._members[a] += self._members.pop(b)
        self._documents[a] |= self._documents[b]
        self._sorts[a] |= self._sorts[b]
        self.joins.append(join)
