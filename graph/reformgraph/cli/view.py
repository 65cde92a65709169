"""`reformgraph view`: a build in, its network page or network file out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import click

if TYPE_CHECKING:
    from reformgraph.view.formats import Format

SUFFIXES: Final = {"html": "html", "graphml": "graphml", "gexf": "gexf", "cytoscape": "cyjs", "measures": "csv"}


@click.command(
    epilog="""\b
Examples:
  reformgraph view --graph build
  reformgraph view --graph build --output lappi.html
  reformgraph view --graph build --format graphml --output network.graphml
  reformgraph view --graph build --renderer pyvis --output pyvis.html"""
)
@click.option(
    "--graph",
    "folder",
    type=click.Path(path_type=Path),
    default=Path("build"),
    show_default=True,
    metavar="DIR",
    help="Folder that `reformgraph build` wrote.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="File to write; without it, view.* in the build's folder.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(SUFFIXES)),
    default="html",
    show_default=True,
    help="A page, a network for Gephi or Cytoscape, or the measures as a table.",
)
@click.option(
    "--renderer",
    type=click.Choice(["viewer", "pyvis"]),
    default="viewer",
    show_default=True,
    help="What draws the page: reformgraph's own viewer or pyvis.",
)
def command(folder: Path, output: Path | None, form: Format | Literal["html"], renderer: str) -> None:
    """Write the network page of a build: one file that opens without a network."""
    from reformgraph.errors import UsageError

    if renderer == "pyvis" and form != "html":
        raise UsageError("--renderer pyvis writes a page only", hint="leave --format out")
    target = output or folder / f"view.{SUFFIXES[form]}"
    _write(folder, target, form, renderer)
    click.echo(f"wrote {target}", err=True)


def _write(folder: Path, target: Path, form: Format | Literal["html"], renderer: str) -> None:
    from reformgraph.store import open_store
    from reformgraph.view.page import write_view

    store = open_store(folder)
    if form != "html":
        from reformgraph.view.formats import write_network

        write_network(store, target, form)
    elif renderer == "pyvis":
        from reformgraph.view.pyvis_page import write_pyvis

        write_pyvis(store, target)
    else:
        write_view(store, target)
