"""A real Chromium that opens the site from disk, and keeps account of what it asks, says and runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

Open = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, site: Path, harmful_site: Path) -> Iterator[Open]:
    """Open a page in a fresh window; afterwards it must have asked no other host, and reported no error."""
    seen: list[str] = []
    contexts = []
    sites = {"fixture": site, "harmful": harmful_site}

    def open_in_browser(path: str, name: str = "fixture", **options: Any) -> Page:
        context = browser.new_context(**{"locale": "fi-FI", "viewport": {"width": 1280, "height": 900}} | options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: seen.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: seen.append(f"error: {error.message}"))
        page.on("dialog", lambda dialog: seen.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: seen.append(f"request: {request.url[:200]}"))
        file, mark, rest = path.partition("?")
        page.goto((sites[name] / file).as_uri() + mark + rest)
        return page

    yield open_in_browser
    for context in contexts:
        context.close()
    own = (*(f"request: {each.as_uri()}/" for each in sites.values()), "request: data:,")
    assert [line for line in seen if not line.startswith(own)] == []
