"""`reformgraph export`: write the graph of a build or a server to a file, a folder or standard output."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

import click

from reformgraph.cli.place import place_options, triples_at
from reformgraph.errors import UsageError

if TYPE_CHECKING:
    from reformgraph.export import Format

FORMATS: Final = ("turtle", "trig", "ntriples", "nquads", "jsonld", "csv")
EPILOG: Final = """\b
Examples:
  reformgraph export --output graph.ttl
  reformgraph export --graph build --format ntriples | gzip > graph.nt.gz
  reformgraph export --format csv --output tables
  reformgraph export --format jsonld --region Lappi --as-of 2021-04-13
  reformgraph export --accepted-only --without-quotes --base https://data.example.fi/id/
  reformgraph export --endpoint http://localhost:7878/query --output graph.ttl
"""


@click.command(epilog=EPILOG)
@place_options
@click.option("--format", "format_", type=click.Choice(FORMATS), default="turtle", show_default=True)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE|DIR",
    help="Where to write; standard output unless given. CSV needs a folder.",
)
@click.option("--base", metavar="IRI", help="Where the IRIs of the graph shall begin.")
@click.option("--without-quotes", is_flag=True, help="Leave out the words of passages; their places stay.")
@click.option("--accepted-only", is_flag=True, help="Only statements that a curator has accepted.")
@click.option("--region", metavar="NAME|KEY", help="Only bodies of this region and its parts, such as Lappi.")
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Only statements that held on the day, marked as rg:certainlyOn or rg:possiblyOn.",
)
def command(
    graph: Path | None,
    endpoint: str | None,
    timeout: int | None,
    format_: str,
    output: Path | None,
    base: str | None,
    without_quotes: bool,
    accepted_only: bool,
    region: str | None,
    as_of: dt.datetime | None,
) -> None:
    """Write the graph in an RDF format, or as tables for spreadsheets.

    Rejected statements stay out. The same graph gives the same bytes. What is written is whole or left as it was.
    A choice of statements brings with it the people, bodies, passages and documents that they speak of. TriG and
    N-Quads have one named graph, the base followed by `graph`; CSV is a folder with CSVW metadata.
    """
    from rich.console import Console

    from reformgraph.export import METADATA, Selection, exported, published, table_files, write_atomically, write_folder

    if format_ == "csv" and output is None:
        raise UsageError("CSV is several tables", hint="name their folder with --output")
    selection = Selection(not without_quotes, accepted_only, region, as_of.date() if as_of else None)
    with Console(stderr=True).status("reading") as status:
        triples = triples_at(graph, endpoint, timeout)
        status.update("writing")
        if format_ == "csv":
            assert output is not None
            write_folder(output, table_files(published(triples, selection, base)), METADATA)
            return
        content = exported(triples, cast("Format", format_), selection, base)
    if output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        write_atomically(output, content)
