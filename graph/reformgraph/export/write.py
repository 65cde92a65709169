"""Bytes and a path in; out, a file or a folder of files that is whole or as it was before."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path

from reformgraph.build.swap import put_in_place
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


def write_folder(folder: Path, files: Mapping[str, bytes], mark: str, known: Collection[str] = ()) -> None:
    """Write a new folder beside `folder`, then put it in its place in one step. Names of files may have folders.

    Only what an earlier export wrote is replaced: raises BuildError where `folder` holds anything but no file `mark`,
    or a file that is neither among `files` nor `known`.
    """
    folder = folder.resolve()
    if folder.exists() and not (folder.is_dir() and ((folder / mark).is_file() or not any(folder.iterdir()))):
        raise BuildError("the folder holds other files", where=str(folder), hint="choose a new folder for --output")
    there = {each.relative_to(folder).as_posix() for each in folder.rglob("*") if not each.is_dir()}
    strange = sorted(there - files.keys() - {*known})
    if strange:
        raise BuildError(f"the folder also holds {strange[0]}", where=str(folder), hint="choose a new folder")
    work: Path | None = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        for name, content in files.items():
            (work / name).parent.mkdir(parents=True, exist_ok=True)
            write_atomically(work / name, content)
        work.chmod(0o777 & ~_umask())
        put_in_place(work, folder)
    except OSError as error:
        raise BuildError(f"the folder could not be written: {error.strerror}", where=str(folder)) from error
    finally:
        if work is not None:
            shutil.rmtree(work, ignore_errors=True)


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
