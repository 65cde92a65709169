"""Mistakes in a query, and what leaves an answer empty, are told so that the reader can put them right."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reformgraph.cli import main
from reformgraph.errors import GraphError, QueryError
from reformgraph.query import advice, library
from reformgraph.query.formats import FORMATS, Format, is_empty, serialized
from reformgraph.query.patterns import must_match
from reformgraph.query.run import run
from reformgraph.query.runaway import why_long
from reformgraph.query.spelling import misspelt
from reformgraph.store import load_turtle, write_store
from reformgraph.terms import PREFIXES

GRAPH = Path(__file__).parents[1] / "fixtures" / "graph.ttl"
STORE = load_turtle(GRAPH)


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build")
    write_store(STORE, folder / "store")
    return folder


def call(build: Path, *arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["query", *arguments, "--graph", str(build)], input=stdin)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT * WHERE { ?s a rgg:Body }", r"query:1:23: the prefix rgg: is not declared \(did you mean rg:\?\)"),
        ("SELECT *\nWHERE {\n  ?s a SKOS:Concept }", r"query:3:8: .* \(did you mean skos:\?\)"),
        ("SELECT * WHERE { ?s zzz:p ?o }", r"declare it with PREFIX; known are rg, role"),
        ("PREFIX mine: <http://example.org/> SELECT * { ?s mine:p min:q }", r"query:1:57: .*did you mean mine:"),
    ],
)
def test_an_unknown_prefix_is_told_with_its_place(query: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        run(STORE, query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * WHERE { _:a rg:status ?o ",
        "PREFIX my: <http://example.org/> SELECT * WHERE { ?s my:p ",
        "SELECT * WHERE { ?s ?p 'zzz:p' # zzz:q\n",
    ],
)
def test_no_prefix_is_blamed_for_another_mistake(query: str) -> None:
    with pytest.raises(QueryError) as raised:
        run(STORE, query)
    assert "is not declared" not in str(raised.value)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("rg:steredBy", "rg:steeredBy"),
        ("rg:body", "rg:Body"),
        ("rg:STATUS", "rg:status"),
        ("org:Membreship", "org:Membership"),
        ("org:organisation", "org:organization"),
    ],
)
def test_a_misspelt_name_is_met_with_the_one_meant(name: str, meant: str) -> None:
    said = misspelt(f"SELECT * WHERE {{ ?s {name} ?o . ?t {name} ?u }}")
    assert [line.lower() for line in said] == [f"the ontology has no {name}: did you mean {meant}?".lower()]


def test_a_name_like_no_other_is_only_said_not_to_be_there() -> None:
    assert misspelt("SELECT * WHERE { ?s rg:qqqqqq ?o }") == ["the ontology has no rg:qqqqqq"]


def test_a_full_iri_and_a_prefix_of_ones_own_are_read_alike() -> None:
    assert misspelt(f"SELECT * WHERE {{ ?s <{PREFIXES['rg']}Bdy> ?o }}")
    assert misspelt(f"PREFIX r: <{PREFIXES['rg']}> SELECT * WHERE {{ ?s a r:Bdy }}")
    assert not misspelt("PREFIX rg: <http://example.org/> SELECT * WHERE { ?s a rg:Bdy }")
    assert not misspelt("SELECT * WHERE { ?s a rg:Body. ?s rg:status 'rg:Bdy' # rg:Bdy\n}")


@pytest.mark.parametrize("name", library.names())
def test_no_saved_question_has_a_misspelt_name(name: str) -> None:
    assert misspelt(library.load(name).text) == []


def test_a_misspelt_name_is_told_beside_the_answer(build: Path) -> None:
    result = call(build, "-", "--format", "csv", stdin="SELECT ?s WHERE { ?s rg:steredBy ?o }")
    assert (result.exit_code, result.stdout.split()) == (0, ["s"])
    assert result.stderr == "the ontology has no rg:steredBy: did you mean rg:steeredBy?\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["meetings", "--since", "2030-01-01"], ["there are rows without --since"]),
        (["chairs", "--body", "VATE", "--date", "2020-01-01"], ["there are rows without --body", "... without --date"]),
        (
            ["meetings", "--since", "2030-01-01", "--body", "VATE"],
            ["nor are there rows without one of --body, --since"],
        ),
        (["shared-members", "--least", "9"], ["there are rows without --least"]),
        (
            ["career", "--person", "rg:nobody"],
            [f"nothing in the graph is <{PREFIXES['rg']}nobody>, which --person names"],
        ),
        (
            ["career", "--person", "<http://example.org/x>"],
            ["nothing in the graph is <http://example.org/x>, which ..."],
        ),
    ],
)
def test_an_empty_answer_says_which_parameter_leaves_nothing(
    arguments: list[str], said: list[str], build: Path
) -> None:
    result = call(build, *arguments, "--format", "csv")
    assert result.exit_code == 0
    lines = result.stderr.splitlines()
    assert len(lines) == len(said)
    assert all(part in line for line, wanted in zip(lines, said, strict=True) for part in wanted.split("..."))


def test_an_empty_answer_says_which_name_the_graph_has_nowhere(build: Path) -> None:
    query = "SELECT ?s WHERE { ?s a rg:Body ; rg:monitors ?o . FILTER(DATATYPE(?o) = xsd:float) }"
    result = call(build, "-", stdin=query)
    assert result.stderr == "0 rows\nnothing in the graph has rg:monitors\n"


@pytest.mark.parametrize("query", ["ASK { ?s a rg:Nothing }", "SELECT (COUNT(*) AS ?n) WHERE { ?s rg:monitors ?o }"])
@pytest.mark.parametrize("format_", ["table", "csv", "tsv", "json"])
def test_no_and_nought_are_answers(query: str, format_: str, build: Path) -> None:
    result = call(build, "-", "--format", format_, stdin=query)
    assert result.exit_code == 0
    assert "rg:monitors" not in result.stderr
    assert "nothing" not in result.stderr


@pytest.mark.parametrize("format_", [each for each in FORMATS if each != "table"])
@pytest.mark.parametrize(("body", "empty"), [("?s a rg:Body", False), ("?s a rg:Right", True)])
def test_an_empty_answer_is_known_in_every_format(format_: Format, body: str, empty: bool) -> None:
    form = f"CONSTRUCT {{ {body} }}" if format_ == "turtle" else "SELECT ?s"
    assert is_empty(serialized(run(STORE, f"{form} WHERE {{ {body} }}"), format_), format_) == empty


def test_an_answer_stands_though_its_reasons_cannot_be_found(build: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(*_: object) -> list[str]:
        raise GraphError("the server is silent")

    monkeypatch.setattr(advice, "why_empty", silent)
    result = call(build, "meetings", "--since", "2030-01-01")
    assert result.exit_code == 0
    assert result.stderr == "0 rows\nwhat leaves the answer empty could not be found out: the server is silent\n"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (
            "SELECT ?a { ?a a rg:Body ; foaf:name ?name }",
            "nothing that matches ?a rdf:type rg:Body also matches ?a foaf:name ?name",
        ),
        ("SELECT ?a { ?a org:role rg:Body OPTIONAL { ?a rg:status ?s } }", "nothing matches ?a org:role rg:Body"),
        ("SELECT ?a { ?a a rg:Body ; skos:prefLabel ?l FILTER(?l = 'x') }", "there are rows without FILTER(?l = 'x')"),
        ("SELECT ?a { ?a a rg:Body MINUS { ?a a ?b } }", "there are rows without MINUS { ?a a ?b }"),
    ],
)
def test_the_pattern_or_part_that_leaves_nothing_is_told(query: str, said: str, build: Path) -> None:
    assert said in call(build, "-", stdin=query).stderr.splitlines()


def test_what_need_not_match_is_not_blamed() -> None:
    query = """
    SELECT ?a {
      ?a a rg:Body ; rg:steeredBy/skos:prefLabel ?l . OPTIONAL { ?a rg:none ?n } MINUS { ?a rg:no ?n }
      { ?a rg:one ?x } UNION { ?a rg:two ?x } FILTER NOT EXISTS { ?a rg:three ?y } { SELECT ?a { ?a rg:four ?z } }
    }"""
    assert {pattern.shown for pattern in must_match(query)} == {
        "?a rdf:type rg:Body",
        "?a rg:steeredBy/skos:prefLabel ?l",
    }
    assert must_match("SELECT") == []


def test_a_stopped_query_tells_which_patterns_are_combined_each_with_each(build: Path) -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?a a ?b . ?c rg:status ?d . ?e a ?f . ?g a ?h . ?i a ?j FILTER(?a != ?c) }"
    result = call(build, "-", "--timeout", "1", stdin=query)
    assert result.exit_code == 1
    assert "?a rdf:type ?b | ?c rg:status ?d | ?e rdf:type ?f | ?g rdf:type ?h | ?i rdf:type ?j" in result.stderr


def test_a_stopped_query_tells_which_join_grows_too_large() -> None:
    with_itself = "SELECT * { ?a a ?t . ?b a ?t . ?c a ?t . ?d a ?t . ?e a ?t }"
    assert why_long(with_itself, STORE)[-1].startswith(
        "more than 1,000,000 matches as soon as ?d rdf:type ?t is joined"
    )
