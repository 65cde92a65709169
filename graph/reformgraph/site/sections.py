"""A thing in; out, what its pages list, in sections, parted into pages that stay light."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from reformgraph.site.graph import AGENTS, NAMES, STATEMENTS, Node, SiteGraph
from reformgraph.site.times import sort_time
from reformgraph.terms import iri

BUDGET: Final = 56_000
"""Bytes of statements on one page, as estimated: with its frame, style and script a page stays under 100 kB."""

QUOTE_SHOWN: Final = 4_000
"""Characters of one quote."""

EVIDENCE_SHOWN: Final = 40_000
"""Bytes of passages under one statement, as estimated."""

LISTED: Final = 150
"""Statements under one passage, or people present at one meeting."""

_ROLES: Final = tuple(
    iri(f"role:{slug}")
    for slug in ("chair", "vice-chair", "presenter", "secretary", "member", "deputy-member", "expert")
)
_ORDER: Final = (
    "statement", "roles", *_ROLES, "role", "rules", "relations", "mandates", "represented", "rights", "presided",
    "attended", "meetings", "others", "body", "project", "organization", "region", "person", "thing", "passages",
    "cited", "named",
)  # fmt: skip
_FINNISH: Final = str.maketrans({"å": "z{", "ä": "z|", "ö": "z}", "w": "v"})


@dataclass(frozen=True, slots=True)
class Section:
    """Statements, things or passages under one heading: the name of a text, or the IRI of a role."""

    heading: str
    items: tuple[str, ...]


def collated(name: str) -> str:
    """A key that orders names as Finnish and Swedish do: å, ä and ö come last."""
    return name.casefold().translate(_FINNISH)


def sections(graph: SiteGraph, node: Node) -> list[Section]:
    """The sections of a thing's page, in a fixed order, whatever the language."""
    if node.kind == "document":
        found = {
            "passages": _passages(graph, node, "prov:wasQuotedFrom"),
            "cited": _passages(graph, node, "prov:hadPrimarySource"),
        }
    elif node.kind in STATEMENTS:
        found = {"statement": [node.iri]}
    elif node.kind == "passage":
        found = {"passages": [node.iri]}
    else:
        found = _about(graph, node)
    order = {heading: place for place, heading in enumerate(_ORDER)}
    headings = sorted((each for each in found if found[each]), key=lambda each: (order.get(each, order["role"]), each))
    return [Section(heading, tuple(found[heading])) for heading in headings]


def _about(graph: SiteGraph, node: Node) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for statement in graph.about.get(node.iri, ()):
        found[_heading(graph.nodes[statement], node)].append(statement)
    for heading, statements in found.items():
        by_name = heading.startswith("http") or heading == "represented"
        statements.sort(key=lambda each: _order(graph, each, by_name))
    for inside in graph.inside.get(node.iri, ()):
        kind = graph.nodes[inside].kind
        found[kind if kind in _ORDER else "thing"].append(inside)
    for kind in ("body", "project", "organization", "region", "person", "thing"):
        found[kind].sort(key=lambda each: (collated(graph.name(each, "fi").text), each))
    found["named"] = node.texts("dcterms:isReferencedBy")
    return found


def _heading(statement: Node, node: Node) -> str:
    """Under which heading a statement stands on the page of a thing that it is about."""
    match statement.kind:
        case "membership" if node.iri in statement.texts("org:member"):
            return "roles"
        case "membership" if node.iri in statement.texts("org:organization"):
            return statement.text("org:role") or "others"
        case "membership" if node.iri in statement.texts("rg:onBehalfOf"):
            return "represented"
        case "meeting" if node.iri in statement.texts("rg:presidedBy"):
            return "presided"
        case "meeting" if node.iri in statement.texts("schema:attendee"):
            return "attended"
        case "meeting" if node.iri in statement.texts("schema:organizer"):
            return "meetings"
        case "relation" | "rule" | "mandate" | "right":
            return f"{statement.kind}s"
    return "others"


def _order(graph: SiteGraph, iri: str, by_name: bool) -> tuple[str, str, str]:
    node = graph.nodes[iri]
    member = node.text("org:member")
    name = collated(graph.name(member, "fi").text) if member and by_name else ""
    return name, sort_time(node), iri


def _passages(graph: SiteGraph, document: Node, link: str) -> list[str]:
    found = [each for each in graph.passages.get(document.iri, ()) if document.iri in graph.nodes[each].texts(link)]
    return sorted(found, key=lambda each: (int(graph.nodes[each].text("nif:beginIndex") or 0), each))


def paged(graph: SiteGraph, parts: Iterable[Section]) -> list[list[Section]]:
    """The sections on one page or more; a section that does not fit goes on on the next."""
    pages: list[list[Section]] = [[]]
    left = BUDGET
    for section in parts:
        items: list[str] = []
        for item in section.items:
            weight = _weight(graph, item)
            if weight > left and left < BUDGET:
                if items:
                    pages[-1].append(Section(section.heading, tuple(items)))
                pages.append([])
                items, left = [], BUDGET
            items.append(item)
            left -= weight
        pages[-1].append(Section(section.heading, tuple(items)))
    return pages


def shown_evidence(graph: SiteGraph, statement: Node) -> tuple[list[Node], int]:
    """The passages of a statement that its block shows, and how many more there are."""
    passages = [graph.nodes[each] for each in statement.texts("rg:evidence") if each in graph.nodes]
    shown: list[Node] = []
    left = EVIDENCE_SHOWN
    for passage in passages:
        left -= _quote_weight(passage)
        if shown and left < 0:
            break
        shown.append(passage)
    return shown, len(statement.texts("rg:evidence")) - len(shown)


def _weight(graph: SiteGraph, item: str) -> int:
    node = graph.nodes[item]
    if node.kind == "passage":
        return 400 + _quote_weight(node) + 420 * min(LISTED, len(graph.resting.get(item, ())))
    if node.kind in STATEMENTS:
        quotes = sum(map(_quote_weight, shown_evidence(graph, node)[0]))
        words = sum(len(each.text.encode()) for each in node.all("rdfs:label"))
        return (
            900
            + words
            + quotes
            + 400 * len(node.all("rg:conflictsWith"))
            + 200 * min(LISTED, len(node.all("schema:attendee")))
        )
    names = max((len(value.text.encode()) for name in NAMES for value in node.all(name)), default=40)
    return 320 + names + (160 if node.kind in AGENTS else 0)


def _quote_weight(passage: Node) -> int:
    quote = (passage.text("nif:anchorOf") or "")[:QUOTE_SHOWN]
    # What has to be escaped grows, at most by five bytes.
    return 560 + len(quote.encode()) + 4 * sum(map(quote.count, "<>&\"'"))
