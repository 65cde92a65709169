"""The page at /editor in a real Chromium: it needs no other host, asks, and shows what was answered."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.serve.conftest import Client

YASQE = Path(__file__).parents[2] / "viz" / "vendor" / "yasqe.min.js"
Open = Callable[..., Page]

pytestmark = pytest.mark.skipif(not YASQE.is_file(), reason="the libraries of the page are missing: run `make assets`")


@pytest.fixture
def open_page(browser: Browser, client: Client) -> Iterator[Open]:
    """Open the editor; afterwards it must have asked no other host, and reported no error."""
    seen: list[str] = []
    contexts = []

    def opened(place: str = "", width: int = 1280, locale: str = "fi-FI", quiet: bool = True) -> Page:
        context = browser.new_context(locale=locale, viewport={"width": width, "height": 800}, accept_downloads=True)
        contexts.append(context)
        page = context.new_page()
        if quiet:
            page.on("console", lambda message: seen.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: seen.append(f"error: {error.message}"))
        page.on("request", lambda request: seen.append(f"request: {request.url[:200]}"))
        page.goto(f"{client.root}/editor{place}")
        page.wait_for_selector("html[data-ready]")
        return page

    yield opened
    for context in contexts:
        context.close()
    own = tuple(f"request: {start}" for start in (client.root, "data:", f"blob:{client.root}"))
    assert [line for line in seen if not line.startswith(own)] == []


def test_a_saved_question_is_asked_and_shown_as_table_and_network(open_page: Open) -> None:
    page = open_page()
    page.select_option("#question", "chairs")
    expect(page.locator("#table tbody tr").first).to_be_visible()
    expect(page.locator("#table th").first).to_have_text("Toimielin")
    expect(page.locator("#status")).to_contain_text("rivi")
    page.click("#tab-network")
    expect(page.locator("#canvas canvas").first).to_be_visible()
    expect(page.locator("#network-note")).to_contain_text("yhteyttä")


def test_parameters_are_given_by_name(open_page: Open) -> None:
    page = open_page()
    page.select_option("#question", "role-on-date")
    field = page.locator('#parameters input[name="date"]')
    expect(field).to_have_attribute("required", "")
    field.fill("2021-04-13")
    field.press("Enter")
    expect(page.locator("#status")).to_contain_text(" s")
    assert "2021-04-13" in page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()")


def test_a_network_is_drawn_from_a_graph(open_page: Open) -> None:
    page = open_page()
    page.select_option("#question", "network-steering")
    expect(page.locator("#canvas canvas").first).to_be_visible()
    expect(page.locator("#raw")).to_have_text("Turtle")


def test_the_answer_is_saved_as_csv(open_page: Open) -> None:
    page = open_page()
    page.click("#run")
    page.wait_for_selector("#table tbody tr")
    with page.expect_download() as download:
        page.click("#csv")
    text = download.value.path().read_text(encoding="utf-8")
    assert text.startswith("body,bodyName")
    assert len(text.splitlines()) - 1 == page.locator("#table tbody tr").count()


def test_a_link_opens_a_query_and_asks_it(open_page: Open) -> None:
    page = open_page(f"#query={quote('ASK { ?s a rg:Body }')}", locale="sv-FI")
    expect(page.locator("#status")).to_have_text("Ja")
    expect(page.locator("h1")).to_have_text("Fråga kunskapsgrafen")


def test_a_mistake_is_told_in_the_page(open_page: Open) -> None:
    page = open_page(f"#query={quote('SELECT * { ?s foo:x ?o }')}", locale="en-GB", quiet=False)
    expect(page.locator("#problem")).to_contain_text("prefix foo: is not declared")


def test_names_are_completed_from_the_ontology(open_page: Open) -> None:
    page = open_page()
    page.evaluate("document.querySelector('.CodeMirror').CodeMirror.setValue('SELECT * { ?s rg:steer')")
    page.locator(".CodeMirror textarea").focus()
    page.keyboard.press("Control+End")
    page.keyboard.press("Control+Space")
    expect(page.locator(".CodeMirror-hints")).to_contain_text("rg:steeredBy")


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_wider_than_the_window(open_page: Open, width: int) -> None:
    page = open_page(width=width)
    page.click("#run")
    page.wait_for_selector("#table tbody tr")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_every_question_has_a_title_in_three_languages(client: Client) -> None:
    data = json.loads(client.get("/editor/data.json").body)
    assert len(data["questions"]) >= 30
    assert all(set(each["title"]) == {"fi", "sv", "en"} and all(each["title"].values()) for each in data["questions"])
    assert "https://w3id.org/reformgraph/ontology#Body" in data["terms"]["classes"]
