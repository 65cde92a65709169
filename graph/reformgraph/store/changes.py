"""What is to be changed in a graph in, the frames that carry it out; and the words in which it is answered."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Final, Literal

from reformgraph.store.jobs import frame

WORK: Final = ".work"
NEXT: Final = ".next"
"""Folders of a copy: the store that is written, and the one that is to be published."""

CHANGE: Final = b"C"
"""To a writer: a change, of which the bodies follow, each in a frame of kind BODY."""

BODY: Final = b"B"
PUBLISHED: Final = b"V"
"""To a writer: what it prepared stands in its place. It answers END when that is safe on the disk."""

CREATED: Final = b"created"
CHANGED: Final = b"changed"
ABSENT: Final = b"absent"
"""From a writer, as what END says: the graph is new; something may be changed; there was nothing to change."""

Method = Literal["PUT", "POST", "DELETE"]


@dataclass(frozen=True, slots=True)
class Update:
    """A sequence of operations, of which all are done or none. Relative IRIs are relative to `base`."""

    text: str
    base: str
    prefixes: Mapping[str, str] = field(default_factory=dict, hash=False)

    def frames(self) -> bytes:
        return frame(CHANGE, json.dumps({"update": asdict(self)}).encode())


@dataclass(frozen=True, slots=True)
class GraphChange:
    """Replace a graph (PUT), add to it (POST) or remove it (DELETE); the default graph where `graph` is None.

    `bodies` are RDF, each with its media type.
    """

    method: Method
    graph: str | None
    base: str
    bodies: tuple[tuple[str, bytes], ...] = ()

    def frames(self) -> bytes:
        head = {
            "method": self.method,
            "graph": self.graph,
            "base": self.base,
            "media": [name for name, _ in self.bodies],
        }
        return b"".join(
            (frame(CHANGE, json.dumps({"graph": head}).encode()), *(frame(BODY, body) for _, body in self.bodies))
        )


Change = Update | GraphChange
