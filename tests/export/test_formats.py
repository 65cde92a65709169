"""Every format is the same graph to every reader, whatever the text in it, and the kept context names all of it."""

from __future__ import annotations

import csv
import io
import json
from importlib.resources import files
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from reformgraph.errors import BuildError, UsageError
from reformgraph.export import FORMATS, METADATA, Format, exported, table_files, write_folder
from reformgraph.pipeline import build_graph
from reformgraph.store import read_graph
from reformgraph.terms import BASE_IRI, PREFIXES, iri
from reformgraph.vocabulary import ontology_terms

ROOT = Path(__file__).parents[2]
GRAPH = ROOT / "tests" / "fixtures" / "graph.ttl"
BASE = "https://data.example.org/id/"
OXIGRAPH = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}
RDFLIB = {"turtle": "turtle", "trig": "trig", "ntriples": "nt", "nquads": "nquads", "jsonld": "json-ld"}

local = st.text("abcåäö-._~/:'()!$&*+,;=@", max_size=12).filter(lambda name: not name.endswith("."))
things = st.one_of(
    st.builds(lambda name: ox.NamedNode(BASE_IRI + name), local),
    st.builds(lambda space, name: ox.NamedNode(space + name), st.sampled_from([*PREFIXES.values()]), local),
)
own = ["rg:evidence", "rg:method", "rdf:type", "rdfs:label", "skos:prefLabel", "rg:startNotAfter", "schema:startDate"]
predicates = st.one_of(st.sampled_from(own).map(lambda name: ox.NamedNode(iri(name))), things)
hostile = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"], exclude_characters="\x00"),
        st.sampled_from("\"'\\\n\r\t\x0b\x0c\x1c\x85\u2028\u2029\ufeff<>{}^@.#"),
    ),
    max_size=20,
)
kinds = st.sampled_from(["rg:kind", "schema:Text"]).map(lambda name: ox.NamedNode(iri(name)))
literals = st.one_of(
    st.builds(lambda text: ox.Literal(text), hostile),
    st.builds(lambda text, tag: ox.Literal(text, language=tag), hostile, st.sampled_from(["fi", "sv", "en"])),
    st.builds(lambda text, kind: ox.Literal(text, datatype=kind), hostile, kinds),
    st.dates().map(lambda day: ox.Literal(day.isoformat(), datatype=ox.NamedNode(iri("xsd:date")))),
)
graphs = st.lists(st.builds(ox.Triple, things, predicates, st.one_of(things, literals)), max_size=12)


def fixture() -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(path=GRAPH)]


def as_rdflib(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> rdflib.URIRef | rdflib.Literal:
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    assert isinstance(term, ox.Literal)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    kind = None if term.datatype.value == iri("xsd:string") else rdflib.URIRef(term.datatype.value)
    return rdflib.Literal(term.value, datatype=kind, normalize=False)


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=40, deadline=None)
@given(triples=graphs)
def test_pyoxigraph_reads_back_the_same_graph(form: Format, triples: list[ox.Triple]) -> None:
    assert {quad.triple for quad in ox.parse(exported(triples, form), format=OXIGRAPH[form])} == set(triples)


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=40, deadline=None)
@given(triples=graphs)
def test_rdflib_reads_back_the_same_graph(form: Format, triples: list[ox.Triple]) -> None:
    expected = {tuple(map(as_rdflib, (each.subject, each.predicate, each.object))) for each in triples}
    read = rdflib.Dataset().parse(data=exported(triples, form), format=RDFLIB[form])
    assert {(subject, predicate, value) for subject, predicate, value, _ in read} == expected


@pytest.mark.parametrize("form", ["trig", "nquads"])
def test_the_formats_with_graphs_name_the_graph_after_the_base(form: Format) -> None:
    quads = ox.parse(exported(fixture(), form, base=BASE), format=OXIGRAPH[form])
    assert {quad.graph_name for quad in quads} == {ox.NamedNode(f"{BASE}graph")}


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_the_order_of_the_triples_does_not_show(form: Format, data: st.DataObject) -> None:
    triples = data.draw(graphs)
    assert exported(data.draw(st.permutations(triples)) + triples[:3], form) == exported(triples, form)


