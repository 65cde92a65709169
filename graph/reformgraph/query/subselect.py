"""The tokens of a SELECT in, its parts out: what it returns, its pattern, and how it groups and cuts its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reformgraph.query.conditions import Condition, conditions
from reformgraph.query.lexer import Token
from reformgraph.query.pattern import Unreadable, closing, visible

_CUTS: Final = frozenset({"LIMIT", "OFFSET"})
_ENDS: Final = frozenset({"ORDER", "VALUES", *_CUTS})


@dataclass(frozen=True, slots=True)
class Select:
    """`names` are the variables that it returns as they are, None for all; `groups` those that it groups by.

    `counts` has the variables that are COUNT(DISTINCT …) of others. `groups` is empty where all is one group, and None
    where nothing is grouped.
    """

    names: frozenset[str] | None
    counts: dict[str, str]
    pattern: Sequence[Token]
    groups: frozenset[str] | None
    having: tuple[Condition, ...]
    sliced: bool

    def returns(self, *names: str) -> bool:
        return self.names is None or self.names.issuperset(names)


def select(tokens: Sequence[Token]) -> Select:
    """Unreadable where it is not of a plain form."""
    shown = [token for token in tokens if visible(token)]
    words = [token.text.upper() if token.kind == "word" else token.text for token in shown]
    start = words.index("{") if "{" in words else -1
    if start < 0 or words[0] != "SELECT":
        raise Unreadable
    end = closing(shown, start)
    head = words[1 : start - 1] if words[start - 1] == "WHERE" else words[1:start]
    names, counts, aggregated = _head(head)
    groups, having, sliced = _tail(shown[end:], words[end:])
    if groups is None and (aggregated or having):
        groups = frozenset()
    # Spaces and comments do not matter inside, as each token knows its place.
    return Select(names, counts, shown[start + 1 : end - 1], groups, having, sliced)


def _head(words: Sequence[str]) -> tuple[frozenset[str] | None, dict[str, str], bool]:
    """The variables that are returned, those that are counts, and whether there are expressions."""
    names: set[str] = set()
    counts: dict[str, str] = {}
    place = 0
    while place < len(words):
        word = words[place]
        if word[0] in "?$":
            names.add(word[1:])
        elif word == "(":
            close = _matching(words, place)
            match words[place + 1 : close]:
                case ["COUNT", "(", "DISTINCT", of, ")", "AS", name] if of[0] in "?$":
                    counts[name[1:]] = of[1:]
            place = close
        elif word not in {"DISTINCT", "REDUCED", "*"}:
            raise Unreadable
        place += 1
    return (None if "*" in words and not counts else frozenset(names)), counts, "(" in words


def _matching(words: Sequence[str], place: int) -> int:
    depth = 0
    for index in range(place, len(words)):
        depth += (words[index] == "(") - (words[index] == ")")
        if depth == 0:
            return index
    raise Unreadable


def _tail(shown: Sequence[Token], words: Sequence[str]) -> tuple[frozenset[str] | None, tuple[Condition, ...], bool]:
    """What the rows are grouped by, the conditions of HAVING, and whether some rows are left out."""
    groups: frozenset[str] | None = None
    having: tuple[Condition, ...] = ()
    place = 0
    if words[:2] == ["GROUP", "BY"]:
        place = 2
        while place < len(words) and words[place][0] in "?$":
            place += 1
        groups = frozenset(word[1:] for word in words[2:place])
        if place < len(words) and words[place] not in {"HAVING", *_ENDS}:
            raise Unreadable
    if words[place : place + 2] == ["HAVING", "("]:
        end = closing(shown, place + 1)
        having = tuple(conditions(shown[place + 1 : end]))
        if end < len(words) and words[end] not in _ENDS:
            raise Unreadable
        place = end
    if place < len(words) and words[place] not in _ENDS:
        raise Unreadable
    return groups, having, any(word in _CUTS for word in words[place:])
