"""Changes in, a published graph that has them out: one after another, each whole or not at all."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

from reformgraph.errors import GraphError, LimitError, QueryError, ReformgraphError
from reformgraph.serve.limits import BusyError, Limits
from reformgraph.serve.pool import Pool
from reformgraph.serve.watch import Watch
from reformgraph.serve.worker import Child
from reformgraph.store.changes import ABSENT, PUBLISHED, Change
from reformgraph.store.jobs import FAILED, Failure, frame

if TYPE_CHECKING:
    from reformgraph.store.copy import Copy

_LATER: Final = "ask again a little later"


class Writing:
    """One writer at a time has the copy. A writer that fails, is too late or is not waited for is replaced by another,
    which begins from what was published: that is the one point at which a change comes to be.
    """

    def __init__(self, copy: Copy, pool: Pool, watch: Watch, limits: Limits) -> None:
        self._copy = copy
        self._pool = pool
        self._watch = watch
        self._limits = limits
        self._lock = asyncio.Lock()
        self._waiting = 0
        self._writer: Child | None = None
        self._ending: asyncio.Task[None] | None = None

    async def begin(self) -> None:
        """Have a writer ready; GraphError where the copy cannot be written."""
        self._writer = await self._pool.writer(self._copy)

    async def end(self) -> None:
        """Stop whatever is being written, so that the copy's folder is nobody's any more."""
        self._drop()
        if self._ending is not None:
            await self._ending
        self._copy.tidy()

    async def apply(self, change: Change) -> bytes:
        """CREATED, CHANGED or ABSENT, once every query that begins sees it.

        Raises SyntaxError where it is none, LimitError, BusyError, QueryError where it cannot be done, and GraphError
        where nothing can be written.
        """
        async with self._turn():
            try:
                async with asyncio.timeout(self._limits.seconds):
                    done = await self._told(change.frames())
                if done != ABSENT:
                    self._copy.publish()
                    await self._watch.look()
                    await self._settled()
            except TimeoutError as error:
                self._drop()
                problem = (
                    f"the change did not end within {self._limits.seconds:g} s and was stopped; nothing is written"
                )
                raise LimitError(problem, hint="change less at once") from error
            except asyncio.IncompleteReadError as error:
                self._drop()
                problem = "the change needed too much memory, or is nested too deep; nothing is written"
                raise LimitError(problem, hint="change less at once") from error
            except BaseException:
                self._drop()
                raise
        return done

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        if self._waiting >= self._limits.writing:
            raise BusyError("too many changes wait already", hint=_LATER)
        self._waiting += 1
        try:
            async with asyncio.timeout(self._limits.seconds):
                await self._lock.acquire()
        except TimeoutError as error:
            raise BusyError("the change waited for its turn as long as it may", hint=_LATER) from error
        finally:
            self._waiting -= 1
        try:
            yield
        finally:
            self._lock.release()

    async def _told(self, frames: bytes) -> bytes:
        """What the writer answers."""
        if self._writer is None or self._writer.gone:
            if self._ending is not None:
                await asyncio.shield(self._ending)
            self._writer = await self._pool.writer(self._copy)
        self._writer.write(frames)
        kind, payload = await self._writer.frame()
        if kind == FAILED:
            raise _error(Failure.from_bytes(payload))
        return payload

    async def _settled(self) -> None:
        """Have what was published made safe on the disk. It holds already, whatever becomes of the writer."""
        try:
            async with asyncio.timeout(self._limits.seconds):
                await self._told(frame(PUBLISHED))
        except (TimeoutError, asyncio.IncompleteReadError, QueryError, GraphError):
            self._drop()

    def _drop(self) -> None:
        """Kill the writer; the next one begins when it is gone."""
        if self._writer is not None:
            self._ending = self._pool.beside(self._writer.end())
            self._writer = None


def _error(failure: Failure) -> ReformgraphError | SyntaxError:
    match failure.reason:
        case "syntax":
            return SyntaxError(failure.message)
        case "memory":
            return LimitError(failure.message, hint="change less at once")
        case "store":
            return GraphError(failure.message, hint="nothing is written")
        case _:
            return QueryError(failure.message, hint="nothing is written")
