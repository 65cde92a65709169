"""The gold facts of the Finnish set and of the sample are well formed, and each document has its entry."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
SETS = {
    "finnish": (HERE / "gold.yaml", HERE),
    "unseen": (HERE / "unseen" / "gold.yaml", HERE / "unseen"),
    "sample": (HERE.parent / "sample-gold.yaml", ROOT / "sample"),
}
DOCUMENTS = {".txt", ".md", ".html"}
ROLES = {"chair", "vice-chair", "member", "deputy-member", "secretary", "presenter", "expert"}
RELATIONS = {"steered-by", "prepares-for", "monitors", "complements", "part-of", "succeeds"}


def load(name: str) -> tuple[dict[str, dict[str, Any]], Path]:
    gold, folder = SETS[name]
    return yaml.safe_load(gold.read_text(encoding="utf-8")), folder


@pytest.mark.parametrize("name", SETS)
def test_every_document_has_gold_facts(name: str) -> None:
    gold, folder = load(name)
    files = {path.name for path in folder.iterdir() if path.suffix in DOCUMENTS}
    assert {key.rsplit("/", 1)[-1] for key in gold} == files


@pytest.mark.parametrize("name", SETS)
def test_facts_name_known_bodies_and_terms(name: str) -> None:
    gold, _ = load(name)
    for key, want in gold.items():
        bodies = want.get("bodies") or {}
        for person, role, body in want.get("memberships") or []:
            assert role in ROLES and body in bodies, (key, person, role, body)
        for first, relation, second in want.get("relations") or []:
            assert relation in RELATIONS and {first, second} <= set(bodies), (key, first, relation, second)
        for body, *_ in [*(want.get("meetings") or []), *(want.get("seats") or [])]:
            assert body in bodies, (key, body)
        for who, body in want.get("attends") or []:
            assert body in bodies, (key, who, body)


@pytest.mark.parametrize("name", SETS)
def test_no_fact_is_stated_twice(name: str) -> None:
    gold, _ = load(name)
    for key, want in gold.items():
        for kind in ("memberships", "posts", "relations", "meetings", "attends", "seats"):
            facts = [tuple(map(str, fact)) for fact in want.get(kind) or []]
            assert len(facts) == len(set(facts)), (key, kind)


@pytest.mark.parametrize("name", SETS)
def test_an_officer_is_not_listed_as_member_of_the_same_body(name: str) -> None:
    gold, _ = load(name)
    for key, want in gold.items():
        facts = want.get("memberships") or []
        officers = {(person, body) for person, role, body in facts if role not in {"member", "deputy-member"}}
        members = {(person, body) for person, role, body in facts if role == "member"}
        assert not officers & members, (key, officers & members)


@pytest.mark.parametrize("name", SETS)
def test_each_person_stands_in_the_text(name: str) -> None:
    """By every word of the name, but for the end, which a case ending may change."""
    gold, folder = load(name)
    for key, want in gold.items():
        text = (folder / key.rsplit("/", 1)[-1]).read_text(encoding="utf-8").replace("&nbsp;", " ")
        for person, *_ in [*(want.get("memberships") or []), *(want.get("posts") or [])]:
            for word in person.split():
                assert word[: max(2, len(word) - 4)] in text, (key, person)
