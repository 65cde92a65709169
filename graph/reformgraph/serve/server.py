"""An application and a port in, answers on 127.0.0.1 out, until the process is told to stop."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from typing import Any, Final

import uvicorn
from h11 import SEND_BODY
from starlette.applications import Starlette
from uvicorn.protocols.http.h11_impl import H11Protocol

from reformgraph.errors import UsageError
from reformgraph.serve.answer import TRANSPORT

HOST: Final = "127.0.0.1"
_HEAD_SECONDS: Final = 10.0
"""In which the head of a request must arrive, whether or not bytes trickle in."""

_CONNECTIONS: Final = 1000
_HEAD_BYTES: Final = 1 << 16
_BACKLOG: Final = 512


class BoundedProtocol(H11Protocol):
    """HTTP as uvicorn speaks it, but no connection is kept for a request that does not come."""

    _late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        self.app_state = {**self.app_state, TRANSPORT: transport}
        super().connection_made(transport)
        self._late = self.loop.call_later(_HEAD_SECONDS, transport.abort)

    def handle_events(self) -> None:
        super().handle_events()
        busy = self.cycle is not None and not self.cycle.response_complete
        if busy and self._late is not None:
            self._late.cancel()
            self._late = None
        elif not busy and self._late is None and (self.conn.trailing_data[0] or self.conn.their_state is SEND_BODY):
            # It sends the head of a request slowly, or a body that has been refused.
            self._late = self.loop.call_later(_HEAD_SECONDS, self.transport.abort)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._late is not None:
            self._late.cancel()
        super().connection_lost(exc)


def listening(port: int) -> socket.socket:
    """A socket on this machine alone; port 0 is any that is free. UsageError where the port is taken."""
    # With the protocol named, the event loop knows that it is TCP, and sends what is small at once.
    own = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    own.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        own.bind((HOST, port))
    except OSError as error:
        own.close()
        raise UsageError(
            f"port {port} cannot be used: {error.strerror}", where="--port", hint="name another"
        ) from error
    own.listen(_BACKLOG)
    return own


class Server(uvicorn.Server):
    """`ready` is called once questions are answered."""

    def __init__(self, app: Starlette, ready: Callable[[], Any] = lambda: None) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                http=BoundedProtocol,
                ws="none",
                lifespan="on",
                log_level="error",
                access_log=False,
                server_header=False,
                proxy_headers=False,
                limit_concurrency=_CONNECTIONS,
                timeout_keep_alive=5,
                timeout_graceful_shutdown=3,
                h11_max_incomplete_event_size=_HEAD_BYTES,
            )
        )
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()
