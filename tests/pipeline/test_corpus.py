"""On the real documents beside the project, a build finds what a careful reader finds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from reformgraph.pipeline import build_graph

CORPUS = Path(__file__).parents[2] / "../shared/corpus"
FLOORS = ("person=0.9", "membership=0.9", "post=0.9", "relation=0.75", "meeting=0.9", "date=1.0")


@pytest.mark.slow
def test_the_seeds_are_read_as_well_as_promised(tmp_path: Path) -> None:
    if not CORPUS.is_dir():
        pytest.skip("the corpus is not beside the project")
    build_graph([CORPUS / "seeds"], tmp_path / "build")
    gold = yaml.safe_load((CORPUS / "gold.yaml").read_text(encoding="utf-8"))
    seeds = {name: entry for name, entry in gold.items() if name.startswith("seeds/")}
    (tmp_path / "gold.yaml").write_text(yaml.safe_dump(seeds, allow_unicode=True), encoding="utf-8")
    floors = [argument for floor in FLOORS for argument in ("--floor", floor)]
    score = [sys.executable, CORPUS / "score.py", tmp_path / "build" / "graph.ttl", tmp_path / "gold.yaml", *floors]
    result = subprocess.run(list(map(str, score)), capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
