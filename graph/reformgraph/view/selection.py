"""Contents and a set of IRIs in, the part of the contents that they name out: what a query selects for the page."""

from __future__ import annotations

from dataclasses import replace

from reformgraph.errors import UsageError
from reformgraph.view.contents import Contents, Fact


def select(contents: Contents, named: frozenset[str]) -> Contents:
    """The named things and statements, and every fact whose two ends are named; whoever else a kept fact involves."""
    facts = {key: fact for key, fact in contents.facts.items() if key in named or _between(fact, named)}
    involved = {end for fact in facts.values() for end in fact.involved}
    things = {key: thing for key, thing in contents.things.items() if key in named or key in involved}
    if not things:
        raise UsageError("the query names no person, body or statement of this build")
    passages = {passage for fact in facts.values() for passage in fact.evidence}
    documents = {contents.passages[passage].document for passage in passages}
    return replace(
        contents,
        things=things,
        facts=facts,
        passages={key: passage for key, passage in contents.passages.items() if key in passages},
        documents={key: document for key, document in contents.documents.items() if key in documents},
    )


def _between(fact: Fact, named: frozenset[str]) -> bool:
    return fact.source in named and (fact.target is None or fact.target in named)
