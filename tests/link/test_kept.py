"""Things keep the IRIs of an earlier graph as long as they share a name and a document with what had them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from click.testing import CliRunner

from reformgraph.cli import main
from reformgraph.errors import SourceError
from reformgraph.link import link
from reformgraph.model import AgentRef, Document, KnownThing, MembershipClaim, PersonRef, Span
from reformgraph.read.known import read_known
from reformgraph.terms import BASE_IRI

LAPLAND = "maakunta-19"


def document(name: str, day: str) -> Document:
    return Document(name, "teksti", "0" * 64, date=dt.date.fromisoformat(day), region=LAPLAND)


def body(label: str, *alt: str) -> AgentRef:
    return AgentRef(label, "body", alt=alt, region=LAPLAND)


def member(document: str, person: str, organization: AgentRef) -> MembershipClaim:
    return MembershipClaim(
        document, (Span(0, 3),), "test", member=PersonRef(person), role="member", organization=organization
    )


OLD, NEW = document("old.txt", "2020-01-01"), document("new.txt", "2021-01-01")
GROUP, FORMER = body("johtoryhmä", "sote-johtoryhmä"), body("sote-johtoryhmä")


def test_an_older_document_leaves_the_iri_as_it_was() -> None:
    first = link([NEW], [member("new.txt", "Malli Esimerkkinen", GROUP)])
    (agent,) = first.agents
    both = [member("new.txt", "Malli Esimerkkinen", GROUP), member("old.txt", "Malli Esimerkkinen", FORMER)]
    (renamed,) = link([OLD, NEW], both).agents
    assert renamed.id == "body/lappi-sote-johtoryhma" != agent.id
    known = [KnownThing(agent.id, ("johtoryhmä", "sote-johtoryhmä"), frozenset({"new.txt"}))]
    (kept,) = link([OLD, NEW], both, known=known).agents
    assert kept.id == agent.id


def test_a_namesake_of_another_document_gets_an_iri_of_its_own() -> None:
    elsewhere = Document("other.txt", "teksti", "0" * 64, date=dt.date(2019, 1, 1), region="maakunta-18")
    claims = [
        member("new.txt", "Testi Keksitty", GROUP),
        member("other.txt", "Testi Keksitty", AgentRef("johtoryhmä", "body", region="maakunta-18")),
    ]
    known = [KnownThing("person/testi-keksitty", ("Testi Keksitty",), frozenset({"new.txt"}))]
    linked = link([NEW, elsewhere], claims, known=known)
    of_body = {each.fact.organization: each.fact.member for each in linked.statements}  # type: ignore[union-attr]
    assert of_body["body/lappi-johtoryhma"] == "person/testi-keksitty"
    assert of_body["body/kainuu-johtoryhma"].startswith("person/testi-keksitty-")


def test_an_iri_of_the_earlier_graph_is_given_to_nothing_else() -> None:
    known = [KnownThing("person/testi-keksitty", ("Testi Keksitty",), frozenset({"gone.txt"}))]
    (person,) = link([NEW], [member("new.txt", "Testi Keksitty", GROUP)], known=known).people
    assert person.id != "person/testi-keksitty"


def test_of_two_that_have_become_one_the_larger_keeps_its_iri_and_the_other_is_told_of() -> None:
    known = [
        KnownThing("body/a", ("johtoryhmä",), frozenset({"new.txt"})),
        KnownThing("body/b", ("johtoryhmä",), frozenset({"new.txt", "old.txt"})),
    ]
    claims = [member("new.txt", "Testi Keksitty", GROUP), member("old.txt", "Testi Keksitty", GROUP)]
    linked = link([OLD, NEW], claims, known=known)
    assert [each.id for each in linked.agents] == ["body/b"]
    assert linked.warnings == ("body/a is one with body/b now",)


def test_a_build_keeps_what_it_is_told_to(tmp_path: Path) -> None:
    records = """
sources: {uusi: {title: Uusi kirja, date: 2022-01-01}}
bodies: {ryhma: {name: johtoryhmä, region: Lappi, also: [sote-johtoryhmä]}}
memberships: [{person: Malli Esimerkkinen, role: chair, body: ryhma, source: uusi, quote: Malli johtaa}]
"""
    older = records.replace("Uusi", "Vanha").replace("uusi", "vanha").replace("2022", "2020")
    older = older.replace("johtoryhmä, region: Lappi, also: [sote-johtoryhmä]", "sote-johtoryhmä, region: Lappi")
    (tmp_path / "uusi.yaml").write_text(records, encoding="utf-8")
    runner, first, second = CliRunner(), tmp_path / "first", tmp_path / "second"
    assert runner.invoke(main, ["build", str(tmp_path / "uusi.yaml"), "--output", str(first)]).exit_code == 0
    (tmp_path / "vanha.yaml").write_text(older, encoding="utf-8")
    sources = [str(tmp_path / "uusi.yaml"), str(tmp_path / "vanha.yaml")]
    result = runner.invoke(main, ["build", *sources, "--output", str(second), "--iris-from", str(first)])
    assert result.exit_code == 0, result.stderr
    graphs = [(each / "graph.ttl").read_text(encoding="utf-8") for each in (first, second)]
    assert all("body:lappi-johtoryhma a rg:Body" in graph for graph in graphs)


def test_a_graph_under_another_base_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text(
        f"<{BASE_IRI}d> a <https://w3id.org/reformgraph/ontology#Document> ;"
        ' <http://purl.org/dc/terms/identifier> "d" ; <https://w3id.org/reformgraph/ontology#sha256> "0" .\n'
        f'<{BASE_IRI}p> a <http://xmlns.com/foaf/0.1/Person> ; <http://xmlns.com/foaf/0.1/name> "Malli" .',
        encoding="utf-8",
    )
    assert [each.name for each in read_known(tmp_path, BASE_IRI)] == ["p"]
    with pytest.raises(SourceError, match="no IRI that begins with"):
        read_known(tmp_path, "https://example.org/")
