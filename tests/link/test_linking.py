"""Mentions become one thing for a stated reason or stay apart; facts become statements with all their passages."""

from __future__ import annotations

import datetime as dt
import hashlib
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reformgraph.errors import EvidenceError, SourceError
from reformgraph.link import Linked, link
from reformgraph.link.facts import Composition, Meeting, Membership, Statement
from reformgraph.model import (
    HELSINKI,
    AgentClaim,
    AgentRef,
    AnyClaim,
    Bounds,
    ClaimStatus,
    CompositionClaim,
    Document,
    Identity,
    MeetingClaim,
    MembershipClaim,
    NameRef,
    PersonRef,
    RelationClaim,
    RightClaim,
    Span,
)

TEXT = "Ryhmän puheenjohtajana toimii Malli Esimerkkinen. Jäsen on Testi Keksitty."
SPAN = Span(0, 49)


def document(name: str, date: str | None = "2021-04-13", region: str | None = None, text: str = TEXT) -> Document:
    digest = hashlib.sha256(text.encode()).hexdigest()
    day = dt.date.fromisoformat(date) if date else None
    return Document(name, text, digest, title=f"Asiakirja {name}", date=day, region=region)


def body(label: str, *alt: str, region: str | None = None, type: str | None = None) -> AgentRef:
    return AgentRef(label, "body", body_type=type, alt=alt, region=region)


def on(day: str) -> Bounds:
    date = dt.date.fromisoformat(day)
    return Bounds(start_not_after=date, end_not_before=date)


def member(
    document: str,
    name: str,
    organization: AgentRef | None,
    role: str = "member",
    bounds: Bounds | None = None,
    status: ClaimStatus = "asserted",
) -> MembershipClaim:
    return MembershipClaim(
        document,
        (SPAN,),
        "test",
        bounds=bounds or Bounds(),
        status=status,
        member=PersonRef(name),
        role=role,
        organization=organization,
    )


def relation(document: str, subject: AgentRef, kind: str, object: AgentRef) -> RelationClaim:
    return RelationClaim(document, (SPAN,), "test", subject=subject, relation=kind, object=object)


def meeting(
    document: str,
    organizer: AgentRef,
    start: dt.date | dt.datetime,
    presided_by: str | None = None,
    online: bool | None = None,
) -> MeetingClaim:
    chair = PersonRef(presided_by) if presided_by else None
    return MeetingClaim(document, (SPAN,), "test", organizer=organizer, start=start, presided_by=chair, online=online)


A, B, C = document("a.txt"), document("b.txt", "2021-05-01"), document("c.txt", "2021-06-01")
LAPLAND, KAINUU = "maakunta-19", "maakunta-18"


def bodies(linked: Linked) -> dict[str, set[str]]:
    """Local name → every name."""
    return {
        each.id: {label.text for label in (*each.labels, *each.other_names)}
        for each in linked.agents
        if each.kind == "body"
    }


def people(linked: Linked) -> list[str]:
    return [each.id for each in linked.people]


def memberships(linked: Linked) -> list[tuple[Statement, Membership]]:
    return [(each, each.fact) for each in linked.statements if isinstance(each.fact, Membership)]


# Bodies


def test_one_name_in_one_region_and_period_is_one_body_with_every_name_kept() -> None:
    claims = [
        member("a.txt", "Malli Esimerkkinen", body("poliittinen ohjausryhmä", "Pol.ohry", region=LAPLAND)),
        member("b.txt", "Testi Keksitty", body("Poliittinen ohjausryhmä", "ohjausryhmä", region=LAPLAND)),
    ]
    linked = link([A, B], claims)
    assert bodies(linked) == {
        "body/lappi-poliittinen-ohjausryhma": {"poliittinen ohjausryhmä", "Pol.ohry", "ohjausryhmä"}
    }
    (merge,) = linked.merges
    assert (merge.entity, merge.rule) == ("body/lappi-poliittinen-ohjausryhma", "same name, region and period")


def test_the_same_name_in_two_regions_is_two_bodies() -> None:
    claims = [
        member("a.txt", "Malli Esimerkkinen", body("johtoryhmä", region=LAPLAND)),
        member("b.txt", "Testi Keksitty", body("johtoryhmä", region=KAINUU)),
    ]
    assert set(bodies(link([A, B], claims))) == {"body/lappi-johtoryhma", "body/kainuu-johtoryhma"}


