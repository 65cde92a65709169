"""Nothing in; out, the versions of all that decides what is read out of a file: the same ones, the same claims."""

from __future__ import annotations

import hashlib
import platform
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Final

from reformgraph import __version__
from reformgraph.extract.voikko import dictionary_files

_PACKAGES: Final = (
    "lxml",
    "markdown-it-py",
    "mimesis",
    "pdfminer.six",
    "pdfplumber",
    "python-docx",
    "trafilatura",
    "libvoikko",
)
_STEPS: Final = ("read", "extract", "gather")
_SHARED: Final = ("errors.py", "model.py", "slugs.py", "terms.py", "vocabulary.py")


@cache
def versions() -> dict[str, str]:
    """Name → version, or a hash of contents where there is no number."""
    package = Path(str(files("reformgraph")))
    code = [path for step in _STEPS for path in (package / step).rglob("*.py")]
    ontology = Path(str(files("reformgraph.ontology"))).glob("*.ttl")
    return {
        "reformgraph": __version__,
        "code": _hash([*code, *(package / name for name in _SHARED)], package),
        "ontology": _hash(ontology),
        "Finnish dictionary": _hash(dictionary_files()),
        "Python": f"{platform.python_implementation()} {platform.python_version()}",
        "Unicode": unicodedata.unidata_version,
        **{name: version(name) for name in _PACKAGES},
    }


def differing(here: dict[str, str], there: dict[str, str]) -> list[str]:
    """What is of another version there, such as `lxml 6.0, here 6.1`; hashes are not shown."""
    hashes = {"code", "ontology", "Finnish dictionary"}
    return [
        f"another {name}" if name in hashes else f"{name} {there.get(name, 'none')}, here {here.get(name, 'none')}"
        for name in sorted(here.keys() | there.keys())
        if here.get(name) != there.get(name)
    ]


def _hash(paths: Iterable[Path], below: Path | None = None) -> str:
    sums = hashlib.sha256()
    named = ((path.relative_to(below).as_posix() if below else path.name, path) for path in paths)
    for name, path in sorted(named):
        data = path.read_bytes()
        sums.update(f"{name} {len(data)}\n".encode() + data)
    return sums.hexdigest()[:16]
