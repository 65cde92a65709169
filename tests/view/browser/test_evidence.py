"""Every fact leads to the passage it was read from."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.view.browser.conftest import Open

pytestmark = pytest.mark.slow

STEERING = "#/thing/body/lapin-poliittinen-ohjausryhma"
LINE = """() => {
  const cy = document.getElementById("canvas")._cyreg.cy;
  const { x, y } = cy.edges().first().renderedMidpoint();
  const frame = document.getElementById("canvas").getBoundingClientRect();
  return { x: x + frame.x, y: y + frame.y };
}"""


def test_a_fact_shows_its_quote_with_the_passage_marked_and_its_document(open_page: Open) -> None:
    page = open_page(place=STEERING)
    page.get_by_role("button", name="Lähde: Koe Kuviteltu, varapuheenjohtaja").click()
    panel = page.get_by_role("complementary")
    expect(panel.get_by_role("heading", name="Mistä tämä tiedetään")).to_be_focused()
    expect(panel.locator("blockquote")).to_have_text("Varapuheenjohtajana toimii Koe Kuviteltu (Keksitty kansanliike).")
    marked = panel.locator("mark").all_inner_texts()
    assert "Koe Kuviteltu" in marked
    assert "Varapuheenjohtajana" in marked
    expect(panel).to_contain_text("Lapin esimerkkiuudistus käynnistyi")
    expect(panel).to_contain_text("Esimerkkikunta, 13.4.2021")
    expect(panel).to_contain_text("90 %")
    link = panel.get_by_role("link", name="Avaa alkuperäinen")
    assert link.get_attribute("href") == "https://example.org/lapin-kaynnistys"
    assert "noopener" in (link.get_attribute("rel") or "")


def test_a_line_in_the_picture_opens_its_evidence(open_page: Open) -> None:
    page = open_page(place="#/region/region/maakunta-15")
    point = page.evaluate(LINE)
    page.mouse.click(point["x"], point["y"])
    expect(page.get_by_role("complementary").locator("blockquote")).to_be_visible()


def test_a_contested_fact_names_what_contradicts_it(open_page: Open) -> None:
    page = open_page(place="#/?fact=membership/m11")
    panel = page.get_by_role("complementary")
    expect(panel).to_contain_text("kiistanalainen")
    panel.get_by_role("button", name="Vale Tekaistu").click()
    expect(panel.locator("#evidence-fact")).to_contain_text("Vale Tekaistu")
    expect(panel.get_by_role("button", name="Tarina Luotu")).to_be_visible()


def test_escape_closes_the_evidence_and_returns_to_its_button(open_page: Open) -> None:
    page = open_page(place=STEERING)
    button = page.get_by_role("button", name="Lähde: Koe Kuviteltu, varapuheenjohtaja")
    button.click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("complementary")).to_be_hidden()
    expect(page.get_by_role("button", name="Lähde: Koe Kuviteltu, varapuheenjohtaja")).to_be_focused()


def test_back_closes_the_evidence(open_page: Open) -> None:
    page = open_page(place=STEERING)
    page.get_by_role("button", name="Lähde: Koe Kuviteltu, varapuheenjohtaja").click()
    page.go_back()
    expect(page.get_by_role("complementary")).to_be_hidden()