def test_the_same_name_in_two_reforms_is_two_bodies() -> None:
    old = document("vanha.txt", "2017-03-01")
    claims = [
        member("a.txt", "Malli Esimerkkinen", body("johtoryhmä", region=LAPLAND)),
        member("vanha.txt", "Testi Keksitty", body("johtoryhmä", region=LAPLAND)),
    ]
    assert set(bodies(link([A, old], claims))) == {"body/lappi-johtoryhma", "body/lappi-johtoryhma-2020"}


def test_an_undated_document_joins_the_only_period_there_is() -> None:
    undated = document("d.txt", None)
    claims = [
        member("a.txt", "Malli Esimerkkinen", body("johtoryhmä", region=LAPLAND)),
        member("d.txt", "Testi Keksitty", body("johtoryhmä", region=LAPLAND)),
    ]
    assert set(bodies(link([A, undated], claims))) == {"body/lappi-johtoryhma"}


def test_a_name_that_says_only_what_kind_of_group_it_is_joins_nothing_across_documents() -> None:
    claims = [member(name, "Malli Esimerkkinen", body("työryhmä", region=LAPLAND)) for name in ("a.txt", "b.txt")]
    assert len(bodies(link([A, B], claims))) == 2


def test_near_names_stay_apart_even_when_a_short_name_fits_both() -> None:
    broad = body("laaja poliittinen ohjausryhmä", "poliittinen ryhmä", region=LAPLAND)
    narrow = body("suppea poliittinen ohjausryhmä", "poliittinen ryhmä", region=LAPLAND)
    claims = [
        member("a.txt", "Malli Esimerkkinen", broad),
        member("a.txt", "Testi Keksitty", narrow),
        member("b.txt", "Testi Keksitty", body("poliittinen ryhmä", region=LAPLAND)),
    ]
    assert sorted(map(sorted, bodies(link([A, B], claims)).values())) == [
        ["laaja poliittinen ohjausryhmä", "poliittinen ryhmä"],
        ["poliittinen ryhmä"],
        ["poliittinen ryhmä", "suppea poliittinen ohjausryhmä"],
    ]


def test_a_short_name_that_two_documents_give_to_different_bodies_does_not_join_them() -> None:
    claims = [
        member("a.txt", "Malli Esimerkkinen", body("laaja poliittinen ohjausryhmä", "ohry", region=LAPLAND)),
        member("b.txt", "Testi Keksitty", body("suppea poliittinen ohjausryhmä", "ohry", region=LAPLAND)),
    ]
    assert len(bodies(link([A, B], claims))) == 2


def test_bodies_of_two_types_are_two() -> None:
    claims = [
        member("a.txt", "Malli Esimerkkinen", body("laaja ryhmä", region=LAPLAND, type="monitoring-group")),
        member("b.txt", "Malli Esimerkkinen", body("laaja ryhmä", region=LAPLAND, type="political-steering-group")),
    ]
    assert len(bodies(link([A, B], claims))) == 2


def test_an_identity_that_the_document_states_is_one_body() -> None:
    claims = [
        member("a.txt", "Malli Esimerkkinen", body("laaja poliittinen ryhmä", "seurantaryhmä", region=LAPLAND)),
        member("a.txt", "Testi Keksitty", body("seurantaryhmä", region=LAPLAND)),
    ]
    assert bodies(link([A], claims)) == {
        "body/lappi-laaja-poliittinen-ryhma": {"laaja poliittinen ryhmä", "seurantaryhmä"}
    }


def test_identities_that_a_document_states_one_after_another_make_one_body() -> None:
    chain = [body("ryhmä a", "ryhmä b", region=LAPLAND), body("ryhmä b", "ryhmä c", region=LAPLAND)]
    for refs in (chain, chain[::-1]):
        claims = [relation("a.txt", ref, "part-of", body("ryhmä c", region=LAPLAND)) for ref in refs]
        assert bodies(link([A], claims)) == {"body/lappi-ryhma-a": {"ryhmä a", "ryhmä b", "ryhmä c"}}


