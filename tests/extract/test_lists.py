"""Lists: whose people they are, how entries name two people, and names that no dictionary knows."""

from __future__ import annotations

import pytest
from tests.extract.told import claims, held, sent_by

from reformgraph.model import Language

GROUP = "Arbetet görs av en politisk styrgrupp.\n\n"
ANNA, SVEN = "Anna Exempelsson", "Sven Exempelgren"


@pytest.mark.parametrize(
    "opening",
    [
        "På landskapsstyrelsens möte utsågs följande personer till medlemmar i styrgruppen:",
        "Stadsstyrelsen utsåg följande personer till styrgruppen som medlemmar:",
    ],
)
def test_a_list_is_of_the_body_that_its_people_are_chosen_for(opening: str) -> None:
    text = f"{GROUP}{opening}\n\n{ANNA}\n\n{SVEN}\n"
    assert held(text, "sv") == {(name, "member", "politisk styrgrupp") for name in (ANNA, SVEN)}


def test_a_heading_names_whose_members_were_chosen_by_another() -> None:
    text = (
        "Aluehallituksen nimeämät henkilöt vammaisneuvoston jäseniksi toimikaudeksi 2022–2025:\n\n"
        "Matti Esimerkkinen, Keksilä\nMaija Keksitty, Mallila\n"
    )
    assert {(role, body) for _, role, body in held(text)} == {("member", "vammaisneuvosto")}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Beredningsorganets sammansättning är följande:\n\n- Anna Exempelsson\n- Sven Exempelgren\n", "sv"),
        ("Valmistelutoimielimen kokoonpano on seuraava:\n\n- Anna Exempelsson\n- Sven Exempelgren\n", "fi"),
    ],
)
def test_what_a_body_is_made_up_of_is_a_list_of_its_members(text: str, language: Language) -> None:
    assert {(name, role) for name, role, _ in held(text, language)} == {(ANNA, "member"), (SVEN, "member")}


def test_a_party_heads_its_people_on_however_long_a_line() -> None:
    names = ["Anna", "Sven", "Maria", "Peter", "Karin", "Lars", "Eva", "Nils"]
    people = [f"{name} Exempelstrand" for name in names]
    text = f"{GROUP}Följande personer utsågs till medlemmar i styrgruppen:\n\nSFP (8): {', '.join(people)}\n"
    found = sent_by(text, "sv")
    assert found == dict.fromkeys(people, "Suomen ruotsalainen kansanpuolue")


def test_names_of_no_dictionary_stand_among_known_ones() -> None:
    text = (
        "Följande ledamöter i utskottet har deltagit i beslutet: Anna Exempelsson (s), Sven Exempelgren (m), "
        "Qvilma Påhittad (s), Maria Exempelstrand (c) och Xantor Fiktiv (m)."
    )
    assert {"Qvilma Påhittad", "Xantor Fiktiv"} <= {claim.member.name for claim in claims(text, "sv")}


def test_organisations_between_names_are_no_names() -> None:
    text = "Medlemmar i gruppen\n\nAnna Exempelsson, Region Mallköping, Sven Exempelgren, Region Fiktivia\n"
    assert {claim.member.name for claim in claims(text, "sv")} == {ANNA, SVEN}


@pytest.mark.parametrize(
    "entry",
    [
        "Anna Exempelsson RKP/SFP, varajäsen/ersättare Sven Exempelgren RKP/SFP",
        "Anna Exempelsson RKP, varajäsen Sven Exempelgren RKP",
        "Anna Exempelsson, vara Sven Exempelgren",
    ],
)
def test_who_has_a_deputy_beside_is_a_member(entry: str) -> None:
    text = f"Aluehallitus (15 henkeä)\n\nPuheenjohtaja Maija Keksitty\n\n{entry}\n"
    assert held(text) >= {(ANNA, "member", "aluehallitus"), (SVEN, "deputy-member", "aluehallitus")}


def test_who_is_next_in_line_for_an_office_makes_no_member() -> None:
    text = "Aluehallitus päätti valinnoista.\n\nPelastusjohtaja: Anna Exempelsson (varalle Sven Exempelgren)\n"
    assert {role for _, role, _ in held(text)} == {"pelastusjohtaja"}


