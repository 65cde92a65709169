"""Lists of people: entries with roles, units and deputies, the present and the absent of minutes, contact cards."""

from __future__ import annotations

import pytest
from tests.extract.told import Held, claims, held, sent_by

from reformgraph.model import Language

MATTI, MAIJA, JUSSI, LIISA = "Matti Esimerkkinen", "Maija Keksitty", "Jussi Mallikas", "Liisa Kuviteltu"
MEMBERS: set[Held] = {(MATTI, "member", "johtoryhmä"), (MAIJA, "member", "johtoryhmä")}


@pytest.mark.parametrize(
    "text",
    [
        "Johtoryhmän jäsenet:\n• Matti Esimerkkinen\n• Maija Keksitty\n",
        "Johtoryhmän jäsenet\n1. Matti Esimerkkinen\n2. Maija Keksitty\n",
        "Johtoryhmän jäsenet: Matti Esimerkkinen ja Maija Keksitty\n",
        "Johtoryhmän kokoonpano\n\nMatti Esimerkkinen\nMaija Keksitty\n",
        "Johtoryhmään kuuluvat:\n- Matti Esimerkkinen\n- Maija Keksitty\n",
        "Johtoryhmän jäsenet:\nMatti Esimerkkinen, kok.\nMaija Keksitty, kesk.\n",
        "Johtoryhmän jäsenet:\nEsimerkkinen Matti\nKeksitty Maija\n",
        "JOHTORYHMÄN JÄSENET:\nMATTI ESIMERKKINEN\nMAIJA KEKSITTY\n",
    ],
)
def test_each_entry_of_a_list_of_members_is_one(text: str) -> None:
    assert held(text) == MEMBERS


@pytest.mark.parametrize(
    "text",
    [
        "Johtoryhmä\n\nPuheenjohtaja: Matti Esimerkkinen\nVarapuheenjohtaja: Maija Keksitty\nJäsenet: Jussi Mallikas\n",
        "Johtoryhmän kokoonpano\n\nMatti Esimerkkinen, puheenjohtaja\n"
        "Maija Keksitty, varapuheenjohtaja\nJussi Mallikas\n",
        "Johtoryhmän kokoonpano\n\nMatti Esimerkkinen (pj.)\nMaija Keksitty (vpj.)\nJussi Mallikas\n",
        "Johtoryhmän jäsenet:\npuheenjohtaja Matti Esimerkkinen\nvarapuheenjohtaja Maija Keksitty\nJussi Mallikas\n",
        "Johtoryhmä\n\nPuheenjohtaja\nMatti Esimerkkinen\n\nVarapuheenjohtaja\n"
        "Maija Keksitty\n\nJäsenet\nJussi Mallikas\n",
        "Johtoryhmä / Ledningsgrupp\n\nPuheenjohtaja / Ordförande: Matti Esimerkkinen\n"
        "Varapuheenjohtaja / Vice ordförande: Maija Keksitty\nJäsenet / Medlemmar: Jussi Mallikas\n",
    ],
)
def test_the_role_stands_before_after_or_above_the_name(text: str) -> None:
    assert held(text) == {
        (MATTI, "chair", "johtoryhmä"),
        (MAIJA, "vice-chair", "johtoryhmä"),
        (JUSSI, "member", "johtoryhmä"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Styrgruppen\n\nOrdförande: Anna Exempelsson\nVice ordförande: Erik Påhittad\nMedlemmar: Karin Låtsas\n",
        "Styrgruppens medlemmar:\nAnna Exempelsson, ordförande\nErik Påhittad, vice ordförande\nKarin Låtsas\n",
        "Styrgruppens medlemmar\n\n• Anna Exempelsson (ordf.)\n• Erik Påhittad (viceordf.)\n• Karin Låtsas\n",
    ],
)
def test_a_swedish_list_is_read_alike(text: str) -> None:
    assert held(text, "sv") == {
        ("Anna Exempelsson", "chair", "styrgrupp"),
        ("Erik Påhittad", "vice-chair", "styrgrupp"),
        ("Karin Låtsas", "member", "styrgrupp"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Johtoryhmän jäsenet:\nKuopio: Matti Esimerkkinen, varalla Maija Keksitty\n",
        "Johtoryhmän jäsenet:\nMatti Esimerkkinen (Maija Keksitty)\n",
        "Johtoryhmän jäsenet:\nMatti Esimerkkinen (varajäsen Maija Keksitty)\n",
        "Johtoryhmän jäsenet:\nMatti Esimerkkinen, varajäsen Maija Keksitty\n",
        "Johtoryhmä\n\nJäsen/varajäsen:\nMatti Esimerkkinen / Maija Keksitty\n",
        "Johtoryhmä\n\nJäsenet:\nMatti Esimerkkinen\n\nVarajäsenet:\nMaija Keksitty\n",
    ],
)
def test_who_steps_in_is_a_deputy(text: str) -> None:
    assert held(text) == {(MATTI, "member", "johtoryhmä"), (MAIJA, "deputy-member", "johtoryhmä")}


