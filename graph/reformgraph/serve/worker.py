"""Jobs in, frames of answers out: a worker process as the event loop sees it."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from reformgraph.errors import GraphError
from reformgraph.serve.generation import Generation
from reformgraph.store.jobs import ASK, FRAME, READY, Failure, Job, Source, frame
from reformgraph.store.nursery import WRITER

_READ: Final = 1 << 16

LOWEST: Final = 19
"""The priority of what runs long: it takes the time that nobody else wants."""

_PROCESS_CLOCK: Final = 2
"""With a process id in the bits above, the clock that clock_getcpuclockid(3) gives for it."""


class Child:
    """One process, which can be killed at any time."""

    def __init__(self, pid: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.pid: Final = pid
        self._reader = reader
        self._writer = writer
        self._over = False

    def write(self, frames: bytes) -> None:
        self._writer.write(frames)

    async def frame(self) -> tuple[bytes, bytes]:
        """The next frame; asyncio.IncompleteReadError where the process is gone."""
        try:
            kind, length = FRAME.unpack(await self._reader.readexactly(FRAME.size))
            return kind, await self._reader.readexactly(length)
        except ConnectionResetError as error:
            raise asyncio.IncompleteReadError(b"", None) from error

    def kill(self) -> None:
        self._signal(signal.SIGKILL)
        self._over = True
        self._writer.close()

    async def end(self) -> None:
        """Kill it, and wait until it is gone and touches no file any more."""
        self._signal(signal.SIGKILL)
        with suppress(ConnectionResetError):
            while await self._reader.read(_READ):
                pass
        self.kill()

    @property
    def gone(self) -> bool:
        return self._over or self._reader.at_eof()

    def _signal(self, number: signal.Signals) -> None:
        if not self.gone:
            with suppress(ProcessLookupError):
                os.kill(self.pid, number)


class Worker(Child):
    """It answers queries, can be held up, and go on with the lowest priority."""

    def __init__(
        self,
        pid: int,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        priority: bytes,
        generation: Generation,
    ) -> None:
        super().__init__(pid, reader, writer)
        self.priority: Final = priority
        self.generation: Final = generation
        self.lowered = False

    def send(self, job: Job) -> None:
        self.write(frame(ASK, job.to_bytes()))

    def lower(self) -> None:
        """Run with the lowest priority from now on; there is no way back."""
        self.lowered = True
        if not self.gone:
            with suppress(ProcessLookupError):
                os.setpriority(os.PRIO_PROCESS, self.pid, LOWEST)
                for thread in _threads(self.pid):
                    os.setpriority(os.PRIO_PROCESS, thread, LOWEST)

    @property
    def processor_seconds(self) -> float | None:
        """What it has used of the processor so far; None where the system does not tell."""
        if sys.platform != "linux" or self.gone:
            return None
        with suppress(OSError):
            return time.clock_gettime(~self.pid << 3 | _PROCESS_CLOCK)
        return None

    def hold(self) -> None:
        self._signal(signal.SIGSTOP)

    def go_on(self) -> None:
        self._signal(signal.SIGCONT)


class Nursery:
    """Where workers come from; ends, and with it every worker, when this process does."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._control, other = socket.socketpair()
        with other:
            self._process = subprocess.Popen(
                (sys.executable, "-P", "-m", "reformgraph.store.nursery", str(other.fileno()), source.to_text()),
                pass_fds=(other.fileno(),),
                stdin=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,  # the engine reports there that a query ran out of memory
            )

    async def worker(self, priority: bytes, generation: Generation) -> Worker:
        """A new worker that has opened its store, NORMAL or LOW; GraphError where it cannot."""
        return Worker(*await self._child(priority, *generation.descriptors), priority, generation)

    async def writer(self, folder: int) -> Child:
        """A process that has a copy open for writing, whose folder is open as `folder`; GraphError where it cannot."""
        return Child(*await self._child(WRITER, folder))

    async def _child(self, kind: bytes, *folders: int) -> tuple[int, asyncio.StreamReader, asyncio.StreamWriter]:
        own, other = socket.socketpair()
        with other:
            try:
                socket.send_fds(self._control, [kind], [other.fileno(), *folders])
            except OSError as error:
                own.close()
                raise self._failed("no process of its own could be started") from error
        reader, writer = await asyncio.open_unix_connection(sock=own, limit=1 << 17)
        try:
            said, length = FRAME.unpack(await reader.readexactly(FRAME.size))
            payload = await reader.readexactly(length)
        except asyncio.IncompleteReadError as error:
            writer.close()
            raise self._failed("the store could not be opened in a process of its own") from error
        except asyncio.CancelledError:
            writer.close()  # and with it ends the process
            raise
        if said != READY:
            writer.close()
            raise GraphError(Failure.from_bytes(payload).message)
        return int(payload), reader, writer

    def close(self) -> None:
        self._control.close()
        self._process.wait()

    def _failed(self, problem: str) -> GraphError:
        return GraphError(problem, where=str(self._source.path))


def _threads(pid: int) -> list[int]:
    """Linux keeps a priority for each thread."""
    try:
        return [int(path.name) for path in Path(f"/proc/{pid}/task").iterdir()]
    except OSError:
        return []
