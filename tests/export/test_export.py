"""An export is the graph without what was rejected, in stable bytes, and a file is written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from click.testing import CliRunner, Result

from reformgraph.build.turtle import thing_prefixes, turtle_bytes
from reformgraph.cli import main
from reformgraph.errors import BuildError
from reformgraph.export import FORMATS, Format, exported, write_atomically
from reformgraph.terms import BASE_IRI, PREFIXES, iri

GRAPH = Path(__file__).parents[1] / "fixtures" / "graph.ttl"
REJECTED = f"{BASE_IRI}membership/m15"
READERS = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}


@pytest.fixture(scope="module")
def graph() -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(path=GRAPH)]


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


@pytest.mark.parametrize("form", FORMATS)
def test_only_the_rejected_statement_and_its_passage_are_missing(form: Format, graph: list[ox.Triple]) -> None:
    written = {quad.triple for quad in ox.parse(exported(graph, form), format=READERS[form])}
    missing = set(graph) - written
    passages = {triple.object for triple in missing if triple.predicate == ox.NamedNode(iri("rg:evidence"))}
    assert written < set(graph)
    assert {triple.subject for triple in missing} == {ox.NamedNode(REJECTED)} | passages
    assert len(passages) == 1


def test_what_refers_to_a_rejected_statement_loses_the_reference(graph: list[ox.Triple]) -> None:
    other = ox.NamedNode(BASE_IRI + "membership/m14")
    conflict = ox.Triple(other, ox.NamedNode(iri("rg:conflictsWith")), ox.NamedNode(REJECTED))
    written = exported([*graph, conflict], "ntriples").decode()
    assert REJECTED not in written
    assert other.value in written


def test_a_passage_that_another_statement_rests_on_stays(graph: list[ox.Triple]) -> None:
    evidence = ox.NamedNode(iri("rg:evidence"))
    [passage] = [each.object for each in graph if each.subject == ox.NamedNode(REJECTED) and each.predicate == evidence]
    shared = ox.Triple(ox.NamedNode(BASE_IRI + "membership/m14"), evidence, passage)
    assert f"{passage} <{iri('nif:anchorOf')}>" in exported([*graph, shared], "ntriples").decode()


@pytest.mark.parametrize("form", FORMATS)
def test_the_order_of_the_triples_does_not_show(form: Format, graph: list[ox.Triple]) -> None:
    assert exported(sorted(graph, key=str, reverse=True), form) == exported(graph, form)


def test_ntriples_are_sorted_lines_that_rdflib_reads(graph: list[ox.Triple]) -> None:
    written = exported(graph, "ntriples")
    lines = written.splitlines(keepends=True)
    assert lines == sorted(lines)
    assert len(rdflib.Graph().parse(data=written, format="nt")) == len(lines)


def test_turtle_is_the_builds_own_under_any_base(graph: list[ox.Triple]) -> None:
    base = "https://data.example.org/id/"
    text = "".join(f"{triple} .\n" for triple in graph).replace(BASE_IRI, base)
    moved = [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.N_TRIPLES)]
    written = exported(moved, "turtle")
    triples = [quad.triple for quad in ox.parse(written, format=ox.RdfFormat.TURTLE)]
    assert written == turtle_bytes(triples, {**PREFIXES, **thing_prefixes(base)})
    assert b"@prefix person: <https://data.example.org/id/person/> ." in written
    assert b"\nperson:malli-esimerkkinen a foaf:Person" in written


@pytest.fixture
def build(tmp_path: Path) -> Path:
    folder = tmp_path / "build"
    folder.mkdir()
    (folder / "graph.ttl").write_bytes(GRAPH.read_bytes())
    return folder


def test_the_command_writes_to_standard_output_or_to_a_file(
    build: Path, tmp_path: Path, graph: list[ox.Triple]
) -> None:
    path = tmp_path / "out.ttl"
    assert call("export", "--graph", build).stdout_bytes == exported(graph, "turtle")
    result = call("export", "--graph", build, "--output", path)
    assert (result.exit_code, result.stdout) == (0, "")
    assert path.read_bytes() == exported(graph, "turtle")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["build", "out.ttl"]


def test_the_command_writes_ntriples(build: Path, graph: list[ox.Triple]) -> None:
    assert call("export", "--graph", build, "--format", "ntriples").stdout_bytes == exported(graph, "ntriples")


def test_numbers_keep_the_form_that_the_graph_gives_them(build: Path) -> None:
    line = f'<{BASE_IRI}x> <{iri("nif:beginIndex")}> "007"^^<{iri("xsd:nonNegativeInteger")}> .\n'
    (build / "graph.ttl").write_text(line, encoding="utf-8")
    assert call("export", "--graph", build, "--format", "ntriples").stdout == line


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
