"""What was read of each file, kept from one build to the next: a key in, the unit that was made under it out.

One SQLite file of its owner's. A key says all that the unit follows from, so that an entry is right or is not found.
Entries are checked when they are taken out; one that is damaged counts as not there, and a file that is no database
any more is begun anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Final, TypeVar

from reformgraph.gather.codec import decoded, encoded
from reformgraph.gather.unit import Order, Unit
from reformgraph.gather.versions import versions

_TABLE: Final = "CREATE TABLE IF NOT EXISTS unit (key TEXT PRIMARY KEY, sum BLOB NOT NULL, body BLOB NOT NULL)"
_TOGETHER: Final = 64
"""So many entries are written in one transaction; a build that is interrupted loses no more than these."""

_WAIT: Final = 10.0
"""Seconds to wait for another build that writes."""

_NO_DAMAGE: Final = frozenset(
    {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}
)
"""Errors after which the file is left as it is, and the build goes on without."""

_Found = TypeVar("_Found")


def kept_beside(output: Path) -> Path:
    """Where what was read for the build in `output` is kept: beside it, as a build may be given away and this not."""
    place = output.resolve()
    return place.with_name(f".{place.name}.read")


def key_of(order: Order) -> str:
    """A hash of the file's name and bytes, of what the manifest says of it, and of the versions that read it."""
    told = order.entry.model_dump(mode="json") if order.entry else None
    head = json.dumps([versions(), order.name, told], sort_keys=True).encode()
    return hashlib.sha256(hashlib.sha256(head).digest() + hashlib.sha256(order.data).digest()).hexdigest()


class Kept:
    """The entries in the file `path`; a context manager. Where the file cannot be used, nothing is found or kept."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._fresh: dict[str, Unit] = {}
        self._used: set[str] = set()
        self._database: sqlite3.Connection | None = None
        self._usable = True

    def __enter__(self) -> Kept:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._write()
        self._close()

    def find(self, key: str) -> Unit | None:
        """The unit, or None where there is none that is whole."""
        self._used.add(key)
        row = self._tried(lambda it: it.execute("SELECT sum, body FROM unit WHERE key = ?", (key,)).fetchone(), None)
        if row is None or row[0] != _sum(key, row[1]):
            return None
        try:
            return decoded(zlib.decompress(row[1]))
        except (ValueError, zlib.error):
            return None

    def keep(self, key: str, unit: Unit) -> None:
        """Keep the unit, without the contact data that its document was read with."""
        self._used.add(key)
        self._fresh[key] = replace(unit, as_read="")
        if len(self._fresh) >= _TOGETHER:
            self._write()

    def forget_others(self) -> None:
        """Take out what was neither found nor kept: a document that is gone leaves nothing behind."""
        self._write()

        def forget(database: sqlite3.Connection) -> None:
            with database:
                gone = [row for row in database.execute("SELECT key FROM unit") if row[0] not in self._used]
                database.executemany("DELETE FROM unit WHERE key = ?", gone)

        self._tried(forget, None)

    def _write(self) -> None:
        bodies = [(key, zlib.compress(encoded(unit), 1)) for key, unit in self._fresh.items()]
        rows = [(key, _sum(key, body), body) for key, body in bodies]
        self._fresh.clear()

        def write(database: sqlite3.Connection) -> None:
            with database:
                database.executemany("INSERT OR REPLACE INTO unit VALUES (?, ?, ?)", rows)

        if rows:
            self._tried(write, None)

    def _tried(self, work: Callable[[sqlite3.Connection], _Found], otherwise: _Found) -> _Found:
        """Do the work; once more on a new file where this one is damaged, and never again where that fails too."""
        for _ in range(2):
            if not self._usable:
                break
            try:
                return work(self._opened())
            except sqlite3.Error as error:
                self._close()
                self._usable = error.sqlite_errorcode & 0xFF not in _NO_DAMAGE and self._removed()
        else:
            self._usable = False
        return otherwise

    def _opened(self) -> sqlite3.Connection:
        if self._database is None:
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600))
            except OSError as error:
                raise _cannot_open(error) from error
            self._database = sqlite3.connect(self._path, timeout=_WAIT)
            # Overwritten when deleted, and not flushed: an entry that is lost is read again.
            self._database.executescript(
                "PRAGMA auto_vacuum = FULL; PRAGMA secure_delete = ON; PRAGMA synchronous = OFF"
            )
            self._database.execute(_TABLE)
        return self._database

    def _close(self) -> None:
        if self._database is not None:
            self._database.close()
            self._database = None

    def _removed(self) -> bool:
        return remove(self._path)


def remove(path: Path) -> bool:
    """Delete the file and what its engine put beside it; says whether it is gone."""
    try:
        for each in (path, path.with_name(f"{path.name}-journal")):
            each.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _cannot_open(error: OSError) -> sqlite3.OperationalError:
    wanted = sqlite3.OperationalError(str(error))
    wanted.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
    return wanted


def _sum(key: str, body: bytes) -> bytes:
    return hashlib.sha256(key.encode() + body).digest()
