"""`reformgraph queries`: list the saved questions, or describe one of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from reformgraph.model import Language
from reformgraph.query import library
from reformgraph.query.header import Parameter

if TYPE_CHECKING:
    from rich.table import Table

_WORDS: Final[dict[Language, tuple[str, str, str, str]]] = {
    "fi": ("Parametrit", "Sarakkeet", "pakollinen", "oletus"),
    "sv": ("Parametrar", "Kolumner", "obligatorisk", "förval"),
    "en": ("Parameters", "Columns", "required", "default"),
}
EPILOG: Final = """\b
Examples:
  reformgraph queries
  reformgraph queries chairs --language en
  reformgraph queries chairs --graph build
"""


@click.command(epilog=EPILOG)
@click.argument("name", required=False)
@click.option("--language", type=click.Choice(["fi", "sv", "en"]), default="fi", show_default=True)
@click.option(
    "--graph",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The folder of a build; its names are shown for each parameter.",
)
def command(name: str | None, language: Language, graph: Path | None) -> None:
    """List the saved questions, or describe the question NAME: its parameters, columns and an example."""
    from rich.console import Console

    console = Console(highlight=False, markup=False)
    if name is None:
        console.print(_rows([(each, library.load(each).header.question[language]) for each in library.names()]))
        return
    from reformgraph.query.guide import columns, example

    query = library.load(name)
    parameters, headings, required, default = _WORDS[language]
    console.print(f"{query.header.title[language]}: {query.header.question[language]}")
    console.print(f"\n  {example(query)}")
    if query.parameters:
        console.print(f"\n{parameters}")
        rows = []
        for each in query.parameters:
            notes = [each.about[language], *([required] if each.required else [])]
            notes += [f"{default} {each.default}"] if each.default else []
            rows.append((f"--{each.name}", f"{each.type}: {', '.join(notes)}"))
            rows += [("", text) for text in _known(each, graph, language)]
        console.print(_rows(rows))
    found = columns(query)
    if found:
        console.print(f"\n{headings}")
        console.print(_rows([(column.name, column.heading[language]) for column in found]))


def _known(parameter: Parameter, graph: Path | None, language: Language) -> list[str]:
    """The names that the build has for a parameter, the first of them where there are many."""
    if graph is None:
        return []
    from reformgraph.query.parameters import SHOWN, known_names
    from reformgraph.store import open_store

    found = known_names(parameter.type, open_store(graph), language)
    return ["; ".join(found[:SHOWN]) + ("; …" if len(found) > SHOWN else "")] if found else []


def _rows(pairs: list[tuple[str, str]]) -> Table:
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for left, right in pairs:
        grid.add_row(Text(left), Text(right))
    return grid
