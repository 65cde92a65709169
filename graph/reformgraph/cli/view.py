"""`reformgraph view`: a build, or the graph of a server, in, its network page or network file out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import click

from reformgraph.cli.place import BUILD, place_options, store_at

if TYPE_CHECKING:
    import pyoxigraph as ox

    from reformgraph.view.formats import Format

SUFFIXES: Final = {"html": "html", "graphml": "graphml", "gexf": "gexf", "cytoscape": "cyjs", "measures": "csv"}


@click.command(
    epilog="""\b
Examples:
  reformgraph view --graph build
  reformgraph view --graph build --output lappi.html
  reformgraph view --query bodies-by-region --parameter region=Lappi --output lappi.html
  reformgraph view --format graphml --output network.graphml
  reformgraph view --renderer pyvis --output pyvis.html
  reformgraph view --endpoint http://localhost:7878/query --output view.html"""
)
@place_options
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="File to write; without it, view.* in the build's folder.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(SUFFIXES)),
    default="html",
    show_default=True,
    help="A page, a network for Gephi or Cytoscape, or the measures as a table.",
)
@click.option(
    "--renderer",
    type=click.Choice(["viewer", "pyvis"]),
    default="viewer",
    show_default=True,
    help="What draws the page: reformgraph's own viewer or pyvis.",
)
@click.option(
    "--query",
    metavar="NAME|FILE.rq",
    help="Show only what the answer of this question names, and the facts between.",
)
@click.option("--parameter", "given", multiple=True, metavar="NAME=VALUE", help="A parameter of the question.")
def command(
    graph: Path | None,
    endpoint: str | None,
    timeout: int | None,
    output: Path | None,
    form: Format | Literal["html"],
    renderer: str,
    query: str | None,
    given: tuple[str, ...],
) -> None:
    """Write the network page of a build: one file that opens without a network."""
    from reformgraph.errors import UsageError

    if renderer == "pyvis" and form != "html":
        raise UsageError("--renderer pyvis writes a page only", hint="leave --format out")
    if query is None and given:
        raise UsageError("--parameter needs --query")
    if endpoint is not None and output is None:
        raise UsageError("a server has no folder to write into", hint="say where with --output FILE")
    store = store_at(graph, endpoint, timeout)
    target = output or (graph or BUILD) / f"view.{SUFFIXES[form]}"
    _write(store, target, form, renderer, None if query is None else _named(store, query, given))
    click.echo(f"wrote {target}", err=True)


def _write(
    store: ox.Store, target: Path, form: Format | Literal["html"], renderer: str, only: frozenset[str] | None
) -> None:
    if form != "html":
        from reformgraph.view.formats import write_network

        write_network(store, target, form, only)
    elif renderer == "pyvis":
        from reformgraph.view.pyvis_page import write_pyvis

        write_pyvis(store, target, only)
    else:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        from reformgraph.view.page import write_view

        console = Console(stderr=True)
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
            task = bar.add_task("reading", total=None)
            write_view(
                store,
                target,
                only,
                lambda step, done, total: bar.update(task, description=step, completed=done, total=total),
            )


def _named(store: ox.Store, name: str, given: tuple[str, ...]) -> frozenset[str]:
    """Every IRI in the answer of a question."""
    import pyoxigraph as ox

    from reformgraph.errors import UsageError
    from reformgraph.query import library
    from reformgraph.query.parameters import term
    from reformgraph.query.run import run

    question = library.read(Path(name)) if name.endswith(library.SUFFIX) else library.load(name)
    parameters = {parameter.name: parameter for parameter in question.parameters}
    texts = {parameter.name: parameter.default for parameter in question.parameters if parameter.default is not None}
    for pair in given:
        key, equals, value = pair.partition("=")
        if not equals or key not in parameters:
            hint = f"parameters of {question.name}: {', '.join(parameters) or 'none'}"
            raise UsageError(f"{pair!r} is not a parameter and its value", hint=hint)
        texts[key] = value
    missing = [name for name, parameter in parameters.items() if parameter.required and name not in texts]
    if missing:
        raise UsageError(f"{question.name} needs --parameter {missing[0]}=…")
    values: dict[str, ox.NamedNode | ox.Literal] = {
        key: term(parameters[key], text, store) for key, text in texts.items()
    }
    if question.speaks:
        values[library.LANGUAGE] = ox.Literal("fi")
    answer = run(store, question.text, values, question.source)
    if isinstance(answer, ox.QueryBoolean):
        raise UsageError(f"{question.name} answers yes or no, and names nothing", hint="use SELECT or CONSTRUCT")
    parts = (each for row in answer for each in row)
    return frozenset(each.value for each in parts if isinstance(each, ox.NamedNode))
