"""A query in, the places out at which a list of an index could narrow it, and what the list has to hold."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from reformgraph.query.conditions import AtLeast, Differ, Holds, conditions
from reformgraph.query.lexer import Token, tokens
from reformgraph.query.pattern import Element, Unreadable, closing, elements, visible
from reformgraph.query.seats import Block, Linked, Names, Seat, block, is_variable
from reformgraph.query.subselect import Select, select
from reformgraph.query.triples import terms

_ELSEWHERE: Final = frozenset({"FROM", "GRAPH", "SERVICE", "BASE"})
"""The index is of the default graph, and its names are whole."""

_ZERO_LENGTH: Final = frozenset("*?")
"""A path with these may end where nothing of the graph is."""

_INTEGER: Final = re.compile(r'(\d+)|"(\d+)"\^\^\S*integer>?')


@dataclass(frozen=True, slots=True)
class Worded:
    """Texts with `part` in them; where a `predicate` is named, all of its values must be texts."""

    part: str
    predicate: str | None


@dataclass(frozen=True, slots=True)
class Seated:
    """Members of at least so many organisations."""

    least: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A list for the variable goes behind the block."""

    variable: str
    block: Block
    wanted: Worded | Seated


@dataclass(slots=True)
class Plan:
    listed: list[Listed] = field(default_factory=list)
    linked: list[Linked] = field(default_factory=list)


@dataclass(slots=True)
class _Known:
    """What holds of every solution. `counts`: a variable is the number of different organisations of those seats."""

    seats: list[Seat] = field(default_factory=list)
    counts: dict[str, list[Seat]] = field(default_factory=dict)


def planned(text: str) -> Plan:
    """Nothing where the query is of a form that is not known for certain."""
    parts = list(tokens(text))
    if any(token.kind == "word" and token.text.upper() in _ELSEWHERE for token in parts):
        return Plan()
    planner = _Planner(Names(parts))
    first = next((place for place, token in enumerate(parts) if token.text.upper() in {"SELECT", "{"}), 0)
    try:
        if parts and parts[first].text.upper() == "SELECT":
            planner.select(select(parts[first:]))
        else:
            planner.inside(parts)
    except Unreadable:
        return Plan()
    return planner.plan


class _Planner:
    def __init__(self, names: Names) -> None:
        self.plan: Final = Plan()
        self._names = names

    def select(self, query: Select) -> _Known:
        """A whole query or a subquery: what holds of its rows."""
        known = self.group(query.pattern)
        if query.groups is None:
            kept = [each for each in known.seats if query.returns(each.member, each.organization)]
            return _Known() if query.sliced else _Known(kept)
        counted = [each for each in known.seats if each.member in query.groups]
        for condition in query.having:
            if isinstance(condition, AtLeast) and condition.distinct:
                self._least([each for each in counted if each.organization == condition.counted], condition, {})
        counts = {name: [each for each in counted if each.organization == of] for name, of in query.counts.items()}
        return _Known() if query.sliced else _Known(counts=counts)

    def group(self, parts: Sequence[Token]) -> _Known:
        """A group, by what stands between its braces."""
        if next((token.text.upper() for token in parts if visible(token)), "") == "SELECT":
            return self.select(select(parts))
        known = _Known()
        constants: dict[str, str] = {}
        blocks: list[Block] = []
        found = elements(parts)
        for each in found:
            opening = each.tokens[0].text.upper()
            if opening == "VALUES":
                constants |= _constants(each.tokens)
            elif opening == "{" and closing(each.tokens, 0) == len(each.tokens):
                nested = self.group(each.tokens[1:-1])
                known.seats += nested.seats
                known.counts |= nested.counts
            elif each.kind == "join" and opening != "{":
                blocks += [read] if (read := block(each)) else []
            elif each.kind != "filter":
                self.inside(each.tokens)
        known.seats += self._names.seats(blocks)
        self.plan.linked += self._names.closures(blocks)
        for each in found:
            if each.kind == "filter":
                self._note(each, blocks, known, constants)
        return known

    def inside(self, parts: Sequence[Token]) -> None:
        """All groups that stand in these tokens."""
        place = 0
        while place < len(parts):
            if parts[place].text != "{":
                place += 1
                continue
            end = closing(parts, place)
            self.group(parts[place + 1 : end - 1])
            place = end

    def _note(self, filter_: Element, blocks: Sequence[Block], known: _Known, constants: Mapping[str, str]) -> None:
        """Note what a filter lets be listed."""
        for condition in conditions(filter_.tokens[1:]):
            match condition:
                case Holds():
                    self._worded(condition, blocks)
                case Differ(variables):
                    for seat in known.seats:
                        of_this = {each.organization for each in known.seats if each.member == seat.member}
                        if len(variables) == 2 and seat.organization in variables <= of_this:
                            self.plan.listed.append(Listed(seat.member, seat.block, Seated(2)))
                case AtLeast(counted, False):
                    self._least(known.counts.get(counted, []), condition, constants)

    def _worded(self, condition: Holds, blocks: Sequence[Block]) -> None:
        for each in blocks:
            for triple in each.triples:
                path = self._names.path(triple)
                named = triple.value[1:] == condition.variable and is_variable(triple.value)
                if (
                    named
                    and _ZERO_LENGTH.isdisjoint(path)
                    and (not condition.any_value or (len(path) == 1 and path[0]))
                ):
                    predicate = path[0] if condition.any_value else None
                    self.plan.listed.append(Listed(condition.variable, each, Worded(condition.part, predicate)))
                    return

    def _least(self, seats: Sequence[Seat], condition: AtLeast, constants: Mapping[str, str]) -> None:
        number = _INTEGER.fullmatch(constants.get(condition.least[1:], condition.least))
        if number:
            least = int(number[1] or number[2]) + condition.above
            self.plan.listed += [Listed(seat.member, seat.block, Seated(least)) for seat in seats]


def _constants(parts: Sequence[Token]) -> dict[str, str]:
    """What VALUES of one row give to their variables."""
    shown = [token for token in parts if visible(token)]
    opening = next(place for place, token in enumerate(shown) if token.text == "{")
    names = [token.text[1:] for token in shown[:opening] if token.kind == "variable"]
    row = shown[opening + 1 : -1]
    if row and row[0].text == "(":
        if closing(row, 0) != len(row):
            return {}
        row = row[1:-1]
    try:
        found = terms(row)
    except Unreadable:
        return {}
    return dict(zip(names, found, strict=True)) if len(names) == len(found) else {}