def test_a_stated_task_gives_a_group_the_names_it_goes_by_elsewhere() -> None:
    group = body("laaja poliittinen ryhmä", "hankkeen ohjausryhmä", "valmistelun seurantaryhmä", region=LAPLAND)
    claims = [
        member("a.txt", "Malli Esimerkkinen", group),
        member("a.txt", "Malli Esimerkkinen", body("laaja seurantaryhmä", region=LAPLAND, type="monitoring-group")),
        member(
            "b.txt",
            "Testi Keksitty",
            body("laaja poliittinen ohjausryhmä", region=LAPLAND, type="political-steering-group"),
        ),
        member("b.txt", "Testi Keksitty", body("suppea poliittinen ohjausryhmä", region=LAPLAND)),
    ]
    found = bodies(link([A, B], claims))
    assert set(found) == {"body/lappi-laaja-poliittinen-ryhma", "body/lappi-suppea-poliittinen-ohjausryhma"}
    assert found["body/lappi-laaja-poliittinen-ryhma"] == {
        "laaja poliittinen ryhmä",
        "hankkeen ohjausryhmä",
        "valmistelun seurantaryhmä",
        "laaja seurantaryhmä",
        "laaja poliittinen ohjausryhmä",
    }


def test_a_body_without_a_region_takes_that_of_its_document() -> None:
    lapland = document("l.txt", region=LAPLAND)
    linked = link([lapland], [member("l.txt", "Malli Esimerkkinen", body("johtoryhmä"))])
    (agent,) = linked.agents
    assert (agent.id, agent.region) == ("body/lappi-johtoryhma", LAPLAND)


def test_a_county_that_is_alone_in_its_region_is_the_same_place() -> None:
    claims = [
        member("a.txt", "Malli Esimerkkinen", body("johtoryhmä", region=LAPLAND)),
        member("b.txt", "Testi Keksitty", body("johtoryhmä", region="hyvinvointialue-21")),
    ]
    assert len(bodies(link([A, B], claims))) == 1


def test_an_organisation_is_known_by_its_name_unless_regions_speak_against_it() -> None:
    city = AgentRef("Esimerkin kaupunki", "organization")
    in_region = AgentRef("Esimerkin kaupunki", "organization", region=LAPLAND)
    elsewhere = AgentRef("Esimerkin kaupunki", "organization", region=KAINUU)
    two = [member("a.txt", "Malli Esimerkkinen", city), member("b.txt", "Malli Esimerkkinen", in_region)]
    assert len(link([A, B], two).agents) == 1
    assert len(link([A, B, C], [*two, member("c.txt", "Malli Esimerkkinen", elsewhere)]).agents) == 3


def test_a_later_document_leaves_the_names_of_earlier_things() -> None:
    first = [member("a.txt", "Malli Esimerkkinen", body("poliittinen ohjausryhmä", region=LAPLAND))]
    later = member("b.txt", "Malli Esimerkkinen", body("ohjauksen ryhmä", "poliittinen ohjausryhmä", region=LAPLAND))
    before, after = link([A], first), link([A, B], [*first, later])
    assert set(bodies(before)) == set(bodies(after))
    assert people(before) == people(after)
    assert [each.id for each in before.statements] == [each.id for each in after.statements]


@given(st.data())
def test_a_later_document_of_another_region_changes_no_merge_and_no_name(data: st.DataObject) -> None:
    names = st.sampled_from(["Malli Esimerkkinen", "Testi Keksitty", "Haave Satunen"])
    groups = st.sampled_from(["johtoryhmä", "poliittinen ohjausryhmä", "sote-työryhmä"])
    here = [document(name, date, LAPLAND) for name, date in (("a.txt", "2021-04-13"), ("b.txt", "2021-05-01"))]
    there = document("k.txt", "2021-06-01", KAINUU)

    def claims(of: Document) -> list[AnyClaim]:
        drawn = data.draw(st.lists(st.tuples(names, groups), min_size=1, max_size=4))
        return [member(of.identifier, name, body(group, region=of.region)) for name, group in drawn]

    first = [claim for each in here for claim in claims(each)]
    before, after = link(here, first), link([*here, there], [*first, *claims(there)])
    assert set(before.merges) <= set(after.merges)
    assert set(people(before)) <= set(people(after))
    assert bodies(before).items() <= bodies(after).items()
    assert {each.id for each in before.statements} <= {each.id for each in after.statements}


# People


