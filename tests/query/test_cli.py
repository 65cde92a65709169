"""The commands `query` and `queries`, run as a reader runs them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reformgraph.cli import main
from reformgraph.query import library
from reformgraph.query.guide import example
from reformgraph.store import load_turtle, write_store

GRAPH = Path(__file__).parents[1] / "fixtures" / "graph.ttl"
REQUIRED = {
    "body": "Lapin talouden alaryhmä",
    "date": "2021-04-13",
    "document": "Lapin esimerkkiuudistus käynnistyi",
    "person": "Testi Keksitty",
}
BODIES = {
    "hierarchy": "Lapin esimerkkiuudistuksen poliittinen ohjausryhmä",
    "offices-of-members": "Lapin esimerkkiuudistuksen johtoryhmä",
}


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build")
    (folder / "graph.ttl").write_bytes(GRAPH.read_bytes())
    write_store(load_turtle(GRAPH), folder / "store")
    return folder


def call(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner(env={"COLUMNS": "80"}).invoke(main, [str(each) for each in arguments], input=stdin)


def test_a_saved_question_is_a_table_of_at_most_the_terminals_width(build: Path) -> None:
    result = call("query", "chairs", "--graph", build)
    assert result.exit_code == 0
    assert "Puheenjohtaja" not in result.stdout.splitlines()[0]
    assert result.stdout.splitlines()[0].split() == ["Toimielin", "Henkilö", "Alkoi", "Päättyi", "Tila"]
    assert all(len(line) <= 80 for line in result.stdout.splitlines())
    assert result.stderr == "10 rows\n"


@pytest.mark.parametrize("name", library.names())
def test_every_question_runs_with_its_example(name: str, build: Path) -> None:
    given = [
        part
        for each in library.load(name).parameters
        if each.required
        for part in (f"--{each.name}", REQUIRED[each.name])
    ]
    if name in BODIES:
        given = ["--body", BODIES[name]]
    network = name.startswith("network-")
    result = call("query", name, "--graph", build, "--format", "turtle" if network else "json", *given)
    assert result.exit_code == 0, result.stderr
    assert "skos:prefLabel" in result.stdout if network else json.loads(result.stdout)["results"]["bindings"]
    assert name in example(library.load(name))


@pytest.mark.parametrize("name", library.names())
def test_every_question_has_help(name: str) -> None:
    result = call("query", name, "--help")
    assert result.exit_code == 0
    assert all(f"--{each.name}" in result.stdout for each in library.load(name).parameters)


def test_parameters_are_options_and_names_are_resolved(build: Path) -> None:
    result = call("query", "chairs", "--graph", build, "--body", "pol.ohry", "--date", "1.3.2022", "--format", "csv")
    assert [line.split(",")[1] for line in result.stdout.splitlines()] == ["personName", "Testi Keksitty"]


def test_options_may_stand_before_the_name_and_language_is_the_readers(build: Path) -> None:
    result = call("query", "--graph", build, "--language", "sv", "bodies-by-region", "--region", "Vasa")
    assert "arbetsgrupp" in result.stdout
    assert result.stdout.startswith("Region")


def test_no_answer_is_said_on_stderr(build: Path) -> None:
    result = call("query", "meetings", "--graph", build, "--since", "2030-01-01")
    said = "0 rows\nthere are rows without --since\n"
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", said)


def test_a_file_and_standard_input_are_asked(build: Path, tmp_path: Path) -> None:
    query = "SELECT (COUNT(*) AS ?n) WHERE { ?body a rg:Body }"
    path = tmp_path / "count.rq"
    path.write_text(query, encoding="utf-8")
    for result in (
        call("query", path, "--graph", build, "--format", "csv"),
        call("query", "-", "--graph", build, "--format", "csv", stdin=query),
    ):
        assert result.stdout.split() == ["n", "9"]


def test_a_file_with_a_header_has_options_too(build: Path, tmp_path: Path) -> None:
    path = tmp_path / "of.rq"
    path.write_text(
        "#+ title: {fi: a, sv: b, en: c}\n#+ question: {fi: a, sv: b, en: c}\n"
        "#+ parameters: {body: {type: organization, about: {fi: a, sv: b, en: c}}}\n"
        "SELECT ?type WHERE { ?body org:classification ?type }",
        encoding="utf-8",
    )
    result = call("query", path, "--graph", build, "--body", "VATE", "--format", "tsv")
    assert "preparatory-body" in result.stdout


def test_a_value_with_sparql_in_it_changes_nothing(build: Path, tmp_path: Path) -> None:
    path = tmp_path / "text.rq"
    path.write_text(
        "#+ title: {fi: a, sv: b, en: c}\n#+ question: {fi: a, sv: b, en: c}\n"
        "#+ parameters: {name: {type: string, about: {fi: a, sv: b, en: c}}}\n"
        "SELECT ?who WHERE { ?who foaf:name ?name }",
        encoding="utf-8",
    )
    hostile = '") } ?who foaf:name ?any . VALUES (?x) { ("'
    assert call("query", path, "--graph", build, "--name", hostile, "--format", "csv").stdout.split() == ["who"]


@pytest.mark.parametrize(
    ("arguments", "exit_code", "message"),
    [
        (["chair"], 2, "there is no saved question 'chair' (did you mean chairs?)"),
        (["chairs", "--bdy", "x"], 2, "Did you mean '--body'?"),
        (["role-on-date"], 2, "Missing option '--date'"),
        (["role-on-date", "--date", "eilen"], 2, "--date: 'eilen' is not a day"),
        (["hierarchy", "--body", "ohjausryhmä"], 2, "is the name of 2 things"),
        (["missing.rq"], 2, "missing.rq: the query cannot be read: No such file"),
        (["chairs", "--format", "turtle"], 2, "use --format csv, tsv, json"),
        (["-"], 1, "standard input:1:"),
    ],
)
def test_mistakes_get_one_clean_line(arguments: list[str], exit_code: int, message: str, build: Path) -> None:
    result = call("query", *arguments, "--graph", build, stdin="SELECT nonsense")
    assert result.exit_code == exit_code
    assert message in result.stderr
    assert "Traceback" not in result.output
    assert result.stdout == ""


def test_service_is_refused(build: Path) -> None:
    result = call("query", "-", "--graph", build, stdin="SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")
    assert result.exit_code == 1
    assert "SERVICE is not allowed" in result.stderr


def test_a_missing_build_says_how_to_make_one(tmp_path: Path) -> None:
    result = call("query", "chairs", "--graph", tmp_path / "none")
    assert result.exit_code == 1
    assert "make one with: reformgraph build" in result.stderr


@pytest.mark.parametrize("command", [["query", "chairs", "--format", "csv"], ["query", "chairs"], ["export"]])
def test_a_closed_pipe_is_no_error_to_see(command: list[str], build: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "reformgraph", *command, "--graph", str(build)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    complaint = process.stderr.read().decode()
    process.stderr.close()
    process.wait()
    assert "Traceback" not in complaint
    assert "Exception" not in complaint


@pytest.mark.parametrize(("language", "title"), [("fi", "Puheenjohtajat"), ("sv", "Ordförande"), ("en", "Chairs")])
def test_a_question_is_described_in_three_languages(language: str, title: str) -> None:
    result = call("queries", "chairs", "--language", language)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{title}: ")
    assert "--region" in result.stdout
    assert "reformgraph query chairs" in result.stdout


def test_a_build_shows_the_names_that_a_parameter_takes(build: Path) -> None:
    result = call("queries", "chairs", "--graph", build)
    assert result.exit_code == 0
    assert "Lappi; Pohjanmaa" in result.stdout


def test_the_questions_are_listed() -> None:
    result = call("queries", "--language", "en")
    assert result.exit_code == 0
    assert all(name in result.stdout for name in library.names())
    assert "Who has chaired the bodies, and when?" in result.stdout


def test_an_unknown_question_is_not_described() -> None:
    result = call("queries", "chars")
    assert result.exit_code == 2
    assert "did you mean chairs" in result.stderr


def test_the_help_lists_the_questions() -> None:
    result = call("query", "--help")
    assert result.exit_code == 0
    assert all(name in result.stdout for name in library.names())
