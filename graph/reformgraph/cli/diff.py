"""`reformgraph diff`: two graphs in, what changed from one to the other out; ends as diff(1) does: 0, 1 or 2."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal

import click

from reformgraph.errors import ReformgraphError

TROUBLE: Final = 2
EPILOG: Final = """\b
Examples:
  reformgraph diff old-build build
  reformgraph diff releases/1.0.0 build --language fi
  reformgraph diff old.ttl new.ttl --format json
  reformgraph diff releases/1.0.0 releases/1.1.0 --format nt > changes.rdfp

Exit code: 0 where the graphs are the same, 1 where they differ, 2 where one cannot be read."""


@click.command(epilog=EPILOG)
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json", "nt"]), default="text", show_default=True)
@click.option("--language", type=click.Choice(["fi", "sv", "en"]), default="en", show_default=True, help="Of the text.")
@click.pass_context
def command(
    ctx: click.Context, old: Path, new: Path, form: Literal["text", "json", "nt"], language: Literal["fi", "sv", "en"]
) -> None:
    """Say what changed from OLD to NEW, by statement.

    OLD and NEW are folders of builds or releases, or files of RDF. Roles, relations, meetings, rights and tasks are
    told in sentences with their sources; a passage that moved within its document is no change. `nt` is RDF Patch: a
    triple a line, after D or A. Graphs under different bases are compared as if they had the same one.
    """
    from rich.console import Console

    from reformgraph.publish.compare import compare
    from reformgraph.publish.places import triples_of
    from reformgraph.publish.telling import as_json, patch, text

    with Console(stderr=True).status("reading") as status:
        try:
            before, after = triples_of(old), triples_of(new)
        except ReformgraphError as error:
            click.echo(f"{click.style('error:', fg='red')} {error}", err=True)
            ctx.exit(TROUBLE)
        status.update("comparing")
        changes = compare(before, after)
        match form:
            case "text":
                told = text(changes, language)
            case "json":
                told = as_json(changes)
            case "nt":
                told = patch(changes)
    click.echo(told, nl=False)
    ctx.exit(0 if changes.same else 1)
