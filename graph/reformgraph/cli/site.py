"""`reformgraph site`: a build in, the folder of its website out."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from reformgraph.cli.place import build_option


@click.command(
    epilog="""\b
Examples:
  reformgraph site --graph build --output site
  reformgraph site --output site --publisher publisher.yaml --version 1.0.0 --issued 2026-11-22
  reformgraph site --output site --address https://example.github.io/reform/"""
)
@build_option
@click.option("--output", type=click.Path(path_type=Path), required=True, metavar="DIR", help="The site's folder.")
@click.option(
    "--publisher",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="What only the publisher can say; make it with: reformgraph describe --template",
)
@click.option("--version", metavar="V", help="The version of the dataset, such as 1.0.0.")
@click.option("--issued", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day of publication.")
@click.option("--address", metavar="URL", help="Where the site will stand.  [default: where the graph's IRIs begin]")
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Processes side by side.  [default: cores]")
def command(
    folder: Path,
    output: Path,
    publisher: Path | None,
    version: str | None,
    issued: dt.datetime | None,
    address: str | None,
    jobs: int | None,
) -> None:
    """Write a build as a website that any static host can serve.

    A page for each person, body, project, region, meeting and document in Finnish, Swedish and English, with its
    Turtle and JSON-LD beside it, and the network, the questions, the ontology and a search. DIR is new, empty, or
    holds an earlier site; only what changed is written, and a site that is whole already is left as it is.
    """
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from reformgraph.errors import UsageError
    from reformgraph.publish import read_publisher
    from reformgraph.site.build import Release, build_site

    if version and publisher is None:
        raise UsageError("--version needs --publisher", hint="make its file with: reformgraph describe --template")
    said = read_publisher(publisher) if publisher else None
    release = Release(said, version, issued.date() if issued else None)
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("reading", total=None)

        def progress(step: str, done: int, total: int) -> None:
            bar.update(task, description=step, completed=done, total=total or None)

        written = build_site(folder, output, release, address=address, jobs=jobs, progress=progress)
    unchanged = written.files - written.changed
    line = f"wrote {written.changed} files to {output}, {unchanged} were as they are, {written.removed} removed"
    console.print(line, markup=False)
