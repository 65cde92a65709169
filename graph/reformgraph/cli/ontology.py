"""`reformgraph ontology`: the ontology's Turtle in, its documentation as web pages out."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(
    epilog="""\b
Examples:
  reformgraph ontology --output ontology-pages"""
)
@click.option("--output", type=click.Path(path_type=Path), required=True, metavar="DIR", help="Where to write.")
def command(output: Path) -> None:
    """Write the ontology's documentation: every term with definition, example and alignment, and a diagram.

    In Finnish and English, with Swedish labels, and the Turtle files that it is made from beside it. `reformgraph site`
    has the same pages. DIR is new, empty, or holds an earlier run's pages.
    """
    from reformgraph.site.build import write_ontology

    written = write_ontology(output)
    click.echo(f"wrote {written.changed} of {written.files} files to {output}", err=True)
