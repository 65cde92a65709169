"""Files in; what each gives out, in their order: read in this process or in several side by side."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import Final

from reformgraph.errors import SourceError
from reformgraph.gather.unit import Order, Unit, read_unit

WORTH_SHARING: Final = 24
"""Below this many documents a second process costs more than it saves."""

_AT_ONCE: Final = 4
_AHEAD: Final = 4
"""So many batches a process are under way, so that no process waits and no more files than that are in memory."""


def read_here(orders: Iterable[Order], count: int, jobs: int) -> Iterator[Unit | SourceError]:
    """Read `count` files by `jobs` processes."""
    if jobs < 2 or count < WORTH_SHARING:
        yield from map(read_unit, orders)
        return
    with ProcessPoolExecutor(jobs, initializer=_heed_interrupts) as pool:
        try:
            yield from _side_by_side(pool, iter(orders), jobs * _AHEAD)
        except BaseException:
            for process in multiprocessing.active_children():
                if process.pid:
                    os.kill(process.pid, signal.SIGINT)  # an interrupted build stops at once
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _side_by_side(pool: ProcessPoolExecutor, orders: Iterator[Order], most: int) -> Iterator[Unit | SourceError]:
    waiting: list[Future[list[Unit | SourceError]]] = []
    batches = iter(lambda: list(islice(orders, _AT_ONCE)), [])
    while True:
        waiting += [pool.submit(_batch, each) for each in islice(batches, most - len(waiting))]
        if not waiting:
            return
        yield from waiting.pop(0).result()


class _Worker:
    """A process of the pool. It is not ended from outside: a pool whose processes are gone may wait for ever."""

    working = False
    stopped = False


def _heed_interrupts() -> None:
    signal.signal(signal.SIGINT, _stop)


def _stop(number: int, frame: object) -> None:
    _Worker.stopped = True
    if _Worker.working:
        raise KeyboardInterrupt


def _batch(orders: list[Order]) -> list[Unit | SourceError]:
    if _Worker.stopped:
        return []
    _Worker.working = True
    try:
        return [read_unit(each) for each in orders]
    finally:
        _Worker.working = False