@pytest.mark.parametrize("form", FORMATS)
def test_a_blank_node_is_refused(form: Format) -> None:
    node = ox.NamedNode("https://example.org/x")
    with pytest.raises(BuildError, match="blank node"):
        exported([ox.Triple(node, node, ox.BlankNode("b"))], form)


def test_json_ld_is_short_and_has_a_thing_a_line() -> None:
    lines = exported(fixture(), "jsonld").decode().splitlines()
    line = '{"@id": "person/malli-esimerkkinen", "@type": "Person", "label": "Malli Esimerkkinen", '
    assert line + '"name": "Malli Esimerkkinen"},' in lines


def test_json_ld_carries_the_kept_context() -> None:
    kept = json.loads((files("reformgraph.ontology") / "context.jsonld").read_text("utf-8"))["@context"]
    written = json.loads(exported(fixture(), "jsonld"))["@context"]
    assert written == {"@base": BASE_IRI, **kept}


def test_the_context_names_every_term_that_a_build_uses(tmp_path: Path) -> None:
    build_graph([ROOT / "sample"], tmp_path / "build")
    used = set()
    for triple in [*read_graph(tmp_path / "build"), *fixture()]:
        used.add(triple.predicate.value)
        if triple.predicate.value == iri("rdf:type") and isinstance(triple.object, ox.NamedNode):
            used.add(triple.object.value)
    context = json.loads((files("reformgraph.ontology") / "context.jsonld").read_text("utf-8"))["@context"]
    named = {entry if isinstance(entry, str) else entry["@id"] for entry in context.values()}
    assert used - named == {iri("rdf:type")}
    statuses = {iri(f"rg:{name}") for name in ("asserted", "accepted", "rejected", "disputed", "attend", "speak")}
    assert set(ontology_terms()) - named == statuses


# Instance IRIs under another base.


def test_a_new_base_moves_the_publishers_iris_and_nothing_else() -> None:
    source = ox.Triple(
        ox.NamedNode(f"{BASE_IRI}document/a"), ox.NamedNode(iri("dcterms:source")), ox.NamedNode(f"{BASE_IRI}page")
    )
    moved = {
        quad.triple
        for quad in ox.parse(exported([*fixture(), source], "ntriples", base=BASE), format=ox.RdfFormat.N_TRIPLES)
    }
    back = exported(moved, "ntriples", base=BASE_IRI)
    assert back == exported([*fixture(), source], "ntriples")
    old = [each for triple in moved for each in (triple.subject, triple.object) if str(each).startswith(f"<{BASE_IRI}")]
    assert old == [ox.NamedNode(f"{BASE_IRI}page")]


def test_turtle_declares_the_new_base() -> None:
    assert b"@prefix person: <https://data.example.org/id/person/> ." in exported(fixture(), "turtle", base=BASE)


def test_a_base_that_no_iri_can_begin_with_is_refused() -> None:
    with pytest.raises(UsageError, match="the base 'id'"):
        exported(fixture(), "turtle", base="id")


# Tables.


def rows(name: str, triples: list[ox.Triple]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table_files(triples)[f"{name}.csv"].decode(), newline="")))


def test_the_tables_hold_every_thing_of_their_kind() -> None:
    graph = rdflib.Graph().parse(GRAPH)
    for name, kind in {"people": "foaf:Person", "memberships": "org:Membership", "meetings": "rg:Meeting"}.items():
        things = {str(each) for each in graph.subjects(rdflib.RDF.type, rdflib.URIRef(iri(kind)))}
        assert {row["iri"] for row in rows(name, fixture())} == things


