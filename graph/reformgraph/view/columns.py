"""Rows of plain JSON values in, the same by column out, small to send and quick to read; `viz/columns.js` reads them.

A column is a list of one value a row, null where a row has none. A column of texts that share a beginning, or that come
again and again, is an object in place of a list: `{"start": the beginning, "rest": the rest of each}` or
`{"of": the different texts, "at": the place of each among them}`.
"""

from __future__ import annotations

from itertools import takewhile
from typing import Any, TypeAlias

Row: TypeAlias = dict[str, Any]
Column: TypeAlias = list[Any] | dict[str, Any]


def pack(rows: list[Row]) -> dict[str, Any]:
    """The rows by column, in the order of the columns' names. Values that are None come back as no value."""
    names = sorted({name for row in rows for name in row})
    return {"rows": len(rows), "columns": {name: _column([row.get(name) for row in rows]) for name in names}}


def _column(values: list[Any]) -> Column:
    texts = [value for value in values if value is not None]
    if not texts or not all(isinstance(text, str) for text in texts):
        return values
    different = sorted(set(texts))
    if 2 * len(different) <= len(values):
        place = {text: index for index, text in enumerate(different)}
        return {"of": different, "at": [None if value is None else place[value] for value in values]}
    # A name such as `__proto__` is a text like any other: the beginning is cut off by length.
    pairs = zip(different[0], different[-1], strict=False)
    start = "".join(first for first, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    if start:
        return {"start": start, "rest": [None if value is None else value[len(start) :] for value in values]}
    return values
