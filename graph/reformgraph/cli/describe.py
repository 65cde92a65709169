"""`reformgraph describe`: a build and its publisher's file in, the description of the dataset for catalogues out."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import Final

import click

from reformgraph.cli.place import build_option
from reformgraph.errors import UsageError

EPILOG: Final = """\b
Examples:
  reformgraph describe --template > publisher.yaml
  reformgraph describe --publisher publisher.yaml --version 1.0.0
  reformgraph describe --publisher publisher.yaml --version 1.1.0 --previous 1.0.0 --output dataset.ttl
"""


@click.command(epilog=EPILOG)
@build_option
@click.option("--publisher", type=click.Path(path_type=Path), metavar="FILE", help="What only the publisher can say.")
@click.option("--version", metavar="V", help="The version of the dataset, such as 1.0.0.")
@click.option("--previous", metavar="V", help="The version before it.")
@click.option("--issued", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day of publication.")
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Standard output unless given.")
@click.option("--template", is_flag=True, help="Write a publisher's file to fill in, and nothing else.")
def command(
    folder: Path,
    publisher: Path | None,
    version: str | None,
    previous: str | None,
    issued: dt.datetime | None,
    output: Path | None,
    template: bool,
) -> None:
    """Describe a build as a dataset for catalogues: DCAT-AP with statistics (VoID), licences and coverage, as Turtle.

    `reformgraph release` does it too, with all files of the release; here the build's graph.ttl is the only one.
    """
    from reformgraph.export import exported, published, write_atomically
    from reformgraph.publish import Distribution, dataset_turtle, describe, read_publisher
    from reformgraph.publish.publisher import TEMPLATE
    from reformgraph.store import read_graph

    if template:
        content = TEMPLATE.encode()
    else:
        if publisher is None or version is None:
            raise UsageError(
                "--publisher and --version are needed",
                hint="make a publisher's file with: reformgraph describe --template",
            )
        said = read_publisher(publisher)
        graph = published(read_graph(folder), base=said.base)
        turtle = Distribution.of("graph.ttl", exported(graph, "turtle"))
        day = issued.date() if issued else None
        content = dataset_turtle(describe(graph, said, version, distributions=[turtle], previous=previous, issued=day))
    if output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        write_atomically(output, content)
