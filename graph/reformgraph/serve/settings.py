"""What a service is started with."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reformgraph.serve.access import Access
from reformgraph.serve.limits import Limits
from reformgraph.store.jobs import Source
from reformgraph.terms import BASE_IRI

if TYPE_CHECKING:
    from reformgraph.store.copy import Copy


@dataclass(frozen=True, slots=True)
class Writable:
    """The copy that is served and written, and who may write."""

    copy: Copy
    access: Access


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
    writable: Writable | None = None
