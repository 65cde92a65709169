"""Statements to the same statements, those that cannot both hold marked as disputed and pointing at each other."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final

from reformgraph.link.bounds import never_together
from reformgraph.link.facts import Composition, Meeting, Membership, Relation, Statement

ONE_WAY: Final = frozenset({"steered-by", "part-of", "succeeds"})
Pairs = Iterator[tuple[Statement, Statement]]


def mark_conflicts(statements: Sequence[Statement]) -> list[Statement]:
    """Rejected statements are out of the question and dispute nothing."""
    standing = [each for each in statements if each.status != "rejected"]
    against: dict[str, set[str]] = defaultdict(set)
    rules: tuple[Callable[[Sequence[Statement]], Pairs], ...] = (_chairs, _deputies, _meetings, _seats, _circles)
    for rule in rules:
        for a, b in rule(standing):
            against[a.id].add(b.id)
            against[b.id].add(a.id)
    return [
        replace(each, status="disputed", conflicts_with=tuple(sorted(against[each.id]))) if each.id in against else each
        for each in statements
    ]


def _pairs(statements: Sequence[Statement], key: Callable[[Statement], tuple[str, ...] | None]) -> Pairs:
    for group in _groups(statements, key):
        yield from combinations(group, 2)


def _together(statements: Sequence[Statement], key: Callable[[Statement], tuple[str, ...] | None]) -> Pairs:
    """The pairs of a group that both certainly held on one day: each is compared with those before it that still hold.

    A body that many documents speak of has many chairs one after another, and few at once.
    """
    for group in _groups(statements, key):
        holding: list[Statement] = []
        for each in sorted(group, key=lambda one: (one.bounds.start_not_after or dt.date.max, one.id)):
            start, end = each.bounds.start_not_after, each.bounds.end_not_before
            if start is None or end is None or end < start:
                continue
            holding = [one for one in holding if one.bounds.end_not_before and one.bounds.end_not_before >= start]
            yield from ((one, each) for one in holding)
            holding.append(each)


def _groups(
    statements: Sequence[Statement], key: Callable[[Statement], tuple[str, ...] | None]
) -> Iterable[list[Statement]]:
    groups: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for each in statements:
        if (found := key(each)) is not None:
            groups[found].append(each)
    return groups.values()


def _share_a_document(a: Statement, b: Statement) -> bool:
    """A document that names two chairs of one body means both."""
    return bool({each.document for each in a.evidence} & {each.document for each in b.evidence})


def _chairs(statements: Sequence[Statement]) -> Pairs:
    """Two people who chair one body on one day, according to different documents."""

    def key(each: Statement) -> tuple[str, ...] | None:
        fact = each.fact
        if isinstance(fact, Membership) and fact.role == "chair" and fact.organization:
            return (fact.organization,)
        return None

    for a, b in _together(statements, key):
        assert isinstance(a.fact, Membership) and isinstance(b.fact, Membership)
        if a.fact.member != b.fact.member and not _share_a_document(a, b):
            yield a, b


def _deputies(statements: Sequence[Statement]) -> Pairs:
    """One person as both a full member and a deputy member of one body on one day."""

    def key(each: Statement) -> tuple[str, ...] | None:
        fact = each.fact
        if isinstance(fact, Membership) and fact.role in ("member", "deputy-member") and fact.organization:
            return fact.member, fact.organization
        return None

    for a, b in _together(statements, key):
        assert isinstance(a.fact, Membership) and isinstance(b.fact, Membership)
        if a.fact.role != b.fact.role:
            yield a, b


def _meetings(statements: Sequence[Statement]) -> Pairs:
    """One meeting told in two ways; meetings of one day that begin at different hours are two."""
    for a, b in _pairs(statements, lambda each: each.fact.key() if isinstance(each.fact, Meeting) else None):
        assert isinstance(a.fact, Meeting) and isinstance(b.fact, Meeting)
        both_timed = type(a.fact.start) is type(b.fact.start)
        if not (both_timed and a.fact.start != b.fact.start):
            yield a, b


def _seats(statements: Sequence[Statement]) -> Pairs:
    """Two numbers of seats for one body on one day."""

    def key(each: Statement) -> tuple[str, ...] | None:
        return (each.fact.body,) if isinstance(each.fact, Composition) and each.fact.seats else None

    for a, b in _together(statements, key):
        assert isinstance(a.fact, Composition) and isinstance(b.fact, Composition)
        if a.fact.seats != b.fact.seats:
            yield a, b


def _circles(statements: Sequence[Statement]) -> Pairs:
    """Two bodies each of which is under, in or after the other, unless at different times."""

    def key(each: Statement) -> tuple[str, ...] | None:
        fact = each.fact
        if isinstance(fact, Relation) and fact.relation in ONE_WAY:
            return fact.relation, *sorted((fact.subject, fact.object))
        return None

    for a, b in _pairs(statements, key):
        assert isinstance(a.fact, Relation) and isinstance(b.fact, Relation)
        if a.fact.subject == b.fact.object and not never_together(a.bounds, b.bounds):
            yield a, b
