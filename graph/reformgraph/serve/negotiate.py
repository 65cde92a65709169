"""The Accept and Accept-Language headers of a request in, the formats and the language to answer in out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from starlette.requests import Request
from werkzeug.datastructures import LanguageAccept, MIMEAccept
from werkzeug.http import parse_accept_header

from reformgraph.errors import ReformgraphError

HTML: Final = "text/html"

ROWS: Final[Mapping[str, str]] = {
    "application/sparql-results+json": "application/sparql-results+json",
    "application/json": "application/sparql-results+json",
    "application/sparql-results+xml": "application/sparql-results+xml",
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
    "text/csv": "text/csv",
    "text/tab-separated-values": "text/tab-separated-values",
}
"""What may be asked for, and the format of SPARQL results that it is; the first is the default."""

GRAPHS: Final[Mapping[str, str]] = {
    "text/turtle": "text/turtle",
    "application/n-triples": "application/n-triples",
    "application/ld+json": "application/ld+json",
    "application/rdf+xml": "application/rdf+xml",
    "application/trig": "application/trig",
    "application/n-quads": "application/n-quads",
    "text/n3": "text/n3",
    "application/x-turtle": "text/turtle",
    "text/plain": "application/n-triples",
    "application/json": "application/ld+json",
    "application/xml": "application/rdf+xml",
    "text/xml": "application/rdf+xml",
}


class NotAcceptableError(ReformgraphError):
    http_status = 406


def best(request: Request, offers: Iterable[str]) -> str | None:
    """The offer that the client likes best; among equals the one named more exactly, then the first offered."""
    return _best(request.headers.get("accept", "").strip() or "*/*", tuple(offers))


@lru_cache(maxsize=512)
def _best(header: str, offers: tuple[str, ...]) -> str | None:
    # A charset, profile or version beside a type is no reason to refuse what is given without it.
    given = parse_accept_header(header, MIMEAccept)
    accept = MIMEAccept([(value.partition(";")[0].strip(), quality) for value, quality in given])
    ranked = [
        (quality, -_wildness(accept, offer), -place, offer)
        for place, offer in enumerate(offers)
        if (quality := accept.quality(offer)) > 0
    ]
    return max(ranked)[-1] if ranked else None


def _wildness(accept: MIMEAccept, offer: str) -> int:
    """How many parts of the range that takes the offer are a star."""
    ranges = {value for value, _ in accept}
    return 0 if offer in ranges else 1 if f"{offer.split('/')[0]}/*" in ranges else 2


def needed(request: Request, offers: Mapping[str, str]) -> str:
    """As `best`, or NotAcceptableError with what there is."""
    found = best(request, offers)
    if found is None:
        there_is = ", ".join(dict.fromkeys(offers.values()))
        raise NotAcceptableError("none of the formats asked for can be given", hint=f"there are {there_is}")
    return found


def language(request: Request, offers: list[str]) -> str:
    """The language that the reader likes best, by lookup (RFC 4647); the first where they like none."""
    accept = parse_accept_header(request.headers.get("accept-language"), LanguageAccept)
    for tag, quality in accept:
        primary = tag.partition("-")[0].lower()
        if quality > 0 and primary in offers:
            return primary
    return offers[0]


def typed(media: str) -> str:
    """A media type with its charset, where it is one of text."""
    return f"{media}; charset=utf-8" if media.startswith("text/") else media
