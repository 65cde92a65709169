"""A finished folder to its place, in one step: whoever looks sees the old build or the new one, never a mixture."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path
from typing import Final

AT_FDCWD: Final = -100
RENAME_EXCHANGE: Final = 2


def put_in_place(new: Path, place: Path) -> None:
    """Move `new` to `place`; what was there ends up at `new`, or nothing does when there was nothing.

    Another build that finishes at the same moment takes its turn before or after.
    """
    while True:
        try:
            new.rename(place)
            return
        except OSError as error:
            if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
                raise
        try:
            _exchange(new, place)
            return
        except FileNotFoundError:
            continue


def _exchange(a: Path, b: Path) -> None:
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        if hasattr(libc, "renameat2"):
            result = libc.renameat2(AT_FDCWD, os.fsencode(a), AT_FDCWD, os.fsencode(b), RENAME_EXCHANGE)
            if result == 0:
                return
            code = ctypes.get_errno()
            if code not in (errno.EINVAL, errno.ENOSYS, errno.EPERM):
                raise OSError(code, os.strerror(code), str(b))
    _exchange_in_steps(a, b)


def _exchange_in_steps(a: Path, b: Path) -> None:
    """For file systems that cannot exchange: two renames, taken back when the second one fails."""
    aside = a.with_name(f"{a.name}.old")
    b.rename(aside)
    try:
        a.rename(b)
    except BaseException:
        aside.rename(b)
        raise
    aside.rename(a)
