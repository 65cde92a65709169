"""An export is the graph without what was rejected, in stable bytes, and a file is written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from click.testing import CliRunner, Result

from reformgraph.cli import main
from reformgraph.errors import BuildError
from reformgraph.export import FORMATS, Format, exported, write_atomically
from reformgraph.store import load_turtle, write_store
from reformgraph.terms import BASE_IRI, iri

GRAPH = Path(__file__).parents[1] / "fixtures" / "graph.ttl"
REJECTED = f"{BASE_IRI}membership/m15"
READERS = {"turtle": ox.RdfFormat.TURTLE, "ntriples": ox.RdfFormat.N_TRIPLES}


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return load_turtle(GRAPH)


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


@pytest.mark.parametrize("form", FORMATS)
def test_only_the_rejected_statement_and_its_passage_are_missing(form: Format, store: ox.Store) -> None:
    written = {quad.triple for quad in ox.parse(exported(store, form), format=READERS[form])}
    missing = {quad.triple for quad in store} - written
    passages = {triple.object for triple in missing if triple.predicate == ox.NamedNode(iri("rg:evidence"))}
    assert written < {quad.triple for quad in store}
    assert {triple.subject for triple in missing} == {ox.NamedNode(REJECTED)} | passages
    assert len(passages) == 1


def test_what_refers_to_a_rejected_statement_loses_the_reference() -> None:
    store = load_turtle(GRAPH)
    other = ox.NamedNode(BASE_IRI + "membership/m14")
    store.add(ox.Quad(other, ox.NamedNode(iri("rg:conflictsWith")), ox.NamedNode(REJECTED)))
    written = exported(store, "ntriples").decode()
    assert REJECTED not in written
    assert other.value in written


def test_a_passage_that_another_statement_rests_on_stays() -> None:
    store = load_turtle(GRAPH)
    evidence = ox.NamedNode(iri("rg:evidence"))
    [passage] = [quad.object for quad in store.quads_for_pattern(ox.NamedNode(REJECTED), evidence, None)]
    store.add(ox.Quad(ox.NamedNode(BASE_IRI + "membership/m14"), evidence, passage))
    assert f"{passage} <{iri('nif:anchorOf')}>" in exported(store, "ntriples").decode()


@pytest.mark.parametrize("form", FORMATS)
def test_the_order_of_loading_does_not_show(form: Format, store: ox.Store) -> None:
    other = ox.Store()
    for quad in sorted(store, key=str, reverse=True):
        other.add(quad)
    assert exported(other, form) == exported(store, form)


def test_ntriples_are_sorted_lines_that_rdflib_reads(store: ox.Store) -> None:
    written = exported(store, "ntriples")
    lines = written.splitlines(keepends=True)
    assert lines == sorted(lines)
    assert len(rdflib.Graph().parse(data=written, format="nt")) == len(lines)


@pytest.fixture
def build(tmp_path: Path, store: ox.Store) -> Path:
    write_store(store, tmp_path / "build" / "store")
    return tmp_path / "build"


def test_the_command_writes_to_standard_output_or_to_a_file(build: Path, tmp_path: Path, store: ox.Store) -> None:
    path = tmp_path / "out.ttl"
    assert call("export", "--graph", build).stdout_bytes == exported(store, "turtle")
    result = call("export", "--graph", build, "--output", path)
    assert (result.exit_code, result.stdout) == (0, "")
    assert path.read_bytes() == exported(store, "turtle")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["build", "out.ttl"]


def test_the_command_writes_ntriples(build: Path, store: ox.Store) -> None:
    assert call("export", "--graph", build, "--format", "ntriples").stdout_bytes == exported(store, "ntriples")


def test_a_missing_build_leaves_the_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "out.ttl"
    path.write_text("before", encoding="utf-8")
    result = call("export", "--graph", tmp_path / "none", "--output", path)
    assert result.exit_code == 1
    assert "reformgraph build" in result.stderr
    assert path.read_text(encoding="utf-8") == "before"


def test_a_file_that_cannot_be_written_is_one_clean_error(build: Path, tmp_path: Path) -> None:
    result = call("export", "--graph", build, "--output", tmp_path / "none" / "out.ttl")
    assert result.exit_code == 1
    assert "the file could not be written: No such file or directory" in result.stderr


def test_a_write_that_fails_harms_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "out.ttl"
    path.write_bytes(b"before")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(BuildError, match="No space left"):
        write_atomically(path, b"after")
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "out.ttl"
    path.write_bytes(b"")
    path.chmod(0o640)
    write_atomically(path, b"new")
    assert path.stat().st_mode & 0o777 == 0o640
