"""`reformgraph build`: sources in, the folder of a build out, with progress and a closing summary on standard error."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reformgraph.errors import UsageError
from reformgraph.terms import BASE_IRI

if TYPE_CHECKING:
    from reformgraph.build import BuildReport


@click.command(
    epilog="""\b
Examples:
  reformgraph build documents/ --output build
  reformgraph build news.txt minutes.txt records.yaml --output build --strict
  reformgraph build documents/ members.csv neighbour.ttl --output build
  reformgraph build documents/ --output build --base https://data.example.fi/id/
  reformgraph build documents/ --output build --withhold people-to-withhold.txt
  reformgraph build documents/ --output build --iris-from releases/1.0
  reformgraph build documents/ --output build --fresh
  reformgraph build documents/ --output build --cluster tcp://10.0.0.1:8786
"""
)
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="SOURCE…")
@click.option("--output", required=True, type=click.Path(path_type=Path), metavar="DIR", help="The build's folder.")
@click.option("--base", default=BASE_IRI, show_default=True, metavar="IRI", help="Where the IRIs of the graph begin.")
@click.option("--strict", is_flag=True, help="Stop at a document that cannot be read, rather than skip it.")
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Processes that read side by side.  [default: cores]")
@click.option("--cluster", metavar="ADDRESS", help="Read on the workers of a Dask scheduler, such as tcp://host:8786.")
@click.option(
    "--iris-from",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Keep the IRIs that people and bodies have in this build, release or RDF file.",
)
@click.option("--fresh", is_flag=True, help="Read every document, also those that an earlier build has read.")
@click.option(
    "--withhold",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="People to take out everywhere: one name or IRI a line, # before a comment.",
)
def command(
    sources: tuple[Path, ...],
    output: Path,
    base: str,
    strict: bool,
    jobs: int | None,
    cluster: str | None,
    iris_from: Path | None,
    fresh: bool,
    withhold: Path | None,
) -> None:
    """Read documents and curated records into a graph.

    A SOURCE is a file or a folder: documents as text, HTML, Markdown, PDF, Word (.docx) or a ZIP of them, curated
    records in YAML or CSV, and RDF in the shape of the contract, such as another build's graph. The graph, its store,
    its page and a report are written to DIR together, or not at all: an earlier build stays as it is until the new one
    is complete. What is read of each document is kept beside DIR, in .DIR.read with contact data covered, so that the
    next build reads only what has changed; with --withhold nothing is kept.
    """
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from reformgraph.build.withhold import Withheld
    from reformgraph.gather.cluster import connected
    from reformgraph.pipeline import build_graph
    from reformgraph.read.known import read_known
    from reformgraph.read.withheld import read_withheld

    if cluster and jobs:
        raise UsageError("--jobs and --cluster exclude each other", hint="a cluster has as many workers as it has")
    known = read_known(iris_from, base) if iris_from else ()
    withheld = [Withheld(*entry) for entry in read_withheld(withhold)] if withhold else []

    console = Console(stderr=True, highlight=False, soft_wrap=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with (
        Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar,
        connected(cluster) if cluster else nullcontext() as read_all,
    ):
        task = bar.add_task("reading", total=None)

        def progress(step: str, done: int, total: int) -> None:
            bar.update(task, description=step, completed=done, total=total or None)

        report = build_graph(
            sources,
            output,
            base=base,
            strict=strict,
            jobs=jobs,
            withheld=withheld,
            known=known,
            fresh=fresh,
            read_all=read_all,
            progress=progress,
        )
    for line in summary(report, output):
        console.print(line, markup=False)


def summary(report: BuildReport, output: Path) -> list[str]:
    """What was built, and what was left out and why."""
    lines = [
        f"documents {report.documents}, people {report.people}, bodies {report.bodies}, "
        f"statements {report.statements} ({', '.join(f'{kind} {count}' for kind, count in report.kinds.items())})"
    ]
    if report.reused:
        lines.append(f"files read {report.read}, unchanged since an earlier build {report.reused}")
    if report.disputed:
        lines.append(f"disputed {report.disputed}: sources say what cannot both hold")
    if report.rejected:
        lines.append(f"rejected {report.rejected}: left out on a record's word")
    lines += [f"skipped {each.identifier}: {each.reason}" for each in report.skipped]
    lines += [f"warning: {each}" for each in report.warnings]
    lines.append(f"written to {output}: graph.ttl, store/, view.html, report.json")
    return lines
