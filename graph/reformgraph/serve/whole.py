"""A job in, the whole of its answer out: for what the service itself wants to know."""

from __future__ import annotations

from reformgraph.serve.pool import Pool
from reformgraph.serve.turn import Turn
from reformgraph.store.jobs import END, FAILED, HEAD, PIECE, Failure, Job
from reformgraph.store.limited import error_of


async def whole(pool: Pool, job: Job) -> tuple[str, bytes]:
    """The media type and the bytes of the answer; raises what `error_of` makes of a failure."""
    media = ""
    pieces: list[bytes] = []
    async with Turn(pool, job) as turn:
        while True:
            kind, payload = await turn.frame()
            if kind == HEAD:
                media = payload.decode()
            elif kind == PIECE:
                pieces.append(payload)
            elif kind == FAILED:
                raise error_of(Failure.from_bytes(payload))
            elif kind == END:
                return media, b"".join(pieces)
