"""`reformgraph evaluate`, run as a reader runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reformgraph.cli import main
from reformgraph.store import load_turtle, write_store

HERE = Path(__file__).parent
GRAPH = HERE.parent / "fixtures" / "graph.ttl"
GOLD = HERE / "gold.yaml"


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build")
    write_store(load_turtle(GRAPH), folder / "store")
    return folder


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["evaluate", *map(str, arguments)])


def test_the_table_stands_on_standard_output(build: Path) -> None:
    result = call(GOLD, "--graph", build)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[-10].split() == ["kind", "gold", "found", "extra", "precision", "recall", "F1"]


def test_json_has_the_figures_and_the_facts_behind_them(build: Path) -> None:
    figures = json.loads(call(GOLD, "--graph", build, "--format", "json").stdout)
    assert figures["relation"] == {
        "gold": 2,
        "found": 1,
        "extra": 0,
        "precision": 1.0,
        "recall": 0.5,
        "f1": 0.667,
        "missed": [["folder/lapin-kaynnistys.txt", "poliittinen ohjausryhmä", "steered-by", "JORY"]],
        "in_excess": [],
    }


def test_a_floor_that_is_not_met_ends_in_1(build: Path) -> None:
    result = call(GOLD, "--graph", build, "--floor", "relation=0.9", "--floor", "body=0.5")
    assert (result.exit_code, result.stderr) == (1, "relation: F1 0.667 is under 0.9\n")


def test_one_document_can_be_compared_alone(build: Path) -> None:
    assert call(GOLD, "--graph", build, "--only", "paatos.txt", "--floor", "relation=1").exit_code == 0


def test_a_document_that_the_build_does_not_have_is_named(build: Path, tmp_path: Path) -> None:
    (tmp_path / "gold.yaml").write_text("puuttuva.txt: {date: 2021-01-01}\n", encoding="utf-8")
    result = call(tmp_path / "gold.yaml", "--graph", build)
    assert (result.exit_code, result.stderr) == (0, "the build has no document puuttuva.txt\n")


def test_what_cannot_work_is_one_line(build: Path, tmp_path: Path) -> None:
    assert call(GOLD, "--graph", build, "--floor", "people=1").exit_code == 2
    missing = call(tmp_path / "gold.yaml", "--graph", build)
    assert (missing.exit_code, missing.stderr.count("\n")) == (1, 1)
    assert call(GOLD, "--graph", tmp_path).exit_code == 1
