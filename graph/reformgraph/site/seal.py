"""What a site is made from, and its files, in; a hash of both out, which tells that there is nothing to write."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Final

_LIBRARIES: Final = ("jinja2", "markupsafe", "networkx", "pygraphviz", "pyoxigraph")
_PARTS: Final = ("reformgraph", "reformgraph.ontology", "reformgraph.queries", "reformgraph.viz")


def inputs_hash(graph: Path, *said: object) -> str:
    """The hash of the file of a graph, of what was said of the site, and of the program that makes it."""
    sums = hashlib.sha256(repr((said, [(name, version(name)) for name in _LIBRARIES])).encode())
    for part in _PARTS:
        folder = Path(str(files(part)))
        program = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
        _add(sums, folder, (path.relative_to(folder).as_posix() for path in program))
    _add(sums, graph.parent, [graph.name])
    return sums.hexdigest()


def files_hash(root: Path, names: Iterable[str]) -> str | None:
    """The hash of these files, None where one is missing."""
    sums = hashlib.sha256()
    try:
        _add(sums, root, names)
    except FileNotFoundError:
        return None
    return sums.hexdigest()


def _add(sums: hashlib._Hash, folder: Path, names: Iterable[str]) -> None:
    for name in sorted(names):
        content = (folder / name).read_bytes()
        sums.update(f"{name}\n{len(content)}\n".encode())
        sums.update(content)
