"""Take pictures of the network page's main states, built from the sample documents, into docs/pictures/."""

from __future__ import annotations

import io
import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from reformgraph.pipeline import build_graph

ROOT: Final = Path(__file__).parent.parent
FOLDER: Final = ROOT / "docs" / "pictures"
FLAGS: Final = ("--no-sandbox", "--disable-gpu", "--lang=fi")
DESKTOP: Final = (1280, 800)
PHONE: Final = (360, 720)
STEERING: Final = "#/thing/body/lappi-poliittinen-ohjausryhma?lang=fi"


@dataclass(frozen=True, slots=True)
class Shot:
    """A state of the page, and how it is looked at; `click` names a button that is pressed first."""

    name: str
    place: str
    size: tuple[int, int] = DESKTOP
    scheme: Literal["light", "dark"] = "light"
    click: str = ""


SHOTS: Final = (
    Shot("overview", "#/?lang=fi"),
    Shot("evidence", STEERING, click="Lähde: Pertti Keränen, varapuheenjohtaja"),
    Shot("day-dark", "#/?lang=sv&day=2021-04-13", scheme="dark"),
    Shot("facts", "#/facts?lang=en"),
    Shot("phone", "#/region/region/maakunta-19?lang=fi", PHONE),
    Shot("phone-person-dark", "#/thing/person/pertti-keranen?lang=fi", PHONE, "dark"),
)


def main() -> int:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        build_graph([ROOT / "sample"], Path(temporary) / "build")
        page = Path(temporary) / "build" / "view.html"
        finnish = os.environ | {"LANGUAGE": "fi", "LANG": "fi_FI.UTF-8"}
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS), env=dict(finnish))
        for shot in SHOTS:
            picture = FOLDER / f"{shot.name}.webp"
            Image.open(io.BytesIO(taken(browser, page, shot))).convert("RGB").save(picture, lossless=True, method=6)
            print(f"{picture.relative_to(ROOT)}  {picture.stat().st_size // 1024} KB")
        browser.close()
    return 0


def taken(browser: Browser, page: Path, shot: Shot) -> bytes:
    """A PNG of one state."""
    width, height = shot.size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=shot.scheme,
        device_scale_factor=2 if shot.size == PHONE else 1.25,
        locale="fi-FI",
        reduced_motion="reduce",
    )
    tab = context.new_page()
    tab.goto(page.as_uri() + shot.place)
    tab.wait_for_selector("main:not([aria-busy])")
    if shot.click:
        tab.get_by_role("button", name=shot.click).first.click()
        tab.wait_for_selector("#evidence blockquote")
        tab.mouse.move(0, 0)
    tab.evaluate("document.activeElement.blur()")
    tab.wait_for_timeout(300)
    picture = tab.screenshot()
    context.close()
    return picture


if __name__ == "__main__":
    sys.exit(main())