def test_people_of_one_name_are_one_in_one_region_or_body_or_period() -> None:
    lapland, again = document("l.txt", "2016-01-01", LAPLAND), document("m.txt", "2022-01-01", LAPLAND)
    by_region = link([lapland, again], [member(name, "Malli Esimerkkinen", None) for name in ("l.txt", "m.txt")])
    by_period = link([A, B], [member(name, "Malli Esimerkkinen", None) for name in ("a.txt", "b.txt")])
    assert people(by_region) == people(by_period) == ["person/malli-esimerkkinen"]
    assert [each.rule for each in (*by_region.merges, *by_period.merges)] == [
        "same name and region",
        "same name and period",
    ]


def test_people_of_one_name_in_two_regions_or_reforms_stay_apart() -> None:
    lapland, kainuu = document("l.txt", region=LAPLAND), document("k.txt", region=KAINUU)
    claims = [member(name, "Malli Esimerkkinen", None) for name in ("l.txt", "k.txt")]
    assert len(people(link([lapland, kainuu], claims))) == 2
    old = document("vanha.txt", "2017-01-01")
    claims = [member(name, "Malli Esimerkkinen", None) for name in ("a.txt", "vanha.txt")]
    assert len(people(link([A, old], claims))) == 2


def test_someone_without_a_region_joins_neither_of_two_namesakes() -> None:
    lapland, kainuu = document("l.txt", region=LAPLAND), document("k.txt", region=KAINUU)
    claims = [member(name, "Malli Esimerkkinen", None) for name in ("l.txt", "k.txt", "a.txt")]
    assert len(people(link([lapland, kainuu, A], claims))) == 3


def test_a_surname_alone_joins_nobody() -> None:
    assert len(people(link([A, B], [member(name, "Esimerkkinen", None) for name in ("a.txt", "b.txt")]))) == 2


# A curator's word


def test_a_curator_can_say_that_two_are_the_same() -> None:
    claims = [member("a.txt", "Malli Esimerkkinen", None), member("b.txt", "Malli M. Esimerkkinen", None)]
    names = (NameRef("Malli Esimerkkinen"), NameRef("Malli M. Esimerkkinen"))
    linked = link([A, B], claims, [Identity(True, "person", names, "tiedot.yaml:3")])
    (person,) = linked.people
    assert (person.name, person.other_names) == ("Malli Esimerkkinen", ("Malli M. Esimerkkinen",))
    assert [each.rule for each in linked.merges] == ["curated: tiedot.yaml:3"]


def test_a_curator_can_say_that_two_are_not_the_same() -> None:
    claims = [member(name, "Malli Esimerkkinen", None) for name in ("a.txt", "b.txt")]
    names = (NameRef("Malli Esimerkkinen", document="a.txt"), NameRef("Malli Esimerkkinen", document="b.txt"))
    assert len(people(link([A, B], claims, [Identity(False, "person", names, "tiedot.yaml:3")]))) == 2
    both = [Identity(same, "person", names, f"tiedot.yaml:{same}") for same in (True, False)]
    with pytest.raises(SourceError, match="says 'same' of what another record says 'different'"):
        link([A, B], claims, both)


def test_a_curators_name_that_fits_several_or_nobody_is_told() -> None:
    lapland, kainuu = document("l.txt", region=LAPLAND), document("k.txt", region=KAINUU)
    claims = [member(name, "Malli Esimerkkinen", None) for name in ("l.txt", "k.txt")]
    names = (NameRef("Malli Esimerkkinen"), NameRef("Testi Keksitty"))
    with pytest.raises(SourceError, match=r"t\.yaml:1: 'Malli Esimerkkinen' fits several"):
        link([lapland, kainuu], claims, [Identity(True, "person", names, "t.yaml:1")])
    unknown = (NameRef("Testi Keksitty"), NameRef("Fiktiva Exempelsson", document="l.txt"))
    linked = link([lapland, kainuu], claims, [Identity(True, "person", unknown, "t.yaml:1")])
    assert linked.warnings == (
        "t.yaml:1: no person is named 'Testi Keksitty'",
        "t.yaml:1: no person is named 'Fiktiva Exempelsson' in l.txt",
    )


# Statements


def test_the_same_fact_in_two_documents_is_one_statement_with_two_passages_and_closer_bounds() -> None:
    group = body("johtoryhmä", region=LAPLAND)
    claims = [
        member("a.txt", "Malli Esimerkkinen", group, "chair", on("2021-04-13")),
        member("b.txt", "Malli Esimerkkinen", group, "chair", on("2021-05-01")),
    ]
    ((statement, _),) = memberships(link([A, B], claims))
    assert [each.document for each in statement.evidence] == ["a.txt", "b.txt"]
    assert statement.bounds == Bounds(start_not_after=dt.date(2021, 4, 13), end_not_before=dt.date(2021, 5, 1))


