"""A real Chromium that opens pages from disk and keeps account of what they ask, say and run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser, Page
from tests.view.graphs import crowd, governance, harmful

from reformgraph.view.page import write_view
from reformgraph.view.pyvis_page import write_pyvis

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def pages(store: ox.Store, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    large = governance(regions=20, sub_groups=10)
    stores = {"fixture": store, "governance": governance().store, "harmful": harmful().store, "large": large.store}
    stores["crowd"] = crowd().store
    for name, each in stores.items():
        write_view(each, folder / f"{name}.html")
    write_pyvis(harmful().store, folder / "pyvis.html")
    return {name: folder / f"{name}.html" for name in (*stores, "pyvis")}


@pytest.fixture
def open_page(browser: Browser, pages: dict[str, Path]) -> Iterator[Open]:
    """Open a page in a fresh window; afterwards it must have asked for nothing and reported no error."""
    seen: list[str] = []
    contexts = []

    def open_in_browser(
        name: str = "fixture", place: str = "", *, before: str = "", ready: bool = True, **options: Any
    ) -> Page:
        settings: dict[str, Any] = {
            "locale": "fi-FI",
            "viewport": {"width": 1440, "height": 900},
            "accept_downloads": True,
        } | options
        context = browser.new_context(**settings)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: seen.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: seen.append(f"error: {error.message}"))
        page.on("dialog", lambda dialog: seen.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: seen.append(f"request: {request.url[:200]}"))
        page.add_init_script(before)
        page.goto(f"{pages[name].as_uri()}{place}")
        if name != "pyvis" and ready:
            page.wait_for_selector("main:not([aria-busy])")
        return page

    yield open_in_browser
    for context in contexts:
        context.close()
    own = tuple(f"request: {start}" for start in (pages["fixture"].parent.as_uri(), "data:image/svg+xml", "blob:"))
    assert [line for line in seen if not line.startswith(own)] == []
