"""The bounds of two statements to one pair of bounds, or to the answer whether one had ended before the other began."""

from __future__ import annotations

from reformgraph.model import Bounds


def intersect(a: Bounds, b: Bounds) -> Bounds | None:
    """What both sources together say of the time; None where they cannot be about the same span."""
    start_not_before = max((each for each in (a.start_not_before, b.start_not_before) if each), default=None)
    start_not_after = min((each for each in (a.start_not_after, b.start_not_after) if each), default=None)
    end_not_before = max((each for each in (a.end_not_before, b.end_not_before) if each), default=None)
    end_not_after = min((each for each in (a.end_not_after, b.end_not_after) if each), default=None)
    both = Bounds(start_not_before, start_not_after, end_not_before, end_not_after)
    return both if consistent(both) else None


def consistent(bounds: Bounds) -> bool:
    pairs = (
        (bounds.start_not_before, bounds.start_not_after),
        (bounds.end_not_before, bounds.end_not_after),
        (bounds.start_not_before, bounds.end_not_after),
    )
    return all(first is None or last is None or first <= last for first, last in pairs)


def never_together(a: Bounds, b: Bounds) -> bool:
    """One had surely ended before the other began."""

    def before(first: Bounds, second: Bounds) -> bool:
        end, start = first.end_not_after, second.start_not_before
        return end is not None and start is not None and end < start

    return before(a, b) or before(b, a)
