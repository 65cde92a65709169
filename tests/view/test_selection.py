"""A page of part of a graph: what an answer names, and the facts between."""

from __future__ import annotations

import pytest

from reformgraph.errors import UsageError
from reformgraph.terms import BASE_IRI
from reformgraph.view.contents import Contents
from reformgraph.view.selection import select

STEERING = f"{BASE_IRI}body/lapin-poliittinen-ohjausryhma"
MANAGERS = f"{BASE_IRI}body/lapin-johtoryhma"


def test_facts_between_named_things_are_kept(contents: Contents) -> None:
    part = select(contents, frozenset({STEERING, MANAGERS}))
    between = [fact for fact in part.facts.values() if fact.kind == "relation"]
    assert [(fact.source, fact.target) for fact in between] == [(MANAGERS, STEERING)]
    assert not [fact for fact in part.facts.values() if fact.kind == "membership"]


def test_a_named_statement_brings_the_things_it_is_about(contents: Contents) -> None:
    membership = f"{BASE_IRI}membership/m11"
    part = select(contents, frozenset({membership}))
    assert set(part.facts) == {membership}
    assert set(part.things) == contents.facts[membership].involved


def test_only_the_passages_and_documents_of_kept_facts_stay(contents: Contents) -> None:
    part = select(contents, frozenset({STEERING, MANAGERS}))
    assert set(part.passages) == {passage for fact in part.facts.values() for passage in fact.evidence}
    assert set(part.documents) == {passage.document for passage in part.passages.values()}


def test_an_answer_that_names_nothing_here_is_an_error(contents: Contents) -> None:
    with pytest.raises(UsageError, match="names no person"):
        select(contents, frozenset({"https://example.org/elsewhere"}))
