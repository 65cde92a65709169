"""A release: all that is published of a version, and how it differs from the one before."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result

from reformgraph.build.turtle import turtle_bytes
from reformgraph.cli import main
from reformgraph.errors import BuildError, UsageError
from reformgraph.pipeline import build_graph
from reformgraph.publish.publisher import TEMPLATE, Publisher, read_publisher
from reformgraph.publish.release import write_release
from reformgraph.store import read_graph
from reformgraph.terms import PREFIXES, iri

SAMPLE = Path(__file__).parents[2] / "sample"
FEW = ("lappi-ohjausrakenne.txt", "lappi-kokoukset.txt")
NAME = "Sakari Trög"


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Publisher:
    path = tmp_path_factory.mktemp("publisher") / "publisher.yaml"
    path.write_text(TEMPLATE, encoding="utf-8")
    return read_publisher(path)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> list[ox.Triple]:
    folder = tmp_path_factory.mktemp("small")
    build_graph([SAMPLE / name for name in FEW], folder / "build")
    return read_graph(folder / "build")


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> list[ox.Triple]:
    folder = tmp_path_factory.mktemp("large")
    build_graph([SAMPLE], folder / "build")
    return read_graph(folder / "build")


def triples(content: bytes) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(content, format=ox.RdfFormat.TURTLE)}


def test_it_holds_every_format_the_description_and_the_checksums(
    small: list[ox.Triple], said: Publisher, tmp_path: Path
) -> None:
    files = write_release(small, said, "1.0.0", tmp_path / "releases" / "1.0.0")
    written = {
        path.relative_to(tmp_path / "releases" / "1.0.0").as_posix(): path.read_bytes()
        for path in (tmp_path / "releases").rglob("*")
        if path.is_file()
    }
    assert written == files
    assert {"graph.ttl", "graph.jsonld", "tables/people.csv", "dataset.ttl", "CHANGES.sv.md"} <= files.keys()
    for line in files["SHA256SUMS"].decode().splitlines():
        digest, name = line.split("  ")
        assert digest == hashlib.sha256(files[name]).hexdigest()
    assert len(files["SHA256SUMS"].splitlines()) == len(files) - 1
    sizes = {each.object.value for each in triples(files["dataset.ttl"]) if each.predicate.value.endswith("byteSize")}  # type: ignore[union-attr]
    assert sizes == {
        str(len(content))
        for name, content in files.items()
        if name.startswith(("graph.", "tables/")) and "json" not in name[-5:]
    } | {str(len(files["graph.jsonld"]))}


def test_the_same_input_gives_the_same_bytes(small: list[ox.Triple], said: Publisher, tmp_path: Path) -> None:
    first = write_release(small, said, "1.0.0", tmp_path / "a")
    assert write_release(small[::-1], said, "1.0.0", tmp_path / "b") == first


def test_what_was_added_and_removed_makes_the_new_graph_of_the_old(
    small: list[ox.Triple], large: list[ox.Triple], said: Publisher, tmp_path: Path
) -> None:
    old = write_release(large, said, "1.0.0", tmp_path / "1")
    new = write_release(small, said, "1.1.0", tmp_path / "2", previous=tmp_path / "1")
    before, after = (set(files["graph.nt"].splitlines()) for files in (old, new))
    assert before - set(new["removed.nt"].splitlines()) | set(new["added.nt"].splitlines()) == after


def test_a_withdrawn_statement_keeps_a_mark_until_it_is_stated_again(
    small: list[ox.Triple], large: list[ox.Triple], said: Publisher, tmp_path: Path
) -> None:
    def statements(files: dict[str, bytes]) -> set[str]:
        return {str(each.subject) for each in triples(files["graph.ttl"]) if each.predicate.value == iri("rg:status")}

    def marked(files: dict[str, bytes]) -> set[str]:
        return {str(each.subject) for each in triples(files["withdrawn.ttl"])}

    one = write_release(large, said, "1", tmp_path / "1")
    two = write_release(small, said, "2", tmp_path / "2", previous=tmp_path / "1")
    three = write_release(small, said, "3", tmp_path / "3", previous=tmp_path / "2")
    four = write_release(large, said, "4", tmp_path / "4", previous=tmp_path / "3")
    assert marked(one) == set()
    assert marked(two) == statements(one) - statements(two) != set()
    assert marked(three) == marked(two)
    assert b"Withdrawn in version 2." in three["withdrawn.ttl"]
    assert marked(four) == statements(two) - statements(one)


def test_the_changelog_tells_who_now_has_which_role(
    small: list[ox.Triple], large: list[ox.Triple], said: Publisher, tmp_path: Path
) -> None:
    write_release(small, said, "1.0.0", tmp_path / "1")
    files = write_release(large, said, "1.1.0", tmp_path / "2", previous=tmp_path / "1")
    english = files["CHANGES.en.md"].decode()
    assert "Changes since version 1.0.0." in english
    assert "- Seppo Kääriäinen now chairs POSOTE20-seurantaryhmä" in english
    assert ", according to “" in english


def test_a_release_after_somebody_was_taken_out_does_not_tell_who(said: Publisher, tmp_path: Path) -> None:
    (tmp_path / "withheld.txt").write_text(f"{NAME}\n", encoding="utf-8")
    for name, more in (("1", []), ("2", ["--withhold", str(tmp_path / "withheld.txt")])):
        result = CliRunner().invoke(main, ["build", str(SAMPLE), "--output", str(tmp_path / f"build{name}"), *more])
        assert result.exit_code == 0, result.stderr
    old = write_release(read_graph(tmp_path / "build1"), said, "1", tmp_path / "1")
    new = write_release(read_graph(tmp_path / "build2"), said, "2", tmp_path / "2", previous=tmp_path / "1")
    person = next(each.subject for each in triples(old["graph.ttl"]) if each.object == ox.Literal(NAME))
    told = {str(each.subject) for each in triples(old["graph.ttl"]) if each.object == person}
    everything = b"\n".join(new.values()).decode()
    assert [each for each in (NAME, "sakari-trog", "Trög", *told) if each in everything] == []
    assert "removed.nt" not in new
    assert "Personal data were taken out of the graph" in new["CHANGES.en.md"].decode()


def test_a_published_version_is_not_overwritten_by_another(
    small: list[ox.Triple], said: Publisher, tmp_path: Path
) -> None:
    write_release(small, said, "1.0.0", tmp_path / "1")
    with pytest.raises(BuildError, match=r"the folder holds version 1\.0\.0"):
        write_release(small, said, "1.1.0", tmp_path / "1")
    with pytest.raises(UsageError, match="cannot follow itself"):
        write_release(small, said, "1.0.0", tmp_path / "1", previous=tmp_path / "1")
    write_release(small, said, "1.0.0", tmp_path / "1")


def test_a_graph_that_does_not_conform_is_not_released(small: list[ox.Triple], said: Publisher, tmp_path: Path) -> None:
    without = [each for each in small if each.predicate.value != iri("rg:method")]
    with pytest.raises(BuildError, match="The statement must tell by which method it was obtained"):
        write_release(without, said, "1.0.0", tmp_path / "1")
    assert not (tmp_path / "1").exists()


# The command.


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["release", *map(str, arguments)])


def test_the_command_writes_a_release_without_quotes(small: list[ox.Triple], tmp_path: Path) -> None:
    (tmp_path / "publisher.yaml").write_text(TEMPLATE, encoding="utf-8")
    (tmp_path / "graph.ttl").write_bytes(turtle_bytes(small, PREFIXES))
    common = ("--graph", tmp_path, "--publisher", tmp_path / "publisher.yaml", "--version", "1.0.0")
    result = run(*common, "--output", tmp_path / "1", "--without-quotes", "--issued", "2022-09-01")
    assert result.exit_code == 0, result.stderr
    assert b"anchorOf" not in (tmp_path / "1" / "graph.ttl").read_bytes()
    assert b'dcterms:issued "2022-09-01"^^xsd:date' in (tmp_path / "1" / "dataset.ttl").read_bytes()