@pytest.mark.parametrize(
    "text",
    [
        "Styrelsens ledamöter:\nAnna Exempelsson, ersättare Erik Påhittad\n",
        "Styrelsens ledamöter:\nAnna Exempelsson (Erik Påhittad)\n",
        "Styrelsen\n\nLedamöter:\nAnna Exempelsson\n\nErsättare:\nErik Påhittad\n",
    ],
)
def test_a_swedish_ersattare_is_a_deputy(text: str) -> None:
    assert held(text, "sv") == {
        ("Anna Exempelsson", "member", "styrelse"),
        ("Erik Påhittad", "deputy-member", "styrelse"),
    }


def test_who_is_present_holds_a_role_and_who_is_absent_or_a_guest_is_not_made_a_member() -> None:
    text = (
        "Johtoryhmän kokous 3.2.2021\n\nLäsnä\nMatti Esimerkkinen, puheenjohtaja\nMaija Keksitty\n\n"
        "Poissa\nJussi Mallikas\n\nMuut osallistujat\nLiisa Kuviteltu, hallintojohtaja\n"
    )
    assert held(text) - {(JUSSI, "member", "johtoryhmä")} == {
        (MATTI, "chair", "johtoryhmä"),
        (MAIJA, "member", "johtoryhmä"),
        (LIISA, "hallintojohtaja", ""),
    }


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Johtoryhmän pöytäkirja\n\nPöytäkirjan tarkastajat\nMatti Esimerkkinen\nMaija Keksitty\n", "fi"),
        ("Styrgruppens protokoll\n\nProtokolljusterare\nAnna Exempelsson\nErik Påhittad\n", "sv"),
        ("Johtoryhmän puheenjohtajan valinta\n\nHakijat:\nMatti Esimerkkinen\nMaija Keksitty\n", "fi"),
    ],
)
def test_who_checks_the_minutes_or_applies_is_no_member(text: str, language: Language) -> None:
    assert held(text, language) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Johtoryhmä kokoontui.\n\nLisätietoja:\nMatti Esimerkkinen\nhankejohtaja\npuh. 040 000 0000\n",
        "Johtoryhmä kokoontui.\n\nLisätietoja:\nhankejohtaja Matti Esimerkkinen, puh. 040 000 0000, x@example.org\n",
        "Johtoryhmä kokoontui.\n\nYhteystiedot\nMatti Esimerkkinen, hankejohtaja\np. 040 000 0000\n",
    ],
)
def test_a_contact_card_gives_an_office_and_no_membership(text: str) -> None:
    assert held(text) == {(MATTI, "hankejohtaja", "")}


def test_a_role_in_a_contact_line_holds_where_it_says() -> None:
    text = "Lisätietoja: johtoryhmän puheenjohtaja Matti Esimerkkinen, puh. 040 000 0000\n"
    assert held(text) == {(MATTI, "chair", "johtoryhmä")}


