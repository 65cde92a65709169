"""The folder of a site and a request in, the file that suits the reader best out: page or data, in their language.

An IRI is that of a thing, not of a page about it, so that it answers 303 See Other with the address of the page.
"""

from __future__ import annotations

import mmap
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from reformgraph.serve.caching import ASK_AGAIN
from reformgraph.serve.negotiate import HTML, language, needed

LANGUAGES: Final = ["fi", "sv", "en"]
_DATA: Final[Mapping[str, str]] = {"text/turtle": "data.ttl", "application/ld+json": "data.jsonld"}
_INDEX: Final = "iris.tsv"
_VARY: Final = {"Vary": "Accept, Accept-Language"}


class Site:
    """An ASGI application. `base` is where the IRIs of the graph begin; the folder's root stands for it."""

    def __init__(self, folder: Path, base: str) -> None:
        self._folder = folder
        self._base = base
        self._files = StaticFiles(directory=folder)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await self._response(Request(scope, receive), self._files.get_path(scope), scope)
        await response(scope, receive, send)

    async def _response(self, request: Request, path: str, scope: Scope) -> Response:
        rest = "" if path == "." else path.strip("/")
        found, stat = self._files.lookup_path(rest)
        if stat is not None and not Path(found).is_dir():
            response = await self._files.get_response(rest, scope)
            response.headers["Cache-Control"] = ASK_AGAIN
            return response
        if not self._has(rest, "index.html"):
            raise HTTPException(404, f"there is nothing here: {request.url.path}")
        folder, page, anchor = self._place(rest)
        data = [media for media, name in _DATA.items() if self._has(folder, name)]
        media = needed(request, {each: each for each in (HTML, *data)})
        name = _DATA.get(media) or _page(language(request, LANGUAGES), page)
        address = quote("/".join(filter(None, (folder, name))))
        return RedirectResponse(f"{scope.get('root_path', '')}/{address}{anchor if media == HTML else ''}", 303, _VARY)

    def _has(self, folder: str, name: str) -> bool:
        return self._files.lookup_path("/".join(filter(None, (folder, name))))[1] is not None

    def _place(self, rest: str) -> tuple[str, int, str]:
        """The folder of a thing, which of its pages it is on, and the anchor there."""
        if self._has(rest, "data.ttl") or not (self._folder / _INDEX).is_file():
            return rest, 1, ""
        line = _line(self._folder / _INDEX, f"{self._base}{rest}\t".encode())
        if line is None:
            return rest, 1, ""
        _, folder, page, anchor = line.decode().rstrip("\n").split("\t")
        return folder, int(page), f"#{quote(anchor)}" if anchor else ""


def _page(language: str, number: int) -> str:
    if number > 1:
        return f"{language}-{number}.html"
    return "index.html" if language == "fi" else f"{language}.html"


def _line(path: Path, start: bytes) -> bytes | None:
    """The line of a sorted file that begins so, found by halving."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as text:
        low, high = text.find(b"\n") + 1, len(text)
        while low < high:
            begin = text.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = text.find(b"\n", begin) + 1 or len(text)
            line = text[begin:end]
            if line.startswith(start):
                return line
            if line < start:
                low = end
            else:
                high = begin
    return None
