"""`reformgraph setup`: from an environment without Voikko to one with it."""

from __future__ import annotations

import click

from reformgraph.errors import ReformgraphError


@click.command(
    epilog="""\b
Examples:
  reformgraph setup
  REFORMGRAPH_VOIKKO=~/voikko reformgraph setup"""
)
def command() -> None:
    """Bring Voikko, which analyses Finnish words.

    Says where Voikko is when it is there. Otherwise takes it and its dictionary from Debian's or Ubuntu's packages,
    without root and without changing the system, into this environment or the folder that REFORMGRAPH_VOIKKO names.
    """
    from reformgraph.extract.voikko import data_folder, open_voikko
    from reformgraph.extract.voikko_debian import bring

    folder = data_folder()
    try:
        open_voikko()
    except ReformgraphError:
        click.echo(f"Bringing Voikko into {folder}", err=True)
        names = bring(folder)
        open_voikko()
        click.echo(f"Voikko is ready ({', '.join(names)}).", err=True)
    else:
        click.echo(f"Voikko is ready in {folder}." if folder.is_dir() else "Voikko is ready on the system.", err=True)
