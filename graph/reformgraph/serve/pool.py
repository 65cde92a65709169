"""Queries in, their answers frame by frame out: by a few processes, short queries before long ones.

There are three lanes. Queries of a shape that was short the last time go by the quick lane; those of a new shape by the
narrow lane for trials, with a low priority, so that they cannot crowd the others out; those of a shape that was long by
the slow lane, with the lowest. A query that turns out to be long changes to the slow lane, and is held up until there
is room.

Each process has opened one generation of the store. When another generation takes its place, queries begin on that one,
and those that run end where they began.
"""

from __future__ import annotations

import asyncio
from collections import Counter, OrderedDict
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from reformgraph.errors import GraphError, ReformgraphError
from reformgraph.query.shape import shape
from reformgraph.serve.generation import Generation
from reformgraph.serve.limits import BusyError, Limits
from reformgraph.serve.worker import Child, Nursery, Worker
from reformgraph.store.jobs import Job, Source
from reformgraph.store.nursery import LOW, NORMAL

if TYPE_CHECKING:
    from reformgraph.store.copy import Copy

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
        self.trial: Final = Lane(limits.trial, limits.waiting)
        self.slow: Final = Lane(limits.slow, limits.waiting)
        self.held = 0
        self.killed = 0
        self._source = source
        self.look: Callable[[], Awaitable[None]] | None = None
        """Finds the generation that took the place of one that is gone."""

        self._nursery: Nursery | None = None
        self._generation: Generation | None = None
        self._places: Final = {NORMAL: limits.quick, LOW: limits.trial}
        self._idle: dict[bytes, list[Worker]] = {NORMAL: [], LOW: []}
        self._coming: Counter[bytes] = Counter()
        self._all: set[Worker] = set()
        self._lanes: OrderedDict[str, Lane] = OrderedDict()
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def processes(self) -> int:
        return len(self._all)

    @property
    def generation(self) -> Generation:
        """The one on which queries begin now."""
        assert self._generation is not None
        return self._generation

    async def __aenter__(self) -> Pool:
        self._generation = Generation.of(self._source)
        self._nursery = Nursery(self._source)
        try:
            self._idle = await self._staff(self._generation, self._places)
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
        if self._generation is not None:
            self._generation.close()

    async def writer(self, copy: Copy) -> Child:
        """A process that writes a copy; it ends with the pool at the latest. GraphError where it cannot."""
        assert self._nursery is not None
        return await self._nursery.writer(copy.descriptor)

    async def renew(self, generation: Generation) -> None:
        """Let queries begin on another generation; GraphError where its store cannot be opened, and nothing changes."""
        idle = await self._staff(generation, {NORMAL: 1, LOW: 1})
        self._idle, old = idle, self._idle
        self._generation, outdated = generation, self.generation
        outdated.close()
        for worker in (*old[NORMAL], *old[LOW]):
            self._retire(worker)
        for priority, places in self._places.items():
            for _ in range(places - 1):
                self.replenish(priority)

    def lane(self, job: Job) -> Lane:
        """Where the query is to run."""
        return self._lanes.get(shape(job.query), self.trial)

    def remember(self, job: Job, lane: Lane) -> None:
        """Let queries of this shape run there from now on."""
        key = shape(job.query)
        self._lanes.pop(key, None)
        self._lanes[key] = lane
        if len(self._lanes) > _REMEMBERED:
            self._lanes.popitem(last=False)

    async def take(self, lane: Lane) -> Worker:
        """A worker for the lane that has nothing to do."""
        priority = NORMAL if lane is self.quick else LOW
        idle = self._idle[priority]
        while idle:
            worker = idle.pop()
            if not worker.gone:
                return worker
            self._all.discard(worker)
        try:
            return await self._hire(priority, self.generation)
        except GraphError:
            if self.look is None:
                raise
            await self.look()
            return await self._hire(priority, self.generation)

    def give_back(self, worker: Worker) -> None:
        """Take a worker back that has ended its job."""
        idle = self._idle[worker.priority]
        if worker.generation is not self._generation:
            self._retire(worker)
        elif worker.gone or worker.lowered or len(idle) >= self._places[worker.priority]:
            self.drop(worker)
        else:
            idle.append(worker)

    def drop(self, worker: Worker) -> None:
        """Kill a worker; another takes its place."""
        self.killed += 1
        self._retire(worker)
        self.replenish(worker.priority)

    def _retire(self, worker: Worker) -> None:
        worker.kill()
        self._all.discard(worker)

    def replenish(self, priority: bytes) -> None:
        """Bring as many fresh workers as there are places for them, so that nobody waits for one to start."""
        fresh = sum(
            not each.lowered and each.priority == priority and each.generation is self._generation for each in self._all
        )
        if fresh + self._coming[priority] < self._places[priority]:
            self._coming[priority] += 1
            self.beside(self._refill(priority))

    def beside(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Do something beside; it is stopped when the pool closes."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _refill(self, priority: bytes) -> None:
        try:
            with suppress(ReformgraphError):  # whoever asks next is told
                self.give_back(await self._hire(priority, self.generation))
        finally:
            self._coming[priority] -= 1

    async def _staff(self, generation: Generation, numbers: Mapping[bytes, int]) -> dict[bytes, list[Worker]]:
        """So many workers of each priority; none is left behind where one of them cannot start."""
        wanted = [priority for priority, number in numbers.items() for _ in range(number)]
        try:
            async with asyncio.TaskGroup() as group:
                coming = [group.create_task(self._hire(priority, generation)) for priority in wanted]
        except BaseException as error:
            for worker in [each for each in self._all if each.generation is generation]:
                self._retire(worker)
            if isinstance(error, BaseExceptionGroup):
                raise error.exceptions[0] from error
            raise
        staff: dict[bytes, list[Worker]] = {priority: [] for priority in self._places}
        for task in coming:
            staff[task.result().priority].append(task.result())
        return staff

    async def _hire(self, priority: bytes, generation: Generation) -> Worker:
        assert self._nursery is not None
        worker = await self._nursery.worker(priority, generation)
        self._all.add(worker)
        return worker
