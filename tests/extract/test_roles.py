"""Roles and titles: which words are one, what belongs to them, and their case."""

from __future__ import annotations

import pytest
from tests.extract.told import held, words

from reformgraph.extract.roles import find_roles
from reformgraph.extract.roles_fi import group_role_fi
from reformgraph.model import Language


def roles(text: str, language: Language = "fi") -> list[tuple[str, str | None]]:
    return [(mention.role.title, mention.role.slug) for mention in find_roles(words(text), language)]


@pytest.mark.parametrize(
    ("text", "title", "slug"),
    [
        ("puheenjohtaja", "puheenjohtaja", "chair"),
        ("johtoryhmän puheenjohtajana", "puheenjohtaja", "chair"),
        ("I varapuheenjohtaja", "varapuheenjohtaja", "vice-chair"),
        ("1. varapuheenjohtaja", "varapuheenjohtaja", "vice-chair"),
        ("ensimmäinen varapuheenjohtaja", "varapuheenjohtaja", "vice-chair"),
        ("varsinainen jäsen", "jäsen", "member"),
        ("henkilökohtainen varajäsen", "varajäsen", "deputy-member"),
        ("varalla", "varajäsen", "deputy-member"),
        ("sihteeri", "sihteeri", "secretary"),
        ("esittelijänä", "esittelijä", "presenter"),
        ("pysyvä asiantuntija", "asiantuntija", "expert"),
        ("pj.", "puheenjohtaja", "chair"),
        ("vpj", "varapuheenjohtaja", "vice-chair"),
        ("siht.", "sihteeri", "secretary"),
    ],
)
def test_a_finnish_role_in_a_group(text: str, title: str, slug: str) -> None:
    assert roles(text) == [(title, slug)]


@pytest.mark.parametrize(
    ("text", "title", "slug"),
    [
        ("ordförande", "ordförande", "chair"),
        ("styrgruppens ordförande", "ordförande", "chair"),
        ("vice ordförande", "vice ordförande", "vice-chair"),
        ("viceordförande", "viceordförande", "vice-chair"),
        ("v. ordf.", "viceordförande", "vice-chair"),
        ("ordf.", "ordförande", "chair"),
        ("ledamöter", "ledamot", "member"),
        ("medlemmarna", "medlem", "member"),
        ("personlig ersättare", "ersättare", "deputy-member"),
        ("sekreterare", "sekreterare", "secretary"),
        ("föredragande", "föredragande", "presenter"),
        ("sakkunniga", "sakkunnig", "expert"),
    ],
)
def test_a_swedish_role_in_a_group(text: str, title: str, slug: str) -> None:
    assert roles(text, "sv") == [(title, slug)]


@pytest.mark.parametrize(
    ("text", "title", "language"),
    [
        ("hankejohtaja", "hankejohtaja", "fi"),
        ("kansliapäällikölle", "kansliapäällikkö", "fi"),
        ("vs. hallintojohtaja", "hallintojohtaja", "fi"),
        ("sosiaali- ja terveysjohtaja", "sosiaali- ja terveysjohtaja", "fi"),
        ("johtava lääkäri", "johtava lääkäri", "fi"),
        ("ICT-päällikkö", "ICT-päällikkö", "fi"),
        ("pääsihteeri", "pääsihteeri", "fi"),
        ("projektdirektör", "projektdirektör", "sv"),
        ("förvaltningsdirektören", "förvaltningsdirektör", "sv"),
        ("tf direktör", "direktör", "sv"),
        ("riksdagsledamot", "riksdagsledamot", "sv"),
        ("social- och hälsovårdsdirektör", "social- och hälsovårdsdirektör", "sv"),
    ],
)
def test_an_office_is_a_title_in_the_nominative_and_no_group_role(text: str, title: str, language: Language) -> None:
    assert roles(text, language) == [(title, None)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("johtoryhmä", "fi"),
        ("Kuopion kaupunki", "fi"),
        ("puheenjohto", "fi"),
        ("jäsenyys", "fi"),
        ("jäsenkunta", "fi"),
        ("styrgruppen", "sv"),
        ("område", "sv"),
        ("samråd", "sv"),
        ("råd", "sv"),
    ],
)
def test_other_words_are_no_roles(text: str, language: Language) -> None:
    assert roles(text, language) == []


