"""A question and what the reader gave for its parameters in, the values of its variables out."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

import pyoxigraph as ox

from reformgraph.errors import UsageError
from reformgraph.model import Language
from reformgraph.query.binding import Term
from reformgraph.query.library import LANGUAGE, SavedQuery
from reformgraph.query.parameters import term
from reformgraph.store.graph import Graph


def values_of(query: SavedQuery, given: Mapping[str, str | None], graph: Graph, language: Language) -> dict[str, Term]:
    """The value of each parameter that is given or has a default; names are looked up among the labels of `graph`."""
    known = [parameter.name for parameter in query.parameters]
    for name in given:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            there_are = f"there are {', '.join(known)}" if known else "the question has none"
            hint = f"did you mean {near[0]}?" if near else there_are
            raise UsageError(f"there is no parameter {name!r}", where=query.source, hint=hint)
    values: dict[str, Term] = {}
    for parameter in query.parameters:
        text = given.get(parameter.name)
        text = parameter.default if text is None else text
        if text is not None:
            values[parameter.name] = term(parameter, text, graph)
        elif parameter.required:
            example = f"for example {parameter.example}" if parameter.example else None
            raise UsageError(f"the parameter {parameter.name!r} is required", where=query.source, hint=example)
    if query.speaks:
        values[LANGUAGE] = ox.Literal(language)
    return values
