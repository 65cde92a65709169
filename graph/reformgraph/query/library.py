"""The folder of saved questions in, checked queries out; errors name the file and line."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from reformgraph.errors import QueryError, UsageError
from reformgraph.query.binding import variables
from reformgraph.query.header import Column, Header, Parameter, read_columns, read_header

SUFFIX: Final = ".rq"
LANGUAGE: Final = "language"
"""The variable that every query may use for the reader's language; it is set for all, so no header declares it."""

RESERVED: Final = frozenset({LANGUAGE, "graph", "endpoint", "timeout", "most", "format", "explain", "help"})
"""Names that no parameter may have: the command line uses them."""

_UNTITLED: Final = Header({"fi": "", "sv": "", "en": ""}, {"fi": "", "sv": "", "en": ""})


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A query with its description; `source` is what errors call it."""

    name: str
    text: str
    source: str
    header: Header

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        return self.header.parameters

    @property
    def speaks(self) -> bool:
        """Whether the answer depends on the reader's language."""
        return LANGUAGE in variables(self.text)

    def column(self, name: str) -> Column | None:
        """What a column means: by the query's own header, or by what the queries share."""
        own = {column.name: column for column in self.header.columns}
        return own.get(name) or shared_columns().get(name)


def names() -> list[str]:
    """The names of the saved questions, in order."""
    return sorted(
        entry.name.removesuffix(SUFFIX)
        for entry in files("reformgraph.queries").iterdir()
        if entry.name.endswith(SUFFIX)
    )


def load(name: str) -> SavedQuery:
    """Read a saved question by its name; an unknown one is a UsageError with near names."""
    known = names()
    if name not in known:
        near = get_close_matches(name, known, n=3)
        hint = f"did you mean {' or '.join(near)}?" if near else "list them with: reformgraph queries"
        raise UsageError(f"there is no saved question {name!r}", hint=hint)
    text = files("reformgraph.queries").joinpath(name + SUFFIX).read_text(encoding="utf-8")
    query = parse(name, text, name + SUFFIX)
    if query.header is _UNTITLED:
        raise QueryError("a saved question needs a header", where=query.source)
    return query


def read(path: Path) -> SavedQuery:
    """Read a query from a file, with or without a header."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UsageError(f"the query cannot be read: {error.strerror}", where=str(path)) from error
    return decode(path.name.removesuffix(SUFFIX), content, str(path))


def decode(name: str, content: bytes, source: str) -> SavedQuery:
    """A query from the bytes of a file or of standard input."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError("the query is not text in UTF-8", where=source) from error
    return parse(name, text, source)


def parse(name: str, text: str, source: str) -> SavedQuery:
    """A query from its text; checks that each parameter is a variable of the query."""
    header = read_header(text, source) or _UNTITLED
    used = variables(text)
    for parameter in header.parameters:
        if parameter.name not in used:
            raise QueryError(f"the parameter {parameter.name!r} is no variable of the query", where=source)
        if parameter.name in RESERVED:
            raise QueryError(f"a parameter may not be called {parameter.name!r}", where=source)
    return SavedQuery(name, text, source, header)


@cache
def shared_columns() -> dict[str, Column]:
    """The columns that several queries have, by name."""
    text = files("reformgraph.queries").joinpath("columns.yaml").read_text(encoding="utf-8")
    return {column.name: column for column in read_columns(text, "columns.yaml")}
