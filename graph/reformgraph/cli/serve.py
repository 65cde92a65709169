"""`reformgraph serve`: answer SPARQL over HTTP on this machine, with an editor and the pages of a site."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from reformgraph.cli.place import build_option
from reformgraph.terms import BASE_IRI

_MIB: Final = 1 << 20

EPILOG: Final = """\b
Examples:
  reformgraph serve
  reformgraph serve --graph build --port 8000 --site site
  reformgraph serve --time-limit 10 --memory-limit 512
  curl --data-urlencode 'query=SELECT * { ?s a rg:Body }' -H 'Accept: text/csv' http://127.0.0.1:8000/sparql
"""


@click.command(epilog=EPILOG)
@build_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 for any that is free.")
@click.option(
    "--site",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="What `reformgraph site` wrote: its pages and IRIs are answered too.",
)
@click.option("--base", default=BASE_IRI, show_default=True, metavar="IRI", help="Where the IRIs of the site begin.")
@click.option("--time-limit", type=click.IntRange(min=1), default=30, show_default=True, help="Seconds for a query.")
@click.option(
    "--row-limit", type=click.IntRange(min=1), default=1_000_000, show_default=True, help="Rows of an answer."
)
@click.option("--memory-limit", type=click.IntRange(min=64), default=1024, show_default=True, help="MiB for a query.")
@click.option("--allow-service", "services", multiple=True, metavar="URL", help="A server that SERVICE may call.")
@click.option(
    "--allow-origin",
    "origins",
    multiple=True,
    metavar="ORIGIN",
    help="A web page's origin that may ask; all may where none is named.",
)
@click.option(
    "--allow-host", "hosts", multiple=True, metavar="NAME", help="A name by which a proxy passes requests on."
)
def command(
    folder: Path,
    port: int,
    site: Path | None,
    base: str,
    time_limit: int,
    row_limit: int,
    memory_limit: int,
    services: tuple[str, ...],
    origins: tuple[str, ...],
    hosts: tuple[str, ...],
) -> None:
    """Answer SPARQL at http://127.0.0.1:PORT/sparql, until Ctrl-C; an editor is at /editor.

    It only reads, and it only listens on this machine.
    """
    from reformgraph.serve.app import application
    from reformgraph.serve.limits import Limits
    from reformgraph.serve.server import HOST, Server, listening
    from reformgraph.serve.settings import Settings
    from reformgraph.store import open_store
    from reformgraph.store.jobs import Source

    open_store(folder)  # what is wrong with the build is told here, once
    settings = Settings(
        Source(folder, memory=memory_limit * _MIB),
        Limits(seconds=time_limit, rows=row_limit),
        site=site,
        base=base,
        services=frozenset(services),
        origins=origins or ("*",),
        hosts=hosts,
    )
    with listening(port) as own:
        address = f"http://{HOST}:{own.getsockname()[1]}"
        Server(
            application(settings), lambda: click.echo(f"{folder} answers at {address}/sparql; editor: {address}/editor")
        ).run(sockets=[own])
