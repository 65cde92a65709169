"""A store in, one HTML file out: data, style and scripts inlined under a policy that lets nothing else run or load."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import tempfile
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reformgraph.errors import BuildError
from reformgraph.view.bundle import bundle
from reformgraph.view.contents import Progress, silent
from reformgraph.view.facts import read_contents
from reformgraph.view.layout import lay_out
from reformgraph.view.network import make_network, measure
from reformgraph.view.payload import make_payload, make_quotes, packed, to_json
from reformgraph.view.selection import select

if TYPE_CHECKING:
    import pyoxigraph as ox

PLACEHOLDER: Final = re.compile(r"\{\{(\w+)\}\}")
STYLES: Final = tuple(
    f"{name}.css" for name in ("colours", "ground", "head", "top", "picture", "list", "evidence", "screens")
)
CLOSES_SCRIPT: Final = re.compile(r"</script|<!--", re.IGNORECASE)


def write_view(store: ox.Store, path: Path, only: frozenset[str] | None = None, progress: Progress = silent) -> None:
    """Write the page of a store, or of the things and statements in `only`.

    The file appears whole or not at all, and the same store gives the same bytes. `progress` is told of each step, how
    much of it is done, and of how much.
    """
    write_text(path, render(store, only, progress))


def render(store: ox.Store, only: frozenset[str] | None = None, progress: Progress = silent) -> str:
    """The page as text."""
    progress("reading", 0, 1)
    contents = read_contents(store)
    if only is not None:
        contents = select(contents, only)
    layout = lay_out(contents, progress)
    payload = make_payload(contents, layout, measure(make_network(contents), progress))
    progress("writing", 0, 1)
    folder = resources.files("reformgraph.viz")
    library_file = folder / "vendor" / "cytoscape.min.js"
    if not library_file.is_file():
        raise BuildError("the page's drawing library is missing", hint="run `make setup`, which brings it from npm")
    modules = {entry.name: entry.read_text("utf-8") for entry in folder.iterdir() if entry.name.endswith(".js")}
    library = library_file.read_text("utf-8")
    script = bundle(modules, "main.js")
    return fill(
        (folder / "page.html").read_text("utf-8"),
        {
            "policy": content_policy([library, script]),
            "style": "\n".join((folder / name).read_text("utf-8") for name in STYLES),
            "payload": packed(to_json(payload)),
            "quotes": packed(to_json(make_quotes(contents, layout))),
            "library": packed(library),
            "script": script,
        },
    )


def content_policy(scripts: list[str]) -> str:
    """Only these scripts run; nothing is loaded from anywhere, and no form is sent."""
    for script in scripts:
        if CLOSES_SCRIPT.search(script):
            raise BuildError("a script of the page holds text that would end its element")
    hashes = " ".join(f"'sha256-{_digest(script)}'" for script in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def fill(template: str, parts: Mapping[str, str]) -> str:
    """Fill the template in one pass, so that no part is read as a placeholder of another."""
    return PLACEHOLDER.sub(lambda match: parts[match[1]], template)


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 beside the target, then move it there."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise BuildError(f"cannot write: {error.strerror}", where=str(path)) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise BuildError(f"cannot write: {error.strerror}", where=str(path)) from error


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
