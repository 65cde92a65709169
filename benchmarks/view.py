"""Numbers of boxes in, what opening and moving a page of so many costs out: ours beside pyvis's own ways, in one run.

    python -m benchmarks.view 300 1000

Costs are processor time of the browser's main thread, as Chromium counts it: until the page is ready, and for a frame
while the picture is dragged. `view_pages.py` makes the pages.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.view_pages import made_up, pyvis_page
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from reformgraph.view.facts import read_contents
from reformgraph.view.layout import lay_out
from reformgraph.view.page import write_view

SIZES: Final = (300, 1_000, 5_000, 20_000)
BUDGETS: Final = {300: (0.5, 8, 0.6), 1_000: (0.8, 10, 0.7), 5_000: (2, 12, 1.2), 20_000: (7, 16, 3)}
"""Seconds of the processor to ready, milliseconds of it a frame, and megabytes without the quotes."""
FLAGS: Final = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
STEPS: Final = 90
COUNT_FRAMES: Final = """() => {
  window.movedFrames = 0;
  let moved = false;
  for (const kind of ["mousemove", "pointermove"]) addEventListener(kind, () => { moved = true; }, { capture: true });
  const each = () => { window.movedFrames += moved; moved = false; requestAnimationFrame(each); };
  requestAnimationFrame(each);
}"""
OURS_READY: Final = "() => document.querySelector('main:not([aria-busy])') !== null"
OURS_DRAWN: Final = "() => document.querySelector('main:not([aria-busy]) canvas') !== null"
PYVIS_READY: Final = "() => window.drawn === true"


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds to ready, milliseconds a frame, megabytes; None where the page was not ready in the time given."""

    ready: float | None
    frame: float | None
    size: float


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("boxes", nargs="*", type=int, default=list(SIZES), help="how many boxes")
    parser.add_argument("--patience", type=float, default=150, help="seconds that a page is waited for")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave the pages there")
    given = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    head = ("boxes", "page", "to ready, CPU s", "a frame, CPU ms", "file, MB")
    print("| " + " | ".join(head) + " |\n|" + "---|" * len(head))
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = given.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        for boxes in given.boxes:
            for name, cost in costs(browser, folder, boxes, given.patience):
                ready = f"not in {given.patience:.0f} s" if cost.ready is None else f"{cost.ready:.2f}"
                frame = "–" if cost.frame is None else f"{cost.frame:.1f}"
                print(f"| {boxes:,} | {name} | {ready} | {frame} | {cost.size:.2f} |", flush=True)
            if boxes in BUDGETS:
                print(f"| {boxes:,} | *at most* | " + " | ".join(map(str, BUDGETS[boxes])) + " |", flush=True)
        browser.close()


def costs(browser: Browser, folder: Path, boxes: int, patience: float) -> Iterator[tuple[str, Cost]]:
    """What each page of so many boxes costs; the size of ours is without the quotes."""
    bare, page = folder / f"reformgraph-{boxes}-bare.html", folder / f"reformgraph-{boxes}.html"
    write_view(made_up(boxes, quotes=False), bare)
    store = made_up(boxes)
    started = time.process_time()
    write_view(store, page)
    built = time.process_time() - started
    yield f"reformgraph (built in {built:.1f} s)", measured(browser, page, OURS_READY, bare, patience)
    yield "reformgraph, all drawn", measured(browser, page, OURS_DRAWN, bare, patience, draw=True)
    contents = read_contents(store)
    layout = lay_out(contents)
    for name, physics in (("pyvis, positions given", False), ("pyvis", True)):
        other = folder / f"pyvis-{'physics' if physics else 'placed'}-{boxes}.html"
        other.write_text(pyvis_page(contents, layout, physics), "utf-8")
        yield name, measured(browser, other, PYVIS_READY, other, patience)


def measured(browser: Browser, path: Path, ready: str, sized: Path, patience: float, draw: bool = False) -> Cost:
    """Open a page, wait until it is ready, drag its picture; with `draw`, first show all there is in one picture."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.route("http*://**", lambda route: route.abort())
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    size = sized.stat().st_size / 1e6
    try:
        before = _seconds(session)
        page.goto(path.as_uri(), wait_until="commit")
        page.wait_for_function(OURS_READY if draw else ready, timeout=patience * 1000, polling=250)
        if draw:
            _draw_all(page, patience)
        page.wait_for_timeout(300)
        opened = _seconds(session) - before
        frame = _drag(page, session)
    except PlaywrightTimeoutError:
        return Cost(None, None, size)
    finally:
        page.close()
    return Cost(opened, frame, size)


def _draw_all(page: Page, patience: float) -> None:
    if page.locator("#draw").is_visible():
        page.locator("#draw").click()
    page.wait_for_function(OURS_DRAWN, timeout=patience * 1000, polling=250)
    page.locator("#fit").click()


def _drag(page: Page, session: CDPSession) -> float | None:
    """Milliseconds of the main thread for a frame in which the picture was moved."""
    picture = page.locator("#canvas, #mynetwork")
    box = picture.bounding_box() if picture.is_visible() else None
    if box is None:
        return None
    x, y = box["x"] + box["width"] - 12, box["y"] + box["height"] / 2
    page.evaluate(COUNT_FRAMES)
    page.mouse.move(x, y)
    page.mouse.down()
    before = _seconds(session)
    for step in range(1, STEPS + 1):
        page.mouse.move(x - 3 * step, y - step)
    frames = page.evaluate("window.movedFrames")
    spent = _seconds(session) - before
    page.mouse.up()
    return float(1000 * spent / frames) if frames else None


def _seconds(session: CDPSession) -> float:
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))


if __name__ == "__main__":
    main()
