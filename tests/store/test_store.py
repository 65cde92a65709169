"""A store is written once, read by many, and says plainly when it cannot be read."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from reformgraph.errors import BuildError, GraphError
from reformgraph.store import load_turtle, open_store, write_store

GRAPH = Path(__file__).parents[1] / "fixtures" / "graph.ttl"


@pytest.fixture
def build(tmp_path: Path) -> Path:
    folder = tmp_path / "build"
    folder.mkdir()
    write_store(load_turtle(GRAPH), folder / "store")
    return folder


def files(folder: Path) -> dict[str, tuple[int, int]]:
    return {str(path): (path.stat().st_size, path.stat().st_mtime_ns) for path in folder.rglob("*")}


def test_what_was_written_is_read(build: Path) -> None:
    assert set(open_store(build)) == set(load_turtle(GRAPH))


def test_readers_work_side_by_side_and_leave_nothing_behind(build: Path) -> None:
    before = files(build)
    first, second = open_store(build), open_store(build)
    assert len(first) == len(second) > 0
    del first, second
    assert files(build) == before


def test_a_reader_cannot_write(build: Path) -> None:
    with pytest.raises(RuntimeError, match="read-write"):
        open_store(build).clear()


def test_a_store_is_never_written_over(build: Path) -> None:
    before = files(build)
    with pytest.raises(BuildError, match="not empty"):
        write_store([], build / "store")
    assert files(build) == before


def test_an_empty_graph_is_a_store_too(tmp_path: Path) -> None:
    write_store([], tmp_path / "store")
    assert len(open_store(tmp_path)) == 0


def test_a_store_that_cannot_be_written_is_a_build_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BuildError, match="could not be written"):
        write_store([], tmp_path / "file" / "store")


def test_a_missing_folder_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"no such folder \(make one with: reformgraph build"):
        open_store(tmp_path / "nowhere")


def test_a_file_is_not_a_build() -> None:
    with pytest.raises(GraphError, match="is a file"):
        open_store(GRAPH)


def test_a_folder_of_something_else_is_not_a_build(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="not a build"):
        open_store(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_store_cut_short_is_incomplete(build: Path) -> None:
    (build / "store" / "CURRENT").unlink()
    with pytest.raises(GraphError, match="incomplete"):
        open_store(build)


def test_a_damaged_store_is_reported(build: Path) -> None:
    next((build / "store").glob("*.sst")).unlink()
    with pytest.raises(GraphError, match="cannot be read"):
        open_store(build)


def test_bad_turtle_is_reported_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "bad.ttl"
    path.write_text("<http://a> <http://b> 1 .\nnonsense", encoding="utf-8")
    with pytest.raises(GraphError, match=r"bad\.ttl:2: this is not Turtle"):
        load_turtle(path)


def test_a_missing_turtle_file_is_reported(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="cannot be read: No such file"):
        load_turtle(tmp_path / "none.ttl")


def test_quads_keep_their_graph(tmp_path: Path) -> None:
    node = ox.NamedNode("http://example.org/x")
    write_store([ox.Quad(node, node, node, node)], tmp_path / "store")
    assert list(open_store(tmp_path)) == [ox.Quad(node, node, node, node)]
