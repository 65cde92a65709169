"""What one query may use, and how many run and wait at once."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from reformgraph.errors import ReformgraphError


class BusyError(ReformgraphError):
    """More queries wait than there is room for, or this one waited as long as it may."""

    http_status = 503


def _cores() -> int:
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Limits:
    """Times are in seconds, the others are counts. The limit of memory is the source's."""

    seconds: float = 30
    """From the start of a query to the last byte that its client takes, and how long it may wait for its start."""

    rows: int = 1_000_000
    patience: float = 0.03
    """A query that has used so much of the processor counts as long; or thirty times as much of the clock."""

    quick: int = field(default_factory=lambda: max(4, 2 * _cores()))
    trial: int = field(default_factory=lambda: max(2, _cores()))
    slow: int = field(default_factory=lambda: max(2, _cores()))
    held: int = 24
    """So many long queries may be held up in their midst until there is room for them."""

    waiting: int = 512
    request: int = 1 << 18
    """Bytes of a request's body."""

    upload: float = 10
    """A request must have arrived whole within this time; one that writes has the time of a query."""

    writing: int = 16
    """So many changes may wait while another is made."""

    change: int = 1 << 24
    """Bytes of the body of a request that may write."""
