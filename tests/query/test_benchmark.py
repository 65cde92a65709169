"""The graph and the questions that engines are compared by: the same each time, and answered alike by two engines."""

from __future__ import annotations

from collections import Counter

import pyoxigraph as ox
import pytest
from benchmarks.analyst import QUESTIONS, declared
from benchmarks.engine import digest
from benchmarks.made_up import lines, write
from benchmarks.queries import Figures, table

from reformgraph.query.rows import rows_of
from reformgraph.query.run import run
from reformgraph.store.store import load_dataset

SIZE = 100_000


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> ox.Store:
    return load_dataset(write(tmp_path_factory.mktemp("made-up") / "graph.nt", SIZE))


def test_the_graph_is_the_same_each_time_and_as_large_as_is_said(store: ox.Store) -> None:
    assert list(lines(5000)) == list(lines(5000))
    assert len(store) == SIZE


@pytest.mark.parametrize("name", [name for name in QUESTIONS if name != "chairs, OPTIONAL first"])
def test_each_question_has_the_answer_that_the_engine_alone_gives(name: str, store: ox.Store) -> None:
    alone = store.query(declared(QUESTIONS[name]))
    rows = [(bool(alone),)] if isinstance(alone, ox.QueryBoolean) else [tuple(row) for row in alone]
    assert digest(rows) == digest(rows_of(run(store, QUESTIONS[name]))[1])
    assert rows


def test_an_early_optional_has_the_rows_of_a_late_one_with_a_value(store: ox.Store) -> None:
    """The graph has starts, so that the OPTIONAL at the head binds one; without a value there is no row."""
    early = rows_of(run(store, QUESTIONS["chairs, OPTIONAL first"]))[1]
    late = """SELECT ?body ?name ?start {
      ?m org:role role:chair ; org:member ?p ; org:organization ?body ; rg:startNotAfter ?start .
      ?p foaf:name ?name }"""
    assert Counter(early) == Counter(rows_of(run(store, late))[1])


def test_other_rows_stand_out_in_the_table() -> None:
    same = dict.fromkeys(QUESTIONS, (1, "a"))
    costs = dict.fromkeys(QUESTIONS, 0.5)
    good = Figures(load=1, memory=1, cold=costs, warm=costs, answers=same)
    bad = Figures(load=1, memory=1, cold=costs, warm=costs, answers={**same, "text": (2, "b")})
    written = table(1000, {"rdflib": good, "other": bad})
    assert written.count("other rows") == 1
    assert "| text | 1 | 500 (500) | 500 (500) **other rows** |" in written
