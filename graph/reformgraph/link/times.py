"""Readings whose times contradict themselves to readings without those times: what is said besides them stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from reformgraph.link.bounds import consistent
from reformgraph.link.facts import Meeting
from reformgraph.link.merge import Reading
from reformgraph.model import Bounds


def without_false_times(reading: Reading) -> Reading:
    """The reading with bounds and a meeting's end left out where they cannot be."""
    if not consistent(reading.bounds):
        reading = replace(reading, bounds=Bounds())
    if isinstance(reading.fact, Meeting):
        reading = replace(reading, fact=replace(reading.fact, end=_end(reading.fact)))
    return reading


def false_times(readings: Iterable[Reading]) -> Iterator[str]:
    """A warning for each reading whose times are left out."""
    for reading in readings:
        fact = reading.fact
        lost_end = isinstance(fact, Meeting) and fact.end is not None and _end(fact) is None
        if not consistent(reading.bounds) or lost_end:
            where = reading.evidence[0]
            yield f"{where.document}, {where.span.start}-{where.span.end}: the times contradict each other; left out"


def _end(meeting: Meeting) -> dt.date | dt.datetime | None:
    """The end in the precision of the start; None where it lies before it or is vaguer."""
    start, end = meeting.start, meeting.end
    if end is None or isinstance(start, dt.datetime) != isinstance(end, dt.datetime):
        return end.date() if isinstance(end, dt.datetime) and end.date() >= start else None
    return end if end >= start else None
