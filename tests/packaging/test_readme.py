"""The README names every command, every target that it tells of, and only files that exist."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from reformgraph.cli import COMMANDS

ROOT: Final = Path(__file__).parents[2]
README: Final = (ROOT / "README.md").read_text(encoding="utf-8")
TARGETS: Final = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_shown(command: str) -> None:
    assert f"reformgraph {command}" in README


def test_every_make_target_named_exists() -> None:
    assert set(re.findall(r"(?:`|^)make ([\w-]+)", README, re.MULTILINE)) <= TARGETS


@pytest.mark.parametrize("path", sorted(set(re.findall(r"\b(?:graph|ontology|queries|viz|docs)/[\w./*-]*\w", README))))
def test_every_path_named_exists(path: str) -> None:
    assert any(ROOT.glob(path))


def test_every_saved_question_asked_exists() -> None:
    asked = re.findall(r"reformgraph query ([a-z-]+\w)", README)
    demonstrated = re.findall(
        r'^ask "[^"]*"[\\\s]*([a-z-]+)', (ROOT / "tools" / "demo").read_text("utf-8"), re.MULTILINE
    )
    assert len(demonstrated) == 3
    assert {name for name in (*asked, *demonstrated) if not (ROOT / "queries" / f"{name}.rq").is_file()} == set()
