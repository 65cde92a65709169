"""Queries in, their answers in pieces out: the process that holds a store open, and that may be killed at any time.

It is started by `reformgraph.store.limited` and `reformgraph.store.nursery`, and speaks over one socket, in the frames
of `reformgraph.store.jobs`. It ends by itself as soon as the other end of the socket is closed.
"""

from __future__ import annotations

import os
import resource
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import IO, Final, cast

import pyoxigraph as ox

from reformgraph.errors import ReformgraphError
from reformgraph.store.graph import Answer
from reformgraph.store.jobs import END, FAILED, FRAME, HEAD, PIECE, READY, Failure, Job, Source, frame
from reformgraph.store.store import load_dataset, open_folder, open_store
from reformgraph.store.tally import Tally, tally_for

_PIECE_SIZE: Final = 1 << 16


class _TooMany(Exception):
    """The answer has more rows than the job allows."""


class _NoFormat(Exception):
    """The answer is of a kind for which the job names no format."""


def work(connection: socket.socket, source: Source) -> None:
    """Open the store, and answer one job after another until the connection is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; who started this process decides
    try:
        store = _opened(source)
    except ReformgraphError as error:
        connection.sendall(frame(FAILED, Failure("failed", str(error)).to_bytes()))
        return
    limit_memory(source.memory)
    connection.sendall(frame(READY, str(os.getpid()).encode()))
    jobs: SimpleQueue[Job] = SimpleQueue()
    Thread(target=_listen, args=(connection, jobs), daemon=True).start()
    while True:
        job = jobs.get()
        with suppress(BrokenPipeError, ConnectionResetError):  # the listener sees it too, and ends the process
            _answer(store, job, connection)


def _opened(source: Source) -> ox.Store:
    match source.kind:
        case "build":
            return open_store(source.path)
        case "here":
            return open_folder(Path(), shown=source.path)
        case "file":
            return load_dataset(source.path)


def _listen(connection: socket.socket, jobs: SimpleQueue[Job]) -> None:
    """Take jobs beside the one that is worked on, and end the process when nobody waits for its answer any more."""
    with connection.makefile("rb") as stream:
        while head := stream.read(FRAME.size):
            _, length = FRAME.unpack(head)
            jobs.put(Job.from_bytes(stream.read(length)))
    os._exit(0)


def _answer(store: ox.Store, job: Job, connection: socket.socket) -> None:
    """Send the answer, or how it failed."""
    pieces = _Pieces(connection, job)
    try:
        pieces.send(store)
    except SyntaxError as error:
        failure = Failure("syntax", str(error.msg))
    except _TooMany:
        failure = Failure("rows", f"the answer has more than {job.most_rows:,} rows")
    except MemoryError:
        failure = Failure("memory", "the query needs too much memory")
    except _NoFormat as error:
        failure = Failure("format", str(error))
    except (BrokenPipeError, ConnectionResetError):
        raise
    except (OSError, RuntimeError, ValueError) as error:
        failure = Failure("failed", f"the query failed: {error}")
    else:
        pieces.end()
        return
    connection.sendall(frame(FAILED, failure.to_bytes()))


class _Pieces:
    """The file that the engine's writers write to: gathers bytes into frames, and counts rows."""

    def __init__(self, connection: socket.socket, job: Job) -> None:
        self._connection = connection
        self._job = job
        self._gathered: list[bytes] = []
        self._size = 0
        self._rows = 0
        self._head = b""
        self._tally: Tally | None = None

    def send(self, store: ox.Store) -> None:
        answer = self._asked(store)
        target = cast(IO[bytes], self)
        if isinstance(answer, ox.QueryTriples):
            media = self._begin(self._job.graph, "a graph")
            rdf = ox.RdfFormat.from_media_type(media)
            assert rdf is not None
            ox.serialize(self._counted(answer), target, format=rdf, prefixes=dict(self._job.prefixes))
            return
        media = self._begin(self._job.rows, "rows" if isinstance(answer, ox.QuerySolutions) else "yes or no")
        results = ox.QueryResultsFormat.from_media_type(media)
        assert results is not None
        if isinstance(answer, ox.QuerySolutions):
            self._tally = tally_for(media)
        answer.serialize(target, results)

    def _asked(self, store: ox.Store) -> Answer:
        job = self._job
        dataset = job.default_graphs or job.named_graphs
        ask = partial(
            store.query,
            base_iri=job.base,
            prefixes=dict(job.prefixes),
            default_graph=[ox.NamedNode(name) for name in job.default_graphs] if dataset else None,
            named_graphs=[ox.NamedNode(name) for name in job.named_graphs] if dataset else None,
        )
        if job.rewritten is not None:
            with suppress(SyntaxError):
                return ask(job.rewritten)
        return ask(job.query)

    def write(self, data: bytes) -> int:
        if self._tally is not None:
            self._count(self._tally(data))
        self._gathered.append(data)
        self._size += len(data)
        if self._size >= _PIECE_SIZE:
            self._send()
        return len(data)

    def flush(self) -> None:
        return

    def _begin(self, media: str | None, kind: str) -> str:
        if media is None:
            raise _NoFormat(f"the answer is {kind}, for which no format is named that can be written")
        self._head = frame(HEAD, media.encode())
        return media

    def _counted(self, triples: ox.QueryTriples) -> Iterator[ox.Triple]:
        for triple in triples:
            self._count(1)
            yield triple

    def _count(self, rows: int) -> None:
        self._rows += rows
        if self._job.most_rows is not None and self._rows > self._job.most_rows:
            raise _TooMany

    def end(self) -> None:
        """Send what is left; a short answer goes in one piece with its head and its end."""
        self._send(frame(END))

    def _send(self, last: bytes = b"") -> None:
        piece = frame(PIECE, b"".join(self._gathered)) if self._gathered else b""
        self._connection.sendall(self._head + piece + last)
        self._gathered, self._size, self._head = [], 0, b""


def limit_memory(most: int | None) -> None:
    """Let the process grow by `most` bytes; an allocation beyond that ends it. Linux holds to it, macOS may not."""
    if most is None:
        return
    statm = Path("/proc/self/statm")
    used = int(statm.read_text().split()[0]) * resource.getpagesize() if statm.exists() else 0
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (used + most, resource.RLIM_INFINITY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    with socket.socket(fileno=int(sys.argv[1])) as own:
        work(own, Source.from_text(sys.argv[2]))
