"""The picture as it is drawn: what crosses, what is out of view, what is seen from afar and what waits to be asked."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.view.browser.conftest import Open

pytestmark = pytest.mark.slow

DRAWN = "document.getElementById('canvas')._cyreg.cy.nodes('.box').length"
IN_VIEW = """() => {
  const cy = document.getElementById("canvas")._cyreg.cy;
  const { x1, y1, x2, y2 } = cy.extent();
  return cy.nodes(".box").filter((node) => {
    const [{ x, y }, w, h] = [node.position(), node.width() / 2, node.height() / 2];
    return x - w <= x2 && x + w >= x1 && y - h <= y2 && y + h >= y1;
  }).length;
}"""
AFAR = "!document.querySelector('.far').hidden"
# The lines of the picture, each walked along in 40 steps, without the ends in which lines from one box run together.
CROSSINGS = """() => {
  dispatchEvent(new Event("beforeprint"));
  const lines = [...document.querySelectorAll("#paper svg > path")].map((path) => {
    const length = path.getTotalLength();
    return Array.from({ length: 41 }, (_, step) => path.getPointAtLength(length * (0.1 + (0.8 * step) / 40)));
  });
  const turn = (a, b, c) => Math.sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));
  const cross = (a, b, c, d) => turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
  const meet = (one, two) =>
    one.slice(1).some((b, i) => two.slice(1).some((d, j) => cross(one[i], b, two[j], d)));
  let crossings = 0;
  lines.forEach((one, i) => lines.slice(i + 1).forEach((two) => { crossings += meet(one, two); }));
  dispatchEvent(new Event("afterprint"));
  return { lines: lines.length, crossings };
}"""


def drag(page: Page, dx: int, dy: int) -> None:
    box = page.locator("#canvas").bounding_box()
    assert box
    x, y = box["x"] + 12, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + dx, y + dy, steps=8)
    page.mouse.up()


def test_at_most_five_lines_cross_as_drawn(open_page: Open) -> None:
    found = open_page("governance").evaluate(CROSSINGS)
    assert found["lines"] == 48
    assert found["crossings"] <= 5


def test_a_large_picture_holds_what_is_in_view_and_takes_in_more_when_moved(open_page: Open) -> None:
    page = open_page("large")
    first = page.evaluate(DRAWN)
    assert 0 < first < 150
    drag(page, 0, -350)
    drag(page, 0, -350)
    assert page.evaluate(DRAWN) > first


def test_the_whole_of_a_large_picture_is_seen_from_afar_and_a_click_comes_near(open_page: Open) -> None:
    page = open_page("large")
    page.get_by_role("button", name="Näytä kaikki").click()
    assert page.evaluate(AFAR)
    assert page.evaluate(DRAWN) == 0
    box = page.locator("#canvas").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + 60)
    page.wait_for_function(f"() => !({AFAR})")
    assert page.evaluate(DRAWN) > 0


def test_a_large_picture_is_walked_with_the_keyboard_beyond_what_is_in_view(open_page: Open) -> None:
    page = open_page("large")
    page.locator("#canvas").focus()
    heard = set()
    for _ in range(30):
        page.keyboard.press("ArrowDown")
        heard.add(page.locator("#spoken").inner_text())
    assert len(heard) > 12
    page.keyboard.press("0")
    page.keyboard.press("ArrowUp")
    assert not page.evaluate(AFAR)


@pytest.mark.parametrize("form", ["PNG", "SVG"])
@pytest.mark.parametrize("afar", [False, True])
def test_a_large_picture_is_saved_as_far_as_it_is_shown(open_page: Open, form: str, afar: bool) -> None:
    page = open_page("large")
    if afar:
        page.get_by_role("button", name="Näytä kaikki").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=form, exact=True).click()
    saved = download.value.path().read_bytes()
    assert saved.startswith(b"\x89PNG" if form == "PNG" else b"<svg")
    assert form == "PNG" or saved.count(b"<rect") - 1 == (300 if afar else page.evaluate(IN_VIEW))


def test_more_than_five_thousand_boxes_are_listed_first_and_drawn_on_request(open_page: Open) -> None:
    page = open_page("crowd")
    expect(page.locator("#canvas")).to_be_hidden()
    expect(page.get_by_role("table", name="Kaikki alueet")).to_be_visible()
    assert page.evaluate("window.cytoscape === undefined")
    page.get_by_role("combobox").fill("malliryhma 4999")
    expect(page.get_by_role("option").first).to_contain_text("Malliryhmä 4999")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Piirrä kuva").click()
    expect(page.locator("#canvas")).to_be_visible()
    page.wait_for_function(f"() => {DRAWN} > 0")


def test_a_box_is_opened_by_touch_on_a_phone(open_page: Open) -> None:
    page = open_page(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page.locator("#canvas").scroll_into_view_if_needed()
    box = page.locator("#canvas").bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + 100, box["y"] + 90)
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Kaikki alueet")


def test_nothing_moves_by_itself_where_less_motion_is_asked_for(open_page: Open) -> None:
    page = open_page(reduced_motion="reduce")
    page.get_by_role("button", name="Suurenna").click()
    page.get_by_role("link", name="Kaikki tiedot").click()
    assert page.evaluate("document.getAnimations().length") == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
