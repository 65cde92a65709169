"""Names, roles, titles, quotes and addresses that carry script stay text."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.view.browser.conftest import Open
from tests.view.graphs import HARM

pytestmark = pytest.mark.slow

PLACES = (
    "",
    "#/thing/body/harm-top",
    "#/thing/person/harm3",
    "#/thing/body/harm-top?steps=2&fact=statement/s0001",
    "#/facts",
    "#/sources",
    "#/shared",
    "#/region/region/maakunta-01",
    "#/thing/<img src=x onerror=window.harmed=9>?lang=<script>&fact=__proto__&day=x",
)


@pytest.mark.parametrize("place", PLACES)
def test_hostile_text_does_not_run(open_page: Open, place: str) -> None:
    page = open_page("harmful", place)
    page.mouse.move(400, 400)
    expect(page.locator("h1")).not_to_be_empty()
    assert page.evaluate("window.harmed === undefined")
    assert page.locator("body svg, body img, #list script, #evidence script").count() == 0


def test_hostile_text_does_not_run_in_the_pyvis_page(open_page: Open) -> None:
    page = open_page("pyvis")
    expect(page.locator("#mynetwork canvas")).to_be_visible()
    for step in range(40, 900, 60):
        page.mouse.move(step, 450)
    assert page.evaluate("window.harmed === undefined")


def test_hostile_names_are_shown_as_they_are(open_page: Open) -> None:
    page = open_page("harmful", "#/thing/person/harm0")
    expect(page.locator("h1")).to_have_text(HARM[0])


def test_hostile_text_stays_text_in_search_and_svg(open_page: Open) -> None:
    page = open_page("harmful", "#/thing/body/harm-top")
    page.get_by_role("combobox").fill("script")
    expect(page.get_by_role("option").first).to_contain_text("<script>")
    page.keyboard.press("Escape")
    with page.expect_download() as download:
        page.get_by_role("button", name="SVG", exact=True).click()
    text = download.value.path().read_text("utf-8")
    assert "<script" not in text
    assert "<img" not in text


def test_only_web_addresses_become_links(open_page: Open) -> None:
    page = open_page("harmful", "#/sources")
    addresses = page.evaluate("[...document.links].map((link) => link.protocol)")
    assert set(addresses) <= {"file:", "https:", "http:"}
    opened = page.locator("#list a[target=_blank]")
    assert opened.count() == 0
