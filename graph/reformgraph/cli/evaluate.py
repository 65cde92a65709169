"""`reformgraph evaluate`: a build and a gold file in, precision, recall and F1 for each kind of fact out."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal

import click

from reformgraph.cli.place import build_option

EPILOG: Final = """\b
Examples:
  reformgraph evaluate gold.yaml
  reformgraph evaluate gold.yaml --graph build --only minutes.txt
  reformgraph evaluate gold.yaml --format json > figures.json
  reformgraph evaluate gold.yaml --floor person=0.97 --floor membership=0.9

Exit code: 1 where a floor is not met. docs/reading.md says how a gold file is written.
"""


@click.command(epilog=EPILOG)
@click.argument("gold", type=click.Path(path_type=Path), metavar="GOLD")
@build_option
@click.option("--only", "document", metavar="DOC", help="Compare the documents whose names end so.")
@click.option("--format", "format_", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--floor", "given", multiple=True, metavar="KIND=F1", help="The least F1 of a kind. Can be repeated.")
@click.pass_context
def command(
    ctx: click.Context,
    gold: Path,
    folder: Path,
    document: str | None,
    format_: Literal["table", "json"],
    given: tuple[str, ...],
) -> None:
    """Compare a build with the facts that a careful reader takes from its documents.

    GOLD is a YAML file with an entry for each document. Every fact that is missed, and every person and role that is
    not in the gold, is listed.
    """
    from reformgraph.evaluate import evaluate, only, read_gold, unread
    from reformgraph.evaluate.report import below, floors, to_json, to_text
    from reformgraph.store import open_store

    wanted = floors(given)
    entries = read_gold(gold)
    if document is not None:
        entries = only(entries, document)
    store = open_store(folder)
    tallies = evaluate(store, entries)
    click.echo(to_json(tallies) if format_ == "json" else to_text(tallies), nl=False)
    for name in unread(store, entries):
        click.echo(f"the build has no document {name}", err=True)
    short = below(tallies, wanted)
    for line in short:
        click.echo(line, err=True)
    ctx.exit(1 if short else 0)