@pytest.mark.parametrize(
    "text",
    [
        "Johtoryhmän jäsenet:\nMatti Esimerkkinen, Kuopion kaupunki\n",
        "Johtoryhmän jäsenet:\nKuopion kaupunki: Matti Esimerkkinen\n",
        "Johtoryhmän jäsenet:\n\nKuopion kaupunki\nMatti Esimerkkinen\n",
    ],
)
def test_the_organisation_before_after_or_above_a_name_sent_the_member(text: str) -> None:
    assert held(text) == {(MATTI, "member", "johtoryhmä")}
    assert sent_by(text) == {MATTI: "Kuopion kaupunki"}


def test_an_office_in_an_entry_comes_beside_the_membership() -> None:
    text = "Johtoryhmän jäsenet:\nhallintojohtaja Matti Esimerkkinen, Kuopion kaupunki\n"
    assert held(text) == {(MATTI, "member", "johtoryhmä"), (MATTI, "hallintojohtaja", "Kuopion kaupunki")}


def test_the_body_in_the_label_of_an_entry_holds_for_it_alone() -> None:
    text = "Organisaatio\n\nJohtoryhmän puheenjohtaja: Matti Esimerkkinen\nOhjausryhmän puheenjohtaja: Maija Keksitty\n"
    assert held(text) == {(MATTI, "chair", "johtoryhmä"), (MAIJA, "chair", "ohjausryhmä")}


def test_the_passage_of_an_entry_is_the_heading_and_the_line() -> None:
    text = "Johtoryhmän jäsenet:\n• Matti Esimerkkinen\n"
    [claim] = claims(text)
    assert [text[span.start : span.end] for span in claim.evidence] == ["Johtoryhmän jäsenet:", "Matti Esimerkkinen"]


def test_names_below_no_body_make_no_members() -> None:
    assert held("Kirjoittajat\n\nMatti Esimerkkinen\nMaija Keksitty\n") == set()


def test_a_label_may_name_the_party_of_those_after_it() -> None:
    told = "Johtoryhmän jäsenet:\n\nKokoomus (2): Matti Esimerkkinen, Maija Keksitty\n\nSDP (1): Jussi Mallikas\n"
    assert held(told) == {*MEMBERS, (JUSSI, "member", "johtoryhmä")}
    assert sent_by(told) == {
        MATTI: "Kansallinen Kokoomus",
        MAIJA: "Kansallinen Kokoomus",
        JUSSI: "Suomen Sosialidemokraattinen Puolue",
    }


def test_a_label_may_name_the_body_of_those_after_it() -> None:
    assert held("Johtoryhmä: Matti Esimerkkinen (pj.), Maija Keksitty (vpj.) ja Jussi Mallikas (siht.)\n") == {
        (MATTI, "chair", "johtoryhmä"),
        (MAIJA, "vice-chair", "johtoryhmä"),
        (JUSSI, "secretary", "johtoryhmä"),
    }


def test_a_heading_may_say_that_brackets_hold_the_deputies() -> None:
    told = "Johtoryhmän jäsenet (henkilökohtainen varajäsen suluissa):\n- Matti Esimerkkinen (Maija Keksitty)\n"
    assert held(told) == {(MATTI, "member", "johtoryhmä"), (MAIJA, "deputy-member", "johtoryhmä")}


def test_an_office_alone_on_its_line_is_held_by_those_named_below_it() -> None:
    told = (
        "Hankejohtaja\nMatti Esimerkkinen\n\nProjektipäälliköt\nMaija Keksitty, perhekeskus\nJussi Mallikas\n\n"
        "Muutosagentti (perhekeskus)\nLiisa Kuviteltu\n"
    )
    assert {(person, role) for person, role, _ in held(told)} == {
        (MATTI, "hankejohtaja"),
        (MAIJA, "projektipäällikkö"),
        (JUSSI, "projektipäällikkö"),
        (LIISA, "muutosagentti"),
    }


def test_a_label_within_a_list_of_members_does_not_end_it() -> None:
    told = (
        "Johtoryhmän jäsenet:\n\nIkäihmisten palvelut:\n- Matti Esimerkkinen\n\nSivistyspalvelut:\n- Maija Keksitty\n"
    )
    assert held(told) >= MEMBERS


