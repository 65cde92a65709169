"""`reformgraph view` writes the page of a build, and says in one line what went wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from tests.view.pages import carried
from tests.view.test_page import pytestmark as needs_library

from reformgraph.cli import main
from reformgraph.store import write_store

pytestmark = needs_library


@pytest.fixture(scope="module")
def build(store: ox.Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build")
    write_store(store, folder / "store")
    return folder


@pytest.mark.parametrize(
    ("options", "name", "start"),
    [
        ([], "view.html", "<!doctype html>"),
        (["--renderer", "pyvis", "--output"], "pyvis.html", "<!doctype html>"),
        (["--format", "graphml", "--output"], "network.graphml", "<graphml"),
        (["--format", "gexf", "--output"], "network.gexf", "<gexf"),
        (["--format", "cytoscape"], "view.cyjs", "{"),
        (["--format", "measures"], "view.csv", "iri,label,kind"),
    ],
)
def test_a_build_is_written_in_the_form_asked_for(build: Path, options: list[str], name: str, start: str) -> None:
    target = build / name
    output = [str(target)] if "--output" in options else []
    result = CliRunner().invoke(main, ["view", "--graph", str(build), *options, *output])
    assert result.exit_code == 0, result.output
    assert target.read_text("utf-8").startswith(start)


@pytest.mark.parametrize(
    ("options", "code", "message"),
    [
        (["--graph", "no-such-folder"], 1, "no-such-folder"),
        (["--renderer", "pyvis", "--format", "gexf"], 2, "page only"),
        (["--format", "pdf"], 2, "pdf"),
        (["--parameter", "region=Lappi"], 2, "--parameter needs --query"),
    ],
)
def test_what_cannot_work_ends_with_one_clean_line(options: list[str], code: int, message: str) -> None:
    result = CliRunner().invoke(main, ["view", *options])
    assert result.exit_code == code
    assert message in result.output
    assert "Traceback" not in result.output


def test_a_page_of_what_a_question_names_leaves_out_the_rest(build: Path, tmp_path: Path) -> None:
    target = tmp_path / "lappi.html"
    arguments = ["view", "--graph", str(build), "--output", str(target)]
    question = ["--query", "bodies-by-region", "--parameter", "region=Lappi"]
    result = CliRunner().invoke(main, [*arguments, *question])
    assert result.exit_code == 0, result.output
    shown = json.dumps(carried(target.read_text("utf-8"), "data"), ensure_ascii=False)
    assert "uudistuksen johtoryhmä" in shown
    assert "i Österbotten" not in shown


def test_a_page_of_what_a_construct_of_ones_own_says_has_those_statements(build: Path, tmp_path: Path) -> None:
    question = tmp_path / "chairs.rq"
    question.write_text(
        "PREFIX org: <http://www.w3.org/ns/org#> PREFIX role: <https://w3id.org/reformgraph/role/>\n"
        "CONSTRUCT { ?held org:role role:chair } WHERE { ?held org:role role:chair }",
        "utf-8",
    )
    target = tmp_path / "chairs.html"
    result = CliRunner().invoke(
        main, ["view", "--graph", str(build), "--output", str(target), "--query", str(question)]
    )
    assert result.exit_code == 0, result.output
    facts = carried(target.read_text("utf-8"), "data")["facts"]
    assert facts["rows"] > 1
    assert facts["columns"]["concept"] == {"of": ["chair"], "at": [0] * facts["rows"]}


def test_the_page_is_written_without_loading_rdflib_or_pyvis(build: Path, tmp_path: Path) -> None:
    program = (
        "import sys; from reformgraph.cli import main\n"
        f"try: main(['view', '--graph', {str(build)!r}, '--output', {str(tmp_path / 'view.html')!r}])\n"
        "except SystemExit as end: assert not end.code\n"
        "assert not {'rdflib', 'pyvis'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
