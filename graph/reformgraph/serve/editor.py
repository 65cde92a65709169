"""The library of questions and the ontology in, the page out on which queries are written, asked and looked at."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute


async def editor(request: Request) -> Response:
    return PlainTextResponse("editor")


def editor_routes() -> list[BaseRoute]:
    return []
