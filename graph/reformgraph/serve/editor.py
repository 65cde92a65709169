"""The library of questions and the ontology in, the page out on which queries are written, asked and looked at."""

from __future__ import annotations

import asyncio
import json
from functools import cache
from importlib.resources import files
from typing import Any, Final, cast

import pyoxigraph as ox
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from reformgraph.model import Language
from reformgraph.query import library
from reformgraph.query.asking import values_of
from reformgraph.query.binding import bind
from reformgraph.query.header import MARK
from reformgraph.serve.caching import tagged
from reformgraph.serve.negotiate import language
from reformgraph.serve.request import fields_of
from reformgraph.serve.service import Service
from reformgraph.terms import PREFIXES, iri

LANGUAGES: Final[list[str]] = ["fi", "sv", "en"]
_PAGE: Final = "editor.html"
_FILES: Final[dict[str, tuple[str, str]]] = {
    **{name: ("reformgraph.serve", f"page/{name}") for name in ("editor.js", "words.js", "results.js", "editor.css")},
    **{name: ("reformgraph.viz", name) for name in ("colours.css", "ground.css")},
    **{name: ("reformgraph.viz", f"vendor/{name}") for name in ("yasqe.min.js", "yasqe.min.css", "cytoscape.min.js")},
}
_TYPES: Final = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8"}
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; "
    "img-src 'self' data: blob:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_SAFE: Final = {
    "Content-Security-Policy": _POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_TERM_KINDS: Final = {
    "classes": ("owl:Class", "rdfs:Class"),
    "properties": ("owl:ObjectProperty", "owl:DatatypeProperty", "owl:AnnotationProperty", "rdf:Property"),
}
_SCHEMES: Final = ("roles", "body-types", "relations")


def editor_routes() -> list[BaseRoute]:
    return [
        Route("/editor", _page),
        Route("/editor/data.json", _data),
        Route("/editor/questions/{name}", _question),
        Route("/editor/{name}", _file),
    ]


async def _page(request: Request) -> Response:
    spoken = language(request, LANGUAGES)
    text = files("reformgraph.serve").joinpath(f"page/{_PAGE}").read_text("utf-8")
    headers = {**_SAFE, "Content-Type": "text/html; charset=utf-8", "Vary": "Accept-Language"}
    return tagged(request, text.replace('<html lang="fi">', f'<html lang="{spoken}">').encode(), headers)


async def _file(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _FILES:
        raise HTTPException(404, f"there is nothing here: {request.url.path}")
    package, path = _FILES[name]
    entry = files(package).joinpath(path)
    if not entry.is_file():
        raise HTTPException(503, "the libraries of the page are missing: run `make assets`, which brings them from npm")
    return tagged(request, entry.read_bytes(), {**_SAFE, "Content-Type": _TYPES[name.rpartition(".")[2]]})


async def _data(request: Request) -> Response:
    """What the page knows: prefixes, questions, and the names that it completes."""
    service = Service.of(request)
    known, counts = _terms(), await service.facts.counts()
    terms = {
        "classes": sorted({*known["classes"], *counts.classes}),
        "properties": sorted({*known["properties"], *counts.properties}),
        "concepts": sorted(known["concepts"]),
    }
    place = {"base": service.settings.base, "site": service.settings.site is not None}
    body = json.dumps({"prefixes": PREFIXES, "questions": _questions(), "terms": terms, **place}, ensure_ascii=False)
    return tagged(request, body.encode(), {**_SAFE, "Content-Type": "application/json"})


async def _question(request: Request) -> Response:
    """The text of a saved question with its parameters bound, which are resolved as on the command line."""
    query = library.load(request.path_params["name"])
    fields = dict(fields_of(request.scope["query_string"], "the address"))
    spoken = fields.pop(library.LANGUAGE, LANGUAGES[0])
    given = {name: value for name, value in fields.items() if value}
    service = Service.of(request)
    values = await asyncio.to_thread(values_of, query, given, service.names, cast(Language, spoken))
    lines = bind(query.text, values).splitlines()
    kept = [line for line in lines if not line.startswith(MARK)]
    title = query.header.title.get(cast(Language, spoken), query.name)
    return PlainTextResponse("\n".join((f"# {title}", *kept)) + "\n")


@cache
def _questions() -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "title": dict(query.header.title),
            "question": dict(query.header.question),
            "tags": list(query.header.tags),
            "parameters": [
                {
                    "name": each.name,
                    "type": each.type,
                    "about": dict(each.about),
                    "required": each.required,
                    "value": each.default or "",
                    "example": each.example or "",
                    "choices": list(each.choices),
                }
                for each in query.parameters
            ],
            "columns": {
                each.name: dict(each.heading) for each in (*library.shared_columns().values(), *query.header.columns)
            },
        }
        for name in library.names()
        for query in [library.load(name)]
    ]


@cache
def _terms() -> dict[str, frozenset[str]]:
    """The names that the ontology and its schemes define."""
    ontology = _statements("reformgraph")
    kinds = {
        name: frozenset(
            quad.subject.value
            for quad in ontology
            if isinstance(quad.subject, ox.NamedNode)
            and quad.predicate.value == iri("rdf:type")
            and isinstance(quad.object, ox.NamedNode)
            and quad.object.value in {iri(kind) for kind in wanted}
        )
        for name, wanted in _TERM_KINDS.items()
    }
    concepts = frozenset(
        quad.subject.value
        for scheme in _SCHEMES
        for quad in _statements(scheme)
        if isinstance(quad.subject, ox.NamedNode) and quad.object == ox.NamedNode(iri("skos:Concept"))
    )
    return {**kinds, "concepts": concepts}


def _statements(name: str) -> list[ox.Quad]:
    text = files("reformgraph.ontology").joinpath(f"{name}.ttl").read_bytes()
    return list(ox.parse(text, format=ox.RdfFormat.TURTLE))
