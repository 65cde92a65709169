"""A job in, the whole of its answer out: for what the service itself wants to know."""

from __future__ import annotations

from reformgraph.errors import GraphError
from reformgraph.serve.pool import Pool
from reformgraph.serve.turn import Turn
from reformgraph.store.jobs import END, FAILED, PIECE, Failure, Job


async def whole(pool: Pool, job: Job) -> bytes:
    """The answer; GraphError where the worker fails."""
    pieces: list[bytes] = []
    async with Turn(pool, job) as turn:
        while True:
            kind, payload = await turn.frame()
            if kind == PIECE:
                pieces.append(payload)
            elif kind == FAILED:
                raise GraphError(Failure.from_bytes(payload).message)
            elif kind == END:
                return b"".join(pieces)