def test_two_terms_of_one_person_are_two_statements_and_the_first_keeps_its_name() -> None:
    group = body("johtoryhmä", region=LAPLAND)
    ended = Bounds(start_not_after=dt.date(2021, 1, 1), end_not_after=dt.date(2021, 6, 30))
    began = Bounds(start_not_before=dt.date(2022, 1, 1), start_not_after=dt.date(2022, 1, 1))
    first = [member("a.txt", "Malli Esimerkkinen", group, "chair", ended)]
    both = link([A, B], [*first, member("b.txt", "Malli Esimerkkinen", group, "chair", began)])
    assert len(both.statements) == 2
    assert {each.id for each in link([A], first).statements} < {each.id for each in both.statements}
    assert not any(each.status == "disputed" for each in both.statements)


def test_two_chairs_of_one_body_on_one_day_are_disputed_unless_one_document_names_both() -> None:
    group = body("johtoryhmä", region=LAPLAND)
    claims = [
        member("a.txt", "Malli Esimerkkinen", group, "chair", on("2021-04-13")),
        member("b.txt", "Testi Keksitty", group, "chair", on("2021-04-13")),
    ]
    first, second = link([A, B], claims).statements
    assert first.status == second.status == "disputed"
    assert (first.conflicts_with, second.conflicts_with) == ((second.id,), (first.id,))
    together = [claims[0], member("a.txt", "Testi Keksitty", group, "chair", on("2021-04-13"))]
    assert all(each.status == "asserted" for each in link([A], together).statements)
    later = [claims[0], member("b.txt", "Testi Keksitty", group, "chair", on("2021-05-01"))]
    assert all(each.status == "asserted" for each in link([A, B], later).statements)


def test_a_member_who_is_also_a_deputy_on_that_day_is_disputed() -> None:
    group = body("johtoryhmä", region=LAPLAND)
    claims = [
        member("a.txt", "Malli Esimerkkinen", group, role, on("2021-04-13")) for role in ("member", "deputy-member")
    ]
    assert all(each.status == "disputed" for each in link([A], claims).statements)


def test_two_documents_each_tell_a_part_of_one_meeting() -> None:
    group = body("johtoryhmä", region=LAPLAND)
    claims = [
        meeting("a.txt", group, dt.date(2021, 4, 13), "Malli Esimerkkinen"),
        meeting("b.txt", group, dt.datetime(2021, 4, 13, 12), online=True),
    ]
    (statement,) = link([A, B], claims).statements
    assert statement.fact == Meeting(
        "body/lappi-johtoryhma",
        dt.datetime(2021, 4, 13, 12, tzinfo=HELSINKI),
        None,
        "person/malli-esimerkkinen",
        (),
        True,
    )
    assert len(statement.evidence) == 2


def test_a_time_without_a_zone_is_finlands() -> None:
    group = body("johtoryhmä", region=LAPLAND)
    noon = dt.datetime(2021, 4, 13, 12)
    (statement,) = link(
        [A, B], [meeting("a.txt", group, noon), meeting("b.txt", group, noon.replace(tzinfo=HELSINKI))]
    ).statements
    assert len(statement.evidence) == 2


def test_two_people_said_to_have_presided_over_one_meeting_are_disputed() -> None:
    group = body("johtoryhmä", region=LAPLAND)
    claims = [
        meeting("a.txt", group, dt.date(2021, 4, 13), "Malli Esimerkkinen"),
        meeting("b.txt", group, dt.date(2021, 4, 13), "Testi Keksitty"),
    ]
    assert [each.status for each in link([A, B], claims).statements] == ["disputed", "disputed"]


def test_two_numbers_of_seats_on_one_day_are_disputed() -> None:
    group = body("johtoryhmä", region=LAPLAND)
    claims = [
        CompositionClaim(name, (SPAN,), "test", bounds=on("2021-04-13"), body=group, label=f"{n} jäsentä", seats=n)
        for name, n in (("a.txt", 11), ("b.txt", 22))
    ]
    statements = link([A, B], claims).statements
    assert sorted(each.fact.seats or 0 for each in statements if isinstance(each.fact, Composition)) == [11, 22]
    assert all(each.status == "disputed" for each in statements)


