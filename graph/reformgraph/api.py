"""A build's folder or a server in; questions in Python, their answers as tables and data frames out."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cached_property
from html import escape
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from warnings import warn

import pyoxigraph as ox

from reformgraph.errors import ReformgraphError, UsageError
from reformgraph.model import Language
from reformgraph.query import library
from reformgraph.query.asking import values_of
from reformgraph.query.binding import Term, variables
from reformgraph.query.cells import Cell, is_number, short
from reformgraph.query.header import Column
from reformgraph.query.library import SavedQuery
from reformgraph.query.python import Given, Value, as_term, as_text, python_value
from reformgraph.query.rows import rows_of
from reformgraph.query.run import run
from reformgraph.query.spelling import misspelt
from reformgraph.store import open_store
from reformgraph.store.graph import Graph
from reformgraph.store.index import indexed
from reformgraph.store.limited import Limited
from reformgraph.store.store import GRAPH_FILE, STORE_FOLDER, load_dataset

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

_SHOWN: Final = 200
"""So many rows are shown in a notebook; a data frame has them all."""


class Answer:
    """What a question is answered with: `columns`, and `rows` of Python values: IRIs as text, days as dates."""

    def __init__(
        self,
        query: SavedQuery,
        language: Language,
        columns: tuple[str, ...],
        cells: list[tuple[Cell, ...]],
        *,
        graph: bool = False,
    ):
        self.columns: Final = columns
        self._cells = cells
        self._graph = graph
        self._query = query
        self._language: Language = language

    @cached_property
    def rows(self) -> list[tuple[Value, ...]]:
        """All rows; they are turned into Python's values when they are first asked for."""
        return [tuple(map(python_value, row)) for row in self._cells]

    def __len__(self) -> int:
        return len(self._cells)

    def __iter__(self) -> Iterator[tuple[Value, ...]]:
        return iter(self.rows)

    def __repr__(self) -> str:
        return f"<{len(self)} row{'s' if len(self) != 1 else ''} of {', '.join(self.columns)}>"

    def to_pandas(self) -> pd.DataFrame:
        """A pandas data frame; whole numbers stay whole where some are not known, and days become dates."""
        pandas = _optional("pandas")
        frame: pd.DataFrame = pandas.DataFrame(self.rows, columns=list(self.columns), dtype=object)
        for name, values in self._by_column().items():
            known = [value for value in values if value is not None]
            days = bool(known) and all(hasattr(value, "isoformat") and not hasattr(value, "hour") for value in known)
            frame[name] = pandas.to_datetime(frame[name]) if days else frame[name].convert_dtypes()
        return frame

    def to_polars(self) -> pl.DataFrame:
        """A polars data frame; a column of values of several types is one of text."""
        polars = _optional("polars")
        frame: pl.DataFrame = polars.DataFrame(
            {name: values if _alike(values) else _texts(values) for name, values in self._by_column().items()}
        )
        return frame

    def _repr_html_(self) -> str:
        """What a notebook shows: a table with headings, without the IRIs that only serve joins; of a graph, a picture.

        It is HTML and SVG without scripts and addresses, with all text escaped, so that it needs no network.
        """
        picture = self._picture() if self._graph else None
        if picture is not None:
            return picture
        found = {name: self._query.column(name) for name in self.columns}
        shown = [place for place, name in enumerate(self.columns) if _wanted(found[name])]
        headings = [_heading(name, found[name], self._language) for name in self.columns]
        head = "".join(f"<th>{escape(headings[place])}</th>" for place in shown)
        body = "".join(f"<tr>{''.join(_html(row[place]) for place in shown)}</tr>" for row in self._cells[:_SHOWN])
        more = len(self) - _SHOWN
        rest = f"<p>… {more} more</p>" if more > 0 else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{rest}"

    def _picture(self) -> str | None:
        from reformgraph.query.drawing import drawn, network

        return drawn(network(self._cells, self._language))  # type: ignore[arg-type]

    def _by_column(self) -> Mapping[str, list[Value]]:
        return {name: [row[place] for row in self.rows] for place, name in enumerate(self.columns)}


