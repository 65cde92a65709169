"""The text of a page to its tree of elements, or an error where the tree would lack a part of it."""

from __future__ import annotations

from typing import Final

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from reformgraph.errors import SourceError

MOST_ELEMENTS: Final = 200_000


def parsed(text: str) -> HtmlElement:
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        page = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError as error:
        raise SourceError("is empty") from error
    for problem in parser.error_log:
        if problem.level_name == "FATAL":
            raise SourceError(f"cannot be parsed as HTML: {problem.message.partition(',')[0]}")
    if sum(1 for _ in page.iter()) > MOST_ELEMENTS:
        raise SourceError(f"has more than {MOST_ELEMENTS} elements")
    return page


def body_of(page: HtmlElement) -> HtmlElement:
    """The page's body; a page of frames has none, and is its own."""
    body = page.find(".//body")
    return page if body is None else body
