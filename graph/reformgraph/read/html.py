"""The bytes of an HTML page to its content: main text, lists and tables, and what its head says of it."""

from __future__ import annotations

import copy
import re
from typing import Final, TypeVar

from lxml import etree
from lxml.html import HtmlElement
from pydantic import TypeAdapter, ValidationError
from trafilatura.metadata import extract_metadata

from reformgraph.model import Language
from reformgraph.read import html_main, html_text
from reformgraph.read.content import Content
from reformgraph.read.encoding import decode
from reformgraph.read.fields import Day, HttpUrl
from reformgraph.read.html_parse import parsed
from reformgraph.read.language import detect
from reformgraph.read.lines import laid_out, squeezed

TITLE_PARTS: Final = re.compile(r"\s+(?:[|–—·•»:-]|::)\s+")
LONGEST_NAME: Final = 100


def read(data: bytes) -> Content:
    """Raises SourceError where the page cannot be parsed as a whole."""
    page = parsed(decode(data))
    metadata = extract_metadata(_head(page), extensive=False)
    heading = page.findtext(".//head/title") or ""
    lang = page.get("lang") or ""
    publisher = _publisher(metadata.sitename, metadata.hostname, metadata.title, squeezed(heading))
    text = laid_out(block for element in html_main.content(page) for block in html_text.blocks(element))
    return Content(
        text,
        title=_title(squeezed(metadata.title or ""), publisher),
        date=_valid(TypeAdapter[Day](Day), metadata.date),
        publisher=publisher,
        language=_language(lang, text),
        url=_valid(TypeAdapter[HttpUrl](HttpUrl), metadata.url),
    )


def _head(page: HtmlElement) -> HtmlElement:
    """A page of what describes this one: its head, its main heading and its structured data."""
    head = copy.deepcopy(page.find("head"))
    found = page.makeelement("html", dict(page.attrib))
    found.append(page.makeelement("head") if head is None else head)
    body = etree.SubElement(found, "body")
    for part in (*list(page.iter("h1"))[:1], *page.xpath("./body//script[@type='application/ld+json']")):
        body.append(copy.deepcopy(part))
    return found


def _title(title: str, publisher: str | None) -> str | None:
    """The page's own title, without the name of the site behind it."""
    parts = TITLE_PARTS.split(title)
    if len(parts) > 1 and publisher and parts[-1].casefold() == publisher.casefold():
        title = title[: -len(parts[-1])].rstrip(" |–—·•»:-")
    return title or None


def _publisher(site: str | None, host: str | None, title: str | None, heading: str) -> str | None:
    """The site's name; else what follows the page's own title in the head, as in `Group | Municipality`."""
    name = squeezed(site or "")
    if name and name.casefold() != (host or "").casefold() and "." not in name:
        return name[:LONGEST_NAME]
    first, *others = TITLE_PARTS.split(heading)
    own = squeezed(title or "").casefold()
    if others and (first.casefold() in own or own in first.casefold()):
        return others[-1][:LONGEST_NAME] or None
    return None


def _language(lang: str, text: str) -> Language | None:
    """What the page declares; `en` is often left there by the site's software, so the text must agree."""
    declared = lang[:2].lower()
    if declared == "fi":
        return "fi"
    if declared == "sv":
        return "sv"
    return "en" if declared == "en" and detect(text) == "en" else None


Value = TypeVar("Value")


def _valid(kind: TypeAdapter[Value], value: str | None) -> Value | None:
    """The value as its kind, or None: what a page's head says in a form of its own is not used."""
    try:
        return kind.validate_python(value) if value else None
    except ValidationError:
        return None
