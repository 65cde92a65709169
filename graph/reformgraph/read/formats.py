"""The readers by file suffix: bytes in, content out. A new format is one module with a `read` and one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from reformgraph.read.bounded import read_bounded
from reformgraph.read.content import Content
from reformgraph.read.encoding import decode

Reader = Callable[[bytes], Content]


def _text(data: bytes) -> Content:
    return Content(decode(data))


READERS: Final[Mapping[str, Reader]] = {
    ".txt": _text,
    ".text": _text,
    ".md": partial(read_bounded, "markdown"),
    ".markdown": partial(read_bounded, "markdown"),
    ".html": partial(read_bounded, "html"),
    ".htm": partial(read_bounded, "html"),
    ".xhtml": partial(read_bounded, "html"),
    ".pdf": partial(read_bounded, "pdf"),
    ".docx": partial(read_bounded, "docx"),
}
