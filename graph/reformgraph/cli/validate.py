"""`reformgraph validate`: a build's folder in, a report of what is wrong with its graph out."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from reformgraph.cli.place import build_option


@click.command(
    epilog="""\b
Examples:
  reformgraph validate
  reformgraph validate --graph build --language fi
  reformgraph validate --file release/graph.ttl
  reformgraph validate --file dataset.ttl --shapes dcat-ap-SHACL.ttl
  reformgraph validate --format json > violations.json

Exit code: 0 where the graph conforms, 1 where it does not."""
)
@build_option
@click.option("--file", type=click.Path(path_type=Path), metavar="FILE", help="A Turtle file, instead of a build.")
@click.option(
    "--shapes",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Shapes of others in Turtle, instead of our own; may be given again.",
)
@click.option("--format", "form", type=click.Choice(["text", "turtle", "json"]), default="text", show_default=True)
@click.option("--language", type=click.Choice(["en", "fi"]), default="en", show_default=True, help="Of the report.")
@click.pass_context
def command(
    ctx: click.Context,
    folder: Path,
    file: Path | None,
    shapes: tuple[Path, ...],
    form: Literal["text", "turtle", "json"],
    language: Literal["en", "fi"],
) -> None:
    """Check a build's graph.ttl against the SHACL shapes and the rules that cross nodes.

    Says what is wrong with which statement, and from which passage of which document it was read. Contact data that
    is found is not repeated. With --shapes only these are checked, and their warnings let the graph conform.
    """
    from reformgraph.validate import validate_against, validate_graph

    graph = file or folder / "graph.ttl"
    report = validate_against(graph, shapes, language) if shapes else validate_graph(graph, language)
    match form:
        case "text":
            text = report.to_text(language)
        case "turtle":
            text = report.to_turtle()
        case "json":
            text = report.to_json()
    click.echo(text, nl=False)
    ctx.exit(0 if report.conforms else 1)