def test_a_party_alone_on_its_line_sent_those_below_it() -> None:
    told = "Johtoryhmän jäsenet\n\nRKP\nMatti Esimerkkinen\n\nKokoomus\nMaija Keksitty\n"
    assert held(told) == MEMBERS
    assert sent_by(told) == {MATTI: "Suomen ruotsalainen kansanpuolue", MAIJA: "Kansallinen Kokoomus"}


def test_what_somebody_said_behind_a_dash_is_no_entry() -> None:
    told = "Johtoryhmän jäsenet:\n- Matti Esimerkkinen\n\n– Yhteistyö jatkuu hyvässä hengessä, sanoi Maija Keksitty.\n"
    assert held(told) == {(MATTI, "member", "johtoryhmä")}


def test_a_list_may_follow_a_sentence_that_stops_at_its_verb() -> None:
    text = (
        "Arbetsgruppens ordförande är minister Anna Exempelsson. Övriga medlemmar är\n\n"
        "finansminister Maria Testgård\n"
        "minister Erik Provberg (ersättare: statssekreterare Olof Mallkvist)\n"
    )
    assert {h for h in held(text, "sv") if h[2]} == {
        ("Anna Exempelsson", "chair", "arbetsgrupp"),
        ("Maria Testgård", "member", "arbetsgrupp"),
        ("Erik Provberg", "member", "arbetsgrupp"),
        ("Olof Mallkvist", "deputy-member", "arbetsgrupp"),
    }


def test_a_body_and_its_members_may_be_one_word_and_a_note_in_brackets_stand_between() -> None:
    text = (
        "Kommittén bereder lagen.\n\nKommittémedlemmar\n\n(uppdaterat efter valen)\n\n"
        "• Riksdagsråd Anna Exempelsson\n• Pol.dr. Erik Provberg\n"
    )
    members = {("Anna Exempelsson", "member", "kommitté"), ("Erik Provberg", "member", "kommitté")}
    assert members <= held(text, "sv")
    assert ("Anna Exempelsson", "riksdagsråd", "") in held(text, "sv")
    assert sent_by(text, "sv") == {}


def test_two_boards_of_one_kind_are_told_apart_by_what_they_are_for() -> None:
    text = (
        "Direktionen för affärsverket Prov vatten\n\n• Ordförande Anna Exempelsson, ersättare Peter Af Provberg\n\n"
        "Direktionen för affärsverket Prov service\n\n• Ordförande Maria Testgård\n"
    )
    assert held(text, "sv") == {
        ("Anna Exempelsson", "chair", "direktion för affärsverket Prov vatten"),
        ("Peter Af Provberg", "deputy-member", "direktion för affärsverket Prov vatten"),
        ("Maria Testgård", "chair", "direktion för affärsverket Prov service"),
    }


def test_an_unknown_name_alone_on_its_line_is_whose_people_stand_below() -> None:
    text = (
        "Johtoryhmän jäsenet\n\nExsote\nJohtaja Matti Esimerkkinen ja varajäsenenä talousjohtaja Maija Keksitty.\n\n"
        "Kouvolan kaupunki\nKehitysjohtaja Jussi Mallikas\n"
    )
    assert held(text) == {
        (MATTI, "member", "johtoryhmä"),
        (MAIJA, "deputy-member", "johtoryhmä"),
        (JUSSI, "member", "johtoryhmä"),
        (MATTI, "johtaja", "Exsote"),
        (MAIJA, "talousjohtaja", "Exsote"),
        (JUSSI, "kehitysjohtaja", "Kouvolan kaupunki"),
    }


def test_a_title_keeps_its_line_of_work_where_the_organisation_is_told() -> None:
    text = "Johtoryhmän jäsenet\n- osaamisen johtaja Matti Esimerkkinen, Kouvolan kaupunki\n"
    assert (MATTI, "osaamisen johtaja", "Kouvolan kaupunki") in held(text)


def test_names_of_a_register_may_have_initials_after_the_comma() -> None:
    text = "Toimikunnan jäsenet\n\nMallikas, J.P.\n\nEsimerkkinen, Matti          varajäsen\n"
    assert {(name, role) for name, role, _ in held(text)} == {
        ("J. P. Mallikas", "member"),
        (MATTI, "deputy-member"),
    }


