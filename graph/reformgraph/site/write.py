"""Files and a folder in; out, the folder with these files in it, of which only what changed was written.

A list of the files stands in the folder, so that those of an earlier site that are no more can go, and no others; with
it a seal of what they were made from and hold, so that a site that is whole already is known without making it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Final

from reformgraph.errors import BuildError
from reformgraph.site.seal import files_hash

MANIFEST: Final = ".reformgraph-site"
_HEAD: Final = "# Files that reformgraph wrote. It removes no others.\n"
_SEAL: Final = "# sealed "


class Folder:
    """The folder of a site, and which of its files are the site's own."""

    def __init__(self, root: Path) -> None:
        self.root: Final = root
        self._manifest: Final = root / MANIFEST
        lines = self._read()
        self.earlier: Final = frozenset(line for line in lines if line and not line.startswith("#"))
        self._seal: Final = next((line.removeprefix(_SEAL) for line in lines if line.startswith(_SEAL)), "")

    def _read(self) -> list[str]:
        if not self.root.exists():
            return []
        if not self.root.is_dir():
            raise BuildError("is a file, not a folder", where=str(self.root), hint="choose another --output")
        if not self._manifest.is_file():
            if any(self.root.iterdir()):
                raise BuildError(
                    "the folder holds files that are no site of reformgraph's",
                    where=str(self.root),
                    hint="choose a new or empty folder for --output",
                )
            return []
        return self._manifest.read_text(encoding="utf-8").splitlines()

    def is_sealed(self, inputs: str) -> bool:
        """Whether the files are those that were written, all of them, from inputs with this hash."""
        made_from, _, held = self._seal.partition(" ")
        return made_from == inputs and held == files_hash(self.root, self.earlier)

    def begin(self, planned: Iterable[str]) -> None:
        """Make the folders of what is to be written, and note it, so that a run that is cut short can be taken up.

        Raises BuildError where a planned file is there and not the site's own, or a folder leads elsewhere.
        """
        names = frozenset(planned)
        foreign = sorted(name for name in names - self.earlier if (self.root / name).exists())
        if foreign:
            where = str(self.root / foreign[0])
            raise BuildError("this file is not of an earlier site, and is not replaced", where=where, hint="move it")
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            for parent in sorted({each for name in names for each in PurePosixPath(name).parents}):
                folder = self.root / parent
                if folder.is_symlink():
                    raise BuildError("this folder is a link, and is not followed", where=str(folder), hint="remove it")
                folder.mkdir(exist_ok=True)
            self._note(names | self.earlier)
        except OSError as error:
            raise _unwritten(error, self.root) from error

    def end(self, written: Iterable[str], inputs: str = "") -> int:
        """Remove what an earlier site had and this one has not; how many files those were.

        With the hash of `inputs` the others are sealed.
        """
        names = frozenset(written)
        stale = sorted(self.earlier - names)
        removed = 0
        try:
            for name in stale:
                path = self.root / name
                if _is_inside(name) and not _through_link(self.root, path) and path.is_file():
                    path.unlink()
                    removed += 1
            for parent in sorted({each for name in stale for each in PurePosixPath(name).parents}, reverse=True):
                folder = self.root / parent
                if _is_inside(str(parent)) and folder.is_dir() and folder != self.root and not any(folder.iterdir()):
                    folder.rmdir()
            self._note(names, f"{_SEAL}{inputs} {files_hash(self.root, names)}\n" if inputs else "")
        except OSError as error:
            raise _unwritten(error, self.root) from error
        return removed

    def _note(self, names: Iterable[str], seal: str = "") -> None:
        put(self.root, MANIFEST, (_HEAD + seal + "".join(f"{name}\n" for name in sorted(names))).encode())


def put(root: Path, name: str, content: bytes) -> bool:
    """Write one file whole or not at all, unless it has these bytes already; whether it was written."""
    path = root / name
    try:
        if path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content:
            return False
        part = path.with_name(f".{path.name}.part")
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        raise _unwritten(error, path) from error
    return True


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts


def _through_link(root: Path, path: Path) -> bool:
    return any(
        each.is_symlink() for each in path.relative_to(root).parents if each != Path() for each in (root / each,)
    )


def _unwritten(error: OSError, path: Path) -> BuildError:
    return BuildError(f"cannot be written: {error.strerror}", where=str(path))
