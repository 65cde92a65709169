"""What a reader does with the page, done in a real browser from a file on disk."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.view.browser.conftest import Open

pytestmark = pytest.mark.slow

STEERING = "#/thing/body/lapin-poliittinen-ohjausryhma"
BOXES = (
    "document.getElementById('canvas')._cyreg.cy.nodes('.box').map((node) => node.data('label').replaceAll('\\n', ' '))"
)
POINT = """(label) => {
  const cy = document.getElementById("canvas")._cyreg.cy;
  const node = cy.nodes(".box").filter((node) => node.data("label").replaceAll("\\n", " ") === label);
  const { x, y } = node.renderedPosition();
  const frame = document.getElementById("canvas").getBoundingClientRect();
  return { x: x + frame.x, y: y + frame.y };
}"""


def click_box(page: Page, label: str) -> None:
    point = page.evaluate(POINT, label)
    page.mouse.click(point["x"], point["y"])


def test_the_page_opens_on_the_hierarchy_with_counts(open_page: Open) -> None:
    page = open_page()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kaikki alueet")
    boxes = page.evaluate(BOXES)
    assert "Lapin esimerkkiuudistuksen johtoryhmä" in boxes
    assert "Malli Esimerkkinen" not in boxes
    row = page.get_by_role("row").filter(has=page.get_by_role("link", name="Lapin esimerkkiuudistuksen poliittinen"))
    expect(row).to_contain_text("42 jäsentä, 4 nimetty, 1 varajäsen")


def test_the_list_names_bodies_in_the_order_of_the_hierarchy(open_page: Open) -> None:
    page = open_page()
    names = page.get_by_role("table", name="Lappi").get_by_role("rowheader").all_inner_texts()
    firsts = [name.split("\n")[0] for name in names]
    assert firsts[0].endswith("poliittinen ohjausryhmä")
    assert firsts[1].endswith("johtoryhmä")
    assert firsts[2].endswith("alaryhmä")


def test_a_body_opens_to_its_people_and_a_person_to_their_bodies(open_page: Open) -> None:
    page = open_page()
    click_box(page, "Lapin esimerkkiuudistuksen poliittinen ohjausryhmä")
    expect(page.get_by_role("heading", level=1)).to_have_text("Lapin esimerkkiuudistuksen poliittinen ohjausryhmä")
    assert "Testi Keksitty" in page.evaluate(BOXES)
    click_box(page, "Testi Keksitty")
    expect(page.get_by_role("heading", level=1)).to_have_text("Testi Keksitty")
    assert "Lapin palvelujen alaryhmä" in page.evaluate(BOXES)
    page.get_by_role("button", name="Takaisin").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lapin esimerkkiuudistuksen poliittinen ohjausryhmä")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kaikki alueet")


def test_two_steps_show_the_other_bodies_of_the_people(open_page: Open) -> None:
    page = open_page(place=STEERING)
    assert "Lapin palvelujen alaryhmä" not in page.evaluate(BOXES)
    page.get_by_role("button", name="Kaksi askelta").click()
    assert "Lapin palvelujen alaryhmä" in page.evaluate(BOXES)


def test_search_folds_case_and_diacritics(open_page: Open) -> None:
    page = open_page()
    box = page.get_by_role("combobox", name="Hae henkilöä")
    box.fill("NAYTE mall")
    expect(page.get_by_role("option")).to_have_count(1)
    box.press("ArrowDown")
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Näyte Mallikas")


def test_search_finds_roles_and_other_names(open_page: Open) -> None:
    page = open_page()
    box = page.get_by_role("combobox", name="Hae henkilöä")
    box.fill("vate")
    expect(page.get_by_role("option").first).to_contain_text("Lapin väliaikainen valmistelutoimielin")
    box.fill("varapuheenjohtaja")
    expect(page.get_by_role("option").first).to_contain_text("Koe Kuviteltu")
    box.fill("ei ole olemassa")
    expect(page.get_by_text("Ei osumia")).to_be_visible()


def test_the_language_is_switched_at_once(open_page: Open) -> None:
    page = open_page(place=STEERING)
    page.get_by_role("button", name="På svenska").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Politiska styrgruppen för exempelreformen i Lappland")
    expect(page.get_by_role("heading", name="Personer")).to_be_visible()
    assert page.evaluate("document.documentElement.lang") == "sv"
    page.get_by_role("button", name="In English").click()
    expect(page.get_by_role("heading", name="People", exact=True)).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="People", exact=True)).to_be_visible()


def test_a_day_tells_certain_from_possible_and_hides_what_did_not_hold(open_page: Open) -> None:
    page = open_page(place=f"{STEERING}?day=2021-06-01")
    people = page.get_by_role("table", name="Henkilöt")
    expect(people.get_by_role("row").filter(has_text="Malli Esimerkkinen")).to_contain_text("varma")
    expect(people.get_by_role("row").filter(has_text="Koe Kuviteltu")).to_contain_text("mahdollinen")
    roles = people.get_by_role("row").filter(has_text="Testi Keksitty").all_inner_texts()
    assert not [role for role in roles if "puheenjohtaja" in role]
    dashed = "document.getElementById('canvas')._cyreg.cy.edges('.possible').map((e) => e.style('line-style'))"
    assert set(page.evaluate(dashed)) == {"dashed"}


def test_the_slider_sets_the_day_and_all_times_come_back(open_page: Open) -> None:
    page = open_page()
    slider = page.get_by_role("slider", name="Ajankohta")
    slider.focus()
    slider.press("ArrowLeft")
    expect(page).to_have_url(re.compile(r"day=\d{4}-\d{2}-\d{2}"))
    page.get_by_role("button", name="Koko aika").click()
    assert "day=" not in page.url


def test_a_day_is_written_and_shown_as_the_page_s_language_writes_it_whatever_the_browser_s(open_page: Open) -> None:
    page = open_page(locale="en-US", place="#/?lang=fi")
    field = page.get_by_role("textbox", name="Päivä")
    field.fill("13.4.2021")
    field.press("Enter")
    expect(page).to_have_url(re.compile("day=2021-04-13"))
    page.get_by_role("button", name="EN, in English").click()
    expect(page.get_by_role("textbox", name="Day")).to_have_value("13 Apr 2021")


def test_what_is_no_day_is_said_to_be_none_and_changes_nothing(open_page: Open) -> None:
    page = open_page()
    field = page.get_by_role("textbox", name="Päivä")
    field.fill("04/13/2021")
    field.press("Enter")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#time-note")).to_contain_text("Kirjoita päivä näin")
    assert "day=" not in page.url


def test_a_meeting_tells_who_presided_without_making_them_chair(open_page: Open) -> None:
    page = open_page(place="#/thing/person/koe-kuviteltu")
    presided = page.get_by_role("table", name="Johti puhetta kokouksessa")
    expect(presided).to_contain_text("20.12.2021")
    expect(page.get_by_text("ei tee henkilöstä puheenjohtajaa")).to_be_visible()
    expect(page.get_by_role("table", name="Tehtävät")).not_to_contain_text("Lapin laaja poliittinen ryhmä")


def test_people_in_several_bodies_are_listed(open_page: Open) -> None:
    page = open_page(place="#/shared")
    row = page.get_by_role("row").filter(has_text="Malli Esimerkkinen").first
    expect(row).to_contain_text("Lapin laaja poliittinen ryhmä")


def test_facts_are_filtered_by_kind_and_document(open_page: Open) -> None:
    page = open_page(place="#/facts")
    page.get_by_label("Laji").select_option("meeting")
    table = page.get_by_role("table", name="Kaikki tiedot")
    expect(table.get_by_role("row")).to_have_count(4)
    page.get_by_label("Asiakirja").select_option(label="Exempelreformen i Österbotten har inletts")
    assert table.get_by_role("row").count() < 4


def test_the_list_is_saved_as_csv_and_the_picture_as_png_and_svg(open_page: Open, tmp_path: Path) -> None:
    page = open_page(place=STEERING)
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV: Henkilöt").click()
    download.value.save_as(tmp_path / "people.csv")
    rows = (tmp_path / "people.csv").read_text("utf-8-sig").splitlines()
    assert rows[0] == '"Nimi";"Rooli";"Milloin";"Lähde"'
    assert any(row.startswith('"Malli Esimerkkinen";"puheenjohtaja"') for row in rows)
    for form, start in (("PNG", b"\x89PNG"), ("SVG", b"<svg")):
        with page.expect_download() as download:
            page.get_by_role("button", name=form, exact=True).click()
        download.value.save_as(tmp_path / form)
        assert (tmp_path / form).read_bytes().startswith(start)


def test_print_shows_the_whole_picture_in_light_colours(open_page: Open) -> None:
    page = open_page(place="#/region/region/maakunta-19", color_scheme="dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator("#paper svg")).to_contain_text("johtoryhmä")
    expect(page.locator("#canvas")).to_be_hidden()
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_a_link_to_nothing_says_so(open_page: Open) -> None:
    page = open_page(place="#/thing/body/ei-ole")
    expect(page.get_by_role("alert")).to_have_text("Linkin kohdetta ei ole tässä aineistossa.")


def test_time_is_played_and_stopped(open_page: Open) -> None:
    page = open_page(place="#/?day=2021-01-01")
    page.get_by_role("button", name="Toista").click()
    page.wait_for_function("() => !location.hash.includes('day=2021-01-01')")
    page.get_by_role("button", name="Pysäytä").click()
    expect(page.get_by_role("button", name="Toista")).to_be_visible()
    stopped = page.url
    page.wait_for_timeout(600)
    assert page.url == stopped


def test_back_and_forward_lead_through_the_places(open_page: Open) -> None:
    page = open_page()
    title = page.get_by_role("heading", level=1)
    page.get_by_role("link", name="Lappi").first.click()
    page.get_by_role("link", name="Kaikki tiedot").click()
    page.go_back()
    expect(title).to_have_text("Lappi")
    page.go_back()
    expect(title).to_have_text("Kaikki alueet")
    page.go_forward()
    expect(title).to_have_text("Lappi")


def test_a_link_opens_place_day_language_and_evidence_at_once(open_page: Open) -> None:
    page = open_page(place=f"{STEERING}?lang=sv&day=2021-06-01&fact=membership/m11")
    expect(page.get_by_role("heading", level=1)).to_have_text("Politiska styrgruppen för exempelreformen i Lappland")
    expect(page.get_by_role("textbox", name="Dag")).to_have_value("1.6.2021")
    expect(page.get_by_role("complementary").locator("blockquote").first).to_be_visible()


def test_filters_by_role_and_region_stay_on_from_place_to_place(open_page: Open) -> None:
    page = open_page(place="#/facts")
    page.get_by_label("Rooli", exact=True).select_option(label="puheenjohtaja")
    page.get_by_label("Alue", exact=True).select_option(label="Lappi")
    rows = page.get_by_role("table", name="Kaikki tiedot").get_by_role("row")
    texts = rows.all_inner_texts()[1:]
    assert texts
    assert all("puheenjohtaja" in text and "Lappi" in text for text in texts)
    page.get_by_role("link", name="Monessa toimielimessä").click()
    expect(page.get_by_text("Rajaa: puheenjohtaja, Lappi")).to_be_visible()
    page.get_by_role("button", name="Poista rajaukset").click()
    assert "role=" not in page.url


def test_what_is_listed_is_saved_as_it_is_filtered(open_page: Open, tmp_path: Path) -> None:
    page = open_page(place="#/facts?kind=meeting")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV: Kaikki tiedot").click()
    download.value.save_as(tmp_path / "facts.csv")
    rows = (tmp_path / "facts.csv").read_text("utf-8-sig").splitlines()
    assert len(rows) == 4
    assert all("Kokous" in row for row in rows[1:])


def test_a_browser_that_cannot_unpack_the_page_says_so(open_page: Open) -> None:
    page = open_page(before="delete window.DecompressionStream", ready=False)
    expect(page.get_by_text("Sivu ei toimi tällä selaimella.")).to_be_visible()
