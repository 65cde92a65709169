"""`open_graph`: questions asked in Python, and their answers as rows, data frames and a notebook's table."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest

import reformgraph
from reformgraph import open_graph
from reformgraph.api import OpenGraph
from reformgraph.errors import GraphError, LimitError, QueryError, ReformgraphError, UsageError
from reformgraph.query import library
from reformgraph.store import load_turtle, write_store

GRAPH = Path(__file__).parents[1] / "fixtures" / "graph.ttl"
HOSTILE = "<script>alert('x')</script> & \"q\" \u202e\x1b[31m\N{NO-BREAK SPACE}ö"


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build")
    write_store(load_turtle(GRAPH), folder / "store")
    return folder


@pytest.fixture(scope="module")
def graph(build: Path) -> OpenGraph:
    return open_graph(build)


def hostile() -> OpenGraph:
    store = load_turtle(GRAPH)
    label = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    body = ox.NamedNode("https://w3id.org/reformgraph/id/body/lapin-johtoryhma")
    for quad in list(store.quads_for_pattern(body, label, None)):
        store.remove(quad)
    store.add(ox.Quad(body, label, ox.Literal(HOSTILE, language="fi")))
    return OpenGraph(store, "fi")


def test_a_question_is_answered_in_rows_of_python_values(graph: OpenGraph) -> None:
    answer = graph.ask("tenure", person="Malli Esimerkkinen", organization="Pol.ohry")
    assert answer.columns[:3] == ("daysAtLeast", "daysAtMost", "personName")
    assert [row[:3] for row in answer] == [(263, 263, "Malli Esimerkkinen")]
    assert len(answer) == 1
    assert repr(answer).startswith("<1 row of daysAtLeast, ")


@pytest.mark.parametrize("day", ["2022-03-01", "1.3.2022", dt.date(2022, 3, 1)])
def test_a_day_is_given_as_text_or_as_a_date(day: str | dt.date, graph: OpenGraph) -> None:
    answer = graph.ask("chairs", body="Pol.ohry", date=day)
    assert [row[1:6] for row in answer] == [("Testi Keksitty", dt.date(2022, 1, 1), dt.date(2022, 1, 1), None, None)]


def test_what_is_none_is_not_given_and_defaults_hold(graph: OpenGraph) -> None:
    assert len(graph.ask("interlocks", person=None)) == len(graph.ask("interlocks", least=2)) == 10
    assert len(graph.ask("low-confidence", below=Decimal("0.85"))) == 2


def test_names_are_in_the_readers_language(build: Path) -> None:
    answer = open_graph(str(build), language="sv").ask("bodies-by-region", region="Vasa")
    assert [row[1] for row in answer] == ["arbetsgrupp"]
    assert "<th>Organ</th>" in answer._repr_html_()


def test_every_question_is_told(graph: OpenGraph) -> None:
    assert list(graph.questions()) == library.names()
    assert graph.questions()["chairs"].endswith("?")


@pytest.mark.parametrize(
    ("question", "given", "message"),
    [
        ("chair", {}, "did you mean chairs"),
        ("chairs", {"bdy": "x"}, "did you mean body"),
        ("disputes", {"body": "x"}, "the question has none"),
        ("role-on-date", {}, "the parameter 'date' is required .for example 2021-04-13"),
        ("role-on-date", {"date": "eilen"}, "is not a day"),
        ("hierarchy", {"body": "ohjausryhmä"}, "is the name of 2 things"),
    ],
)
def test_a_mistake_is_an_error_that_tells_what_to_do(
    question: str, given: dict[str, str], message: str, graph: OpenGraph
) -> None:
    with pytest.raises(UsageError, match=message):
        graph.ask(question, **given)


def test_sparql_is_asked_with_values(graph: OpenGraph) -> None:
    query = "SELECT ?name WHERE { ?person a ?kind ; foaf:name ?name . FILTER(?name = ?wanted) }"
    person = ox.NamedNode("http://xmlns.com/foaf/0.1/Person")
    assert graph.sparql(query, kind="<foaf:Person>", wanted="Testi Keksitty").rows == [("Testi Keksitty",)]
    assert graph.sparql(query, kind=person, wanted='"} #').rows == []


def test_yes_and_no_and_graphs_are_tables_too(graph: OpenGraph) -> None:
    assert graph.sparql("ASK { ?s a rg:Body }").rows == [(True,)]
    answer = graph.sparql("CONSTRUCT { ?s a rg:Body } WHERE { ?s a rg:Body }")
    assert (answer.columns, len(answer)) == (("subject", "predicate", "object"), 9)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1, 1),
        (True, True),
        (0.5, 0.5),
        (Decimal("0.50"), 0.5),
        (dt.date(2021, 4, 13), dt.date(2021, 4, 13)),
        (dt.datetime(2021, 4, 13, 12, tzinfo=dt.UTC), dt.datetime(2021, 4, 13, 12, tzinfo=dt.UTC)),
        ("<rg:Body>", "https://w3id.org/reformgraph/ontology#Body"),
        (HOSTILE, HOSTILE),
    ],
)
def test_a_value_comes_back_as_it_was_given(
    value: str | float | Decimal | dt.date, expected: object, graph: OpenGraph
) -> None:
    assert graph.sparql("SELECT ?value WHERE { }", value=value).rows == [(expected,)]


def test_what_python_cannot_hold_stays_text(graph: OpenGraph) -> None:
    query = "SELECT ('99999-01-01'^^xsd:date AS ?day) ('x'^^xsd:integer AS ?n) WHERE { }"
    assert graph.sparql(query).rows == [("99999-01-01", "x")]


def test_a_mistake_in_sparql_is_an_error(graph: OpenGraph) -> None:
    with pytest.raises(QueryError, match="query:1:"):
        graph.sparql("SELECT nonsense")
    with pytest.raises(QueryError, match="SERVICE is not allowed"):
        graph.sparql("SELECT * WHERE { SERVICE <http://example.org/> { ?s ?p ?o } }")
    with pytest.raises(UsageError, match="no variable 'who'"):
        graph.sparql("SELECT ?s WHERE { ?s a rg:Body }", who="x")
    with pytest.raises(UsageError, match="is not an IRI"):
        graph.sparql("SELECT ?s WHERE { ?s a rg:Body }", s="<not an iri>")


def test_a_missing_build_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="no such folder"):
        open_graph(tmp_path / "none")


def test_pandas_gets_dates_and_whole_numbers(graph: OpenGraph) -> None:
    pytest.importorskip("pandas")
    frame = graph.ask("tenure").to_pandas()
    assert str(frame["daysAtMost"].dtype) == "Int64"
    assert frame["daysAtLeast"].max() == 323
    assert frame["personName"].nunique() == 10
    chairs = graph.ask("chairs").to_pandas()
    assert chairs["startNotAfter"].dt.year.max() == 2022
    assert chairs["endNotAfter"].isna().sum() == 8
    assert list(graph.ask("chairs", date="2000-01-01", body="Pol.ohry").to_pandas().columns) == list(chairs.columns)


def test_polars_gets_dates_and_whole_numbers(graph: OpenGraph) -> None:
    pl = pytest.importorskip("polars")
    schema = graph.ask("chairs").to_polars().schema
    assert schema["startNotAfter"] == pl.Date
    assert graph.ask("tenure").to_polars()["daysAtMost"].null_count() == 17
    # Starts of meetings are days, or days with the hour: of two types, and so text.
    assert graph.ask("meetings").to_polars().schema["start"] == pl.String
    times = "'2021-05-04T13:00:00+03:00'^^xsd:dateTime '2021-05-04T13:00:00'^^xsd:dateTime"
    assert graph.sparql(f"SELECT ?t WHERE {{ VALUES ?t {{ {times} }} }}").to_polars().schema["t"] == pl.String


@pytest.mark.parametrize("package", ["pandas", "polars"])
def test_a_package_that_is_missing_is_told(package: str, graph: OpenGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ReformgraphError, match=f"{package} is not installed .install it with: pip install {package}"):
        getattr(graph.ask("disputes"), f"to_{package}")()


def test_a_notebook_shows_headings_without_the_iris_that_serve_joins(graph: OpenGraph) -> None:
    shown = graph.ask("chairs")._repr_html_()
    assert "<th>Toimielin</th>" in shown
    assert "accepted" in shown
    assert "/id/" not in shown
    assert shown.count("<tr>") == 11


def test_a_notebook_shows_hostile_names_as_text() -> None:
    shown = hostile().ask("chairs")._repr_html_()
    assert "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt; &amp; &quot;q&quot;" in shown
    assert "<script" not in shown
    assert not {"\u202e", "\x1b"} & set(shown)


def test_a_notebook_shows_hostile_columns_and_the_first_of_many_rows(graph: OpenGraph) -> None:
    shown = graph.sparql(f"SELECT ?n WHERE {{ VALUES ?n {{ {' '.join(map(str, range(250)))} }} }}")._repr_html_()
    assert shown.endswith("<p>… 50 more</p>")
    assert '<td style="text-align: right">199</td>' in shown


def test_the_package_is_imported_without_the_engine() -> None:
    code = "import sys, reformgraph; print(sorted({'pyoxigraph', 'yaml', 'rich', 'pandas'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_package_has_no_other_names() -> None:
    with pytest.raises(AttributeError, match="no attribute 'close_graph'"):
        _ = reformgraph.close_graph  # type: ignore[attr-defined]


def test_a_misspelt_name_is_a_warning(graph: OpenGraph) -> None:
    with pytest.warns(UserWarning, match="did you mean rg:steeredBy"):
        assert graph.sparql("SELECT ?s WHERE { ?s rg:steredBy ?o }").rows == []


def test_a_network_is_drawn_in_a_notebook_with_names_in_the_readers_language(graph: OpenGraph) -> None:
    picture = graph.ask("network-people")._repr_html_()
    root = ElementTree.fromstring(picture)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    texts = {each.text for each in root.iter("{http://www.w3.org/2000/svg}text")}
    assert {"Malli Esimerkkinen", "Lapin talouden alaryhmä"} <= texts
    assert "http" not in picture.replace("http://www.w3.org/2000/svg", "")


def test_a_networks_names_cannot_become_markup() -> None:
    picture = hostile().ask("network-people")._repr_html_()
    assert "<script" not in picture
    assert "&lt;script&gt;" in picture
    assert not {"\x1b", "\u202e"} & set(picture)
    ElementTree.fromstring(picture)


def test_a_network_that_nobody_could_read_is_a_table() -> None:
    store = ox.Store()
    link = ox.NamedNode("http://www.w3.org/ns/org#linkedTo")
    for number in range(300):
        store.add(ox.Quad(ox.NamedNode(f"urn:a:{number}"), link, ox.NamedNode(f"urn:b:{number}")))
    shown = OpenGraph(store, "fi").sparql("CONSTRUCT WHERE { ?a org:linkedTo ?b }")._repr_html_()
    assert shown.startswith("<table>")


def test_a_build_in_memory_and_one_with_a_time_limit_give_the_same_answer(build: Path, graph: OpenGraph) -> None:
    (build / "graph.ttl").write_bytes(GRAPH.read_bytes())
    rows = graph.ask("chairs").rows
    assert open_graph(build, memory=True).ask("chairs").rows == rows
    limited = open_graph(build, seconds=30)
    assert limited.ask("chairs").rows == rows
    with pytest.raises(UsageError, match="exclude each other"):
        open_graph(build, memory=True, seconds=1)


def test_a_query_that_runs_away_is_stopped(build: Path) -> None:
    everything = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a != ?d) }"
    with pytest.raises(LimitError, match=r"did not end within 0\.5 s"):
        open_graph(build, seconds=0.5).sparql(everything)