@pytest.mark.parametrize(
    ("text", "case", "number"),
    [
        ("puheenjohtajana", "essive", "singular"),
        ("puheenjohtajaksi", "translative", "singular"),
        ("puheenjohtajan", "genitive", "singular"),
        ("varapuheenjohtajat", "nominative", "plural"),
        ("jäseninä", "essive", "plural"),
    ],
)
def test_a_finnish_role_has_its_case_and_number(text: str, case: str, number: str) -> None:
    [mention] = find_roles(words(text), "fi")
    assert (mention.case, mention.number) == (case, number)


@pytest.mark.parametrize(
    ("text", "case"),
    [("som ordförande", "essive"), ("till ordförande", "translative"), ("ordförandens", "genitive")],
)
def test_a_swedish_preposition_stands_for_a_case(text: str, case: str) -> None:
    [mention] = find_roles(words(text), "sv")
    assert mention.case == case


@pytest.mark.parametrize(
    ("text", "acting", "former", "language"),
    [
        ("vt. johtaja", True, False, "fi"),
        ("virkaatekevä johtaja", True, False, "fi"),
        ("entinen puheenjohtaja", False, True, "fi"),
        ("entisen puheenjohtajan", False, True, "fi"),
        ("ent. puheenjohtaja", False, True, "fi"),
        ("tf. direktör", True, False, "sv"),
        ("tidigare ordförande", False, True, "sv"),
    ],
)
def test_acting_and_former_are_no_part_of_the_title(text: str, acting: bool, former: bool, language: Language) -> None:
    [mention] = find_roles(words(text), language)
    assert (mention.role.acting, mention.role.former) == (acting, former)
    assert " " not in mention.role.title


def test_a_finnish_page_may_hold_swedish_roles() -> None:
    assert roles("Puheenjohtaja / Ordförande") == [("puheenjohtaja", "chair"), ("ordförande", "chair")]


@pytest.mark.parametrize(
    ("lemma", "slug"),
    [
        ("varapuheenjohtaja", "vice-chair"),
        ("asiantuntijajäsen", "expert"),
        ("kunnanjäsen", None),
        ("hallintosihteeri", None),
        ("johtaja", None),
    ],
)
def test_the_longest_ending_tells_the_role(lemma: str, slug: str | None) -> None:
    assert group_role_fi(lemma) == slug


@pytest.mark.parametrize(
    ("text", "title", "place"),
    [
        ("Anna Exempelsson, chef för analysavdelningen, Provcentralen", "chef för analysavdelningen", "Provcentralen"),
        ("Minister för nordiskt samarbete Anna Exempelsson talade.", "minister för nordiskt samarbete", ""),
        ("Vasa stads direktör för vårdsektorn Anna Exempelsson", "direktör för vårdsektorn", "Vasa stad"),
        ("Professor, tidigare rektor, Anna Exempelsson, Prov universitet", "professor", "Prov universitet"),
        ("Regeringsrådet Anna Exempelsson från inrikesministeriet talade.", "regeringsråd", "inrikesministeriet"),
        ("Överdirektör Anna Exempelsson från Institutet för prov och exempel talade.", "överdirektör",
         "Institutet för prov och exempel"),
        ("Statistiker Anna Exempelsson, Provia, och andra talade.", "statistiker", "Provia"),
    ],
)  # fmt: skip
def test_a_swedish_office_is_told_with_its_field_and_its_place(text: str, title: str, place: str) -> None:
    assert ("Anna Exempelsson", title, place) in held(text, "sv")
