"""Writers of a build's files in, the build's folder out: all of them or none, an earlier build whole until the end."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from reformgraph.build.swap import put_in_place
from reformgraph.errors import BuildError

FILES: Final = ("graph.ttl", "store", "view.html", "report.json")
Writer = Callable[[Path], None]


def write_bundle(output: Path, writers: Mapping[str, Writer]) -> None:
    """Call each writer with its path in a new folder beside `output`, then put that folder in the place of `output`.

    Other files in an earlier build's folder are kept. Raises BuildError where the folder is no build, or the disk is
    full or closed to us.
    """
    output = output.resolve()
    check_output(output)
    work: Path | None = None
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=f".{output.name}-", dir=output.parent))
        work.chmod(0o777 & ~_umask())
        for name, write in writers.items():
            write(work / name)
        _keep_others(output, work)
        _flush(work)
        put_in_place(work, output)
        _flush_folder(output.parent)
    except OSError as error:
        where = str(error.filename or output).replace(str(work), str(output)) if work else str(output)
        raise BuildError(
            f"the build could not be written: {error.strerror or error}",
            where=where,
            hint="an earlier build is as it was",
        ) from error
    finally:
        if work is not None:
            shutil.rmtree(work, ignore_errors=True)


def check_output(output: Path) -> None:
    """Raise BuildError where `output` is something other than a build, an empty folder or nothing."""
    if output.exists() and not output.is_dir():
        raise BuildError("the output is a file, not a folder", where=str(output), hint="choose another --output")
    if output.is_dir() and any(output.iterdir()) and not (output / "report.json").is_file():
        raise BuildError(
            "the folder holds other files and no build", where=str(output), hint="choose a new folder for --output"
        )


def _keep_others(output: Path, work: Path) -> None:
    """What the reader has put beside the files of a build stays there."""
    if not output.is_dir():
        return
    for path in sorted(output.iterdir()):
        if path.name in FILES:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, work / path.name, symlinks=True)
        else:
            shutil.copy2(path, work / path.name, follow_symlinks=False)


def _flush(folder: Path) -> None:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                os.fsync(file.fileno())
    _flush_folder(folder)


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
