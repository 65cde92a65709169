"""A job and the pool in, the frames of its answer out; leaving its context ends the query, wherever it is."""

from __future__ import annotations

import asyncio
from types import TracebackType
from typing import Final

from reformgraph.errors import LimitError
from reformgraph.serve.generation import Generation
from reformgraph.serve.limits import BusyError
from reformgraph.serve.pool import Lane, Pool
from reformgraph.serve.worker import Worker
from reformgraph.store.jobs import END, FAILED, Job
from reformgraph.store.limited import BROKE_OFF

_LATER: Final = "ask again a little later"
_CLOCK: Final = 30
"""So many times the patience may pass on the clock: on a busy machine a short query takes long, too."""


class Turn:
    """Use `async with`: the query has then started, and all within has its time; LimitError where that is over.

    BusyError where it could not start within its time.
    """

    def __init__(self, pool: Pool, job: Job) -> None:
        self._pool = pool
        self._job = job
        self._lane: Lane | None = None
        self._worker: Worker | None = None
        self._patience: asyncio.TimerHandle | None = None
        self._giving_way: asyncio.Task[None] | None = None
        self._ended = False
        self._refused = False
        self._deadline = 0.0
        self.sending = False
        """Whether it waits for its client, who then is no reason to keep others waiting."""

    async def __aenter__(self) -> Turn:
        try:
            async with asyncio.timeout(self._pool.limits.seconds):
                await self._start()
        except TimeoutError as error:
            self._end()
            raise BusyError("the query waited for its start as long as it may", hint=_LATER) from error
        except BaseException:
            self._end()
            raise
        self._deadline = asyncio.get_running_loop().time() + self._pool.limits.seconds
        self._clock = asyncio.timeout_at(self._deadline)
        await self._clock.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()
        try:
            await self._clock.__aexit__(kind, error, trace)
        except TimeoutError as late:
            seconds = self._pool.limits.seconds
            problem = f"the query did not end within {seconds:g} s and was stopped"
            raise LimitError(problem, hint="ask for less") from late

    @property
    def generation(self) -> Generation:
        """Of the graph in which it is answered."""
        assert self._worker is not None
        return self._worker.generation

    async def frame(self) -> tuple[bytes, bytes]:
        """The next frame; LimitError where the query is stopped at its memory."""
        assert self._worker is not None
        try:
            kind, payload = await self._worker.frame()
        except asyncio.IncompleteReadError as error:
            if self._refused:
                raise BusyError("too many long queries run already", hint=_LATER) from error
            raise LimitError(BROKE_OFF, hint="ask for less") from error
        self._ended = kind in {END, FAILED}
        return kind, payload

    async def _start(self) -> None:
        lane = self._pool.lane(self._job)
        await self._enter(lane)
        self._worker = await self._pool.take(lane)
        if lane is self._pool.slow:
            self._worker.lower()
            self._pool.replenish(self._worker.priority)
        self._worker.send(self._job)
        if lane is not self._pool.slow:
            used, patience = self._worker.processor_seconds, self._pool.limits.patience
            self._patience = asyncio.get_running_loop().call_later(patience, self._lose_patience, used)

    async def _enter(self, lane: Lane) -> None:
        await lane.enter()
        self._lane = lane

    def _leave(self) -> None:
        if self._lane is not None:
            self._lane.leave()
            self._lane = None

    def _lose_patience(self, used: float | None) -> None:
        self._giving_way = asyncio.create_task(self._give_way(used))

    async def _give_way(self, used: float | None) -> None:
        """Change to the slow lane when it is time; `used` is what the worker had used of the processor before."""
        pool, worker = self._pool, self._worker
        assert worker is not None
        for _ in range(_CLOCK - 1):
            now = worker.processor_seconds
            if self.sending or used is None or now is None or now - used >= pool.limits.patience:
                break
            await asyncio.sleep(pool.limits.patience)
        pool.remember(self._job, pool.slow)
        worker.lower()
        self._leave()
        pool.replenish(worker.priority)
        if pool.slow.taken < pool.limits.slow:
            await self._enter(pool.slow)
        elif pool.held < pool.limits.held:
            worker.hold()
            pool.held += 1
            try:
                await self._enter(pool.slow)
            except BusyError:
                self._refuse(worker)
            finally:
                pool.held -= 1
                worker.go_on()
        else:
            self._refuse(worker)

    def _refuse(self, worker: Worker) -> None:
        self._refused = True
        worker.kill()

    def _end(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
        if self._giving_way is not None:
            self._giving_way.cancel()
        worker, self._worker = self._worker, None
        if worker is None:
            self._leave()
        elif self._ended:
            self._leave()
            used = self._pool.limits.seconds - (self._deadline - asyncio.get_running_loop().time())
            if not worker.lowered or used < self._pool.limits.patience:
                self._pool.remember(self._job, self._pool.quick)
            self._pool.give_back(worker)
        elif worker.lowered or worker.gone or self._pool.limits.patience == 0:
            self._leave()
            self._pool.drop(worker)
        else:
            # Its client went away: a query that is about to end costs less than a new process.
            lane, self._lane = self._lane, None
            self._pool.beside(_drain(self._pool, worker, lane))


async def _drain(pool: Pool, worker: Worker, lane: Lane | None) -> None:
    """Let a worker go on for a while with what nobody wants any more."""
    try:
        async with asyncio.timeout(pool.limits.patience):
            while (await worker.frame())[0] not in {END, FAILED}:
                pass
        pool.give_back(worker)
    except (TimeoutError, asyncio.IncompleteReadError):
        pool.drop(worker)
    finally:
        if lane is not None:
            lane.leave()
