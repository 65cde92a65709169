"""The text of a page to its tree of elements, or an error where the tree would lack a part of it."""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from reformgraph.errors import SourceError


def parsed(text: str) -> HtmlElement:
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        page = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError as error:
        raise SourceError("is empty") from error
    for problem in parser.error_log:
        if problem.level_name == "FATAL":
            raise SourceError(f"cannot be parsed as HTML: {problem.message.partition(',')[0]}")
    return page


def body_of(page: HtmlElement) -> HtmlElement:
    """The page's body; a page of frames has none, and is its own."""
    body = page.find(".//body")
    return page if body is None else body
