"""What counts as found, missed and in excess, on the graph of the fixtures and a gold file that it partly fails."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from reformgraph.errors import SourceError, UsageError
from reformgraph.evaluate import KINDS, Tallies, evaluate, only, read_gold, unread
from reformgraph.evaluate.names import generic_role, is_body, is_employer, normalised
from reformgraph.evaluate.report import below, floors, to_text
from reformgraph.store import load_turtle

HERE = Path(__file__).parent
GRAPH = HERE.parent / "fixtures" / "graph.ttl"
GOLD = HERE / "gold.yaml"
SCORE = HERE.parents[1] / "../shared/corpus/score.py"


@pytest.fixture(scope="module")
def tallies() -> Tallies:
    return evaluate(load_turtle(GRAPH), read_gold(GOLD))


def test_the_figures_are_those_of_the_score_beside_the_project(tallies: Tallies) -> None:
    if not SCORE.is_file():
        pytest.skip("score.py is not beside the project")
    command = [sys.executable, SCORE, GRAPH, GOLD, "--json"]
    result = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True)
    assert {kind: asdict(tally.figures()) for kind, tally in tallies.items()} == json.loads(result.stdout)


def test_a_role_is_found_by_person_role_and_body_and_else_missed(tallies: Tallies) -> None:
    assert tallies["membership"].found == 8
    assert tallies["membership"].missed == [
        ("osterbotten-inledning.txt", "Testi Keksitty", "deputy-member", "politisk styrgrupp")
    ]


def test_a_role_that_a_complete_gold_does_not_have_is_in_excess(tallies: Tallies) -> None:
    swedish = [fact[1:3] for fact in tallies["membership"].extra if fact[0] == "osterbotten-inledning.txt"]
    assert swedish == [("Testi Keksitty", "member"), ("Dikt Sagolund", "deputy-member")]
    assert [fact[:3] for fact in tallies["post"].extra] == [
        ("osterbotten-inledning.txt", "Dikt Sagolund", "projektdirektor")
    ]


def test_a_gold_without_roles_says_nothing_of_them(tallies: Tallies) -> None:
    facts = [*tallies["membership"].extra, *tallies["post"].extra]
    assert "lapin-vuoden-paatos.txt" not in {document for document, *_ in facts}


def test_a_post_may_be_told_with_a_longer_title(tallies: Tallies) -> None:
    """`hankejohtaja` ends in the gold's `johtaja`."""
    assert (tallies["post"].found, tallies["post"].missed) == (2, [])


def test_a_relation_has_a_direction(tallies: Tallies) -> None:
    assert tallies["relation"].found == 1
    assert [fact[1:] for fact in tallies["relation"].missed] == [("poliittinen ohjausryhmä", "steered-by", "JORY")]


def test_who_presided_must_fit_where_the_gold_says_who(tallies: Tallies) -> None:
    assert tallies["meeting"].found == 2
    assert [fact[1:] for fact in tallies["meeting"].missed] == [
        ("laaja poliittinen ryhmä", "2021-12-20", "Testi Keksitty")
    ]


def test_the_number_of_seats_and_the_day_of_a_document_must_fit(tallies: Tallies) -> None:
    assert [fact[1:] for fact in tallies["seats"].missed] == [("politisk styrgrupp", "11")]
    assert [fact[1:] for fact in tallies["date"].missed] == [("2021-06-02",)]


@pytest.mark.parametrize(
    ("label", "accepted", "fits"),
    [
        ("johtoryhmä", ["johtoryhmä"], True),
        ("Lapin ’uudistuksen’ JOHTORYHMÄ", ["johtoryhmä"], True),
        ("ICT – ja digi -työryhmä", ["ICT-ja digi-työryhmä"], True),
        ("johtoryhmän alaryhmä", ["johtoryhmä"], False),
        ("varajohtoryhmä", ["johtoryhmä"], False),
        ("x" * 61 + " johtoryhmä", ["johtoryhmä"], False),
    ],
)
def test_a_body_is_known_by_the_end_of_its_name(label: str, accepted: list[str], fits: bool) -> None:
    assert is_body(label, accepted) is fits


def test_an_organisation_is_known_by_a_longer_or_shorter_name() -> None:
    assert is_employer("Kuvitelman kaupunki", "kaupunki") and is_employer("kaupunki", "Kuvitelman kaupunki")
    assert not is_employer("Kuvitelman kunta", "kaupunki")


def test_case_quotes_and_dashes_are_no_difference() -> None:
    assert normalised(" Malli ”M.” Esimerkkinen — Keksitty ") == "malli m esimerkkinen-keksitty"


def test_a_role_is_told_in_any_language() -> None:
    assert [generic_role({word}) for word in ("ordförande", "varajäsen", "hankejohtaja")] == [
        "chair",
        "deputy-member",
        None,
    ]


def test_documents_of_the_gold_that_the_graph_does_not_have_are_named() -> None:
    assert unread(load_turtle(GRAPH), ["folder/lapin-kaynnistys.txt", "toinen.txt"]) == ["toinen.txt"]


def test_a_document_is_picked_by_the_end_of_its_name() -> None:
    gold = read_gold(GOLD)
    assert list(only(gold, "kaynnistys.txt")) == ["folder/lapin-kaynnistys.txt"]
    with pytest.raises(UsageError, match="the gold has no document"):
        only(gold, "puuttuva.txt")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a.txt: {memberships: [[Malli Esimerkkinen, boss, b]], bodies: {b: [ryhmä]}}", "a.txt: memberships: 0: 1: "),
        ("a.txt: {memberships: [[Malli Esimerkkinen, chair, b]]}", "`bodies` has no name for b"),
        ("a.txt: [", "this is not YAML"),
        ("- a.txt", "valid dictionary"),
    ],
)
def test_a_gold_file_that_cannot_be_meant_is_refused(tmp_path: Path, text: str, problem: str) -> None:
    (tmp_path / "gold.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=r"gold\.yaml") as refused:
        read_gold(tmp_path / "gold.yaml")
    assert problem in str(refused.value)


def test_a_floor_is_a_kind_and_a_share(tallies: Tallies) -> None:
    assert below(tallies, floors(["relation=0.5", "post=0.9"])) == ["post: F1 0.800 is under 0.9"]
    for wrong in ("post", "post=high", "post=1.1", "post=nan", "people=0.5"):
        with pytest.raises(UsageError, match="is no floor"):
            floors([wrong])


def test_the_report_lists_every_fact_behind_the_figures_on_one_line(tallies: Tallies) -> None:
    lines = to_text(tallies).splitlines()
    facts = sum(len(tally.missed) + len(tally.extra) for tally in tallies.values())
    assert len(lines) == facts + 1 + len(KINDS)
    assert "missed  seats       osterbotten-inledning.txt: politisk styrgrupp | 11" in lines
    assert lines[-1].split() == ["date", "1", "0", "0", "1.000", "0.000", "0.000"]