@pytest.mark.parametrize(
    ("entry", "post"),
    [
        ("Bo Mallgren, chef för analysavdelningen, Exempelverket", ("chef för analysavdelningen", "Exempelverket")),
        ("Bo Mallgren, enhetschef på avdelningen för analys, Socialstyrelsen", ("enhetschef", "Socialstyrelsen")),
        ("Vd Bo Mallgren, Mallhemmet", ("vd", "Mallhemmet")),
        ("Bo Mallgren, regional servicechef", ("regional servicechef", "")),
        ("konsultativa tjänstemannen Bo Mallgren", ("konsultativ tjänsteman", "")),
        ("överdirektören Bo Mallgren från Exempelverket", ("överdirektör", "Exempelverket")),
        ("finansrådet Bo Mallgren", ("finansråd", "")),
    ],
)
def test_swedish_titles_come_in_the_definite_form_with_field_and_employer(entry: str, post: tuple[str, str]) -> None:
    assert held(f"Styrgruppens medlemmar:\n- {entry}\n", "sv") == {
        ("Bo Mallgren", *post),
        ("Bo Mallgren", "member", "styrgrupp"),
    }


def test_a_chair_of_an_unknown_body_is_not_the_chair_of_the_one_whose_list_it_is() -> None:
    text = "Styrgruppens medlemmar:\n- Bo Mallgren, ordförande för Exempelföretagarna\n"
    assert held(text, "sv") == {
        ("Bo Mallgren", "chair", "Exempelföretagarna"),
        ("Bo Mallgren", "member", "styrgrupp"),
    }


def test_candidates_and_photographers_are_no_members() -> None:
    text = (
        "Johtoryhmän jäsenet:\nMatti Esimerkkinen\nMaija Keksitty puhumassa torilla. Kuva: Jussi Mallikas\n\n"
        "Jatkoon etenevät hakijat ovat:\n- dosentti Liisa Kuviteltu\n"
    )
    assert held(text) == {(MATTI, "member", "johtoryhmä")}


def test_a_list_without_a_body_is_that_of_the_only_body_of_the_document() -> None:
    text = "Läsnä\n\nMatti Esimerkkinen, johtoryhmän puheenjohtaja\nMaija Keksitty\n"
    assert held(text) == {(MATTI, "chair", "johtoryhmä"), (MAIJA, "member", "johtoryhmä")}


def test_who_was_heard_chairs_an_organisation_and_not_the_body_that_heard() -> None:
    text = (
        "Sivistysvaliokunta\n\nValiokunnassa ovat olleet kuultavina\n\n"
        "puheenjohtaja Matti Esimerkkinen, Suomen esimerkkiliitto ry\n\n"
        "Valiokunnassa ratkaisevaan käsittelyyn ovat ottaneet osaa\npj. Maija Keksitty /kok\njäs. Jussi Mallikas /sd\n"
    )
    assert held(text) == {
        (MATTI, "chair", "Suomen esimerkkiliitto"),
        (MAIJA, "chair", "sivistysvaliokunta"),
        (JUSSI, "member", "sivistysvaliokunta"),
    }


def test_an_organisation_right_below_a_bullet_is_the_employer_of_the_one_named_there() -> None:
    text = (
        "Kuultavina olivat\n • johtaja Matti Esimerkkinen\n  Kouvolan kaupunki\n"
        " • johtaja Maija Keksitty\n  Iitin kunta\n"
    )
    assert held(text) == {(MATTI, "johtaja", "Kouvolan kaupunki"), (MAIJA, "johtaja", "Iitin kunta")}


def test_a_member_and_a_deputy_are_parted_by_a_dash_under_a_heading_that_names_both() -> None:
    text = "Styrelsen\n\nOrdinarie ledamot och ersättare\nAnna Exempelsson (SFP), ordförande – Bo Mallgren\n"
    assert held(text, "sv") == {
        ("Anna Exempelsson", "chair", "styrelse"),
        ("Bo Mallgren", "deputy-member", "styrelse"),
    }


