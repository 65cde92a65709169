"""Stores that the tests of the page share, read once."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from reformgraph.store import load_turtle
from reformgraph.view.contents import Contents
from reformgraph.view.facts import read_contents

FIXTURE = Path(__file__).parent.parent / "fixtures" / "graph.ttl"


@pytest.fixture(scope="session")
def store() -> ox.Store:
    return load_turtle(FIXTURE)


@pytest.fixture(scope="session")
def contents(store: ox.Store) -> Contents:
    return read_contents(store)
