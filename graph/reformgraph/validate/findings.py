"""What a check finds wrong with a graph, before it is put into words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import pyoxigraph as ox

from reformgraph.model import Language

Severity = Literal["violation", "warning", "info"]
Term = ox.NamedNode | ox.BlankNode | ox.Literal


@dataclass(frozen=True, slots=True)
class Finding:
    """A node that fails a check. `check` is the shape's or rule's name; `path` and `value` say where, if known."""

    check: str
    focus: Term
    path: str | None
    value: Term | None
    messages: Mapping[Language, str] = field(hash=False, compare=False)
    severity: Severity = "violation"
