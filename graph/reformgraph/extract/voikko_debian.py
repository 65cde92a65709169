"""From Debian's or Ubuntu's packages to a folder with Voikko and its dictionary, without root."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from reformgraph.errors import ReformgraphError

PACKAGES: Final = ("libvoikko1", "voikko-fi")
TOOLS: Final = ("apt-get", "dpkg-deb")
# A package to be upgraded has its present version in brackets; it is there already and is left alone.
NEW_PACKAGE: Final = re.compile(r"^Inst (\S+) \(", re.MULTILINE)
OTHERWISE: Final = (
    "on macOS `brew install libvoikko`; elsewhere install Voikko and its Finnish dictionary with the system's "
    "package manager, or name their folder in REFORMGRAPH_VOIKKO"
)


def bring(folder: Path) -> tuple[str, ...]:
    """Download the packages that the system lacks, unpack them into `folder`, and return their names."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        raise ReformgraphError(f"Voikko cannot be brought here: no {' and no '.join(missing)}", hint=OTHERWISE)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".voikko-") as place:
            work = Path(place)
            names = _download(work)
            unpacked = work / "unpacked"
            for archive in sorted(work.glob("*.deb")):
                _run(("dpkg-deb", "--extract", str(archive), str(unpacked)), work)
            if folder.exists():
                folder.rename(work / "before")
            unpacked.rename(folder)
    except OSError as error:
        raise ReformgraphError(
            f"Voikko's folder cannot be written: {error.strerror}",
            where=str(folder),
            hint="name another in REFORMGRAPH_VOIKKO",
        ) from error
    return names


def _download(work: Path) -> tuple[str, ...]:
    """Download with the system's package lists or, where they are absent or old, with lists of its own."""
    try:
        return _download_with((), work)
    except ReformgraphError:
        lists, cache = work / "lists", work / "cache"
        for place in (lists, cache):
            (place / "partial").mkdir(parents=True)
        options = ("-o", f"Dir::State::Lists={lists}", "-o", f"Dir::Cache={cache}", "-o", "Debug::NoLocking=1")
        _run(("apt-get", *options, "update"), work)
        return _download_with(options, work)


def _download_with(options: Sequence[str], work: Path) -> tuple[str, ...]:
    planned = _run(("apt-get", *options, "--simulate", "--no-install-recommends", "install", *PACKAGES), work)
    names = tuple(sorted(NEW_PACKAGE.findall(planned)))
    if not names:
        raise ReformgraphError("Voikko's packages are installed but cannot be opened", hint=OTHERWISE)
    _run(("apt-get", *options, "download", *names), work)
    return names


def _run(command: Sequence[str], folder: Path) -> str:
    done = subprocess.run(
        command, cwd=folder, env=os.environ | {"LC_ALL": "C"}, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode != 0:
        reason = done.stderr.strip().splitlines()[-1:] or [f"exit code {done.returncode}"]
        raise ReformgraphError(f"{command[0]} failed: {reason[0]}", hint=OTHERWISE)
    return done.stdout
