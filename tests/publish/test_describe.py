"""The description of a dataset: what catalogues are told is true of the graph, and says nothing that is not known."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result

from reformgraph.cli import main
from reformgraph.errors import SourceError, UsageError
from reformgraph.publish import Dataset, Distribution, dataset_triples, dataset_turtle, describe, read_publisher
from reformgraph.publish.dcat import SPACES
from reformgraph.publish.publisher import TEMPLATE
from reformgraph.terms import BASE_IRI, PREFIXES, iri

ROOT = Path(__file__).parents[2]
GRAPH = [quad.triple for quad in ox.parse(path=ROOT / "tests" / "fixtures" / "graph.ttl")]
TIMES = ("rg:startNot", "rg:endNot", "schema:startDate", "schema:endDate")
OWN = TEMPLATE.replace("https://data.example.org/id/", BASE_IRI)


def publisher_file(folder: Path, text: str = OWN) -> Path:
    path = folder / "publisher.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    files = [Distribution.of("graph.ttl", b"abc"), Distribution.of("tables/people.csv", b"")]
    said = read_publisher(publisher_file(tmp_path))
    return describe(GRAPH, said, "1.1.0", distributions=files, previous="1.0.0", issued=dt.date(2022, 9, 1))


def ask(dataset: Dataset, pattern: str) -> set[str]:
    """The values of ?x."""
    store = ox.Store()
    store.extend(ox.Quad(each.subject, each.predicate, each.object) for each in dataset_triples(dataset))
    found = store.query(f"SELECT ?x {{ {pattern.replace('DATASET', f'<{dataset.iri}>')} }}", prefixes=dict(SPACES))
    assert isinstance(found, ox.QuerySolutions)
    return {solution["x"].value for solution in found}


def test_the_statistics_are_those_of_the_graph(dataset: Dataset) -> None:
    people = {each.subject for each in GRAPH if each.object == ox.NamedNode(PREFIXES["foaf"] + "Person")}
    assert ask(dataset, "DATASET void:triples ?x") == {str(len(set(GRAPH)))}
    assert ask(dataset, "DATASET void:entities ?x") == {str(len({each.subject for each in GRAPH}))}
    of_people = "DATASET void:classPartition [ void:class foaf:Person ; void:entities ?x ]"
    assert ask(dataset, of_people) == {str(len(people))}
    assert ask(dataset, "DATASET void:propertyPartition [ void:property foaf:name ; void:triples ?x ]") == {
        str(len(people))
    }


def test_the_coverage_is_that_of_the_statements(dataset: Dataset) -> None:
    period = "DATASET dcterms:temporal [ dcat:{} ?x ]"
    dates = sorted(
        each.object.value[:10]
        for each in GRAPH
        if isinstance(each.object, ox.Literal) and each.predicate.value.startswith(tuple(iri(name) for name in TIMES))
    )
    assert ask(dataset, period.format("startDate")) == {dates[0]}
    assert ask(dataset, period.format("endDate")) == {dates[-1]}
    named = ask(dataset, "DATASET dcterms:spatial/skos:prefLabel ?x")
    assert {"Lappi", "Lappland", "Lapland"} <= named


def test_a_file_has_its_size_hash_kind_and_address(dataset: Dataset) -> None:
    file = "DATASET dcat:distribution ?d . ?d dcat:mediaType <https://www.iana.org/assignments/media-types/text/turtle>"
    assert ask(dataset, f"{file} ; dcat:byteSize ?x") == {"3"}
    assert ask(dataset, f"{file} ; spdx:checksum/spdx:checksumValue ?x") == {
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"  # SHA-256 of abc, as FIPS 180 gives it
    }
    assert ask(dataset, f"{file} ; dcat:downloadURL ?x") == {"https://data.example.org/releases/1.1.0/graph.ttl"}
    assert ask(dataset, "DATASET void:dataDump ?x") == {"https://data.example.org/releases/1.1.0/graph.ttl"}


def test_the_licences_of_data_ontology_code_and_quotations_stand_apart(dataset: Dataset) -> None:
    assert ask(dataset, "DATASET dcterms:license ?x") == {"https://creativecommons.org/licenses/by/4.0/"}
    assert ask(dataset, "DATASET dcterms:conformsTo/dcterms:license ?x") == {
        "https://creativecommons.org/licenses/by/4.0/"
    }
    code = "DATASET prov:wasGeneratedBy/prov:wasAssociatedWith/dcterms:license ?x"
    assert ask(dataset, code) == {"https://www.gnu.org/licenses/gpl-3.0.html"}
    assert len(ask(dataset, "DATASET dcterms:rights/rdfs:label ?x")) == 3


def test_nothing_is_said_of_quotations_where_there_are_none(tmp_path: Path) -> None:
    graph = [each for each in GRAPH if each.predicate.value != PREFIXES["nif"] + "anchorOf"]
    assert ask(describe(graph, read_publisher(publisher_file(tmp_path)), "1"), "DATASET dcterms:rights ?x") == set()


def test_the_version_follows_the_one_before(dataset: Dataset) -> None:
    assert ask(dataset, "DATASET dcat:version ?x") == {"1.1.0"}
    assert ask(dataset, "DATASET dcat:previousVersion ?x") == {f"{BASE_IRI}dataset/1.0.0"}
    assert ask(dataset, "DATASET dcat:isVersionOf ?x") == {f"{BASE_IRI}dataset"}
    assert ask(dataset, "DATASET dcterms:issued ?x") == {"2022-09-01"}


def test_an_empty_graph_covers_nothing(tmp_path: Path) -> None:
    nothing = describe([], read_publisher(publisher_file(tmp_path)), "1")
    assert ask(nothing, "DATASET dcterms:temporal|dcterms:spatial ?x") == set()
    assert ask(nothing, "DATASET void:triples ?x") == {"0"}


def test_the_description_is_the_same_bytes_and_has_no_blank_node(dataset: Dataset) -> None:
    assert dataset_turtle(dataset) == dataset_turtle(dataset)
    read = {quad.triple for quad in ox.parse(dataset_turtle(dataset), format=ox.RdfFormat.TURTLE)}
    assert read == set(dataset_triples(dataset))
    assert not any(isinstance(each, ox.BlankNode) for triple in read for each in (triple.subject, triple.object))


@pytest.mark.parametrize("version", ["", "1 0", "../1", "1.0/x", "ä"])
def test_a_version_is_a_part_of_an_iri(version: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be a version"):
        describe(GRAPH, read_publisher(publisher_file(tmp_path)), version)


def test_a_version_does_not_follow_itself(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot follow itself"):
        describe(GRAPH, read_publisher(publisher_file(tmp_path)), "1.0", previous="1.0")


# The publisher's file.


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("contact: https://www.example.org/contact", "contact: malli@example.org", ":12: contact: 'malli@example.org'"),
        ("licence: CC-BY-4.0", "licence: free", ":13: licence: 'free' is no http or https address"),
        ("base: https://data.example.org/id/", "base: data", ":14: base: the base 'data' must begin with http"),
        ("  fi: Esimerkkiuudistuksen toimijat", "  de: Akteure", ":3: de: Input should be 'fi', 'sv' or 'en'"),
        ("landing-page: https://data.example.org/", "", "'landing-page' is missing"),
        ("contact:", "contacts:", "'contact' is missing"),
        ("Esimerkkikunta", "Esimerkkikunta p. 050 999 1234", "holds a phone number"),
        ("releases/{version}/", "releases", "that ends in /"),
    ],
)
def test_what_is_wrong_in_the_file_is_told_with_its_line(old: str, new: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        read_publisher(publisher_file(tmp_path, TEMPLATE.replace(old, new)))
    assert said in str(caught.value)


def test_a_file_that_is_not_there_is_told_with_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"reformgraph describe --template > publisher\.yaml"):
        read_publisher(tmp_path / "publisher.yaml")


def test_the_documentation_shows_the_template() -> None:
    assert TEMPLATE in (ROOT / "docs" / "publishing.md").read_text(encoding="utf-8")


# The command.


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["describe", *map(str, arguments)])


def test_the_command_writes_what_can_be_read_back(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_bytes((ROOT / "tests" / "fixtures" / "graph.ttl").read_bytes())
    (tmp_path / "publisher.yaml").write_text(run("--template").stdout, encoding="utf-8")
    result = run("--graph", tmp_path, "--publisher", tmp_path / "publisher.yaml", "--version", "1.0.0")
    assert result.exit_code == 0, result.output
    triples = [quad.triple for quad in ox.parse(result.stdout_bytes, format=ox.RdfFormat.TURTLE)]
    assert ox.NamedNode("https://data.example.org/id/dataset/1.0.0") in {each.subject for each in triples}


def test_the_command_needs_a_publisher_and_a_version(tmp_path: Path) -> None:
    result = run("--graph", tmp_path)
    assert result.exit_code == 2
    assert "--publisher and --version are needed" in result.stderr
