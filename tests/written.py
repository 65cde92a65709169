"""A folder in, the text of every file in it out, with what a page carries compressed beside it."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

CARRIED = re.compile(r'<script type="application/octet-stream" id="[\w-]+">([A-Za-z0-9+/=]*)</script>')


def spelt_out(folder: Path) -> dict[str, str]:
    """Each file by its path in the folder."""
    return {
        path.relative_to(folder).as_posix(): "\n".join(_parts(path)) for path in folder.rglob("*") if path.is_file()
    }


def _parts(path: Path) -> Iterator[str]:
    text = path.read_bytes().decode("utf-8", errors="replace")
    yield text
    if path.suffix == ".html":
        for packed in CARRIED.findall(text):
            yield zlib.decompress(base64.b64decode(packed)).decode("utf-8")
