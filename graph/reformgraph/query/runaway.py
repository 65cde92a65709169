"""A query that was stopped in, where its time went out: patterns that share no variable or have many matches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reformgraph.errors import LimitError
from reformgraph.query.patterns import Pattern, connected, joined, must_match
from reformgraph.query.rows import rows_of
from reformgraph.query.run import run
from reformgraph.store.graph import Graph

_MOST: Final = 1_000_000
"""So many combinations are counted, and no more."""


def why_long(text: str, graph: Graph) -> list[str]:
    """What is to be said of a query that did not end. `graph` should stop each query after a few seconds."""
    patterns = must_match(text)
    apart = connected(patterns)
    advice = []
    if len(apart) > 1:
        groups = " | ".join("; ".join(pattern.shown for pattern in group) for group in apart)
        advice.append(
            f"these share no variable, so that each match of one is combined with each of the others: {groups}"
        )
    sizes = {pattern: _count(joined([pattern]), graph) for pattern in patterns}
    for pattern in sorted(patterns, key=lambda each: -_size(sizes[each]))[:3]:
        advice.append(f"{_said(sizes[pattern])} of {pattern.shown}")
    for group in apart:
        advice += _explosion(sorted(group, key=lambda each: _size(sizes[each])), graph)
    return advice


def _explosion(group: Sequence[Pattern], graph: Graph) -> list[str]:
    """Join the patterns one by one, fewest matches first, up to the one that makes too many of them."""
    taken, left = [group[0]], list(group[1:])
    while left:
        known = frozenset(name for pattern in taken for name in pattern.variables)
        following = next(pattern for pattern in left if pattern.variables & known)
        left.remove(following)
        taken.append(following)
        count = _count(joined(taken), graph)
        if count is None or count > _MOST:
            before = "; ".join(pattern.shown for pattern in taken[:-1])
            return [f"{_said(count)} as soon as {following.shown} is joined with {before}"]
    return []


def _count(pattern: str, graph: Graph) -> int | None:
    """How many matches there are, up to one more than the most; None where the limit of time is passed."""
    query = f"SELECT (COUNT(*) AS ?count) WHERE {{ SELECT * WHERE {{ {pattern} }} LIMIT {_MOST + 1} }}"
    try:
        [(count,)] = rows_of(run(graph, query, source="the count of matches"))[1]
    except LimitError:
        return None
    return int(getattr(count, "value", 0))


def _size(count: int | None) -> int:
    return _MOST + 2 if count is None else count


def _said(count: int | None) -> str:
    if count is None:
        return "more matches than can be counted in time"
    return f"more than {_MOST:,} matches" if count > _MOST else f"{count:,} matches"
