"""Swedish lists: whose list it is, who stands in it, and names of no dictionary among those that are known."""

from __future__ import annotations

import pytest
from tests.extract.told import Held, held, sent_by

ANNA, BO, CARITA, STEN = "Anna Exempelsson", "Bo Mallgren", "Carita Låtsas", "Sten Provgård"
PAIRS: set[Held] = {
    (ANNA, "member", "arbetsgrupp"),
    (BO, "deputy-member", "arbetsgrupp"),
    (CARITA, "member", "arbetsgrupp"),
    (STEN, "deputy-member", "arbetsgrupp"),
}


@pytest.mark.parametrize(
    "text",
    [
        "Styrelsen utsåg följande medlemmar och ersättare till arbetsgruppen:\n\n"
        "Anna Exempelsson, ersättare Bo Mallgren\nCarita Låtsas, ersättare Sten Provgård\n",
        "Styrelsen utsåg följande ledamöter och personliga ersättare till arbetsgruppen:\n\n"
        "Ledamot:     Ersättare:\n\nAnna Exempelsson     Bo Mallgren\n\nCarita Låtsas     Sten Provgård\n",
        "På styrelsens möte utsågs följande personer till medlemmar i arbetsgruppen:\n\n"
        "SFP (1): Anna Exempelsson (Bo Mallgren)\nSDP (1): Carita Låtsas (Sten Provgård)\n",
        "Styrelsen utsåg Anna Exempelsson med Bo Mallgren som ersättare och Carita Låtsas med Sten Provgård som"
        " ersättare till medlemmar i arbetsgruppen.\n",
    ],
)
def test_whom_a_board_chooses_for_a_group_are_the_groups_and_not_the_boards(text: str) -> None:
    assert held(text, "sv") == PAIRS


@pytest.mark.parametrize(
    "text",
    [
        "Arbetsgruppens sammansättning är följande:\n\nSocialvården:\n- Anna Exempelsson\n- Bo Mallgren\n",
        "Arbetsgruppen har följande medlemmar:\n- Anna Exempelsson\n- Bo Mallgren\n",
        "Arbetsgruppen (15 personer)\n\nAnna Exempelsson\nBo Mallgren\n",
        "Representanter i arbetsgruppen\n\nEsbo: Anna Exempelsson\nSibbo: Bo Mallgren\n",
        "Medlemmar i arbetsgruppen\n\nExempelköping\nAnna Exempelsson\n\nProvens Unga rf\nBo Mallgren\n",
        "Arbetsgruppen\n\nMedlemmar:\nAnna Exempelsson\n\nPersonalens representanter:\nBo Mallgren\n",
        "Arbetsgruppen\n\nStyrelsens representanter:\nAnna Exempelsson\nBo Mallgren\n",
        "Arbetsgruppen/Työryhmä (2 henkeä/personer)\n\nAnna Exempelsson KOK/SAML + KD\nBo Mallgren RKP/SFP\n",
        "Arbetsgruppens medlemmar\n\nAnna Exempelsson\nBo Mallgren\n\nUppdaterad 3.4.2019, Carita Låtsas\n",
    ],
)
def test_a_list_is_opened_by_what_announces_it_and_goes_on_over_its_parts(text: str) -> None:
    assert held(text, "sv") == {(ANNA, "member", "arbetsgrupp"), (BO, "member", "arbetsgrupp")}


def test_a_heading_that_opens_with_a_body_is_that_of_the_names_below_it() -> None:
    text = "Ledningsgruppen för vårdreformen\n\nAnna Exempelsson, ordförande\nBo Mallgren, Folkhälsan\n"
    assert held(text, "sv") == {(ANNA, "chair", "ledningsgrupp"), (BO, "member", "ledningsgrupp")}


def test_parties_below_a_sentence_about_a_choice_have_the_chosen_bodys_people() -> None:
    text = "Fullmäktige valde revisionsnämnden för åren 2017–2019.\n\nSFP: Anna Exempelsson\nSDP: Bo Mallgren\n"
    assert held(text, "sv") == {(ANNA, "member", "revisionsnämnd"), (BO, "member", "revisionsnämnd")}
    assert sent_by(text, "sv")[ANNA] == "Suomen ruotsalainen kansanpuolue"


@pytest.mark.parametrize(
    "text",
    [
        "Styrelsens medlemmar\n\nPuheenjohtaja/ordförande Anna Exempelsson RKP/SFP, varajäsen/ersättare Bo Mallgren\n",
        "Styrelsens medlemmar\n\nOrdförande – Puheenjohtaja: Anna Exempelsson, ersättare Bo Mallgren\n",
    ],
)
def test_a_role_said_in_two_languages_is_one(text: str) -> None:
    assert held(text, "sv") == {(ANNA, "chair", "styrelse"), (BO, "deputy-member", "styrelse")}


@pytest.mark.parametrize(
    "text",
    [
        "Fullmäktiges presidium\n\nAnna Exempelsson\nordförande\nSFP, Exempelby\n\nBo Mallgren\n1 vice ordförande\n",
        "Fullmäktiges presidium\n\nAnna Exempelsson, ordf.\nBo Mallgren, vice ordf.\n",
        "Fullmäktiges presidium\n\nAnna Exempelsson, ordförande\nBo Mallgren, 1. vice ordförande\n",
    ],
)
def test_officers_in_other_shapes(text: str) -> None:
    assert held(text, "sv") == {(ANNA, "chair", "fullmäktige"), (BO, "vice-chair", "fullmäktige")}