def test_rows_that_blank_lines_part_are_one_table_and_observers_are_no_members() -> None:
    rows = "Ledamot:            Ersättare:\n\nAnna Exempelsson            Maria Påhittad\n\n"
    rows += "Sven Exempelgren            Lars Fiktiv\n\nObservatör:\n\nKarin Exempelman            Nils Exempelström\n"
    text = f"{GROUP}Stadsstyrelsen utsåg följande ledamöter och ersättare till styrgruppen:\n\n{rows}"
    members = {(name, "member", "politisk styrgrupp") for name in (ANNA, SVEN)}
    deputies = {(name, "deputy-member", "politisk styrgrupp") for name in ("Maria Påhittad", "Lars Fiktiv")}
    assert held(text, "sv") == members | deputies


def test_a_direction_begins_no_name() -> None:
    entries = "Anna Exempelsson ordförande Norra Mallandet\nSven Exempelgren ledamot Södra Mallandet\n"
    text = f"Förbundsstyrelsens medlemmar\n{entries}"
    assert {(n, r) for n, r, _ in held(text, "sv")} == {(ANNA, "chair"), (SVEN, "member")}


def test_an_office_holders_organisation_stands_alone_in_brackets() -> None:
    assert ("Maija Keksitty", "johtaja", "KYTE") in held("Jäsenet\n\nJohtaja Maija Keksitty (KYTE)\n")


def test_semicolons_part_the_holders_of_a_role() -> None:
    text = (
        "En ledningsgrupp har tillsatts. Medlemmar i ledningsgruppen är Anna Exempelsson, Mallsub; Sven Exempelgren, "
        "kommunsektorn; Maria Påhittad, Fiktiv konsult Ab och Lars Fiktiv, Framtid."
    )
    assert {n for n, r, _ in held(text, "sv") if r == "member"} == {ANNA, SVEN, "Maria Påhittad", "Lars Fiktiv"}


def test_who_gives_up_an_application_held_no_office() -> None:
    assert held("Testi Keksitty luopui Mallilan hyvinvointialuejohtajan virantavoittelusta.") == set()


def test_an_entry_says_what_somebody_was_chosen_for() -> None:
    text = (
        "Aluehallitus on valinnut toimialuejohtajat:\n\n"
        " • Terveyden ja sairaanhoidon palveluiden toimialuejohtajaksi LL Maija Keksitty (palkka 1 € / kk)\n"
        " • Ikäihmisten palveluiden toimialuejohtajaksi sosionomi YAMK Matti Esimerkkinen\n"
    )
    assert {(name, role) for name, role, _ in held(text)} == {
        ("Maija Keksitty", "terveyden ja sairaanhoidon palveluiden toimialuejohtaja"),
        ("Matti Esimerkkinen", "ikäihmisten palveluiden toimialuejohtaja"),
    }


def test_applicants_hold_the_offices_beside_their_names_and_nothing_else() -> None:
    text = (
        "Aluehallitus päätti kutsua haastatteluun seuraavat hakijat:\n\n"
        "- Esimerkkinen Matti, filosofian maisteri, osastopäällikkö, ylijohtaja\n"
        "- Mallinen Maija, lääketieteen tohtori, sairaala- ja akuuttipalveluiden johtaja, johtajaylilääkäri\n"
    )
    assert {(name, role) for name, role, _ in held(text)} == {
        ("Matti Esimerkkinen", "osastopäällikkö"),
        ("Matti Esimerkkinen", "ylijohtaja"),
        ("Maija Mallinen", "johtaja"),
        ("Maija Mallinen", "johtajaylilääkäri"),
    }


def test_a_party_s_letters_run_into_a_short_name() -> None:
    text = "Lautakunta\n\nJäsen\tVarajäsen\nPSMaija Keksitty\tMatti Esimerkkinen\n"
    assert "Maija Keksitty" in {claim.member.name for claim in claims(text)}


def test_a_role_stands_in_brackets_behind_where_somebody_is_from() -> None:
    text = "Johtokunnan kokoonpano\n\n- Matti Esimerkkinen, Mallila (pj)\n- Maija Mallinen, Keksilä (vpj)\n"
    assert {(name, role) for name, role, _ in held(text)} == {
        ("Matti Esimerkkinen", "chair"),
        ("Maija Mallinen", "vice-chair"),
    }


def test_a_label_says_whose_officers_stand_behind_it() -> None:
    text = (
        "Aluevaltuuston puheenjohtajisto: Matti Esimerkkinen (puheenjohtaja), Maija Mallinen (1. varapuheenjohtaja)\n"
    )
    assert {(role, body) for _, role, body in held(text)} == {
        ("chair", "aluevaltuusto"),
        ("vice-chair", "aluevaltuusto"),
    }
