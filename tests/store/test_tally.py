"""Rows are counted in what the engine writes, wherever it is cut into pieces, and whatever the texts in it are."""

from __future__ import annotations

from itertools import pairwise

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reformgraph.store.tally import tally_for

MEDIA = ("application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values")
TEXTS = st.text(alphabet='{}[],":\\\n\r ab<result>/', max_size=12)
ROWS = st.lists(st.tuples(st.none() | TEXTS, st.none() | TEXTS), max_size=6)


def written(rows: list[tuple[str | None, str | None]], media: str) -> bytes:
    values = " ".join(
        f"({' '.join('UNDEF' if text is None else str(ox.Literal(text)) for text in row)})" for row in rows
    )
    answer = ox.Store().query(f"SELECT ?a ?b {{ VALUES (?a ?b) {{ {values} }} }}")
    assert isinstance(answer, ox.QuerySolutions)
    return answer.serialize(format=ox.QueryResultsFormat.from_media_type(media)) or b""


@pytest.mark.parametrize("media", MEDIA)
@given(rows=ROWS, cuts=st.lists(st.integers(min_value=0, max_value=400)))
def test_every_row_counts_once(media: str, rows: list[tuple[str | None, str | None]], cuts: list[int]) -> None:
    whole = written(rows, media)
    places = sorted({0, len(whole), *(cut % (len(whole) + 1) for cut in cuts)})
    tally = tally_for(media)
    found = sum(tally(whole[start:end]) for start, end in pairwise(places))
    looks_empty = any(text and (",{}" in text or "[{}" in text) for row in rows for text in row)
    assert found == len(rows) or (looks_empty and media == MEDIA[0] and found > len(rows))
