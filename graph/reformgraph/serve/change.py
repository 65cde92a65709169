"""A change and the request for it in, what is answered out, once it is done and seen."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from reformgraph.errors import GraphError, ReformgraphError
from reformgraph.query.guard import refuse_load, refuse_service
from reformgraph.query.run import syntax_error
from reformgraph.query.using import with_using
from reformgraph.serve.answer import gone, outcome_of
from reformgraph.serve.metrics import Outcome
from reformgraph.serve.request import LateError, Told
from reformgraph.serve.service import Service
from reformgraph.store.changes import Change, Update
from reformgraph.terms import PREFIXES


async def updated(request: Request, told: Told, base: str) -> Response:
    """204 once all operations are done. LOAD and SERVICE are refused: a change calls no other server."""
    text = await asyncio.to_thread(_checked, told)  # a long one takes its time

    def broken(error: SyntaxError) -> ReformgraphError:
        return syntax_error(error, told.update, "update")

    await changed(request, Update(text, base, PREFIXES), broken)
    return Response(status_code=204)


def _checked(told: Told) -> str:
    text = with_using(told.update, told.default_graphs, told.named_graphs)
    refuse_load(text)
    refuse_service(text)
    return text


async def changed(request: Request, change: Change, broken: Callable[[SyntaxError], ReformgraphError]) -> bytes:
    """How the change ended. It is not done where its client goes away before that."""
    service = Service.of(request)
    if service.writing is None:
        raise GraphError("this service has nothing to write to")
    started = time.monotonic()
    outcome: Outcome = "aborted"
    work = asyncio.ensure_future(service.writing.apply(change))
    left = asyncio.ensure_future(gone(request.receive))
    try:
        await asyncio.wait({work, left}, return_when=asyncio.FIRST_COMPLETED)
        if not work.done():
            raise LateError("the client went away; nothing is written")
        done = work.result()
        outcome = "answered"
        return done
    except SyntaxError as error:
        outcome = "refused"
        raise broken(error) from error
    except ReformgraphError as error:
        outcome = outcome_of(error) if work.done() else "aborted"
        raise
    finally:
        for task in (work, left):
            task.cancel()
        await asyncio.gather(work, left, return_exceptions=True)
        service.metrics.changed(outcome, time.monotonic() - started)
