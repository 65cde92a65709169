"""A build's folder in, the graph in it out: asked in a process of its own, which is killed where a limit is passed."""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Final

import pyoxigraph as ox

from reformgraph.errors import GraphError, LimitError, QueryError
from reformgraph.store.graph import Answer
from reformgraph.store.jobs import ASK, END, FAILED, FRAME, HEAD, PIECE, READY, Failure, Job, Source, frame
from reformgraph.store.results import as_answer

ROWS: Final = "application/sparql-results+json"
GRAPH: Final = "application/n-triples"
_IN_MEMORY: Final = 1 << 23
"""Longer answers wait in a temporary file."""

BROKE_OFF: Final = "the query needed too much memory, or is nested too deep"


class Limited:
    """A `Graph`. `seconds` is the time limit of each query, to the end of its answer; LimitError where it is passed.

    `memory` is how many bytes a query may use, and `rows` how many rows or statements its answer may have.
    """

    def __init__(
        self, folder: Path, *, seconds: float | None = None, memory: int | None = None, rows: int | None = None
    ) -> None:
        self._source = Source(folder, memory=memory)
        self._seconds = seconds
        self._rows = rows
        self._worker: _Worker | None = None

    def query(self, query: str, /, *, prefixes: dict[str, str] | None = None) -> Answer:
        """Answer as an embedded store does; SyntaxError where `query` is no query of SPARQL 1.1."""
        job = Job(query, ROWS, GRAPH, prefixes or {}, most_rows=self._rows)
        if self._worker is None:
            self._worker = _Worker(self._source)
        try:
            media, body = self._worker.answer(job, self._seconds)
        except TimeoutError as error:
            self.close()
            hint = "ask for less, or allow more time"
            raise LimitError(f"the query did not end within {self._seconds:g} s and was stopped", hint=hint) from error
        except EOFError as error:
            self.close()
            raise LimitError(BROKE_OFF, hint="ask for less") from error
        if media == ROWS:
            return ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
        return as_answer(quad.triple for quad in ox.parse(body, format=ox.RdfFormat.N_TRIPLES))

    def close(self) -> None:
        """End the process, whatever it is doing."""
        if self._worker is not None:
            self._worker.kill()
            self._worker = None

    def __enter__(self) -> Limited:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class _Worker:
    """A running worker, asked one job at a time."""

    def __init__(self, source: Source) -> None:
        self._socket, other = socket.socketpair()
        with other:
            self._process = subprocess.Popen(
                (sys.executable, "-P", "-m", "reformgraph.store.worker", str(other.fileno()), source.to_text()),
                pass_fds=(other.fileno(),),
                stdin=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,  # the engine reports there that it ran out of memory
            )
        self._stream = self._socket.makefile("rb")
        try:
            kind, payload = self._frame(None)
        except EOFError as error:
            self.kill()
            raise GraphError("the store could not be opened in a process of its own", where=str(source.path)) from error
        if kind != READY:
            self.kill()
            raise GraphError(Failure.from_bytes(payload).message)

    def answer(self, job: Job, seconds: float | None) -> tuple[str, IO[bytes]]:
        """The media type and the whole of the answer; TimeoutError, or EOFError where the process broke."""
        deadline = None if seconds is None else time.monotonic() + seconds
        with suppress(BrokenPipeError):
            self._socket.sendall(frame(ASK, job.to_bytes()))
        media = ""
        body = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 (its reader closes it)
        while True:
            kind, payload = self._frame(deadline)
            if kind == HEAD:
                media = payload.decode()
            elif kind == PIECE:
                body.write(payload)
            elif kind == END:
                body.seek(0)
                return media, body
            elif kind == FAILED:
                raise error_of(Failure.from_bytes(payload))

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()
        self._stream.close()
        self._socket.close()

    def _frame(self, deadline: float | None) -> tuple[bytes, bytes]:
        kind, length = FRAME.unpack(self._read(FRAME.size, deadline))
        return kind, self._read(length, deadline)

    def _read(self, size: int, deadline: float | None) -> bytes:
        self._socket.settimeout(None if deadline is None else max(0.001, deadline - time.monotonic()))
        data = self._stream.read(size)
        if len(data) < size:
            raise EOFError
        return data


def error_of(failure: Failure) -> QueryError | SyntaxError:
    """The error that a worker's failure stands for."""
    match failure.reason:
        case "syntax":
            return SyntaxError(failure.message)
        case "rows" | "memory":
            return LimitError(failure.message, hint="ask for less")
        case _:
            return QueryError(failure.message)
