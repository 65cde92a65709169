"""`reformgraph export`: write the graph of a build or a server to a file or to standard output."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from reformgraph.cli.place import place_options, triples_at

if TYPE_CHECKING:
    from reformgraph.export import Format

EPILOG: Final = """\b
Examples:
  reformgraph export --output graph.ttl
  reformgraph export --graph build --format ntriples | gzip > graph.nt.gz
  reformgraph export --endpoint http://localhost:7878/query --output graph.ttl
"""


@click.command(epilog=EPILOG)
@place_options
@click.option("--format", "format_", type=click.Choice(["turtle", "ntriples"]), default="turtle", show_default=True)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where to write; standard output unless given.",
)
def command(
    graph: Path | None, endpoint: str | None, timeout: int | None, format_: Format, output: Path | None
) -> None:
    """Write the graph in an RDF format.

    Rejected statements stay out. The same graph gives the same bytes. A file is written whole or left as it was.
    """
    from reformgraph.export import exported, write_atomically

    content = exported(triples_at(graph, endpoint, timeout), format_)
    if output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        write_atomically(output, content)
