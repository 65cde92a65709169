"""`reformgraph release`: a build, its publisher's file and the release before in; a folder to publish out."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Final

import click

from reformgraph.cli.place import build_option

EPILOG: Final = """\b
Examples:
  reformgraph release --publisher publisher.yaml --version 1.0.0 --output releases/1.0.0
  reformgraph release --publisher publisher.yaml --version 1.1.0 --previous releases/1.0.0 --output releases/1.1.0
  (cd releases/1.1.0 && sha256sum --check SHA256SUMS)
"""


@click.command(epilog=EPILOG)
@build_option
@click.option(
    "--publisher",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FILE",
    help="What only the publisher can say; make it with: reformgraph describe --template",
)
@click.option("--version", required=True, metavar="V", help="The version of the dataset, such as 1.0.0.")
@click.option("--output", type=click.Path(path_type=Path), required=True, metavar="DIR", help="The release's folder.")
@click.option("--previous", type=click.Path(path_type=Path), metavar="DIR", help="The folder of the release before.")
@click.option("--issued", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day of publication.")
@click.option("--without-quotes", is_flag=True, help="Leave out the words of passages; their places stay.")
@click.option("--accepted-only", is_flag=True, help="Only statements that a curator has accepted.")
@click.option("--region", metavar="NAME|KEY", help="Only bodies of this region and its parts, such as Lappi.")
def command(
    folder: Path,
    publisher: Path,
    version: str,
    output: Path,
    previous: Path | None,
    issued: dt.datetime | None,
    without_quotes: bool,
    accepted_only: bool,
    region: str | None,
) -> None:
    """Write a version to publish: every format, its description, and what changed, in words and as triples.

    The graph is checked against the shapes first. The folder is written whole or not at all; one that holds another
    version is left as it is. The same input gives the same bytes.
    """
    from rich.console import Console

    from reformgraph.export import Selection
    from reformgraph.publish.publisher import read_publisher
    from reformgraph.publish.release import write_release
    from reformgraph.store import read_graph

    console = Console(stderr=True, highlight=False, soft_wrap=True)
    with console.status("reading") as status:
        files = write_release(
            read_graph(folder),
            read_publisher(publisher),
            version,
            output,
            previous=previous,
            issued=issued.date() if issued else None,
            selection=Selection(not without_quotes, accepted_only, region),
            progress=status.update,
        )
    console.print(f"version {version} written to {output}: {len(files)} files", markup=False)