def test_a_role_that_runs_into_the_next_name_is_held_by_the_one_before() -> None:
    text = "Styrelsen\n\nLedamotErsättare\nAnna Exempelsson, SFP, ordförandeBo Mallgren, SFP\n"
    assert ("Anna Exempelsson", "chair", "styrelse") in held(text, "sv")
    assert ("Bo Mallgren", "deputy-member", "styrelse") in held(text, "sv")


def test_who_gives_further_information_is_no_member() -> None:
    text = "Johtoryhmän jäsenet:\nMatti Esimerkkinen\nLisätietoja antaa maakuntajohtaja Maija Keksitty.\n"
    assert held(text) == {(MATTI, "member", "johtoryhmä"), (MAIJA, "maakuntajohtaja", "")}


def test_an_office_at_the_head_of_an_entry_may_have_its_field_before_the_name() -> None:
    text = "Johtoryhmän jäsenet:\n- Toimialuejohtaja, ikäihmisten palvelut Matti Esimerkkinen\n"
    assert held(text) == {(MATTI, "toimialuejohtaja", ""), (MATTI, "member", "johtoryhmä")}


def test_the_officers_on_the_lines_below_are_those_of_the_body_that_the_first_line_names() -> None:
    text = (
        "Valtuusto kokoontui 1.3.2022.\n\nAluehallituksen puheenjohtaja keskustan Matti Esimerkkinen,\n"
        "1. varapuheenjohtaja Maija Keksitty (kok.)\nValtuuston puheenjohtaja Jussi Mallikas (sd.),\n"
        "1. varapuheenjohtaja Liisa Kuviteltu (kesk.)\n"
    )
    assert held(text) == {
        ("Matti Esimerkkinen", "chair", "aluehallitus"),
        ("Maija Keksitty", "vice-chair", "aluehallitus"),
        ("Jussi Mallikas", "chair", "valtuusto"),
        ("Liisa Kuviteltu", "vice-chair", "valtuusto"),
    }
    assert sent_by(text)["Matti Esimerkkinen"] == "Suomen Keskusta"


def test_a_heading_may_say_into_which_body_those_below_were_chosen() -> None:
    text = (
        "Aluevaltuuston kokous\n\nAluehallitukseen valittiin kolme henkilöä\n"
        "Keskusta: Matti Esimerkkinen Kuopio ja Maija Keksitty Iisalmi.\nSDP: Jussi Mallikas Kuopio.\n"
    )
    assert held(text) == {(name, "member", "aluehallitus") for name in sent_by(text)}
    assert len(sent_by(text)) == 3


def test_a_list_of_several_offices_says_in_each_entry_of_what() -> None:
    text = (
        "Aluevaltuusto teki valinnat puheenjohtajiksi ja varapuheenjohtajiksi toimielimiin:\n\n"
        "- Tarkastuslautakunnan puheenjohtaja Matti Esimerkkinen (vas.), varapuheenjohtaja Maija Keksitty (kesk.)\n"
    )
    assert held(text) == {
        ("Matti Esimerkkinen", "chair", "tarkastuslautakunta"),
        ("Maija Keksitty", "vice-chair", "tarkastuslautakunta"),
    }


@pytest.mark.parametrize(
    ("office", "title", "place"),
    [
        ("Vantaan vanhus- ja vammaispalvelujen johtaja", "vanhus- ja vammaispalvelujen johtaja", "Vantaa"),
        ("Keravan perheitä tukevien palveluiden johtaja", "perheitä tukevien palveluiden johtaja", "Kerava"),
    ],
)
def test_an_office_is_told_with_its_place_and_field(office: str, title: str, place: str) -> None:
    assert ("Matti Esimerkkinen", title, place) in held(f"Jäsenet:\n\n• Matti Esimerkkinen, {office}\n")


def test_a_register_puts_a_given_name_of_no_dictionary_before_brackets() -> None:
    text = "Aluehallituksen jäsenet\n\nKeksitty, Maija (Kuopio, KOK)\nEsimerkki-Mallinen, Xirja (Iisalmi, SDP)\n"
    assert ("Xirja Esimerkki-Mallinen", "member", "aluehallitus") in held(text)
