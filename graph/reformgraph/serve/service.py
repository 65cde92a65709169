"""What every request may use: the settings, the workers and the figures of the running service."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from reformgraph.serve.facts import Facts
from reformgraph.serve.metrics import Metrics
from reformgraph.serve.names import Names
from reformgraph.serve.pool import Pool
from reformgraph.serve.settings import Settings
from reformgraph.serve.writing import Writing


@dataclass(frozen=True, slots=True)
class Service:
    settings: Settings
    pool: Pool
    metrics: Metrics
    facts: Facts
    names: Names
    """The same graph, in which the names of people and bodies are looked up."""

    writing: Writing | None
    """None where the service only reads."""

    @classmethod
    def of(cls, request: Request) -> Service:
        """The service that a request came to."""
        service = request.app.state.service
        assert isinstance(service, Service)
        return service
