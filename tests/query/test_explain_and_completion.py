"""`--explain` shows what is asked; shells complete questions and names; a query that runs away is stopped."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result

from reformgraph.cli import main
from reformgraph.query.explained import editor_link
from reformgraph.store import load_turtle, write_store

GRAPH = Path(__file__).parents[1] / "fixtures" / "graph.ttl"


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build")
    write_store(load_turtle(GRAPH), folder / "store")
    return folder


def call(build: Path, *arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["query", *arguments, "--graph", str(build)], input=stdin)


def test_an_explained_query_gives_the_same_answer_elsewhere(build: Path) -> None:
    shown = call(build, "chairs", "--body", "Pol.ohry", "--date", "2022-03-01", "--explain")
    assert shown.exit_code == 0, shown.stderr
    assert "#+" not in shown.stdout
    assert '"2022-03-01"^^<http://www.w3.org/2001/XMLSchema#date>' in shown.stdout
    answer = load_turtle(GRAPH).query(shown.stdout)
    assert isinstance(answer, ox.QuerySolutions)
    assert [row["personName"].value for row in answer] == ["Testi Keksitty"]


def test_the_link_holds_the_whole_query_and_nothing_else(build: Path) -> None:
    shown = call(build, "chairs", "--explain")
    link = shown.stderr.split()[-1]
    assert link.startswith("http://127.0.0.1:8000/editor#query=PREFIX")
    assert unquote(link.partition("#query=")[2]) + "\n" == shown.stdout
    assert editor_link("a&b=#c\n<>").endswith("#query=a%26b%3D%23c%0A%3C%3E")


def test_that_the_order_is_another_is_said(build: Path) -> None:
    early = "SELECT * { ?m a org:Membership OPTIONAL { ?m rg:startNotAfter ?d } ?m org:role role:chair }"
    assert "OPTIONAL behind" in call(build, "-", "--explain", stdin=early).stderr
    assert "OPTIONAL behind" not in call(build, "chairs", "--explain").stderr


def test_a_mistake_is_told_instead(build: Path) -> None:
    result = call(build, "-", "--explain", stdin="SELECT * WHERE { ?s a rgg:Body }")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "did you mean rg:?" in result.stderr


def completed(build: Path, *words: str, shell: str = "zsh") -> str:
    environment = os.environ | {
        "_REFORMGRAPH_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": "\n".join(("reformgraph", *words)),
        "COMP_CWORD": str(len(words)),
    }
    command = [sys.executable, "-c", "from reformgraph.cli import main; main(prog_name='reformgraph')"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True, cwd=build).stdout


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("qu",), "query"),
        (("query", "role-"), "role-on-date"),
        (("query", "chairs", "--re"), "--region"),
        (("query", "chairs", "--graph", ".", "--region", "Poh"), "Pohjanmaa"),
        (("query", "chairs", "--graph", ".", "--body", "lapin ESIMERKKIU"), "Lapin esimerkkiuudistuksen johtoryhmä"),
        (("query", "--graph", ".", "--language", "sv", "chairs", "--region", "Österb"), "Österbotten"),
        (("query", "career", "--graph", ".", "--person", "Testi"), "Testi Keksitty"),
    ],
)
def test_the_shell_completes(words: tuple[str, ...], found: str, build: Path) -> None:
    assert found in completed(build, *words).splitlines()


def test_where_there_is_no_build_no_name_is_offered(build: Path) -> None:
    assert completed(build, "query", "chairs", "--graph", "nowhere", "--region", "Poh").split() == []


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_bash_puts_a_name_with_spaces_on_the_line_as_one_word(build: Path, tmp_path: Path) -> None:
    program = tmp_path / "reformgraph"
    program.write_text(f"#!{sys.executable}\nfrom reformgraph.cli import main\nmain(prog_name='reformgraph')\n")
    program.chmod(0o755)
    script = subprocess.run([program, "completion", "bash"], capture_output=True, text=True, check=True).stdout
    words = 'COMP_WORDS=(reformgraph query career --graph . --person Tes); COMP_CWORD=6; _reformgraph_completion "$1"'
    ask = f'{script}\n{words}\nprintf "%s\\n" "${{COMPREPLY[@]}}"'
    path = f"{tmp_path}:{os.environ['PATH']}"
    found = subprocess.run(
        ["bash", "-c", ask, "bash", str(program)],
        cwd=build,
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
    )
    assert "Testi\\ Keksitty" in found.stdout.splitlines(), found.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_lines_for_a_shell_are_printed(shell: str) -> None:
    result = CliRunner().invoke(main, ["completion", shell])
    assert result.exit_code == 0
    assert "_REFORMGRAPH_COMPLETE" in result.stdout


RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a != ?d) }"


def test_a_query_that_runs_away_is_stopped_and_says_why(build: Path) -> None:
    result = call(build, "-", "--timeout", "1", stdin=RUNAWAY)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "did not end within 1 s and was stopped" in result.stderr


def test_more_rows_than_were_allowed_are_an_error(build: Path) -> None:
    result = call(build, "chairs", "--most", "3")
    assert result.exit_code == 1
    assert "more than 3 rows" in result.stderr