class OpenGraph:
    """A graph to ask: saved questions by name, or SPARQL."""

    def __init__(self, graph: Graph, language: Language) -> None:
        self._graph = graph
        self._language: Language = language

    def questions(self) -> dict[str, str]:
        """What can be asked: the name of each saved question, and the question in the reader's language."""
        return {name: library.load(name).header.question[self._language] for name in library.names()}

    def ask(self, question: str, /, **given: Given) -> Answer:
        """Ask a saved question, with its parameters as on the command line: people and bodies by name or IRI."""
        query = library.load(question)
        texts = {name: as_text(value) for name, value in given.items()}
        return self._answer(query, values_of(query, texts, self._graph, self._language))

    def sparql(self, text: str, /, **values: Given) -> Answer:
        """Ask in SPARQL; `values` are bound to the variables of their names. Text in angle brackets is an IRI."""
        query = library.parse("query", text, "query")
        for line in misspelt(text):
            warn(line, stacklevel=2)
        used = variables(text)
        for name in values:
            if name not in used:
                raise UsageError(f"the query has no variable {name!r}")
        spoken = {library.LANGUAGE: self._language} if query.speaks else {}
        return self._answer(query, {name: as_term(name, value) for name, value in {**spoken, **values}.items()})

    def _answer(self, query: SavedQuery, values: Mapping[str, Term]) -> Answer:
        answer = run(self._graph, query.text, values, query.source)
        return Answer(query, self._language, *rows_of(answer), graph=isinstance(answer, ox.QueryTriples))


def open_graph(
    build: str | Path = "build",
    *,
    endpoint: str | None = None,
    named_graph: str | None = None,
    seconds: float | None = None,
    memory: bool = False,
    language: Language = "fi",
) -> OpenGraph:
    """Open a build by its folder, or the graph of a server by the address of its `endpoint`.

    `seconds` limits each answer: LimitError for a build, GraphError for a server, which has 60 unless given. `memory`
    reads the build into memory first (a second for 200,000 statements), where questions take a fraction of their time.
    `named_graph` is the server's graph to ask where it is not the default graph; `language` is that of names and
    headings (fi, sv or en).
    """
    if endpoint is None:
        folder = Path(build)
        if memory and seconds is not None:
            raise UsageError("seconds and memory exclude each other", hint="only a process of its own can be stopped")
        file = folder / GRAPH_FILE
        if memory:
            return OpenGraph(indexed(lambda: load_dataset(file), folder / STORE_FOLDER, file), language)

        def opened() -> Graph:
            return open_store(folder) if seconds is None else Limited(folder, seconds=seconds)

        return OpenGraph(indexed(opened, folder / STORE_FOLDER), language)
    from reformgraph.store.credentials import authorization
    from reformgraph.store.endpoint import Endpoint

    known = authorization(os.environ)
    return OpenGraph(Endpoint(endpoint, authorization=known, seconds=seconds or 60, graph=named_graph), language)


def _optional(package: str) -> Any:
    try:
        return import_module(package)
    except ImportError as error:
        hint = f"install it with: pip install {package}"
        raise ReformgraphError(f"{package} is not installed", hint=hint) from error


def _alike(values: list[Value]) -> bool:
    """Whether all that are known are of one type; times with a zone and without one are not."""
    known = [value for value in values if value is not None]
    return len({(type(value), getattr(value, "tzinfo", None) is None) for value in known}) <= 1


def _texts(values: list[Value]) -> list[str | None]:
    return [None if value is None else str(value) for value in values]


def _wanted(column: Column | None) -> bool:
    return column is None or column.table


def _heading(name: str, column: Column | None, language: Language) -> str:
    return column.heading[language] if column else name


def _html(cell: Cell) -> str:
    align = ' style="text-align: right"' if is_number(cell) else ' style="text-align: left"'
    return f"<td{align}>{escape(short(cell))}</td>"
