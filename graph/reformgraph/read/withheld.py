"""The list of people to take out in: one name or IRI a line, `#` before a comment; its entries with their lines out."""

from __future__ import annotations

from pathlib import Path

from reformgraph.errors import SourceError
from reformgraph.read.encoding import decode
from reformgraph.read.normalise import normalise


def read_withheld(path: Path) -> tuple[tuple[int, str], ...]:
    """Raises SourceError where the file cannot be read or names nobody: a list that is lost must not show people."""
    try:
        text = normalise(decode(path.read_bytes()))
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", where=str(path)) from error
    entries = []
    for number, line in enumerate(text.splitlines(), start=1):
        # In an IRI, # may be a part; a comment stands at the beginning or after a space.
        entry = " ".join(f" {line}".partition(" #")[0].split())
        if entry:
            entries.append((number, entry))
    if not entries:
        raise SourceError("names nobody", where=str(path), hint="write one name or IRI a line")
    return tuple(entries)
