"""The page works for everyone: keyboard, screen reader, contrast, small screens, both colour schemes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.view.browser.conftest import Open

pytestmark = pytest.mark.slow

AXE = Path(__file__).parents[3] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CONTRAST = ["color-contrast", "link-in-text-block"]
STATES = {
    "overview": "",
    "body": "#/thing/body/lapin-poliittinen-ohjausryhma?steps=2",
    "person on a day": "#/thing/person/koe-kuviteltu?day=2021-06-01",
    "evidence": "#/?fact=membership/m11",
    "facts": "#/facts",
    "sources": "#/sources?lang=sv",
    "shared": "#/shared?lang=en",
}
OVERLAPS = """() => {
  const cy = document.getElementById("canvas")._cyreg.cy;
  const labels = cy.nodes(".box, .about, .heading").map((node) => {
    const { x1, x2, y1, y2 } = node.boundingBox({ includeNodes: false, includeLabels: true, includeOverlays: false });
    return { id: node.id(), owner: node.id().replace("about", ""), x1: x1 + 2, x2: x2 - 2, y1: y1 + 2, y2: y2 - 2 };
  });
  const apart = (a, b) => a.x2 <= b.x1 || b.x2 <= a.x1 || a.y2 <= b.y1 || b.y2 <= a.y1;
  const found = [];
  labels.forEach((a, i) => labels.slice(i + 1).forEach((b) => { if (!apart(a, b)) found.push([a.id, b.id]); }));
  for (const label of labels.filter((label) => label.id.startsWith("t"))) {
    const box = cy.getElementById(label.owner).boundingBox({ includeLabels: false, includeOverlays: false });
    const inside = label.x1 >= box.x1 && label.x2 <= box.x2 && label.y1 >= box.y1 && label.y2 <= box.y2;
    if (!inside) found.push([label.id, "outside"]);
  }
  return found;
}"""


def go(page: Page, place: str) -> None:
    page.evaluate("(place) => { location.hash = place || '#/'; }", place)
    page.wait_for_timeout(50)


def violations(page: Page, rules: list[str] = RULES) -> list[str]:
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: run `make setup`")
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    # A page opened from disk cannot be asked for its style.
    options = json.dumps({"runOnly": rules, "resultTypes": ["violations"], "preload": False})
    result = page.evaluate(f"axe.run(document, {options})")
    return [f"{each['id']}: {node['html'][:120]}" for each in result["violations"] for node in each["nodes"]]


@pytest.mark.parametrize("width", [1440, 360])
def test_axe_finds_nothing_in_any_state(open_page: Open, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 900}, bypass_csp=True)
    for state, place in STATES.items():
        go(page, place)
        assert violations(page) == [], state


def test_axe_finds_enough_contrast_in_the_dark(open_page: Open) -> None:
    page = open_page(color_scheme="dark", bypass_csp=True)
    for state, place in STATES.items():
        go(page, place)
        assert violations(page, CONTRAST) == [], state


@pytest.mark.parametrize("name", ["fixture", "governance", "harmful"])
@pytest.mark.parametrize("width", [1440, 360])
def test_no_label_overlaps_another_or_leaves_its_box(open_page: Open, name: str, width: int) -> None:
    page = open_page(name, viewport={"width": width, "height": 900})
    for language in ("fi", "sv", "en"):
        go(page, f"#/?lang={language}")
        assert page.evaluate(OVERLAPS) == [], language


def test_no_label_overlaps_around_a_body(open_page: Open) -> None:
    page = open_page("governance", "#/thing/body/jory0-0?steps=2")
    assert page.evaluate(OVERLAPS) == []


@pytest.mark.parametrize("width", [360, 720])
def test_nothing_is_wider_than_a_small_screen(open_page: Open, width: int) -> None:
    """720 pixels is also what is left of an office screen at 200 %."""
    page = open_page(viewport={"width": width, "height": 740})
    for state, place in STATES.items():
        go(page, place)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, state


def test_the_picture_is_walked_with_the_keyboard(open_page: Open) -> None:
    page = open_page()
    page.locator("#canvas").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#spoken")).to_contain_text("Lapin esimerkkiuudistuksen poliittinen ohjausryhmä")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#spoken")).to_contain_text("Lapin esimerkkiuudistuksen johtoryhmä")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Lapin esimerkkiuudistuksen johtoryhmä")


def test_every_control_is_reached_with_the_tab_key(open_page: Open) -> None:
    page = open_page(place="#/thing/body/lapin-talouden-alaryhma")
    wanted = page.evaluate(
        "[...document.querySelectorAll('a[href], button, input, select, [tabindex=\"0\"]')]"
        ".filter((node) => node.checkVisibility()).length"
    )
    reached = set()
    for _ in range(wanted + 8):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("[...document.querySelectorAll('*')].indexOf(document.activeElement)"))
    assert len(reached) >= wanted


def test_the_skip_button_leads_past_the_navigation(open_page: Open) -> None:
    page = open_page()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_the_colour_scheme_is_switched(open_page: Open) -> None:
    page = open_page(color_scheme="light")
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Vaihda tumma tai vaalea ulkoasu").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before


def test_a_screen_reader_finds_its_way_by_landmarks_and_headings(open_page: Open) -> None:
    page = open_page(place="#/?fact=membership/m11")
    for landmark in ("banner", "search", "navigation", "main", "complementary", "contentinfo"):
        expect(page.get_by_role(landmark)).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.get_by_role("region", name="Kuva")).to_be_visible()
    expect(page.get_by_role("region", name="Luettelo")).to_be_visible()


def test_the_search_says_how_many_it_found(open_page: Open) -> None:
    page = open_page()
    page.get_by_role("combobox").fill("malli")
    expect(page.locator("#search-count")).to_contain_text("osumaa")
    expect(page.get_by_role("combobox")).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    chosen = page.get_by_role("combobox").get_attribute("aria-activedescendant")
    expect(page.locator(f"#{chosen}")).to_have_attribute("aria-selected", "true")