def test_an_observer_is_no_member() -> None:
    text = "Styrgruppens medlemmar:\nAnna Exempelsson\n\nObservatör:\nBo Mallgren\n"
    assert held(text, "sv") == {(ANNA, "member", "styrgrupp")}


@pytest.mark.parametrize(
    "field",
    [
        "för hälsa, välfärd och säkerhet",
        "för tjänster för barn, unga och familjer",
        "för äldre och personer med funktionsnedsättning",
        "för social- och hälsovård samt räddningsväsende",
        "för ordnandet av tjänster",
        "för tjänster på svenska",
    ],
)
def test_what_a_board_works_with_is_part_of_its_name_to_its_end(field: str) -> None:
    text = f"Ordförande i nämnden {field} är Anna Exempelsson."
    assert held(text, "sv") == {(ANNA, "chair", f"nämnd {field}")}


@pytest.mark.parametrize(
    "text",
    [
        "Styrgruppens medlemmar: Anna Exempelsson, Bo Mallgren, Provina Fiktivlund, Carita Låtsas\n",
        "I styrgruppen ingår Anna Exempelsson (s), Provina Fiktivlund (m) och Bo Mallgren (kd).\n",
        "Styrgruppens medlemmar\n\nVasa Anna Exempelsson Provina Fiktivlund\nKorsholm Bo Mallgren Sten Provgård\n",
    ],
)
def test_a_name_of_no_dictionary_is_one_among_names(text: str) -> None:
    assert ("Provina Fiktivlund", "member", "styrgrupp") in held(text, "sv")


def test_a_region_is_nobody() -> None:
    text = "Styrelsens medlemmar\nAnna Exempelsson ordförande Norra Åland\nBo Mallgren ledamot Södra Åland\n"
    assert held(text, "sv") == {(ANNA, "chair", "styrelse"), (BO, "member", "styrelse")}


def test_a_swedish_text_puts_no_finnish_endings_on_names() -> None:
    text = "Styrgruppen\n\nAnders Provylvan, direktör\nEva Testelin, jurist\nUlla Exempelin Fiktivberg\n"
    members = {name for name, role, _ in held(text, "sv") if role == "member"}
    assert members == {"Anders Provylvan", "Eva Testelin", "Ulla Exempelin Fiktivberg"}


@pytest.mark.parametrize(
    "text",
    [
        "Anna Exempelsson ersätter Bo Mallgren som ordförande för styrelsen.",
        "Anna Exempelsson utsågs till ordförande för styrelsen och hon ersätter Bo Mallgren.",
        "Anna Exempelsson valdes till ordförande för styrelsen och efterträder därmed Bo Mallgren.",
    ],
)
def test_whom_somebody_replaces_had_the_role(text: str) -> None:
    assert held(text, "sv") == {(ANNA, "chair", "styrelse"), (BO, "chair", "styrelse")}


def test_what_a_semicolon_parts_from_the_next_name_is_where_someone_comes_from() -> None:
    text = "Sakkunniga i gruppen är Anna Exempelsson, kommunsektorn; Bo Mallgren, Låtsas konsult; Sten Provgård, Åsub."
    assert {name for name, role, _ in held(text, "sv") if role == "expert"} == {ANNA, BO, STEN}


def test_a_union_is_no_title() -> None:
    text = "Styrgruppens medlemmar\nAnna Exempelsson, Ledarna\nBo Mallgren, Lärarna\n"
    assert held(text, "sv") == {(ANNA, "member", "styrgrupp"), (BO, "member", "styrgrupp")}


def test_a_full_stop_that_lost_its_space_ends_a_sentence() -> None:
    text = "Ordförande för styrelsen är Anna Exempelsson.Till ordförande för nämnden valdes Bo Mallgren."
    assert held(text, "sv") == {(ANNA, "chair", "styrelse"), (BO, "chair", "nämnd")}


@pytest.mark.parametrize(
    "text",
    [
        "Region Provlands styrelse\n\nAnna Exempelsson (S), ordförande\nBo Mallgren (M), 2:e vice ordförande\n",
        "Anna Exempelsson är ordförande i styrelsen och Bo Mallgren vice ordförande.",
        "Styrelsen består av Anna Exempelsson (ordförande, Esbo stad) och Bo Mallgren (vice ordförande, Sibbo).",
    ],
)
def test_the_second_officer_is_of_the_same_body(text: str) -> None:
    told = {(name, role) for name, role, body in held(text, "sv") if body.endswith("styrelse")}
    assert {(ANNA, "chair"), (BO, "vice-chair")} <= told


def test_who_took_part_is_no_member() -> None:
    text = (
        "Styrgruppens medlemmar:\nAnna Exempelsson\n\nI utskottets möte deltog Bo Mallgren (s) och Carita Låtsas (m).\n"
    )
    assert held(text, "sv") == {(ANNA, "member", "styrgrupp")}
