"""A folder's `documents.yaml` or `documents.csv` to what it says of each file: title, date, publisher and more."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from reformgraph.errors import SourceError
from reformgraph.model import Language
from reformgraph.read.checked import Checked, checked
from reformgraph.read.encoding import decode
from reformgraph.read.fields import Day, HttpUrl, RegionKey
from reformgraph.read.marked_csv import columns, rows
from reformgraph.read.marked_yaml import MarkedYaml, Value, parse
from reformgraph.read.normalise import normalise

NAMES: Final = ("documents.yaml", "documents.yml", "documents.csv")


class Entry(Checked):
    """What a manifest says of one file; what is absent is taken from the document itself."""

    title: str | None = None
    date: Day | None = None
    publisher: str | None = None
    language: Language | None = None
    url: HttpUrl | None = None
    region: RegionKey | None = None


def is_manifest(path: Path) -> bool:
    return path.name in NAMES


def read_manifest(folder: Path) -> dict[str, Entry]:
    """File name → entry; empty where the folder has no manifest, an error where it has two or one that is wrong."""
    found = [folder / name for name in NAMES if (folder / name).is_file()]
    if not found:
        return {}
    if len(found) > 1:
        names = " and ".join(path.name for path in found)
        raise SourceError(f"{names} both describe this folder", where=str(folder), hint="keep one of them")
    path = found[0]
    try:
        text = normalise(decode(path.read_bytes()))
    except SourceError as error:
        raise SourceError(error.message, where=str(path), hint=error.hint) from error
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", where=str(path)) from error
    marked = _from_csv(str(path), text) if path.suffix == ".csv" else parse(str(path), text)
    if marked.value is None:
        return {}
    if not isinstance(marked.value, dict):
        raise SourceError("must map file names to what is said of them", where=marked.where())
    return {name: checked(Entry, value, marked, (name,)) for name, value in marked.value.items()}


def _from_csv(name: str, text: str) -> MarkedYaml:
    """Rows under a header with a column `file`."""
    found: dict[str, Value] = {}
    marked = MarkedYaml(name, found)
    if "file" not in columns(text):
        raise SourceError(
            "has no column 'file'", where=f"{name}:1", hint=f"columns: file, {', '.join(Entry.model_fields)}"
        )
    for row in rows(name, text):
        file = row.cells.get("file", "")
        if not file or file in found:
            problem = f"{file!r} is given twice" if file else "names no file"
            raise SourceError(problem, where=f"{name}:{row.line}")
        marked.lines[(file,)] = row.line
        found[file] = {column: cell for column, cell in row.cells.items() if column != "file"}
    return marked
