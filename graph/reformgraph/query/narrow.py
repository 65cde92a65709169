"""A query and the index of a graph in, a query with the same answer out that says where the answer can only be.

What an engine can only find by looking at everything is listed in the index: the texts that a word is in, the people
who sit in several bodies, the people whom seats link. The list is joined to the triples that bind its variable. The
pattern and its filters stay, so that a list may hold too much, and never too little.

    ?passage nif:anchorOf ?quote FILTER(CONTAINS(LCASE(?quote), "vate"))
      →  ?passage nif:anchorOf ?quote { SELECT ?quote { VALUES ?quote { "… VATE …" … } } } FILTER(…)

A closure over seats, `(^org:member/org:organization/^org:organization/org:member)+`, is replaced by its answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from reformgraph.query.plan import Listed, Plan, Seated, Worded, planned
from reformgraph.query.seats import Linked
from reformgraph.store.index import Index

_WORTH: Final = re.compile("contains|strstarts|strends|regex|member", re.IGNORECASE)


_MOST_LISTS: Final = 8
"""A query that could use more of them has grown out of hand."""


class _Edit(NamedTuple):
    start: int
    end: int
    text: str


def narrowed(text: str, index: Index) -> str:
    """The query with the lists that it can use; the text itself where there are none."""
    for edit in sorted(set(_edits(_planned(text), index)), reverse=True):
        text = f"{text[: edit.start]}{edit.text}{text[edit.end :]}"
    return text


@lru_cache(maxsize=256)
def _planned(text: str) -> Plan:
    return planned(text) if _WORTH.search(text) else Plan()


def _edits(plan: Plan, index: Index) -> Iterator[_Edit]:
    for listed in plan.listed[:_MOST_LISTS]:
        values = _values(listed, index)
        if values is not None:
            dot = " ." if listed.block.open else ""
            place = listed.block.end
            yield _Edit(place, place, f"{dot} {_list(listed.variable, values)} ")
    for linked in plan.linked[:_MOST_LISTS]:
        text = _answered(linked, index)
        if text is not None:
            yield _Edit(linked.block.start, linked.block.end, f" {text} ")


def _values(listed: Listed, index: Index) -> Iterable[str] | None:
    match listed.wanted:
        case Worded(part, predicate):
            return index.texts(part) if predicate is None or predicate in index.textual else None
        case Seated(least):
            return index.seated("members", least)


def _answered(linked: Linked, index: Index) -> str | None:
    """What a closure over seats comes to."""
    if linked.other is not None:
        found = index.linked(linked.side, linked.one, linked.other)
        return None if found is None else "" if found else "FILTER(false)"
    values = index.all_linked(linked.side, linked.one)
    return None if linked.variable is None or values is None else _list(linked.variable, values)


def _list(variable: str, values: Iterable[str]) -> str:
    """In a subquery: the engine then joins it by hash, where it could go through all of it for each row."""
    return f"{{ SELECT ?{variable} {{ VALUES ?{variable} {{ {' '.join(values)} }} }} }}"
