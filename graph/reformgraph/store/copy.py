"""A build in, a copy of its graph that may be written out: a folder with a store, which no build reads or replaces.

store/        the graph as it was last published; read like the store of a build
writer.lock   held by the one service that may write, and the sign by which a copy is known
.work/        the store that is written; worth nothing once its writer has ended
.next/        the graph as it will be published
"""

from __future__ import annotations

import fcntl
import os
import shutil
from pathlib import Path
from types import TracebackType
from typing import Final

from reformgraph.build.swap import put_in_place
from reformgraph.errors import GraphError, UsageError
from reformgraph.store.changes import NEXT, WORK
from reformgraph.store.index import INDEX_FOLDER
from reformgraph.store.store import GRAPH_FILE, STORE_FOLDER, open_store

LOCK: Final = "writer.lock"
_OPTION: Final = "--writable"


class Copy:
    """Use `with`: no other process writes meanwhile. `made` says whether it was made from the build just now."""

    def __init__(self, folder: Path, build: Path) -> None:
        """Open the copy in `folder`; make it where there is none.

        Raises UsageError for a folder that holds anything else, above all a build, and GraphError where it is in use.
        """
        self.folder = folder
        _refuse(folder, build)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._lock = os.open(folder / LOCK, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise GraphError(f"nothing can be written there: {error.strerror}", where=str(folder)) from error
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self.made = not (folder / STORE_FOLDER).is_dir()
            if self.made:
                self._make(build)
            self.descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        except BlockingIOError as error:
            os.close(self._lock)
            raise GraphError("another service writes there", where=str(folder), hint="end it first") from error
        except BaseException:
            os.close(self._lock)
            raise

    def publish(self) -> None:
        """Put what the writer prepared in its place, in one step; GraphError where the copy is gone."""
        hint = "nothing was written; start the service again"
        try:
            there = os.path.samestat(self.folder.stat(), os.fstat(self.descriptor))
        except FileNotFoundError:
            there = False
        if not there:
            problem = "the copy was moved, replaced or removed while it was served"
            raise GraphError(problem, where=str(self.folder), hint=hint)
        try:
            put_in_place(self.folder / NEXT, self.folder / STORE_FOLDER)
        except OSError as error:
            problem = f"what was written could not be put in its place: {error.strerror}"
            raise GraphError(problem, where=str(self.folder), hint=hint) from error

    def tidy(self) -> None:
        """Remove what is worth nothing once its writer has ended."""
        for name in (WORK, NEXT):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def close(self) -> None:
        """Let others write."""
        os.close(self.descriptor)
        os.close(self._lock)

    def __enter__(self) -> Copy:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _make(self, build: Path) -> None:
        open_store(build)  # what is wrong with the build is told here
        new = self.folder / NEXT
        shutil.rmtree(new, ignore_errors=True)
        try:
            _copy(build / STORE_FOLDER, new)
        except OSError as error:
            raise GraphError(f"the build could not be copied: {error.strerror}", where=str(self.folder)) from error
        new.rename(self.folder / STORE_FOLDER)


def _refuse(folder: Path, build: Path) -> None:
    hint = f"name a folder of its own, such as {_OPTION} {build.name or 'build'}-copy"
    here, there = folder.resolve(), build.resolve()
    if here == there or here in there.parents or there in here.parents:
        raise UsageError("a build is never written, nor a folder in or around it", where=_OPTION, hint=hint)
    if (folder / GRAPH_FILE).exists():
        raise UsageError(f"{folder} is a build, and a build is never written", where=_OPTION, hint=hint)
    if folder.exists() and not (folder / LOCK).is_file() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} holds something else than a copy", where=_OPTION, hint=hint)


def _copy(source: Path, target: Path) -> None:
    """Copy the files of a folder as it is now, even where another takes its name meanwhile."""
    folder = os.open(source, os.O_RDONLY | os.O_DIRECTORY)
    try:
        target.mkdir()
        for name in sorted(os.listdir(folder)):  # noqa: PTH208 (of an open folder)
            if name == INDEX_FOLDER:  # which would not change with the copy
                continue
            with (
                open(os.open(name, os.O_RDONLY, dir_fd=folder), "rb") as old,  # noqa: PTH123
                (target / name).open("wb") as new,
            ):
                shutil.copyfileobj(old, new, 1 << 20)
    finally:
        os.close(folder)
