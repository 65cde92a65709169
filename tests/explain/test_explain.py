"""Why a thing or statement is as it is: the merges, rules, bounds and passages behind it, and how it is asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reformgraph.cli import main
from reformgraph.errors import GraphError, UsageError
from reformgraph.explain import explain
from reformgraph.pipeline import build_graph
from reformgraph.store import load_turtle, write_store

GRAPH = Path(__file__).parents[1] / "fixtures" / "graph.ttl"
ID = "https://w3id.org/reformgraph/id"
MERGES = [
    {
        "entity": "person/malli-esimerkkinen",
        "rule": "same name and region",
        "mentions": [
            {"document": "lapin-kaynnistys.txt", "name": "Malli Esimerkkinen", "passages": [[36, 117], [0, 9]]},
            {"document": "lapin-vuoden-paatos.txt", "name": "Malli\x1b[31m", "passages": [[328, 449]]},
        ],
    },
    {
        "entity": "person/muu-esimerkkinen",
        "rule": "same name and body",
        "mentions": [{"document": "a.txt", "name": "Muu", "passages": []}] * 2,
    },
]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build")
    write_store(load_turtle(GRAPH), folder / "store")
    (folder / "report.json").write_text(json.dumps({"merges": MERGES}), encoding="utf-8")
    return folder


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["explain", *map(str, arguments)])


def test_a_merge_is_told_with_its_rule_its_mentions_and_the_passages_of_each(build: Path) -> None:
    lines = explain(build, "Malli Esimerkkinen").splitlines()
    start = lines.index("1 merge")
    assert lines[start + 1 : start + 3] == [
        "  same name and region",
        "    Malli Esimerkkinen in lapin-kaynnistys.txt",
    ]
    assert lines[start + 3].startswith("      lapin-kaynnistys.txt, 36–117: “")
    assert lines[start + 4] == "      1 not published"
    assert lines[start + 6].startswith("      lapin-vuoden-paatos.txt, 328–449: “")
    assert "documents   lapin-kaynnistys.txt, lapin-vuoden-paatos.txt" in lines
    assert f"  Malli Esimerkkinen – puheenjohtaja – Lapin laaja poliittinen ryhmä <{ID}/membership/m14>" in lines


def test_nothing_in_a_build_can_steer_the_terminal(build: Path) -> None:
    assert "\x1b" not in explain(build, "Malli Esimerkkinen")


def test_a_thing_that_was_not_merged_says_so_and_shows_its_other_names(build: Path) -> None:
    lines = explain(build, "jory", "sv").splitlines()
    assert lines[:2] == ["Ledningsgruppen för exempelreformen i Lappland", f"{ID}/body/lapin-johtoryhma"]
    assert "region      Lappland" in lines
    assert "also named  Lapin esimerkkiuudistuksen johtoryhmä; jory" in lines
    assert "no mentions were merged" in lines


def test_a_statement_is_told_with_method_confidence_bounds_and_passages(build: Path) -> None:
    lines = explain(build, "membership/m07", "en").splitlines()
    assert lines[0].startswith("Haave Satunen – chair – ")
    assert {
        "kind        membership",
        "method      rule:genitive",
        "confidence  0.9",
        "status      asserted",
        "began       2021-04-13 or earlier",
        "ended       from 2021-04-13 to 2021-06-30",
    } <= set(lines)
    assert sum(line.startswith("  lapin-kaynnistys.txt, 381–437: “") for line in lines) == 1
    assert "conflicts with" not in lines


def test_a_missing_bound_is_not_known(build: Path) -> None:
    lines = explain(build, "membership:m02").splitlines()
    assert {"began       2022-01-01", "ended       not known"} <= set(lines)


def test_what_a_statement_conflicts_with_is_quoted_beside_it(build: Path) -> None:
    lines = explain(build, f"{ID}/membership/m11").splitlines()
    assert "status      disputed" in lines
    start = lines.index("conflicts with")
    assert lines[start + 1].endswith(f"<{ID}/membership/m12>")
    assert lines[start + 2].startswith("    lapin-vuoden-paatos.txt, 450–500: “")


@pytest.mark.parametrize(
    "text",
    [
        f"{ID}/person/haave-satunen",
        f"<{ID}/person/haave-satunen>",
        "person:haave-satunen",
        "person/haave-satunen",
        "haave-satunen",
        "Haave Satunen",
        "SATUNEN",
    ],
)
def test_a_thing_is_asked_for_by_iri_short_form_or_name(build: Path, text: str) -> None:
    assert explain(build, text).splitlines()[1] == f"{ID}/person/haave-satunen"


def test_a_name_of_several_things_lists_them(build: Path) -> None:
    result = call("ohjausryhmä", "--graph", build)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is the name of 2 things" in result.stderr
    assert f"{ID}/body/osterbottens-politiska-styrgrupp" in result.stderr


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Malli Esimerkinen", "did you mean Malli Esimerkkinen"),
        ("qwerty", "no name in the graph is near it"),
        (f"{ID}/person/puuttuva", ""),
        ("role:chair", "is no person, body, organisation, project or statement"),
        ("", "no name in the graph is near it"),
    ],
)
def test_what_is_not_there_is_refused_with_what_is_near(build: Path, text: str, hint: str) -> None:
    with pytest.raises(UsageError) as refused:
        explain(build, text)
    assert hint in str(refused.value)


@pytest.mark.parametrize("content", [None, "{", "{}", '{"merges": [{"entity": "person/a"}]}'])
def test_a_report_that_is_missing_or_not_one_is_an_error(tmp_path: Path, content: str | None) -> None:
    write_store(load_turtle(GRAPH), tmp_path / "store")
    if content is not None:
        (tmp_path / "report.json").write_text(content, encoding="utf-8")
    with pytest.raises(GraphError, match="report"):
        explain(tmp_path, "Haave Satunen")


def test_a_build_keeps_what_an_explanation_needs(tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    for name, date in (("a", "13.4.2021"), ("b", "20.12.2021")):
        text = f"Lapin uutinen\n\n{date}\n\nLapin johtoryhmän puheenjohtajana toimii Aino Esimerkkinen.\n"
        (sources / f"{name}.txt").write_text(text, encoding="utf-8")
    build_graph([sources], tmp_path / "build")
    result = call("Aino Esimerkkinen", "--graph", tmp_path / "build")
    assert result.exit_code == 0, result.stderr
    lines = result.stdout.splitlines()
    assert lines[lines.index("1 merge") + 1] == "  same name and region"
    assert sum(line.endswith("puheenjohtajana toimii Aino Esimerkkinen.”") for line in lines) == 2
