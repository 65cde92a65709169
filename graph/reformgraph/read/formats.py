"""The readers by file suffix: bytes in, raw text out. A new format is one module with a reader and one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from reformgraph.read.encoding import decode

Reader = Callable[[bytes], str]

READERS: Final[Mapping[str, Reader]] = {
    ".txt": decode,
    ".text": decode,
    ".md": decode,
}
