"""Tables of people: cells parted by tabs or by aligned spaces, read by what the header says."""

from __future__ import annotations

import pytest
from tests.extract.told import Held, held, sent_by

from reformgraph.model import Language

MATTI, MAIJA, JUSSI, LIISA = "Matti Esimerkkinen", "Maija Keksitty", "Jussi Mallikas", "Liisa Kuviteltu"
PAIRS: set[Held] = {
    (MATTI, "member", "johtoryhmä"),
    (MAIJA, "deputy-member", "johtoryhmä"),
    (JUSSI, "member", "johtoryhmä"),
    (LIISA, "deputy-member", "johtoryhmä"),
}


@pytest.mark.parametrize(
    "table",
    [
        "Jäsen\tVarajäsen\nMatti Esimerkkinen\tMaija Keksitty\nJussi Mallikas\tLiisa Kuviteltu\n",
        "Kunta\tJäsen\tVarajäsen\nKuopio\tMatti Esimerkkinen\tMaija Keksitty\n"
        "Iisalmi\tJussi Mallikas\tLiisa Kuviteltu\n",
        "Jäsen                  Varajäsen\nMatti Esimerkkinen     Maija Keksitty\n"
        "Jussi Mallikas         Liisa Kuviteltu\n",
        "Jäsen\tPuolue\tVarajäsen\tPuolue\nMatti Esimerkkinen\tkok\tMaija Keksitty\tkok\n"
        "Jussi Mallikas\tsd\tLiisa Kuviteltu\tsd\n",
    ],
)
def test_the_columns_part_members_from_deputies(table: str) -> None:
    assert held("Johtoryhmän kokoonpano\n\n" + table) == PAIRS


@pytest.mark.parametrize(
    "table",
    [
        # the column of municipalities has no name, and the spaces show it
        "                    Jäsen                     Varajäsen\n"
        "Kuopio              Matti Esimerkkinen        Maija Keksitty\n"
        "Iisalmi             Jussi Mallikas            Liisa Kuviteltu\n",
        "Kunta\tJäsen\tVarajäsen\nKuopio\tMatti Esimerkkinen\tMaija Keksitty\n"
        "Iisalmi\tJussi Mallikas\tLiisa Kuviteltu\n",
    ],
)
def test_the_first_column_names_who_sent_them(table: str) -> None:
    text = "Johtoryhmän jäsenet\n\n" + table
    assert held(text) == PAIRS
    assert sent_by(text) == {MATTI: "Kuopio", MAIJA: "Kuopio", JUSSI: "Iisalmi", LIISA: "Iisalmi"}


def test_a_municipality_holds_for_the_rows_below_that_leave_it_empty() -> None:
    text = "Johtoryhmän jäsenet\n\nKunta\tJäsen\nKuopio\tMatti Esimerkkinen\n\tJussi Mallikas\n"
    assert sent_by(text) == {MATTI: "Kuopio", JUSSI: "Kuopio"}


def test_an_empty_cell_moves_no_name_into_another_column() -> None:
    text = "Johtoryhmän kokoonpano\n\nJäsen\tVarajäsen\n\tMaija Keksitty\nJussi Mallikas\t\n"
    assert held(text) == {(MAIJA, "deputy-member", "johtoryhmä"), (JUSSI, "member", "johtoryhmä")}


@pytest.mark.parametrize(
    "table",
    [
        "Nimi\tTehtävä\nMatti Esimerkkinen\tpuheenjohtaja\nMaija Keksitty\tjäsen\n",
        "Tehtävä\tNimi\npuheenjohtaja\tMatti Esimerkkinen\njäsen\tMaija Keksitty\n",
        "Nimi                    Tehtävä\nEsimerkkinen Matti      puheenjohtaja\nKeksitty Maija          jäsen\n",
        "Esimerkkinen Matti\tpuheenjohtaja\nKeksitty Maija\tjäsen\n",
    ],
)
def test_the_role_stands_in_a_column_of_its_own(table: str) -> None:
    assert held("Johtoryhmän kokoonpano\n\n" + table) == {
        (MATTI, "chair", "johtoryhmä"),
        (MAIJA, "member", "johtoryhmä"),
    }


