"""`reformgraph explain`: a build and an IRI or name in, the decisions and passages that it rests on out."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from reformgraph.cli.place import build_option
from reformgraph.model import Language

EPILOG: Final = """\b
Examples:
  reformgraph explain "Sakari Trög"
  reformgraph explain body/lappi-poliittinen-ohjausryhma --graph build
  reformgraph explain statement:0f1e2d3c4b5a6978
  reformgraph explain https://w3id.org/reformgraph/id/person/sakari-trog
"""


@click.command(epilog=EPILOG)
@click.argument("thing", metavar="IRI")
@build_option
@click.option("--language", type=click.Choice(["fi", "sv", "en"]), default="fi", show_default=True, help="Of names.")
def command(thing: str, folder: Path, language: Language) -> None:
    """Say why something is in the graph as it is.

    Of a person or body: which mentions are one, by which rule or record, and the passages of each. Of a statement: how
    it was obtained and how surely, when it held, its passages, and what contradicts it. IRI may be shortened, or a
    name; where several things have it, they are listed.
    """
    from reformgraph.explain import explain

    click.echo(explain(folder, thing, language), nl=False)
