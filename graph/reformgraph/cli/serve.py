"""`reformgraph serve`: answer SPARQL over HTTP on this machine, with an editor and the pages of a site."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path
from typing import Final

import click

from reformgraph.cli.place import build_option
from reformgraph.errors import UsageError
from reformgraph.terms import BASE_IRI

_MIB: Final = 1 << 20

EPILOG: Final = """\b
Examples:
  reformgraph serve
  reformgraph serve --graph build --port 8000 --site site
  reformgraph serve --time-limit 10 --memory-limit 512
  reformgraph serve --graph build --writable build-copy --token-file token
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
@click.option(
    "--writable",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Serve a copy of the build, which takes updates; it is made where there is none.",
)
@click.option(
    "--token-file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The token that every update must have; or set REFORMGRAPH_WRITE_TOKEN.",
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
    writable: Path | None,
    token_file: Path | None,
) -> None:
    """Answer SPARQL at http://127.0.0.1:PORT/sparql, until Ctrl-C; an editor is at /editor.

    It only listens on this machine, and it only reads. With --writable it serves a copy of the build, and takes updates
    of the copy from who has the token; a build itself is never written.
    """
    from reformgraph.serve.access import Access, token_of
    from reformgraph.serve.app import application
    from reformgraph.serve.limits import Limits
    from reformgraph.serve.server import HOST, Server, listening
    from reformgraph.serve.settings import Settings, Writable
    from reformgraph.store import open_store
    from reformgraph.store.copy import Copy
    from reformgraph.store.jobs import Source

    if token_file is not None and writable is None:
        raise UsageError("--token-file needs --writable", hint="without it the service takes no updates")
    with ExitStack() as stack:
        own = stack.enter_context(listening(port))
        what, mode = folder, None
        if writable is not None:
            access = Access(token_of(token_file, os.environ))
            what, mode = writable, Writable(stack.enter_context(Copy(writable, folder)), access)
            click.echo(
                f"{writable} {'is made from' if mode.copy.made else 'is served as it is, not'} {folder}", err=True
            )
        open_store(what)  # what is wrong with it is told here, once
        settings = Settings(
            Source(what, memory=memory_limit * _MIB),
            Limits(seconds=time_limit, rows=row_limit),
            site=site,
            base=base,
            services=frozenset(services),
            origins=origins or ("*",),
            hosts=hosts,
            writable=mode,
        )
        address = f"http://{HOST}:{own.getsockname()[1]}"
        Server(
            application(settings), lambda: click.echo(f"{what} answers at {address}/sparql; editor: {address}/editor")
        ).run(sockets=[own])
