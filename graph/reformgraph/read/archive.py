"""A ZIP archive to files in a folder, within bounds of number, size, ratio and nesting, and never outside of it."""

from __future__ import annotations

import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from reformgraph.errors import SourceError

SUFFIX: Final = ".zip"
MOST_FILES: Final = 10_000
LARGEST_TOTAL: Final = 2**30
LARGEST_RATIO: Final = 200
SMALL: Final = 2**20
DEEPEST: Final = 3
CHUNK: Final = 2**20
UTF8_NAME: Final = 0x800
ENCRYPTED: Final = 0x1


@dataclass(slots=True)
class Budget:
    """What one archive may still unpack, the archives inside it included."""

    files: int = MOST_FILES
    size: int = LARGEST_TOTAL

    def take(self, files: int, size: int) -> None:
        self.files -= files
        self.size -= size
        if self.files < 0:
            raise SourceError(f"holds more than {MOST_FILES} files")
        if self.size < 0:
            raise SourceError(f"holds more than {LARGEST_TOTAL >> 30} GB")


def unpack(archive: Path, folder: Path) -> list[Path]:
    """Write the archive's files below the folder, archives inside it as folders of their name; hidden files are left.

    Raises SourceError for an archive that is damaged, protected, exceeds a bound, or names a path outside of itself.
    """
    return sorted(_unpack(archive, folder, Budget(), depth=1))


def check(archive: zipfile.ZipFile, budget: Budget) -> list[zipfile.ZipInfo]:
    """The archive's members that are files; raises SourceError where what it says of itself exceeds a bound."""
    members = [each for each in archive.infolist() if not each.is_dir()]
    budget.take(len(members), sum(each.file_size for each in members))
    for member in members:
        if member.flag_bits & ENCRYPTED:
            raise SourceError("is protected by a password")
        if member.file_size > SMALL and member.file_size > LARGEST_RATIO * max(member.compress_size, 1):
            raise SourceError(f"holds a file that unpacks to more than {LARGEST_RATIO} times its size")
    return members


def _unpack(path: Path, folder: Path, budget: Budget, depth: int) -> Iterator[Path]:
    if depth > DEEPEST:
        raise SourceError(f"holds archives in archives, more than {DEEPEST} deep")
    try:
        with zipfile.ZipFile(path) as archive:
            for member in check(archive, budget):
                inside = _path(member)
                if any(part.startswith(".") or part == "__MACOSX" for part in inside.parts):
                    continue
                target = folder / inside
                if target.exists():
                    raise SourceError(f"holds {str(inside)!r} twice")
                target.parent.mkdir(parents=True, exist_ok=True)
                _write(archive, member, target)
                if target.suffix.lower() == SUFFIX:
                    inner = target.with_name(f"{target.name}.files")
                    yield from _unpack(target, inner, budget, depth + 1)
                else:
                    yield target
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise SourceError("is no ZIP archive, or a damaged one") from error
    except OSError as error:
        raise SourceError(f"cannot be unpacked: {error.strerror}") from error


def _path(member: zipfile.ZipInfo) -> Path:
    """The member's path; raises SourceError for one that leaves the archive or is no plain file."""
    name = member.filename
    if not member.flag_bits & UTF8_NAME:
        name = _renamed(name)
    parts = PurePosixPath(name.replace("\\", "/")).parts
    printable = not any(unicodedata.category(letter) in ("Cc", "Cs") for letter in name)
    if not parts or parts[0] == "/" or ".." in parts or ":" in parts[0] or not printable:
        raise SourceError(f"names a path outside of itself: {name[:60]!r}")
    if stat.S_ISLNK(member.external_attr >> 16):
        raise SourceError(f"holds a link: {name[:60]!r}")
    return Path(*parts)


def _renamed(name: str) -> str:
    """Some programs write names in UTF-8 without saying so, and they are then taken for code page 437."""
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name


def _write(archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path) -> None:
    with archive.open(member) as packed, target.open("xb") as plain:
        while chunk := packed.read(CHUNK):
            plain.write(chunk)
