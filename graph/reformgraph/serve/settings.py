"""What a service is started with."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from reformgraph.serve.limits import Limits
from reformgraph.store.jobs import Source
from reformgraph.terms import BASE_IRI


@dataclass(frozen=True, slots=True)
class Settings:
    """`services` are the servers that SERVICE may call, `origins` the web pages that may ask, `hosts` its own names."""

    source: Source
    limits: Limits = field(default_factory=Limits)
    site: Path | None = None
    base: str = BASE_IRI
    services: frozenset[str] = frozenset()
    origins: tuple[str, ...] = ("*",)
    hosts: tuple[str, ...] = ()
