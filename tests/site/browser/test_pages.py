"""The pages work for everyone, from a disk: without script, by screen reader, on a small screen, dark, printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.site.browser.conftest import Open
from tests.view.browser.test_access import violations

pytestmark = pytest.mark.slow

PAGES = (
    "index.html",
    "person/koe-kuviteltu/index.html",
    "body/lapin-poliittinen-ohjausryhma/sv.html",
    "lists/bodies/en.html",
    "lists/meetings/index.html",
    "concepts/sv.html",
    "ontology/en.html",
    "ontology/fi-2.html",
    "personal-data/index.html",
    "queries/sv.html",
    "queries/chairs/en.html",
    "search/index.html?q=lapin",
)


def folders(site: Path) -> list[str]:
    """One thing of each kind that has statements to show."""
    documents = sorted((site / "document").iterdir(), key=lambda path: -(path / "index.html").stat().st_size)
    regions = sorted((site / "region").iterdir(), key=lambda path: -(path / "index.html").stat().st_size)
    return [f"{each[0].relative_to(site).as_posix()}/index.html" for each in (documents, regions)]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    open_page: Open, site: Path, scheme: str, width: int
) -> None:
    for path in (*PAGES, *folders(site)):
        page = open_page(path, color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True)
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        page.wait_for_timeout(50)
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        page.context.close()


def test_the_colours_are_those_that_the_system_asks_for(open_page: Open) -> None:
    grounds = {
        open_page("index.html", color_scheme=scheme, java_script_enabled=False)
        .locator("body")
        .evaluate("(body) => getComputedStyle(body).backgroundColor")
        for scheme in ("light", "dark")
    }
    assert len(grounds) == 2


def test_a_reader_without_script_finds_a_person_and_the_quote(open_page: Open) -> None:
    page = open_page("index.html", java_script_enabled=False)
    page.get_by_role("navigation", name="Sivuston osat").get_by_role("link", name="Henkilöt", exact=True).click()
    page.get_by_role("link", name="Koe Kuviteltu").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Koe Kuviteltu")
    page.get_by_role("navigation", name="Kieli").get_by_role("link", name="SV").click()
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    details = page.locator("details").first
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    expect(details.locator("blockquote").first).to_be_visible()


def test_the_address_of_a_statement_leads_to_its_place(open_page: Open) -> None:
    page = open_page("membership/m11/index.html", java_script_enabled=False)
    page.wait_for_url("**/person/**#statement-m11")
    expect(page.locator("#statement-m11")).to_be_visible()


@pytest.mark.parametrize("typed", ["KUVITELTU koe", "kuvit", "lapin poliit", "LÄPIN poliittinen"])
def test_search_folds_case_and_diacritics(open_page: Open, typed: str) -> None:
    page = open_page("search/index.html")
    page.get_by_role("searchbox").fill(typed)
    expect(page.locator("#found")).to_contain_text("tulos")
    first = page.locator("#results a").first
    expect(first).to_contain_text("Kuviteltu" if "uvit" in typed.casefold() else "poliittinen ohjausryhmä")
    first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_search_says_when_there_is_nothing_and_when_a_word_is_too_short(open_page: Open) -> None:
    page = open_page("search/en.html?q=zzzzz")
    expect(page.locator("#found")).to_have_text("Nothing found.")
    page.get_by_role("searchbox").fill("z")
    expect(page.locator("#found")).to_have_text("Write at least two characters.")


def test_a_search_begins_on_any_page(open_page: Open) -> None:
    page = open_page("person/koe-kuviteltu/en.html")
    page.get_by_role("searchbox").fill("kuviteltu")
    page.keyboard.press("Enter")
    expect(page.locator("#results a").first).to_have_text("Koe Kuviteltu")


def test_the_network_opens_at_the_thing(open_page: Open) -> None:
    page = open_page("person/koe-kuviteltu/en.html")
    page.get_by_role("link", name="Show in the network").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Koe Kuviteltu")


def test_a_printed_page_has_the_quotes(open_page: Open) -> None:
    page = open_page("body/lapin-poliittinen-ohjausryhma/index.html")
    page.emulate_media(media="print")
    expect(page.locator(".search").first).to_be_hidden()
    assert page.locator("blockquote").first.evaluate("(each) => each.checkVisibility()")


HARMED = (
    "index.html",
    "body/harm-top/index.html",
    "person/harm3/sv.html",
    "document/malli/en.html",
    "search/index.html?q=script",
)


@pytest.mark.parametrize("path", HARMED)
def test_hostile_text_stays_text(open_page: Open, path: str) -> None:
    page = open_page(path, "harmful")
    page.wait_for_timeout(200)
    assert page.evaluate("window.harmed === undefined")
    assert page.locator("main img, main [onload], main script").count() == 0
    if "q=" in path:
        expect(page.locator("#results a").first).to_contain_text("<")
