"""What every request may use: the settings, the workers and the figures of the running service."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from starlette.requests import Request

from reformgraph.serve.describe import Facts
from reformgraph.serve.metrics import Metrics
from reformgraph.serve.pool import Pool
from reformgraph.serve.settings import Settings
from reformgraph.store.limited import Limited


@dataclass(frozen=True, slots=True)
class Service:
    settings: Settings
    pool: Pool
    metrics: Metrics
    facts: Facts
    names: Limited
    """The same graph, in which the names of people and bodies are looked up."""

    naming: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held by whoever looks names up."""

    @classmethod
    def of(cls, request: Request) -> Service:
        """The service that a request came to."""
        service = request.app.state.service
        assert isinstance(service, Service)
        return service