@pytest.mark.parametrize(
    ("table", "language"),
    [
        ("Ledamot\tErsättare\nAnna Exempelsson\tErik Påhittad\n", "sv"),
        ("Kommun\tLedamot\tErsättare\nVasa\tAnna Exempelsson\tErik Påhittad\n", "sv"),
        ("Ledamot               Personlig ersättare\nAnna Exempelsson      Erik Påhittad\n", "sv"),
    ],
)
def test_a_swedish_table_is_read_alike(table: str, language: Language) -> None:
    assert held("Styrelsens sammansättning\n\n" + table, language) == {
        ("Anna Exempelsson", "member", "styrelse"),
        ("Erik Påhittad", "deputy-member", "styrelse"),
    }


def test_in_a_column_of_people_a_name_may_be_unknown_to_every_dictionary() -> None:
    text = "Johtoryhmän kokoonpano\n\nJäsen\tVarajäsen\nZorbix Qwertelä\tMaija Keksitty\n"
    assert ("Zorbix Qwertelä", "member", "johtoryhmä") in held(text)


def test_a_column_of_bodies_tells_which_each_row_is_about() -> None:
    text = "Ryhmä\tPuheenjohtaja\nTalousjaosto\tMatti Esimerkkinen\nPalvelujaosto\tMaija Keksitty\n"
    assert held(text) == {(MATTI, "chair", "talousjaosto"), (MAIJA, "chair", "palvelujaosto")}


def test_a_table_without_people_makes_no_claims() -> None:
    assert held("Johtoryhmän budjetti\n\nVuosi\tMenot\n2021\t1000\n2022\t2000\n") == set()


def test_one_column_of_parties_at_the_end_of_the_row_is_about_its_first_name() -> None:
    told = "Johtoryhmän kokoonpano\n\nJäsen\tVarajäsen\tPuolue\nMatti Esimerkkinen\tMaija Keksitty\tKesk.\n"
    assert sent_by(told)[MATTI] == "Suomen Keskusta"


@pytest.mark.parametrize("absent", ["-", "–"])
def test_marks_of_attendance_are_no_names_and_part_members_from_who_steps_in(absent: str) -> None:
    table = (
        "Styrelsen\n\nNärvarande\n"
        "X\tExempelsson Anna, ordförande\t\tMallkvist Bengt\n"
        f"{absent}\tTestgård Maria\tX\tProvberg Erik\n"
        "X\tMallqvist Cornelius\t\tÖvningsberg Olof\n"
    )
    assert held(table, "sv") == {
        ("Anna Exempelsson", "chair", "styrelse"),
        ("Bengt Mallkvist", "deputy-member", "styrelse"),
        ("Maria Testgård", "member", "styrelse"),
        ("Erik Provberg", "deputy-member", "styrelse"),
        ("Cornelius Mallqvist", "member", "styrelse"),
        ("Olof Övningsberg", "deputy-member", "styrelse"),
    }


def test_cells_behind_a_name_are_read_like_what_follows_it() -> None:
    text = (
        "Johtoryhmä\n\nOsallistujat\n\nAnneli Malli\tkaupunginjohtaja, Nurmes, vpj.\n"
        "Anna Keksitty\ttoimitusjohtaja, Exsote\nHertta Olematon\tAnna Keksityn varajäsen\n"
    )
    assert held(text) == {
        ("Anneli Malli", "kaupunginjohtaja", "Nurmes"),
        ("Anneli Malli", "vice-chair", "johtoryhmä"),
        ("Anna Keksitty", "toimitusjohtaja", "Exsote"),
        ("Anna Keksitty", "member", "johtoryhmä"),
        ("Hertta Olematon", "deputy-member", "johtoryhmä"),
    }


def test_a_post_of_a_project_is_held_in_the_project_of_the_page() -> None:
    text = "Esimerkkien keskus -hanke\n\nHankejohtaja\nAnneli Malli\n"
    assert held(text) == {("Anneli Malli", "hankejohtaja", "Esimerkkien keskus -hanke")}
