"""Each merge names the passages of its two mentions, within a document and across documents."""

from __future__ import annotations

import hashlib

from reformgraph.link import Linked, link
from reformgraph.link.entities import Passage
from reformgraph.model import AgentRef, Document, MembershipClaim, PersonRef, Span

LAPLAND = "maakunta-19"


def document(name: str) -> Document:
    text = "x" * 100
    return Document(name, text, hashlib.sha256(text.encode()).hexdigest(), region=LAPLAND)


def chair(where: str, start: int, body: str, *alt: str) -> MembershipClaim:
    return MembershipClaim(
        where,
        (Span(start, start + 5),),
        "rule:test",
        member=PersonRef("Malli Esimerkkinen"),
        role="chair",
        organization=AgentRef(body, "body", alt=alt, region=LAPLAND),
    )


def linked(*claims: MembershipClaim) -> Linked:
    return link([document(name) for name in sorted({each.document for each in claims})], claims)


def test_a_merge_across_documents_has_the_passages_of_both_mentions() -> None:
    result = linked(
        chair("a.txt", 0, "laaja ryhmä"), chair("a.txt", 20, "suppea ryhmä"), chair("b.txt", 40, "laaja ryhmä")
    )
    told = {each.entity: (each.first.passages, each.second.passages) for each in result.merges}
    first, other, second = (
        Passage(name, Span(at, at + 5)) for name, at in (("a.txt", 0), ("a.txt", 20), ("b.txt", 40))
    )
    assert told == {
        "body/lappi-laaja-ryhma": ((first,), (second,)),
        "person/malli-esimerkkinen": ((first, other), (second,)),
    }


def test_a_name_that_the_document_states_for_a_body_and_uses_is_a_merge_too() -> None:
    result = linked(chair("a.txt", 0, "laaja ryhmä", "seurantaryhmä"), chair("a.txt", 20, "seurantaryhmä"))
    (merge,) = result.merges
    assert (merge.entity, merge.rule) == ("body/lappi-laaja-ryhma", "the document states the name")
    assert (merge.first.name, merge.second.name) == ("laaja ryhmä", "seurantaryhmä")
    assert merge.second.passages == (Passage("a.txt", Span(20, 25)),)
