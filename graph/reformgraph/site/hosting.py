"""The address of a site in; out, what makes static hosts answer as linked data: rules, types and a map of pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import Final
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import escape

from reformgraph.site.render import File

_MOST: Final = 50_000
"""So many addresses may stand in one map of pages, says sitemaps.org."""

_FILES: Final = {
    "htaccess": ".htaccess",
    "headers": "_headers",
    "nginx.conf": "hosting/nginx.conf",
    "negotiate.js": "hosting/negotiate.js",
    "w3id.htaccess": "hosting/w3id.htaccess",
}


def hosting_files(address: str) -> Iterator[File]:
    """Rules for Apache, nginx, and hosts that run functions; `address` is where the site will stand."""
    folder = files("reformgraph.site") / "assets" / "hosting"
    path = urlsplit(address).path.rstrip("/")
    for source, name in _FILES.items():
        text = (folder / source).read_text(encoding="utf-8")
        yield name, text.replace("@PATH@", path).replace("@ADDRESS@", address).encode()
    # GitHub Pages leaves out names that begin with _ or . unless told to publish everything.
    yield ".nojekyll", b""


def sitemap_files(address: str, paths: Iterable[str]) -> Iterator[File]:
    """`sitemap.xml` with every page; several and their index where there are very many."""
    pages = sorted(f"{address}{quote(path.removesuffix('index.html'))}" for path in paths)
    parts = [pages[start : start + _MOST] for start in range(0, len(pages), _MOST)] or [[]]
    if len(parts) == 1:
        yield "sitemap.xml", _sitemap(parts[0])
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield name, _sitemap(part)
    yield "sitemap.xml", _xml("sitemapindex", "sitemap", [f"{address}{name}" for name in names])


def _sitemap(addresses: Iterable[str]) -> bytes:
    return _xml("urlset", "url", addresses)


def _xml(root: str, entry: str, addresses: Iterable[str]) -> bytes:
    lines = "".join(f"<{entry}><loc>{escape(each)}</loc></{entry}>\n" for each in addresses)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f'{head}<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}</{root}>\n'.encode()