def test_a_membership_tells_who_what_where_when_and_by_which_passage() -> None:
    row = next(each for each in rows("memberships", fixture()) if each["iri"].endswith("/m03"))
    assert (row["person_name"], row["role_name"]) == ("Koe Kuviteltu", "varapuheenjohtaja")
    assert row["body_name"] == "Lapin esimerkkiuudistuksen poliittinen ohjausryhmä"
    assert (row["start_not_after"], row["end_not_after"]) == ("2021-04-13", "")
    assert row["evidence"] == f"{BASE_IRI}passage/lapin-kaynnistys-118-182"
    assert "Koe Kuviteltu" in row["quotes"]


def test_the_metadata_describes_every_table_and_column() -> None:
    written = table_files(fixture())
    metadata = json.loads(written[METADATA])
    assert metadata["@context"][0] == "http://www.w3.org/ns/csvw"
    assert sorted(table["url"] for table in metadata["tables"]) == sorted(written.keys() - {METADATA})
    for table in metadata["tables"]:
        header = next(csv.reader(io.StringIO(written[table["url"]].decode(), newline="")))
        columns = table["tableSchema"]["columns"]
        assert [column["name"] for column in columns] == header
        for key in table["tableSchema"]["foreignKeys"]:
            keys = {row["iri"] for row in rows(key["reference"]["resource"].removesuffix(".csv"), fixture())}
            named = {row[key["columnReference"]] for row in rows(table["url"].removesuffix(".csv"), fixture())}
            assert named - {""} <= keys


@settings(max_examples=40, deadline=None)
@given(hostile, st.sampled_from(["=", "+", "-", "@", "\t", "\r", "\n", "＝"]))
def test_no_cell_is_a_formula(text: str, mark: str) -> None:
    person = ox.NamedNode(BASE_IRI + "person/x")
    triples = [
        ox.Triple(person, ox.NamedNode(iri("rdf:type")), ox.NamedNode(iri("foaf:Person"))),
        ox.Triple(person, ox.NamedNode(iri("foaf:name")), ox.Literal(mark + text)),
        ox.Triple(person, ox.NamedNode(iri("rdfs:label")), ox.Literal(mark + text)),
    ]
    [row] = rows("people", triples)
    assert not row["names"].startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))
    assert row["name"] == f"'{mark}{text}"


def test_a_folder_of_tables_replaces_an_earlier_one_and_nothing_else(tmp_path: Path) -> None:
    tables = tmp_path / "tables"
    write_folder(tables, table_files([]), METADATA)
    write_folder(tables, table_files(fixture()), METADATA)
    assert (tables / "people.csv").read_bytes() == table_files(fixture())["people.csv"]
    assert list(tmp_path.iterdir()) == [tables]
    (tables / "own.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(BuildError, match=r"also holds own\.txt"):
        write_folder(tables, table_files([]), METADATA)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "people.csv").write_text("mine", encoding="utf-8")
    with pytest.raises(BuildError, match="holds other files"):
        write_folder(tmp_path / "other", table_files([]), METADATA)


def test_a_library_of_csvw_reads_the_tables_and_their_references(tmp_path: Path) -> None:
    csvw = pytest.importorskip("csvw", reason="csvw is not installed")
    write_folder(tmp_path / "tables", table_files(fixture()), METADATA)
    group = csvw.TableGroup.from_file(tmp_path / "tables" / METADATA)
    read = {str(table.url): list(table.iterdicts()) for table in group.tables}
    assert group.check_referential_integrity()
    assert {name: len(found) for name, found in read.items()} == {
        f"{name}.csv": len(rows(name, fixture()))
        for name in ("people", "bodies", "memberships", "relations", "meetings", "documents")
    }
    chair = next(row for row in read["memberships.csv"] if row["person_name"] == "Malli Esimerkkinen")
    assert chair["start_not_after"].isoformat().startswith("2021-04-13")
    assert len(chair["evidence"]) == 2
