"""A question and the values of its parameters in, the query that stands on its own, and its place in an editor, out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

from reformgraph.query.binding import Term, bind
from reformgraph.query.header import MARK
from reformgraph.query.lexer import tokens
from reformgraph.query.reorder import reordered
from reformgraph.store.prologue import declared
from reformgraph.terms import PREFIXES

EDITOR: Final = "http://127.0.0.1:8000/editor"
"""Where `reformgraph serve` has its editor unless another port is given."""


def explained(text: str, values: Mapping[str, Term]) -> str:
    """The query without its header, with its parameters bound and each prefix that it uses declared."""
    body = "\n".join(line for line in text.splitlines() if not line.startswith(MARK)).strip()
    used = {token.text.partition(":")[0] for token in tokens(body) if token.kind == "name"}
    bound = bind(body, values, "\n  ")
    return declared(bound, {prefix: space for prefix, space in PREFIXES.items() if prefix in used})


def editor_link(text: str, editor: str = EDITOR) -> str:
    """The address that opens the query; what follows the # stays in the reader's browser."""
    return f"{editor}#query={quote(text, safe='')}"


def notes(text: str, values: Mapping[str, Term]) -> list[str]:
    """What each parameter stands for, and whether the query is asked in another order than that of its text."""
    lines = [f"?{name} is {value}" for name, value in values.items()]
    bound = bind(text, values)
    if reordered(bound) != bound:
        lines.append("It is asked with each OPTIONAL behind the patterns that must match; the answer is the same.")
    return lines
