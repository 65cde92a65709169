"""A job in, its answer as a response out: whole where it is short, in pieces where it is long, never one cut unseen.

What fits into one piece is held back until it has ended, so that its status says how it ended. A longer answer that
fails breaks the connection off, so that no client takes a part of it for the whole.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Mapping
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from reformgraph.errors import LimitError, QueryError, ReformgraphError
from reformgraph.query.run import syntax_error
from reformgraph.serve.caching import ASK_AGAIN, has, tag_of, unchanged
from reformgraph.serve.limits import BusyError
from reformgraph.serve.metrics import Metrics, Outcome
from reformgraph.serve.negotiate import NotAcceptableError, typed
from reformgraph.serve.pool import Pool
from reformgraph.serve.problems import problem
from reformgraph.serve.service import Service
from reformgraph.serve.turn import Turn
from reformgraph.store.jobs import END, FAILED, HEAD, PIECE, Failure, Job
from reformgraph.store.limited import error_of

TRANSPORT: Final = "transport"
"""The key in a request's state of the connection that it came over."""


class Answered(Response):
    """`shown` names the media type to give for a format, where the client asked for it by another name.

    `asked` is all that the answer follows from beside the graph, and gives it its tag; None where it has none.
    """

    def __init__(
        self, pool: Pool, job: Job, metrics: Metrics, shown: Mapping[str, str], asked: bytes | None = None
    ) -> None:
        super().__init__()
        self._pool = pool
        self._job = job
        self._metrics = metrics
        self._shown = shown
        self._asked = asked
        self._format = ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = time.monotonic()
        work = asyncio.ensure_future(self._answer(scope, receive, send))
        left = asyncio.ensure_future(gone(receive))
        try:
            await asyncio.wait({work, left}, return_when=asyncio.FIRST_COMPLETED)
            outcome: Outcome = work.result() if work.done() else "aborted"
        finally:
            for task in (work, left):
                task.cancel()
            await asyncio.gather(work, left, return_exceptions=True)
        self._metrics.answered(outcome, time.monotonic() - started)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> Outcome:
        begun = False
        try:
            async with Turn(self._pool, self._job) as turn:
                async for piece, last in self._pieces(turn):
                    if not begun:
                        await send(self._start(turn, len(piece) if last else None))
                        begun = True
                    await _sent(turn, send, {"type": "http.response.body", "body": piece, "more_body": not last})
        except ReformgraphError as error:
            if begun:
                scope["state"][TRANSPORT].abort()
                await gone(receive)
            else:
                await problem(error)(scope, receive, send)
            return outcome_of(error)
        return "answered"

    async def _pieces(self, turn: Turn) -> AsyncIterator[tuple[bytes, bool]]:
        """The pieces of the answer, and whether each is the last."""
        held: bytes | None = None
        while True:
            kind, payload = await turn.frame()
            if kind == HEAD:
                self._format = payload.decode()
            elif kind == PIECE:
                if held is not None:
                    yield held, False
                held = payload
            elif kind == FAILED:
                raise self._error(Failure.from_bytes(payload))
            elif kind == END:
                yield held or b"", True
                return

    def _start(self, turn: Turn, size: int | None) -> Message:
        headers = {"content-type": typed(self._shown.get(self._format, self._format)), "vary": "Accept"}
        headers["cache-control"] = ASK_AGAIN
        if self._asked is not None:
            headers["etag"] = tag_of(turn.generation, self._asked)
        if size is not None:
            headers["content-length"] = str(size)
        raw = [(name.encode(), value.encode()) for name, value in headers.items()]
        return {"type": "http.response.start", "status": 200, "headers": raw}

    def _error(self, failure: Failure) -> ReformgraphError:
        if failure.reason == "format":
            return NotAcceptableError(failure.message)
        error = error_of(failure)
        return error if isinstance(error, QueryError) else syntax_error(error, self._job.query, "query")


def kept_or_answered(request: Request, job: Job, shown: Mapping[str, str], *, tells: bool) -> Response:
    """The answer, or 304 where the client has it; `tells` says whether the job alone tells what is answered."""
    service = Service.of(request)
    asked = job.to_bytes() + repr(shown).encode() if tells and request.method != "POST" else None
    if asked is not None and "if-none-match" in request.headers:
        tag = tag_of(service.pool.generation, asked)
        if has(request, tag):
            return unchanged({"ETag": tag, "Vary": "Accept", "Cache-Control": ASK_AGAIN})
    return Answered(service.pool, job, service.metrics, shown, asked)


async def _sent(turn: Turn, send: Send, message: Message) -> None:
    """Send, as fast as the client takes it."""
    turn.sending = True
    try:
        await send(message)
    finally:
        turn.sending = False


async def gone(receive: Receive) -> None:
    """Wait until the client is gone."""
    while (await receive())["type"] != "http.disconnect":
        pass


def outcome_of(error: ReformgraphError) -> Outcome:
    match error:
        case LimitError():
            return "limited"
        case BusyError():
            return "busy"
        case _:
            return "refused" if error.http_status < 500 else "failed"
