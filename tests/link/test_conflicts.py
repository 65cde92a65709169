"""Statements that cannot both hold are found among those of one day, and those are found without comparing all."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from reformgraph.link.conflicts import mark_conflicts
from reformgraph.link.entities import Passage
from reformgraph.link.facts import Membership, Statement, statement_id
from reformgraph.model import Bounds, Span

DAYS = st.one_of(st.none(), st.dates(dt.date(2021, 1, 1), dt.date(2021, 1, 9)))


@st.composite
def chairs(draw: st.DrawFn) -> list[Statement]:
    """Chairs of two bodies, read from a few documents; some days are not known, and some contradict."""
    found = {}
    for _ in range(draw(st.integers(0, 9))):
        fact = Membership(f"person/{draw(st.integers(0, 3))}", "chair", f"body/{draw(st.integers(0, 1))}")
        bounds = Bounds(start_not_after=draw(DAYS), end_not_before=draw(DAYS))
        evidence = (Passage(f"document-{draw(st.integers(0, 2))}", Span(0, 1)),)
        name = statement_id((*fact.key(), repr(bounds), repr(evidence)))
        found[name] = Statement(name, fact, evidence, "rule", 1.0, bounds)
    return sorted(found.values(), key=lambda each: each.id)


def both_certain(a: Bounds, b: Bounds) -> bool:
    """There is a day on which both certainly held."""
    starts = [each for each in (a.start_not_after, b.start_not_after) if each]
    ends = [each for each in (a.end_not_before, b.end_not_before) if each]
    return len(starts) == len(ends) == 2 and max(starts) <= min(ends)


def against(a: Statement, b: Statement) -> bool:
    assert isinstance(a.fact, Membership) and isinstance(b.fact, Membership)
    return (
        a.fact.organization == b.fact.organization
        and a.fact.member != b.fact.member
        and a.evidence[0].document != b.evidence[0].document
        and both_certain(a.bounds, b.bounds)
    )


@given(chairs())
def test_two_chairs_of_one_day_dispute_each_other_and_no_others_do(statements: list[Statement]) -> None:
    expected = {a.id: tuple(b.id for b in statements if against(a, b)) for a in statements}
    assert {each.id: each.conflicts_with for each in mark_conflicts(statements)} == expected
