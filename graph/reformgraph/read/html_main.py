"""A parsed page to the elements that hold its content: menus, footers, teasers and notices of cookies are left out.

Where the page marks its main part, that is read; where it does not, trafilatura judges. A table of data always stays.
"""

from __future__ import annotations

import copy
import re
from typing import Final

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from reformgraph.read.html_parse import body_of
from reformgraph.read.html_table import is_data
from reformgraph.read.html_text import BLOCKS, HEADINGS

UNSEEN: Final = ("script", "style", "noscript", "template", "svg", "head")
FRAME: Final = frozenset("nav footer aside dialog search".split())
FRAME_ROLES: Final = frozenset(
    "alertdialog banner complementary contentinfo dialog menu menubar navigation search tablist toolbar".split()
)
NOTICES: Final = frozenset("breadcrumb breadcrumbs consent cookie cookiebot cookies gdpr pagination sharing".split())
SURROUNDINGS: Final = frozenset(
    "banner footer menu menus nav navbar navi navigation related share sidebar sidenav skip social some teaser teasers "
    "toolbar topbar valikko".split()
)
ENOUGH: Final = 200
MOSTLY: Final = 0.6


def content(page: HtmlElement) -> list[HtmlElement]:
    """The elements to read, in their order. Changes the page: what is no content is taken out."""
    body = body_of(page)
    etree.strip_elements(body, *UNSEEN, with_tail=False)
    _label_panels(body)
    main = _main(body)
    if main is None:
        _drop(body, within_main=False)
        _drop_judged(body)
        return [body]
    _drop(main, within_main=True)
    elements = [main]
    if main.find(".//h1") is None:
        elements = [*list(body.iter("h1"))[:1], main]
    outside = (table for table in body.iter("table") if main not in table.iterancestors() and _is_filled(table))
    for table in outside:
        elements += [*_heading_above(table), table]
    return elements


def _main(body: HtmlElement) -> HtmlElement | None:
    """What the page marks as its main part, if that is more than a shell."""
    marked = [each for each in body.iter() if each.tag == "main" or each.get("role") == "main"]
    if not marked:
        articles = [each for each in body.iter("article") if next(each.iterancestors("article"), None) is None]
        marked = articles if len(articles) == 1 else []
    longest = max(marked, key=_length, default=None)
    if longest is not None and (_length(longest) >= ENOUGH or _length(longest) * 4 >= _length(body)):
        return longest
    return None


def _drop(root: HtmlElement, *, within_main: bool) -> None:
    for element in list(root.iterdescendants()):
        if not isinstance(element.tag, str) or element.tag in ("html", "body", "main"):
            continue
        if _is_frame(element, within_main=within_main) and not _holds_data(element):
            element.drop_tree()


def _is_frame(element: HtmlElement, *, within_main: bool) -> bool:
    """Whether it stands around the content. Inside the main part a side note counts only if it is mostly links."""
    tag, role, names = element.tag, element.get("role"), _names(element)
    if tag == "nav" or role in ("navigation", "tablist", "search", "alertdialog") or names & NOTICES:
        return True
    if tag in FRAME or role in FRAME_ROLES:
        return not within_main or _link_share(element) > MOSTLY
    if "footer" in names and not within_main:
        return True
    if tag == "header" and not within_main:
        return element.find(".//h1") is None
    return bool(names & SURROUNDINGS) and _link_share(element) > MOSTLY


def _names(element: HtmlElement) -> set[str]:
    """The words of its id and classes."""
    named = f"{element.get('id') or ''} {element.get('class') or ''}"
    return set(re.findall(r"[a-z]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", named).lower())) if named != " " else set()


def _drop_judged(body: HtmlElement) -> None:
    """Take out lines that are mostly links and that trafilatura does not hold to be of the main text."""
    links = [
        element
        for element in body.iterdescendants()
        if element.tag in BLOCKS and not any(child.tag in BLOCKS for child in element) and _link_share(element) > MOSTLY
    ]
    if not links:
        return
    kept = trafilatura.extract(copy.deepcopy(body), favor_recall=True, include_comments=False, deduplicate=False)
    text = _bare(kept or "")
    for element in links:
        if next(element.iterancestors("table"), None) is None and _bare(element.text_content()) not in text:
            element.drop_tree()


def _label_panels(body: HtmlElement) -> None:
    """The tab that opens a panel is the panel's heading, unless it has one itself."""
    panels = body.xpath(".//*[@role='tabpanel'][@aria-labelledby]")
    if not panels:
        return
    tabs = {tab.get("id"): tab for tab in body.xpath(".//*[@role='tab'][@id]")}
    for panel in panels:
        tab = tabs.get(panel.get("aria-labelledby"))
        if tab is not None and next(panel.iter(*HEADINGS), None) is None:
            heading = panel.makeelement("h2")
            heading.text, heading.tail = tab.text_content(), panel.text
            panel.text = None
            panel.insert(0, heading)


def _heading_above(table: HtmlElement) -> list[HtmlElement]:
    return list(table.itersiblings(*HEADINGS, preceding=True))[:1]


def _holds_data(element: HtmlElement) -> bool:
    return any(_is_filled(table) for table in element.iter("table"))


def _is_filled(table: HtmlElement) -> bool:
    """A table with at least two rows of two cells that hold more than links."""
    if not is_data(table) or _link_share(table) > MOSTLY:
        return False
    full = [row for row in table.iter("tr") if sum(bool(cell.text_content().strip()) for cell in row) > 1]
    return len(full) > 1


def _link_share(element: HtmlElement) -> float:
    """The part of its text that leads elsewhere; a phone number or an e-mail address does not."""
    length = _length(element)
    links = (link for link in element.iter("a") if not (link.get("href") or "").startswith(("tel:", "mailto:")))
    return sum(map(_length, links)) / length if length else 0.0


def _length(element: HtmlElement) -> int:
    return sum(len(text.strip()) for text in element.itertext())


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", text)
