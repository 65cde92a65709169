"""Sites built once for the tests: of the fixture graph, and of a graph that means harm."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from tests.view.graphs import harmful

from reformgraph.site.build import Release, build_site
from reformgraph.store import write_store

FIXTURE = Path(__file__).parents[1] / "fixtures" / "graph.ttl"


def as_build(folder: Path, turtle: bytes) -> Path:
    """The folder of a build that holds this graph."""
    folder.mkdir(parents=True)
    (folder / "graph.ttl").write_bytes(turtle)
    write_store(ox.parse(turtle, ox.RdfFormat.TURTLE), folder / "store")
    return folder


@pytest.fixture(scope="session")
def fixture_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return as_build(tmp_path_factory.mktemp("site") / "build", FIXTURE.read_bytes())


@pytest.fixture(scope="session")
def site(fixture_build: Path) -> Path:
    """The site of the fixture graph."""
    build_site(fixture_build, fixture_build.parent / "site", Release())
    return fixture_build.parent / "site"


@pytest.fixture(scope="session")
def harmful_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a graph whose names, roles, titles, quotes and addresses try to run script."""
    folder = tmp_path_factory.mktemp("harmful")
    turtle = ox.serialize((quad.triple for quad in harmful().store), format=ox.RdfFormat.TURTLE)
    assert turtle is not None
    build_site(as_build(folder / "build", turtle), folder / "site", Release())
    return folder / "site"
