"""What has been typed of a question or of a parameter's value in, what the shell may complete it to out."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Final

import click
from click.core import ParameterSource
from click.shell_completion import CompletionItem

from reformgraph.cli.place import BUILD
from reformgraph.errors import ReformgraphError
from reformgraph.query import library
from reformgraph.query.header import Parameter

_UNGIVEN: Final = (None, ParameterSource.DEFAULT)
_MOST: Final = 200
"""Shells ask before they show more than this, and nobody reads them."""


def questions(incomplete: str) -> list[CompletionItem]:
    """The saved questions; a file where none is called so."""
    found = [name for name in library.names() if name.startswith(incomplete)]
    items = [CompletionItem(name, help=library.load(name).header.title["en"]) for name in found]
    return items or [CompletionItem(incomplete, type="file")]


def values(parameter: Parameter) -> Callable[[click.Context, click.Parameter, str], list[CompletionItem]]:
    """What completes a value of this parameter: its choices, or names in the build that `--graph` names."""

    def complete(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
        known = list(parameter.choices) or _names(parameter, ctx)
        from reformgraph.query.fold import fold

        begun = fold(incomplete)
        return [CompletionItem(_quoted(name)) for name in known if fold(name).startswith(begun)][:_MOST]

    return complete


def _names(parameter: Parameter, ctx: click.Context) -> list[str]:
    from reformgraph.query.parameters import CLASSES, known_names
    from reformgraph.store import open_store

    if parameter.type not in CLASSES:
        return []
    # Options that several commands share may stand before the question's name or after it.
    given = dict(ctx.parent.params) if ctx.parent else {}
    given |= {name: ctx.params[name] for name in ctx.params if ctx.get_parameter_source(name) not in _UNGIVEN}
    try:
        return known_names(parameter.type, open_store(given.get("graph") or BUILD), given.get("language") or "fi")
    except ReformgraphError:  # no build, no names: a shell that completes has nowhere to show an error
        return []


def _quoted(name: str) -> str:
    """Bash takes what it is given as it stands, and reads backslashes twice; zsh and fish quote for themselves."""
    shell = os.environ.get("_REFORMGRAPH_COMPLETE", "").partition("_")[0]
    word = os.environ.get("COMP_WORDS", "").rstrip("\n").rpartition("\n")[2]
    if shell != "bash" or word.startswith(('"', "'")):
        return name
    return "".join(each if each.isalnum() or each in "-_.,:/" else f"\\\\{each}" for each in name)
