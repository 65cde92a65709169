"""Sentences of running text: each construction of Finnish and Swedish, and the roles that it states."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.extract.told import Held, claims, held, sent_by

from reformgraph.model import Language

MATTI, MAIJA, JUSSI = "Matti Esimerkkinen", "Maija Keksitty", "Jussi Mallikas"
ANNA, ERIK = "Anna Exempelsson", "Erik Påhittad"
CHAIR: Held = (MATTI, "chair", "johtoryhmä")
ORDFORANDE: Held = (ANNA, "chair", "styrgrupp")


@pytest.mark.parametrize(
    "sentence",
    [
        # essive
        "Johtoryhmän puheenjohtajana toimii Matti Esimerkkinen.",
        "Matti Esimerkkinen toimii johtoryhmän puheenjohtajana.",
        "Johtoryhmässä puheenjohtajana toimii Matti Esimerkkinen.",
        "Johtoryhmän puheenjohtajana aloittaa Matti Esimerkkinen.",
        # translative
        "Matti Esimerkkinen valittiin johtoryhmän puheenjohtajaksi.",
        "Johtoryhmän puheenjohtajaksi valittiin Matti Esimerkkinen.",
        "Matti Esimerkkinen Kuopiosta on nimetty johtoryhmän puheenjohtajaksi.",
        # nominative predicate
        "Johtoryhmän puheenjohtaja on Matti Esimerkkinen.",
        "Matti Esimerkkinen on johtoryhmän puheenjohtaja.",
        # apposition, with the name in any case
        "Johtoryhmän puheenjohtaja Matti Esimerkkinen kertoo työstä.",
        "Matti Esimerkkinen, johtoryhmän puheenjohtaja, kertoo työstä.",
        "Johtoryhmän puheenjohtajan Matti Esimerkkisen mukaan työ jatkuu.",
        "Kysyimme johtoryhmän puheenjohtajalta Matti Esimerkkiseltä.",
        # who leads a body is its chair
        "Johtoryhmää johtaa Matti Esimerkkinen.",
        "Matti Esimerkkinen johtaa johtoryhmää.",
        # without the space that a web page lost
        "Johtoryhmän puheenjohtajaMatti Esimerkkinen kertoo työstä.",
    ],
)
def test_one_finnish_sentence_makes_a_chair(sentence: str) -> None:
    assert held(sentence) == {CHAIR}


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Exempelsson är ordförande för styrgruppen.",
        "Styrgruppens ordförande är Anna Exempelsson.",
        "Styrgruppens ordförande Anna Exempelsson berättar.",
        "Anna Exempelsson valdes till ordförande för styrgruppen.",
        "Till ordförande för styrgruppen valdes Anna Exempelsson.",
        "Som ordförande för styrgruppen fungerar Anna Exempelsson.",
        "Styrgruppen leds av Anna Exempelsson.",
    ],
)
def test_one_swedish_sentence_makes_a_chair(sentence: str) -> None:
    assert held(sentence, "sv") == {ORDFORANDE}


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Johtoryhmään kuuluvat Matti Esimerkkinen ja Maija Keksitty.", "fi"),
        ("Johtoryhmän jäseniä ovat Matti Esimerkkinen ja Maija Keksitty.", "fi"),
        ("Johtoryhmään nimettiin jäseniksi Matti Esimerkkinen ja Maija Keksitty.", "fi"),
        ("Johtoryhmään valittiin Matti Esimerkkinen ja Maija Keksitty.", "fi"),
        ("Johtoryhmän muodostavat Matti Esimerkkinen ja Maija Keksitty.", "fi"),
        ("I styrgruppen ingår Anna Exempelsson och Erik Påhittad.", "sv"),
        ("Styrgruppen består av Anna Exempelsson och Erik Påhittad.", "sv"),
    ],
)
def test_belonging_makes_members(sentence: str, language: Language) -> None:
    people, body = ((ANNA, ERIK), "styrgrupp") if language == "sv" else ((MATTI, MAIJA), "johtoryhmä")
    assert held(sentence, language) == {(person, "member", body) for person in people}


@pytest.mark.parametrize(
    "sentence",
    [
        "Johtoryhmän varapuheenjohtajat Matti Esimerkkinen ja Maija Keksitty kertovat.",
        "Johtoryhmän varapuheenjohtajat Matti Esimerkkinen (kok.) ja Maija Keksitty (sd.) kertovat.",
        "Johtoryhmän varapuheenjohtajina toimivat Matti Esimerkkinen ja Maija Keksitty.",
        "Johtoryhmän varapuheenjohtajiksi valittiin Matti Esimerkkinen ja Maija Keksitty.",
    ],
)
def test_a_plural_title_is_shared(sentence: str) -> None:
    assert held(sentence) == {(MATTI, "vice-chair", "johtoryhmä"), (MAIJA, "vice-chair", "johtoryhmä")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Johtoryhmän puheenjohtaja on Matti Esimerkkinen ja varapuheenjohtaja Maija Keksitty.",
        "Johtoryhmän puheenjohtajana toimii Matti Esimerkkinen ja varapuheenjohtajana Maija Keksitty.",
        "Matti Esimerkkinen valittiin johtoryhmän puheenjohtajaksi ja Maija Keksitty varapuheenjohtajaksi.",
    ],
)
def test_the_second_of_two_roles_is_held_in_the_same_body(sentence: str) -> None:
    assert held(sentence) == {CHAIR, (MAIJA, "vice-chair", "johtoryhmä")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Ordförande för styrgruppen är Anna Exempelsson och vice ordförande Erik Påhittad.",
        "Anna Exempelsson fungerar som ordförande för styrgruppen och Erik Påhittad som vice ordförande.",
    ],
)
def test_the_second_of_two_swedish_roles_is_held_in_the_same_body(sentence: str) -> None:
    assert held(sentence, "sv") == {ORDFORANDE, (ERIK, "vice-chair", "styrgrupp")}


def test_a_singular_title_is_held_by_the_nearest_alone() -> None:
    assert (MAIJA, "chair", "johtoryhmä") not in held("Johtoryhmän puheenjohtaja Matti Esimerkkinen ja Maija Keksitty.")


def test_each_role_has_its_own_people() -> None:
    sentence = "Johtoryhmän sihteerinä toimii Matti Esimerkkinen ja esittelijänä Maija Keksitty."
    assert held(sentence) == {(MATTI, "secretary", "johtoryhmä"), (MAIJA, "presenter", "johtoryhmä")}


def test_a_role_without_a_body_is_held_in_the_one_that_the_sentence_before_spoke_of() -> None:
    assert held("Johtoryhmä kokoontui. Puheenjohtajana toimii Matti Esimerkkinen.") == {CHAIR}


def test_the_passage_of_such_a_role_is_both_sentences() -> None:
    text = "Johtoryhmä kokoontui. Puheenjohtajana toimii Matti Esimerkkinen."
    [claim] = claims(text)
    assert [text[span.start : span.end] for span in claim.evidence] == [
        "Johtoryhmä kokoontui.",
        "Puheenjohtajana toimii Matti Esimerkkinen.",
    ]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Johtoryhmän puheenjohtajaksi ehdotetaan Matti Esimerkkistä.", "fi"),
        ("Matti Esimerkkinen on ehdolla johtoryhmän puheenjohtajaksi.", "fi"),
        ("Johtoryhmän puheenjohtajaksi hakee Matti Esimerkkinen.", "fi"),
        ("Kunta esittää, että johtoryhmän puheenjohtajaksi valitaan Matti Esimerkkinen.", "fi"),
        ("Till ordförande för styrgruppen föreslås Anna Exempelsson.", "sv"),
        ("Anna Exempelsson kandiderar till ordförande för styrgruppen.", "sv"),
    ],
)
def test_who_is_proposed_or_stands_holds_nothing(sentence: str, language: Language) -> None:
    assert held(sentence, language) == set()


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Matti Esimerkkinen ei ole johtoryhmän jäsen.", "fi"),
        ("Anna Exempelsson är inte medlem i styrgruppen.", "sv"),
        ("Johtoryhmän kokouksessa puhetta johti Matti Esimerkkinen.", "fi"),
        ("Anna Exempelsson ledde styrgruppens möte.", "sv"),
        ("Johtoryhmä sai Matti Esimerkkinen -palkinnon.", "fi"),
        ("Johtoryhmän puheenjohtaja tulee Kuopiosta.", "fi"),
        ("Johtoryhmän puheenjohtaja valitaan myöhemmin, kertoo Matti Esimerkkinen.", "fi"),
    ],
)
def test_what_is_denied_or_only_looks_like_a_role_makes_none(sentence: str, language: Language) -> None:
    assert held(sentence, language) == set()


def test_a_proposal_that_the_decision_accepts_is_held() -> None:
    proposed = (
        "Johtoryhmän pöytäkirja\n\n§ 3 Valinta\n\n"
        "Ehdotus: Valitaan johtoryhmän puheenjohtajaksi Matti Esimerkkinen.\n\n"
    )
    assert held(proposed + "Päätös: Ehdotuksen mukaan.\n") == {CHAIR}
    assert held(proposed + "Päätös: Asia jätettiin pöydälle.\n") == set()


def test_a_swedish_proposal_that_the_decision_accepts_is_held() -> None:
    proposed = (
        "Styrgruppens protokoll\n\n§ 3 Val\n\nFörslag: Till ordförande för styrgruppen väljs Anna Exempelsson.\n\n"
    )
    assert held(proposed + "Beslut: Enligt förslaget.\n", "sv") == {ORDFORANDE}
    assert held(proposed + "Beslut: Ärendet bordlades.\n", "sv") == set()


@pytest.mark.parametrize(
    ("sentence", "language", "post"),
    [
        ("Hankejohtaja Matti Esimerkkinen kertoo.", "fi", (MATTI, "hankejohtaja", "")),
        ("Kuopion kaupunginjohtaja Matti Esimerkkinen kertoo.", "fi", (MATTI, "kaupunginjohtaja", "Kuopio")),
        ("Vt. muutosjohtaja Matti Esimerkkinen kertoo.", "fi", (MATTI, "muutosjohtaja", "")),
        ("Kysyimme kansliapäälliköltä Matti Esimerkkiseltä.", "fi", (MATTI, "kansliapäällikkö", "")),
        ("Projektdirektör Anna Exempelsson berättar.", "sv", (ANNA, "projektdirektör", "")),
    ],
)
def test_a_title_beside_a_name_is_an_office(sentence: str, language: Language, post: Held) -> None:
    assert held(sentence, language) == {post}
    assert all(claim.role_is_office for claim in claims(sentence, language))


@pytest.mark.parametrize(
    ("sentence", "form"),
    [
        ("Johtoryhmän puheenjohtajana toimii Matti Esimerkkinen.", "puheenjohtajana"),
        ("Johtoryhmän puheenjohtajaksi valittiin Matti Esimerkkinen.", "puheenjohtajaksi"),
        ("Johtoryhmän puheenjohtajan Matti Esimerkkisen mukaan työ jatkuu.", "puheenjohtajan"),
        ("Johtoryhmän entinen puheenjohtaja Matti Esimerkkinen kertoo.", "entinen puheenjohtaja"),
    ],
)
def test_the_title_is_kept_in_the_form_of_the_source(sentence: str, form: str) -> None:
    [claim] = claims(sentence)
    assert (claim.member.name, claim.role, claim.title_in_source) == (MATTI, "chair", form)


def test_a_former_role_ended_before_the_document() -> None:
    day = dt.date(2021, 3, 1)
    [claim] = claims("Johtoryhmän entinen puheenjohtaja Matti Esimerkkinen kertoo.", date=day)
    assert (claim.bounds.start_not_after, claim.bounds.end_not_after) == (None, day)


def test_a_present_role_is_held_on_the_day_of_the_document() -> None:
    day = dt.date(2021, 3, 1)
    [claim] = claims("Johtoryhmän puheenjohtaja on Matti Esimerkkinen.", date=day)
    assert (claim.bounds.start_not_after, claim.bounds.end_not_before) == (day, day)


def test_an_appointment_with_a_day_begins_then_at_the_earliest() -> None:
    [claim] = claims("Johtoryhmän puheenjohtajaksi valittiin 1.3.2021 Matti Esimerkkinen.")
    assert claim.bounds.start_not_before == dt.date(2021, 3, 1)


def test_who_succeeds_holds_what_the_other_held_before() -> None:
    sentence = "Anna Exempelsson efterträder Erik Påhittad som ordförande för styrgruppen."
    before, after = sorted(claims(sentence, "sv", dt.date(2021, 3, 1)), key=lambda c: c.member.name, reverse=True)
    assert (before.member.name, before.bounds.end_not_after) == (ERIK, dt.date(2021, 3, 1))
    assert (after.member.name, after.bounds.start_not_after) == (ANNA, dt.date(2021, 3, 1))


def test_a_party_in_brackets_is_who_sent_the_person() -> None:
    sentence = "Johtoryhmän varapuheenjohtajat Matti Esimerkkinen (kok.) ja Maija Keksitty (sd.) kertovat."
    assert sent_by(sentence) == {MATTI: "Kansallinen Kokoomus", MAIJA: "Suomen Sosialidemokraattinen Puolue"}


def test_the_people_of_two_bodies_are_kept_apart() -> None:
    text = "Ohjausryhmän puheenjohtaja on Matti Esimerkkinen. Johtoryhmän puheenjohtaja on Maija Keksitty."
    assert held(text) == {(MATTI, "chair", "ohjausryhmä"), (MAIJA, "chair", "johtoryhmä")}


def test_a_title_before_a_verb_and_a_name_is_the_later_persons() -> None:
    told = "Som ordförande för styrgruppen fungerar Ilkka Exempel (saml), vice ordförande är Piia Exempelson (SDP)."
    assert held(told, "sv") == {
        ("Ilkka Exempel", "chair", "styrgrupp"),
        ("Piia Exempelson", "vice-chair", "styrgrupp"),
    }


def test_who_leads_a_new_body_is_not_the_chair_of_the_one_that_set_it_up() -> None:
    told = "Den politiska styrgruppen tillsatte en ledningsgrupp som leds av förändringsledare Anna Exempelson."
    assert ("Anna Exempelson", "chair", "ledningsgrupp") in held(told, "sv")
    assert ("Anna Exempelson", "chair", "politisk styrgrupp") not in held(told, "sv")


def test_a_role_and_an_office_may_stand_one_after_the_other_before_the_name() -> None:
    told = "Johtoryhmän puheenjohtaja, kunnanjohtaja Matti Esimerkkinen kertoo."
    assert held(told) == {
        ("Matti Esimerkkinen", "chair", "johtoryhmä"),
        ("Matti Esimerkkinen", "kunnanjohtaja", ""),
    }


def test_the_text_goes_on_about_the_body_that_was_set_up() -> None:
    told = (
        "Esimerkkiliiton hallitus asetti 2.7.2021 väliaikaisen valmistelutoimielimen. Jäseniä on viisi.\n\n"
        "Jäsenet:\n- Matti Esimerkkinen\n"
    )
    assert ("Matti Esimerkkinen", "member", "väliaikainen valmistelutoimielin") in held(told)


def test_a_deputy_in_brackets_is_not_the_role_of_whom_she_stands_in_for() -> None:
    told = "Medlemmar i styrgruppen är Anna Exempelson (ersättare: Maria Exempelgren) och Erik Exempelman."
    assert ("Anna Exempelson", "deputy-member", "styrgrupp") not in held(told, "sv")
    assert ("Erik Exempelman", "member", "styrgrupp") in held(told, "sv")


def test_semicolons_part_the_items_of_a_list() -> None:
    told = (
        "Johtoryhmän asiantuntijoina toimivat professori Matti Esimerkkinen, Esimerkkiyliopisto; "
        "professori Maija Keksitty, Esimerkkilaitos; ja Jussi Mallikas."
    )
    assert {person for person, role, _ in held(told) if role == "expert"} == {
        "Matti Esimerkkinen",
        "Maija Keksitty",
        "Jussi Mallikas",
    }


def test_the_chief_secretary_of_a_group_is_its_secretary() -> None:
    assert ("Matti Esimerkkinen", "secretary", "johtoryhmä") in held("Johtoryhmän pääsihteerinä on Matti Esimerkkinen.")


def test_the_employer_stands_after_a_preposition() -> None:
    told = "Medlemmar i styrgruppen är Anna Exempelson, direktör vid Soite, och Erik Exempelman."
    assert ("Anna Exempelson", "direktör", "Soite") in held(told, "sv")


def test_an_adjective_may_stand_between_a_body_and_its_role() -> None:
    told = "Aluevaltuusto valitsi lautakunnan uudeksi jäseneksi Matti Esimerkkisen."
    assert held(told) == {("Matti Esimerkkinen", "member", "lautakunta")}


def test_who_is_new_in_a_role_holds_it() -> None:
    told = "Från början av året är Anna Exempelson ny ordförande för styrgruppen."
    assert held(told, "sv") == {("Anna Exempelson", "chair", "styrgrupp")}


@pytest.mark.parametrize(
    "told", ["Styrgruppen höll ett möte kl. 9–11. Mötet leddes av Anna Exempelson.", "Mötet leddes av Anna Exempelson."]
)
def test_who_leads_a_meeting_is_not_its_bodys_chair(told: str) -> None:
    assert held(told, "sv") == set()


def test_what_leads_a_body_stands_before_the_verb_when_the_body_comes_after() -> None:
    told = "Keksitty johtaa valtuustoa, Matti Esimerkkinen hallitusta."
    assert ("Matti Esimerkkinen", "chair", "valtuusto") not in held(told)


@pytest.mark.parametrize(
    ("text", "language", "stated"),
    [
        ("Kauhavaa johtoryhmässä edustaa Maija Keksitty.", "fi", ("Maija Keksitty", "member", "johtoryhmä")),
        ("I styrgruppen sitter också Anna Exempelsson.", "sv", ("Anna Exempelsson", "member", "styrgrupp")),
        ("Styrgruppen är ny. Den leds av Anna Exempelsson.", "sv", ("Anna Exempelsson", "chair", "styrgrupp")),
        ("Gruppen arbetar med Anna Exempelsson som ordförande.", "sv", ("Anna Exempelsson", "chair", "grupp")),
        ("Styrgruppens ordförande blir Anna Exempelsson.", "sv", ("Anna Exempelsson", "chair", "styrgrupp")),
        ("I går utsåg staden Anna Exempelsson till stadsdirektör.", "sv", ("Anna Exempelsson", "stadsdirektör", "")),
    ],
)
def test_a_role_is_said_in_any_order_of_words(text: str, language: Language, stated: Held) -> None:
    assert held(text, language) == {stated}


def test_one_person_may_be_said_to_have_two_roles_at_once() -> None:
    text = "I egenskap av ordförande för styrelsen är också Tyko Exempelgren medlem i uppföljningsgruppen."
    assert held(text, "sv") == {
        ("Tyko Exempelgren", "chair", "styrelse"),
        ("Tyko Exempelgren", "member", "uppföljningsgrupp"),
    }


def test_what_a_participle_says_is_said_of_the_next_name_alone() -> None:
    text = "Johtoryhmän puheenjohtajana oleva Jussi Malli ja johtaja Katri Keksitty kertoivat asiasta."
    assert held(text) == {("Jussi Malli", "chair", "johtoryhmä"), ("Katri Keksitty", "johtaja", "")}


def test_what_is_proposed_to_be_is_not() -> None:
    assert held("Organet beslutade föreslå att Anna Exempelsson blir ordförande för styrgruppen.", "sv") == set()


def test_a_list_of_members_goes_on_past_the_roles_of_some() -> None:
    text = (
        "Ohjausryhmä perusti johtoryhmän, johon kuuluivat jäseninä puheenjohtaja Matti Malli ja johtaja Anne Keksitty."
    )
    assert {(name, org) for name, role, org in held(text) if role == "member"} == {
        ("Matti Malli", "johtoryhmä"),
        ("Anne Keksitty", "johtoryhmä"),
    }


def test_the_role_in_brackets_is_held_in_the_body_that_the_sentence_is_about() -> None:
    text = "Ohjausryhmään ovat kuuluneet Matti Malli(pj),Anne Keksitty(vpj) ja Pekka Olematon."
    assert held(text) >= {("Matti Malli", "chair", "ohjausryhmä"), ("Anne Keksitty", "vice-chair", "ohjausryhmä")}


def test_two_spaces_in_running_text_make_no_table() -> None:
    text = (
        "Styrgruppen är ny. Ordförande är Bo Mallgren.\n\n"
        "Övriga medlemmar är  Anna Exempelsson (C), Eva Malli och Ulf Exempel (Saml) och Nils Påhittad (VF) från Åbo.\n"
    )
    assert {name for name, role, _ in held(text, "sv") if role == "member"} == {
        "Anna Exempelsson",
        "Eva Malli",
        "Ulf Exempel",
        "Nils Påhittad",
    }


def test_who_chairs_by_a_genitive_after_som() -> None:
    text = "Styrgruppen är ny. Minister Anna Exempelsson fungerar som gruppens vice ordförande."
    assert ("Anna Exempelsson", "vice-chair", "styrgrupp") in held(text, "sv")


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            "Henkilöstöryhmän puheenjohtaja on Tapani Malli, joka tulee Mallilasta, ja talousryhmän Ulpu Keksitty.",
            {("Tapani Malli", "chair", "henkilöstöryhmä"), ("Ulpu Keksitty", "chair", "talousryhmä")},
        ),
        (
            "Toimikunnan johtoon tuli Iivari Malli, ja kun hän lähti, puheenjohtajaksi nousi Marjut Keksitty.",
            {("Iivari Malli", "chair", "toimikunta"), ("Marjut Keksitty", "chair", "toimikunta")},
        ),
        (
            "Seurantaryhmä aloitti. Ennen seurantaryhmää ohjausta hoiti poliittinen ohjausryhmä. "
            "Sen puheenjohtajina toimivat Rauha Malli ja hänen jälkeensä Simo Keksitty.",
            {
                ("Rauha Malli", "chair", "poliittinen ohjausryhmä"),
                ("Simo Keksitty", "chair", "poliittinen ohjausryhmä"),
            },
        ),
    ],
)
def test_a_body_or_role_is_said_once_and_meant_again(text: str, stated: set[Held]) -> None:
    assert held(text) == stated


def test_somebody_named_in_another_case_is_known_by_the_surname() -> None:
    text = "Ryhmä valitsi puheenjohtajakseen Ilona Keksikosken. Keksikoski kuuluu myös johtoryhmään."
    assert ("Ilona Keksikoski", "member", "johtoryhmä") in held(text)


@pytest.mark.parametrize(
    ("text", "language", "stated"),
    [
        (
            "Fullmäktige tillsatte också en styrelse för området. Till ordförande utsågs Anna Exempelsson.",
            "sv",
            ("Anna Exempelsson", "chair", "styrelse"),
        ),
        (
            "Hallitus asetti ohjausryhmän valmistelun tueksi. Puheenjohtajaksi nimettiin Maija Keksitty.",
            "fi",
            ("Maija Keksitty", "chair", "ohjausryhmä"),
        ),
    ],
)
def test_the_text_goes_on_about_the_body_that_another_set_up(text: str, language: Language, stated: Held) -> None:
    assert held(text, language) == {stated}


def test_a_surname_before_the_given_name_behind_a_title_is_turned() -> None:
    assert held("Esityksen teki hyvinvointialuejohtaja Exempelberg Sanna.") == {
        ("Sanna Exempelberg", "hyvinvointialuejohtaja", "")
    }


def test_who_represents_a_side_in_a_body_is_its_member() -> None:
    text = "Yhteistoimintaelimen työnantajaedustajiksi nimettiin Matti Malli ja Maija Keksitty."
    assert held(text) == {
        ("Matti Malli", "member", "yhteistoimintaelin"),
        ("Maija Keksitty", "member", "yhteistoimintaelin"),
    }


def test_a_groups_field_may_have_two_joined_words() -> None:
    text = "Arbetsgruppen för social- och hälsovård leds av Anna Exempelsson."
    assert held(text, "sv") == {("Anna Exempelsson", "chair", "arbetsgrupp för social- och hälsovård")}


def test_a_degree_stands_between_a_chair_and_the_name() -> None:
    text = "Se on hyvä, totesi kehittämistyöryhmän puheenjohtaja, varatuomari Matti Esimerkkinen luovuttaessaan sen."
    assert {(name, role) for name, role, _ in held(text)} == {("Matti Esimerkkinen", "chair")}


def test_members_come_from_groups_of_their_parties() -> None:
    text = (
        "Ryhmän muut jäsenet ovat kansanedustaja Matti Esimerkkinen Kansallisen kokoomuksen eduskuntaryhmästä, "
        "kansanedustaja Maija Keksitty Vasemmistoliiton eduskuntaryhmästä ja kansanedustaja Anna Mallinen "
        "Vihreästä eduskuntaryhmästä."
    )
    found = held(f"Seurantaryhmä kokoontui. {text.replace('Ryhmän', 'Seurantaryhmän')}")
    assert {name for name, role, _ in found if role == "member"} == {
        "Matti Esimerkkinen",
        "Maija Keksitty",
        "Anna Mallinen",
    }


def test_its_means_the_body_that_the_sentence_is_about() -> None:
    text = (
        "Parlamentaarinen ohjausryhmä linjaa työtä. Valmisteluryhmä vastaa ohjausryhmän tarvitsemista selvityksistä ja "
        "sen puheenjohtajana toimii Matti Esimerkkinen."
    )
    assert ("Matti Esimerkkinen", "chair", "valmisteluryhmä") in held(text)


def test_an_office_has_the_employer_that_the_document_names_once() -> None:
    text = (
        "Ryhmän sihteerinä toimii neuvos Maija Keksitty valtiovarainministeriöstä.\n\n"
        "Lisätietoja:\nneuvos Maija Keksitty, puh. 000\n"
    )
    assert {body for _, role, body in held(text) if role == "neuvos"} == {"valtiovarainministeriö"}


def test_a_second_role_goes_on_from_the_first() -> None:
    text = "Maija Keksinen on Mallilan hyvinvointialueen muutosjohtaja sekä Espoon perusturvajohtaja."
    assert {(name, role, body) for name, role, body in held(text)} == {
        ("Maija Keksinen", "muutosjohtaja", "Mallilan hyvinvointialue"),
        ("Maija Keksinen", "perusturvajohtaja", "Espoo"),
    }


def test_minister_is_short_for_the_same_person_s_full_title() -> None:
    text = "Hallinto- ja kuntaministeri Maija Mallinen asetti ryhmän. Ryhmän puheenjohtajana toimii ministeri Mallinen."
    assert {role for name, role, _ in held(text)} >= {"hallinto- ja kuntaministeri"}
    assert "ministeri" not in {role for _, role, _ in held(text)}


@pytest.mark.parametrize("word", ["vastuulla", "yhteisvastuulla"])
def test_who_is_responsible_for_a_thing_holds_the_office_announced_for_it(word: str) -> None:
    text = (
        "Keskeisiin hankkeisiin on valittu hankejohtajat. Hankejohtajat aloittavat heti.\n\n"
        f"Matti Esimerkkisen (Mallilan kunta) sekä Maija Mallisen (Keksilän kunta) {word} on hanke 2, osaaminen.\n"
    )
    assert {(name, role) for name, role, _ in held(text)} == {
        ("Matti Esimerkkinen", "hankejohtaja"),
        ("Maija Mallinen", "hankejohtaja"),
    }


def test_who_is_responsible_for_something_else_holds_no_office_by_it() -> None:
    text = "Hankkeisiin on valittu hankejohtajat.\n\nMatti Esimerkkisen vastuulla on kokouksen tarjoilu.\n"
    assert held(text) == set()


def test_a_title_and_a_party_stand_before_a_name() -> None:
    text = "Iältään vanhin aluevaltuutettu, kokoomuksen Matti Esimerkkinen, johtaa puhetta."
    assert {role for _, role, _ in held(text)} == {"aluevaltuutettu"}


BODY = "ohjausryhmä"


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        # a role in the plural behind two names
        (
            "Ohjausryhmän kokous pidettiin. Paikalla olivat Matti Esimerkkinen ja Maija Mallinen (varapuheenjohtajat).",
            {("Matti Esimerkkinen", "vice-chair", BODY), ("Maija Mallinen", "vice-chair", BODY)},
        ),
        # who chooses somebody for an office is not where it is held
        (
            "Aluehallitus nimesi vt. hyvinvointialuejohtajaksi Matti Esimerkkisen.",
            {("Matti Esimerkkinen", "hyvinvointialuejohtaja", "")},
        ),
        # a second role is held in the body of the first, not in the one that chooses
        (
            "Maakuntahallitus valitsi ohjausryhmän jäseniksi Matti Esimerkkisen sekä puheenjohtajaksi Otto Puppulan.",
            {("Matti Esimerkkinen", "member", BODY), ("Otto Puppula", "chair", BODY)},
        ),
        # an officer in the list of those who belong
        (
            "Ohjausryhmään kuuluvat puheenjohtaja Matti Esimerkkinen ja Maija Mallinen.",
            {
                ("Matti Esimerkkinen", "chair", BODY),
                ("Matti Esimerkkinen", "member", BODY),
                ("Maija Mallinen", "member", BODY),
            },
        ),
        # chosen for one office, in another now
        (
            "Sote-johtajaksi valittu Matti Esimerkkinen toimii nyt perusturvajohtajana.",
            {("Matti Esimerkkinen", "sote-johtaja", ""), ("Matti Esimerkkinen", "perusturvajohtaja", "")},
        ),
    ],
)
def test_whose_a_role_is_where_several_are_said(text: str, facts: set[tuple[str, str, str]]) -> None:
    assert held(text) == facts


def test_roles_behind_their_holders_are_each_of_those_before_them() -> None:
    text = "Ohjausryhmään valittiin Matti Esimerkkinen puheenjohtajaksi sekä Maija Mallinen ja Anna Keksinen jäseniksi."
    assert held(text) == {
        ("Matti Esimerkkinen", "chair", BODY),
        ("Maija Mallinen", "member", BODY),
        ("Anna Keksinen", "member", BODY),
    }


def test_another_verb_says_a_second_office_of_the_same_person() -> None:
    text = "Matti Esimerkkinen on koulutukseltaan lääkäri ja toimii Keksilän sairaanhoitopiirin johtajaylilääkärinä."
    assert {role for _, role, _ in held(text)} == {"lääkäri", "johtajaylilääkäri"}
