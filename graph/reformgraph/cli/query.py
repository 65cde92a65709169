"""`reformgraph query`: ask a saved question, a file or standard input, with parameters as options of their own."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click
from click.shell_completion import CompletionItem

from reformgraph.cli.candidates import questions, values
from reformgraph.cli.place import BUILD, graph_at, place_options
from reformgraph.errors import GraphError, LimitError
from reformgraph.model import Language
from reformgraph.query import library
from reformgraph.query.formats import FORMATS, Format
from reformgraph.query.header import Parameter
from reformgraph.query.library import SavedQuery

if TYPE_CHECKING:
    from reformgraph.store.graph import Answer, Graph

_Decorated = TypeVar("_Decorated", bound=Callable[..., Any])
_LANGUAGES: Final = ("fi", "sv", "en")
_SECONDS_OF_ADVICE: Final = 3
"""For each count of matches, after a query was stopped."""

EPILOG: Final = """\b
Examples:
  reformgraph query chairs
  reformgraph query chairs --region Lappi --date 2021-04-13
  reformgraph query hierarchy --body "Lapin johtoryhmä" --format csv
  reformgraph query person-record --help
  reformgraph query role-on-date --date 2021-04-13 --explain
  reformgraph query my-question.rq --graph build --timeout 300
  reformgraph query chairs --endpoint http://localhost:7878/query
  echo 'SELECT * WHERE { ?s a rg:Body }' | reformgraph query -
"""


def common_options(function: _Decorated) -> _Decorated:
    """What every question takes, before its name or after it."""
    for option in (
        click.option(
            "--explain", is_flag=True, help="Show the query with its parameters, and where it opens in an editor."
        ),
        click.option("--most", type=click.IntRange(min=1), metavar="ROWS", help="Fail where there are more rows."),
        click.option("--language", type=click.Choice(_LANGUAGES), default="fi", show_default=True, help="Of names."),
        click.option(
            "--format", "format_", type=click.Choice(FORMATS), default="table", show_default=True, help="Of the answer."
        ),
    ):
        function = option(function)
    return place_options(function)


class Questions(click.Group):
    """Each saved question is a command whose options are its parameters; a file's name or `-` is one too."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return library.names()

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        return _question(_read(cmd_name))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        return questions(incomplete) + click.Command.shell_complete(self, ctx, incomplete)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        return args[0], self.get_command(ctx, args[0]), args[1:]


@click.command(cls=Questions, subcommand_metavar="NAME | FILE.rq | - [--PARAMETER VALUE]...", epilog=EPILOG)
@common_options
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Ask a saved question, a .rq file, or SPARQL from standard input (-).

    Parameters are options: reformgraph query NAME --help shows them. People, bodies, regions and roles are given by
    name or IRI.
    """
    if ctx.invoked_subcommand is not None:
        ctx.default_map = {ctx.invoked_subcommand: given}


def _read(name: str) -> SavedQuery:
    if name == "-":
        return library.decode("-", sys.stdin.buffer.read(), "standard input")
    if name.endswith(library.SUFFIX) or Path(name).parent != Path():
        return library.read(Path(name))
    return library.load(name)


def _question(query: SavedQuery) -> click.Command:
    """The command of one question."""

    @common_options
    def ask(
        graph: Path | None,
        endpoint: str | None,
        timeout: int | None,
        most: int | None,
        format_: Format,
        language: Language,
        explain: bool,
        **given: str | None,
    ) -> None:
        place = graph_at(graph, endpoint, timeout, most)
        if explain:
            _explain(query, place, language, given)
        else:
            try:
                _ask(query, place, format_, language, given)
            except LimitError as error:
                if isinstance(error.__cause__, TimeoutError):
                    _tell_why_long(query, graph or BUILD, place, language, given)
                raise

    title, question = query.header.title["en"], query.header.question["en"]
    return click.Command(
        query.name,
        callback=ask,
        params=[*(_option(parameter) for parameter in query.parameters), *reversed(ask.__click_params__)],  # type: ignore[attr-defined]
        help=question or f"Ask the query in {query.source}.",
        short_help=title,
    )


def _option(parameter: Parameter) -> click.Option:
    # A default of None would count as given, and no parameter would be missing.
    default: dict[str, Any] = {"default": parameter.default, "show_default": True} if parameter.default else {}
    example = f" For example: {parameter.example}." if parameter.example else ""
    return click.Option(
        [f"--{parameter.name}", parameter.name],
        metavar=parameter.type.upper(),
        shell_complete=values(parameter),
        required=parameter.required and parameter.default is None,
        **default,
        help=f"{parameter.about['en'][:1].upper()}{parameter.about['en'][1:]}.{example}",
    )


def _explain(query: SavedQuery, graph: Graph, language: Language, given: dict[str, str | None]) -> None:
    """The query on standard output, so that it can be asked elsewhere; what is to be said of it on standard error."""
    from reformgraph.query.asking import values_of
    from reformgraph.query.explained import EDITOR, editor_link, explained, notes
    from reformgraph.query.run import checked

    bound = values_of(query, given, graph, language)
    checked(query.text, bound, query.source)
    text = explained(query.text, bound)
    click.echo(text)
    for line in notes(query.text, bound):
        click.echo(line, err=True)
    click.echo(f"In the editor of `reformgraph serve` ({EDITOR}): {editor_link(text)}", err=True)


def _ask(query: SavedQuery, graph: Graph, format_: Format, language: Language, given: dict[str, str | None]) -> None:
    from reformgraph.query.asking import values_of
    from reformgraph.query.formats import is_empty, serialized
    from reformgraph.query.run import run
    from reformgraph.query.spelling import misspelt

    bound = values_of(query, given, graph, language)
    answer = run(graph, query.text, bound, query.source)
    if format_ == "table":
        empty = _print_table(query, answer, language) == 0
    else:
        written = serialized(answer, format_)
        sys.stdout.buffer.write(written)
        sys.stdout.buffer.flush()
        empty = is_empty(written, format_)
    advice = misspelt(query.text)
    if empty and not advice:
        advice = _why_empty(query, graph, language, given)
    for line in advice:
        click.echo(line, err=True)


def _tell_why_long(
    query: SavedQuery, folder: Path, place: Graph, language: Language, given: dict[str, str | None]
) -> None:
    """Say where the time of a query that was stopped went."""
    from reformgraph.query.asking import values_of
    from reformgraph.query.binding import bind
    from reformgraph.query.runaway import why_long
    from reformgraph.store.limited import Limited

    with Limited(folder, seconds=_SECONDS_OF_ADVICE) as quick:
        for line in why_long(bind(query.text, values_of(query, given, place, language)), quick):
            click.echo(line, err=True)


def _why_empty(query: SavedQuery, graph: Graph, language: Language, given: dict[str, str | None]) -> list[str]:
    """The answer has been given; that a server does not answer further questions about it is told, and no failure."""
    from reformgraph.query.advice import why_empty

    try:
        return why_empty(query, given, graph, language)
    except GraphError as error:
        return [f"what leaves the answer empty could not be found out: {error}"]


def _print_table(query: SavedQuery, answer: Answer, language: Language) -> int | None:
    """Print the table, and how many rows it has on standard error (nothing for yes or no)."""
    from rich.console import Console

    from reformgraph.query.table import laid_out

    console = Console(highlight=False)
    laid, rows = laid_out(answer, query.column, language, console.width)
    if rows != 0:
        console.print(laid)
    if rows is not None:
        click.echo(f"{rows} row{'s' if rows != 1 else ''}", err=True)
    return rows
