"""What a service reads in, a hold on it as it is now out, by which it stays what it is when another takes its name."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from reformgraph.errors import GraphError
from reformgraph.store.jobs import Source
from reformgraph.store.store import STORE_FOLDER


class Generation:
    """The store of a build as it is now, or a file of RDF. Its folder is open, so that no other gets its number."""

    def __init__(self, path: Path, descriptors: tuple[int, ...]) -> None:
        self.descriptors: Final = descriptors
        """The open folder of the store; empty for a file, of which there is one generation."""

        self.tag: Final = _tag(path, descriptors)
        """Tells the graphs that are served apart, from one start of the service to the next."""

    @classmethod
    def of(cls, source: Source) -> Generation:
        """The generation that is there now; GraphError where there is none."""
        if source.kind == "file":
            return cls(source.path, ())
        folder = source.path / STORE_FOLDER
        descriptors: tuple[int, ...] = ()
        try:
            descriptors = (os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC),)
            return cls(folder, descriptors)
        except OSError as error:
            for each in descriptors:
                os.close(each)
            raise GraphError(f"the store cannot be read: {error.strerror}", where=str(folder)) from error

    def is_of(self, source: Source) -> bool:
        """Whether it is what is there now, or nothing is."""
        with suppress(OSError):
            now = (source.path / STORE_FOLDER).stat()
            return all(os.path.samestat(now, os.fstat(each)) for each in self.descriptors)
        return True

    def close(self) -> None:
        """Queries that run go on."""
        for each in self.descriptors:
            os.close(each)


def _tag(path: Path, descriptors: tuple[int, ...]) -> str:
    """A hash of the names, sizes and times of a store's files, which are never written twice."""
    listed = [(path.name, path.stat())]
    for folder in descriptors:
        with os.scandir(folder) as entries:
            listed = [(entry.name, entry.stat()) for entry in entries]
    known = sorted((name, stat.st_size, stat.st_mtime_ns) for name, stat in listed)
    return hashlib.sha256(repr(known).encode()).hexdigest()[:16]
