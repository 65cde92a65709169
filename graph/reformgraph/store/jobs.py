"""What is asked of a worker in, the bytes that carry it out; and the frames in which a worker answers."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final, Literal

from reformgraph.terms import PREFIXES

FRAME: Final = struct.Struct(">cI")
"""A frame begins with its kind and its length in bytes."""

ASK: Final = b"Q"
"""To a worker: a Job."""

READY: Final = b"R"
"""From a worker, once: its process id, or why it cannot work."""

HEAD: Final = b"H"
"""The media type of the answer that follows."""

PIECE: Final = b"P"
END: Final = b"E"
FAILED: Final = b"F"
"""In place of END: a Failure. What was sent before it is no answer."""

Reason = Literal["syntax", "rows", "memory", "format", "failed", "store"]


@dataclass(frozen=True, slots=True)
class Job:
    """A query, and what its answer may be: `rows` and `graph` are media types, None where neither is wanted.

    `default_graphs` and `named_graphs` are the dataset; where both are empty it is the query's own, or the store's.
    More than `most_rows` rows or statements are a failure. `rewritten` is asked in place of `query`, unless it is no
    query. Relative IRIs are relative to `base`.
    """

    query: str
    rows: str | None
    graph: str | None
    prefixes: Mapping[str, str] = field(default_factory=dict, hash=False)
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    most_rows: int | None = None
    rewritten: str | None = None
    base: str | None = None

    def to_bytes(self) -> bytes:
        # This is a good part of what a small query costs: `asdict` copies all that it finds, and who reads knows the
        # prefixes of the contract.
        fields = {name: getattr(self, name) for name in self.__slots__}
        if self.prefixes is PREFIXES:
            fields["prefixes"] = None
        return json.dumps(fields).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> Job:
        fields = json.loads(data)
        if fields["prefixes"] is None:
            fields["prefixes"] = PREFIXES
        for name in ("default_graphs", "named_graphs"):
            fields[name] = tuple(fields[name])
        return cls(**fields)


@dataclass(frozen=True, slots=True)
class Failure:
    reason: Reason
    message: str

    def to_bytes(self) -> bytes:
        return json.dumps(asdict(self)).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> Failure:
        return cls(**json.loads(data))


@dataclass(frozen=True, slots=True)
class Source:
    """What a worker opens: the folder of a build, or a file of RDF that it reads into its own memory.

    Of kind "here" it is the store in the working directory, which messages call `path`. `memory` is how many bytes it
    may use beyond what the opened store needs.
    """

    path: Path
    kind: Literal["build", "file", "here"] = "build"
    memory: int | None = None

    def to_text(self) -> str:
        return json.dumps({"path": str(self.path), "kind": self.kind, "memory": self.memory})

    @classmethod
    def from_text(cls, text: str) -> Source:
        fields = json.loads(text)
        return cls(Path(fields["path"]), fields["kind"], fields["memory"])


def frame(kind: bytes, payload: bytes = b"") -> bytes:
    return FRAME.pack(kind, len(payload)) + payload
