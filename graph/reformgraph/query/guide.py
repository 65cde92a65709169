"""The saved questions in, the page of documentation about them out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from reformgraph.errors import QueryError
from reformgraph.query import library
from reformgraph.query.asking import values_of
from reformgraph.query.cells import Cell, short
from reformgraph.query.formats import markdown
from reformgraph.query.header import Column, Parameter
from reformgraph.query.library import SavedQuery
from reformgraph.query.rows import rows_of
from reformgraph.query.run import run
from reformgraph.store import Graph, open_store

_ROWS: Final = 5
_LETTERS: Final = 90
_INTRODUCTION: Final = """\
# Saved questions

Each question is a file of `queries/`. Ask one with `reformgraph query NAME`, with its parameters as options; people,
bodies, regions and roles are given by name or IRI, days as 2021-04-13 or 13.4.2021. Names in the answer are in the
language of `--language` (fi, sv or en), or else in Finnish, Swedish or English. Rejected statements never count.

Bounds are days: a source that only shows that something held on a day gives `startNotAfter` and `endNotBefore`. A
missing bound is not known; it never means that something is still going on. *Certain* on a day means that both of
these are known and the day lies between them; *possible* means that no bound rules the day out.

`--format` writes a table with wrapped cells (the default), CSV, TSV, SPARQL JSON or XML, Markdown, or Turtle where the
answer is a graph. `--explain` shows the query with its parameters bound instead of asking it, and the address at which
it opens in the editor of `reformgraph serve`. `reformgraph completion bash` (zsh, fish) lets the shell complete
questions, parameters and the names in the build:

    eval "$(reformgraph completion bash)"
    reformgraph query chairs --body <Tab>

An ambiguous name lists what it may stand for. A question is stopped after `--timeout` seconds (60), and one with more
rows than `--most` fails.

The same in Python, for a notebook or a script (`pip install pandas` or `polars` for data frames):

    from reformgraph import open_graph

    graph = open_graph("build/")
    chairs = graph.ask("chairs", region="Lappi", date="2021-04-13")
    chairs.columns, chairs.rows        # as Python values
    chairs.to_pandas()                 # or chairs.to_polars()
    graph.sparql("SELECT ?body WHERE { ?body a rg:Body ; org:classification ?type }", type="<bodytype:sub-group>")
    graph.ask("network-people", region="Lappi")

A notebook shows an answer as a table, and a graph of up to 200 things as a picture; both are plain HTML and SVG without
scripts, so that they need no network. `open_graph("build/", memory=True)` reads the build into memory first, for many
questions; with `seconds=30` each question is asked in a process of its own and stopped after that time. `docs/speed.md`
has what questions cost.

A question without an answer says on standard error which parameter leaves nothing; a query of one's own, which name
the graph has nowhere, which pattern nothing matches, or without which part there would be rows. A query that is stopped
says which patterns share no variable and are combined each with each, or how many matches its patterns have. A name in
`rg:` or `org:` that its ontology does not have is told with the one that was meant.

This page is made from the headers of the queries and a build of `sample/`: `make questions`.
"""


def guide(sample: Graph) -> str:
    """The page, in Markdown, with the answer that each question with its examples has in `sample`."""
    queries = [library.load(name) for name in library.names()]
    contents = "\n".join(f"- [{query.name}](#{query.name}): {query.header.question['en']}" for query in queries)
    return "\n".join([_INTRODUCTION, contents, "", *(_section(query, sample) for query in queries)])


def columns(query: SavedQuery) -> list[Column]:
    """The columns of the answer with their meanings, none for a graph; QueryError for a column without a meaning."""
    answer = run(ox.Store(), query.text, source=query.source)
    if not isinstance(answer, ox.QuerySolutions):
        return []
    found = []
    for variable in answer.variables:
        column = query.column(variable.value)
        if column is None:
            raise QueryError(f"the header does not say what the column {variable.value!r} means", where=query.source)
        found.append(column)
    return found


def example(query: SavedQuery) -> str:
    """The command that asks the question with its examples."""
    given = [f'--{each.name} "{each.example}"' for each in query.parameters if each.required and each.example]
    return " ".join(["reformgraph query", query.name, *given])


def _section(query: SavedQuery, sample: Graph) -> str:
    header = query.header
    lines = [
        f"## {query.name}",
        "",
        f"**{header.title['en']}** · {header.title['fi']} · {header.title['sv']}",
        "",
        header.question["en"],
        "",
        f"*{header.question['fi']}* · *{header.question['sv']}*",
        "",
        f"    {example(query)}",
        "",
        f"Tags: {', '.join(header.tags)}.",
        "",
    ]
    if query.parameters:
        lines += ["| parameter | type | meaning |", "|---|---|---|", *map(_parameter, query.parameters), ""]
    found = columns(query)
    if found:
        lines += ["| column | meaning |", "|---|---|", *map(_column, found), ""]
    else:
        lines += [
            "The answer is a graph of direct links: `--format turtle` writes it for tools that draw networks.",
            "",
        ]
    return "\n".join([*lines, *_result(query, sample)])


def _result(query: SavedQuery, sample: Graph) -> list[str]:
    """The first rows of the answer, without the columns that the terminal's table leaves out."""
    given = {each.name: each.example for each in query.parameters if each.required}
    answer = run(sample, query.text, values_of(query, given, sample, "en"), query.source)
    names, rows = rows_of(answer)
    if isinstance(answer, ox.QueryTriples):
        return [f"In the sample: {len(rows)} statements.", ""]
    if not rows:
        return ["In the sample: no row.", ""]
    shown = [place for place, name in enumerate(names) if (column := query.column(name)) and column.table]
    headings = tuple(column.heading["en"] for place in shown if (column := query.column(names[place])))
    few = [tuple(_shortened(row[place]) for place in shown) for row in rows[:_ROWS]]
    more = [f"… and {len(rows) - _ROWS} more.", ""] if len(rows) > _ROWS else []
    return ["In the sample:", "", markdown(headings, few), *more]


def _shortened(cell: Cell) -> Cell:
    """Quotations are too long for a page; what a cell begins with tells enough."""
    text = short(cell)
    return cell if len(text) <= _LETTERS else ox.Literal(f"{text[:_LETTERS]}…")


def _parameter(parameter: Parameter) -> str:
    notes = [parameter.about["en"]]
    notes += ["required"] if parameter.required else []
    notes += [f"default {parameter.default}"] if parameter.default else []
    notes += [f"one of {', '.join(parameter.choices)}"] if parameter.choices else []
    return f"| `--{parameter.name}` | {parameter.type} | {'; '.join(notes)} |"


def _column(column: Column) -> str:
    return f"| `{column.name}` | {column.heading['en']} |"


if __name__ == "__main__":
    print(guide(open_store(Path(sys.argv[1]))), end="")
