"""Reading finds no less than it did: F1 of each kind of fact on the documents that were looked at, held to floors.

The floors are a ratchet. They stand a little under what was measured when they were set, so that a rule may lose one
fact and gain another; with each gain they are raised, and never lowered. What was measured stands in docs/reading.md.
The documents kept unseen have no floors: they are measured once.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Final

import pytest
from reading_figures import replaced, tables
from reading_sets import CORPUS, GENRES, SETS, ReadingSet, genre, measured

from reformgraph.build.turtle import turtle_bytes
from reformgraph.evaluate import Kind, read_gold
from reformgraph.evaluate.report import below
from reformgraph.terms import PREFIXES

FLOORS: Final[Mapping[str, dict[Kind, float]]] = {
    "finnish": {
        "person": 0.99,
        "membership": 0.98,
        "post": 0.97,
        "body": 0.975,
        "relation": 0.97,
        "meeting": 0.98,
        "attends": 0.92,
        "seats": 0.95,
        "date": 0.95,
    },
    "swedish": {
        "person": 0.99,
        "membership": 0.98,
        "post": 0.91,
        "body": 0.975,
        "relation": 0.94,
        "meeting": 0.95,
        "attends": 0.9,
        "seats": 0.95,
        "date": 0.95,
    },
    "sample": {
        "person": 0.98,
        "membership": 0.96,
        "post": 0.96,
        "body": 0.82,
        "relation": 0.95,
        "meeting": 0.97,
        "attends": 0.9,
        "seats": 1.0,
        "date": 1.0,
    },
    "corpus": {
        "person": 0.98,
        "membership": 0.97,
        "post": 0.97,
        "body": 0.96,
        "relation": 0.95,
        "meeting": 0.96,
        "attends": 0.9,
        "seats": 1.0,
        "date": 1.0,
    },
}
SEEN: Final = [each for each in SETS if each.part == "seen"]
DOCUMENTS: Final = {".txt", ".md", ".html", ".docx", ".pdf"}


@pytest.mark.slow
@pytest.mark.parametrize("documents", SEEN, ids=lambda each: each.name)
def test_no_kind_of_fact_is_found_less_than_it_was(documents: ReadingSet, tmp_path: Path) -> None:
    if not documents.exists():
        pytest.skip(f"the set {documents.name} is not beside the project")
    known = measured(documents)
    tallies = known.tallies(known.gold)
    assert below(tallies, FLOORS[documents.name]) == []
    score = CORPUS / "score.py"
    if not score.is_file():
        pytest.skip("score.py is not beside the project: the figures were not compared with its own")
    graph = tmp_path / "graph.ttl"
    graph.write_bytes(turtle_bytes([quad.triple for quad in known.store], PREFIXES))
    command = [sys.executable, str(score), str(graph), str(documents.gold), "--json"]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert {kind: asdict(tally.figures()) for kind, tally in tallies.items()} == json.loads(result.stdout)


def test_each_set_that_was_looked_at_has_a_floor_for_each_kind() -> None:
    assert {each.name for each in SEEN} == FLOORS.keys()
    assert len({frozenset(floors) for floors in FLOORS.values()}) == 1


def test_each_document_has_one_genre() -> None:
    """By its name alone, for the documents kept unseen too."""
    names = [name for each in SETS if each.exists() for name in _names(each)]
    assert {genre(name) for name in names} <= GENRES.keys()
    listed = [name for documents in GENRES.values() for name in documents.split()]
    assert len(listed) == len(set(listed))
    with pytest.raises(KeyError, match="has no genre"):
        genre("fi-00-tuntematon.txt")


def _names(each: ReadingSet) -> list[str]:
    if each.part == "seen":
        return list(read_gold(each.gold))
    return [path.name for path in each.folder.iterdir() if path.suffix in DOCUMENTS]


def test_a_part_of_the_page_is_replaced_between_its_marks() -> None:
    page = "a\n<!-- seen: begin -->\nold\n<!-- seen: end -->\nb\n<!-- unseen: begin -->\n<!-- unseen: end -->\n"
    assert replaced(page, "seen", "new\n") == page.replace("old", "\nnew\n")
    with pytest.raises(ValueError, match="no marks for seen"):
        replaced("a page", "seen", "new")


def test_the_tables_name_every_genre_and_set(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sample = next(each for each in SEEN if each.name == "sample")
    missing = ReadingSet("absent", "seen", Path("gold.yaml"), Path(), "")
    monkeypatch.setattr("reading_figures.SETS", (sample, missing))
    text = tables("seen")
    assert "| *sample* | 8 |" in text and "| **all** | 8 |" in text
    assert "- member table: `lappland-grupperna.txt`" in text
    assert capsys.readouterr().err == "absent: left out, gold.yaml is not there\n"
