"""Bytes and a path in, a file out that is whole or as it was before."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from reformgraph.errors import BuildError


def write_atomically(path: Path, content: bytes) -> None:
    """Write beside `path`, then put the file in its place in one step."""
    part: Path | None = None
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
        part = Path(name)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        part.replace(path)
    except OSError as error:
        raise BuildError(f"the file could not be written: {error.strerror}", where=str(path)) from error
    finally:
        if part is not None:
            part.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
