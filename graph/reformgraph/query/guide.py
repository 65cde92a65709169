"""The saved questions in, the page of documentation about them out."""

from __future__ import annotations

from typing import Final

import pyoxigraph as ox

from reformgraph.errors import QueryError
from reformgraph.query import library
from reformgraph.query.header import Column, Parameter
from reformgraph.query.library import SavedQuery
from reformgraph.query.run import run

_INTRODUCTION: Final = """\
# Saved questions

Each question is a file of `queries/`. Ask one with `reformgraph query NAME`, with its parameters as options; people,
bodies, regions and roles are given by name or IRI, days as 2021-04-13 or 13.4.2021. Names in the answer are in the
language of `--language` (fi, sv or en), or else in Finnish, Swedish or English. Rejected statements never count.

Bounds are days: a source that only shows that something held on a day gives `startNotAfter` and `endNotBefore`. A
missing bound is not known; it never means that something is still going on. *Certain* on a day means that both of
these are known and the day lies between them; *possible* means that no bound rules the day out.

The same in Python, for a notebook or a script (`pip install pandas` or `polars` for data frames):

    from reformgraph import open_graph

    graph = open_graph("build/")
    chairs = graph.ask("chairs", region="Lappi", date="2021-04-13")
    chairs.columns, chairs.rows        # as Python values
    chairs.to_pandas()                 # or chairs.to_polars()
    graph.sparql("SELECT ?body WHERE { ?body a rg:Body ; org:classification ?type }", type="<bodytype:sub-group>")

A question without an answer says on standard error which parameter leaves nothing; a query of one's own, which name
the graph has nowhere. A name in `rg:` or `org:` that its ontology does not have is told with the one that was meant.

This page is made from the headers of the queries by `python -m reformgraph.query.guide > docs/queries.md`.
"""


def guide() -> str:
    """The page, in Markdown."""
    queries = [library.load(name) for name in library.names()]
    contents = "\n".join(f"- [{query.name}](#{query.name}): {query.header.question['en']}" for query in queries)
    return "\n".join([_INTRODUCTION, contents, "", *(_section(query) for query in queries)])


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


def _section(query: SavedQuery) -> str:
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
    return "\n".join(lines)


def _parameter(parameter: Parameter) -> str:
    notes = [parameter.about["en"]]
    notes += ["required"] if parameter.required else []
    notes += [f"default {parameter.default}"] if parameter.default else []
    notes += [f"one of {', '.join(parameter.choices)}"] if parameter.choices else []
    return f"| `--{parameter.name}` | {parameter.type} | {'; '.join(notes)} |"


def _column(column: Column) -> str:
    return f"| `{column.name}` | {column.heading['en']} |"


if __name__ == "__main__":
    print(guide(), end="")
