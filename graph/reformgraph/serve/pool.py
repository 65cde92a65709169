"""Queries in, their answers frame by frame out: by a few processes, short queries before long ones.

Every query starts in the quick lane. One that has not ended when `patience` is over leaves it: it goes on with the
lowest priority where the slow lane has room, and is held up until then. A query that was long once starts in the slow
lane the next time. So a query that runs away takes `patience` seconds, once, from those that do not.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any, Final

from reformgraph.errors import ReformgraphError
from reformgraph.serve.limits import BusyError, Limits
from reformgraph.serve.worker import Nursery, Worker
from reformgraph.store.jobs import Job, Source

_REMEMBERED: Final = 4096


class Lane:
    """So many places; those who find none wait in the order in which they came."""

    def __init__(self, places: int, waiting: int) -> None:
        self._places = asyncio.Semaphore(places)
        self._room = waiting
        self.waiting = 0
        self.taken = 0

    async def enter(self) -> None:
        """Wait for a place; BusyError where too many wait already."""
        if self.waiting >= self._room:
            raise BusyError("too many queries wait already", hint="ask again a little later")
        self.waiting += 1
        try:
            await self._places.acquire()
        finally:
            self.waiting -= 1
        self.taken += 1

    def leave(self) -> None:
        self.taken -= 1
        self._places.release()


class Pool:
    """Workers on one source. Use `async with`; every process is gone afterwards."""

    def __init__(self, source: Source, limits: Limits) -> None:
        self.limits: Final = limits
        self.quick: Final = Lane(limits.quick, limits.waiting)
        self.slow: Final = Lane(limits.slow, limits.waiting)
        self.held = 0
        self.killed = 0
        self._source = source
        self._nursery: Nursery | None = None
        self._idle: list[Worker] = []
        self._coming = 0
        self._all: set[Worker] = set()
        self._long: OrderedDict[Job, None] = OrderedDict()
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def processes(self) -> int:
        return len(self._all)

    async def __aenter__(self) -> Pool:
        self._nursery = Nursery(self._source)
        try:
            for _ in range(self.limits.quick):
                self._idle.append(await self._hire())
        except ReformgraphError:
            await self.__aexit__()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for worker in self._all:
            worker.kill()
        self._all.clear()
        if self._nursery is not None:
            self._nursery.close()

    def known_as_long(self, job: Job) -> bool:
        return job in self._long

    def remember(self, job: Job, *, long: bool) -> None:
        """That a query is long, or is not, is known from now on."""
        self._long.pop(job, None)
        if long:
            self._long[job] = None
            if len(self._long) > _REMEMBERED:
                self._long.popitem(last=False)

    async def take(self) -> Worker:
        """A worker that has nothing to do."""
        while self._idle:
            worker = self._idle.pop()
            if not worker.gone:
                return worker
            self._all.discard(worker)
        return await self._hire()

    def give_back(self, worker: Worker) -> None:
        """Take a worker back that has ended its job."""
        if worker.gone or worker.lowered or len(self._idle) >= self.limits.quick:
            self.drop(worker)
        else:
            self._idle.append(worker)

    def drop(self, worker: Worker) -> None:
        """Kill a worker; another takes its place."""
        worker.kill()
        self.killed += 1
        self._all.discard(worker)
        self.replenish()

    def replenish(self) -> None:
        """Bring as many fresh workers as the quick lane has places, so that nobody waits for one to start."""
        fresh = self._coming + sum(not worker.lowered for worker in self._all)
        if fresh < self.limits.quick:
            self._coming += 1
            self.beside(self._refill())

    def beside(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Do something beside; it is stopped when the pool closes."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _refill(self) -> None:
        try:
            with suppress(ReformgraphError):  # whoever asks next is told
                self.give_back(await self._hire())
        finally:
            self._coming -= 1

    async def _hire(self) -> Worker:
        assert self._nursery is not None
        worker = await self._nursery.worker()
        self._all.add(worker)
        return worker