def test_bodies_that_would_steer_each_other_are_disputed() -> None:
    one, other = body("johtoryhmä", region=LAPLAND), body("poliittinen ohjausryhmä", region=LAPLAND)
    claims = [relation("a.txt", one, "steered-by", other), relation("b.txt", other, "steered-by", one)]
    assert all(each.status == "disputed" for each in link([A, B], claims).statements)


def test_a_rejected_fact_stays_rejected_and_disputes_nothing() -> None:
    group = body("johtoryhmä", region=LAPLAND)
    claims = [
        member("a.txt", "Malli Esimerkkinen", group, "chair", on("2021-04-13")),
        member("b.txt", "Malli Esimerkkinen", group, "chair", status="rejected"),
        member("c.txt", "Testi Keksitty", group, "chair", on("2021-04-13")),
    ]
    found = {fact.member: each.status for each, fact in memberships(link([A, B, C], claims))}
    assert found == {"person/malli-esimerkkinen": "rejected", "person/testi-keksitty": "asserted"}


def test_a_collective_belongs_to_the_body_it_may_attend() -> None:
    claims = [
        RightClaim(
            "a.txt", (SPAN,), "test", holder="kuntajohtajat", body=body("johtoryhmä", region=place), rights=("attend",)
        )
        for place in (LAPLAND, KAINUU)
    ]
    assert [each.id for each in link([A], claims).collectives] == [
        "collective/kainuu-johtoryhma/kuntajohtajat",
        "collective/lappi-johtoryhma/kuntajohtajat",
    ]


def test_a_claim_without_evidence_is_an_error() -> None:
    claim = MembershipClaim("a.txt", (), "test", member=PersonRef("Malli Esimerkkinen"), role="member")
    with pytest.raises(EvidenceError, match=r"a\.txt: the rule test gave no passage"):
        link([A], [claim])


def test_a_relation_of_a_body_to_itself_is_left_out_with_a_warning() -> None:
    one, same = body("johtoryhmä", "jory", region=LAPLAND), body("jory", region=LAPLAND)
    linked = link([A], [relation("a.txt", one, "part-of", same)])
    assert not linked.statements
    assert linked.warnings == ("a.txt: johtoryhmä would be part-of itself; left out",)


def test_times_that_cannot_be_are_left_out_with_a_warning_and_the_fact_stands() -> None:
    group = body("johtoryhmä", region=LAPLAND)
    backwards = Bounds(start_not_before=dt.date(2022, 1, 1), end_not_after=dt.date(2021, 1, 1))
    claims: list[AnyClaim] = [
        member("a.txt", "Malli Esimerkkinen", group, bounds=backwards),
        MeetingClaim("a.txt", (SPAN,), "test", organizer=group, start=dt.date(2021, 4, 13), end=dt.date(2021, 4, 12)),
    ]
    linked = link([A], claims)
    assert {each.bounds for each in linked.statements} == {Bounds()}
    assert [each.fact.end for each in linked.statements if isinstance(each.fact, Meeting)] == [None]
    assert linked.warnings == ("a.txt, 0-49: the times contradict each other; left out",) * 2


def test_a_body_that_is_only_named_keeps_the_passage() -> None:
    linked = link([A], [AgentClaim("a.txt", (SPAN,), "test", agent=body("johtoryhmä", region=LAPLAND))])
    (agent,) = linked.agents
    assert [each.span for each in agent.mentioned_in] == [SPAN]


def test_the_order_of_documents_and_claims_does_not_matter() -> None:
    group = body("johtoryhmä", "jory", region=LAPLAND)
    claims: list[AnyClaim] = [
        member("a.txt", "Malli Esimerkkinen", group, "chair", on("2021-04-13")),
        member("b.txt", "Testi Keksitty", body("jory", region=LAPLAND), "chair", on("2021-04-13")),
        meeting("c.txt", body("JORY", region=LAPLAND), dt.date(2021, 4, 13), "Malli Esimerkkinen"),
    ]
    documents = [A, B, C]
    expected = link(documents, claims)
    for shuffled in permutations(range(3)):
        assert link([documents[i] for i in shuffled], [claims[i] for i in reversed(shuffled)]) == expected
