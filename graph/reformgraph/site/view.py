"""The plan of a site and the place of one page in; out, what its template asks for: names, links, times and quotes."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from reformgraph.site.graph import Node, SiteGraph, Value, local_name
from reformgraph.site.places import LANGUAGES, Place, page_file
from reformgraph.site.sections import LISTED, QUOTE_SHOWN, Section, shown_evidence
from reformgraph.site.times import bounds, meeting_time, period, show_date
from reformgraph.site.words import LANGUAGE_NAMES, count, say, show_number, show_size, words

if TYPE_CHECKING:
    from reformgraph.publish.publisher import Publisher

_WEB: Final = re.compile(r"https?://[^\s\"'<>\\^`{}|]+")
LIST_OF: Final = {
    "person": "people", "withheld": "people", "body": "bodies", "organization": "organizations", "project": "projects",
    "collective": "collectives", "region": "regions", "meeting": "meetings", "document": "documents", "thing": "things",
}  # fmt: skip
_PARTIES: Final = (
    "org:member", "rg:holder", "rg:subject", "schema:organizer", "rg:ruleFor", "rg:ofBody", "org:role", "rg:relation",
    "rg:object", "org:organization", "rg:inBody",
)  # fmt: skip
_PROPERTIES: Final = frozenset(
    {
        "rdf:type", "skos:prefLabel", "skos:altLabel", "foaf:name", "rdfs:label", "dcterms:title", "dcterms:spatial",
        "dcterms:isReferencedBy", "org:classification", "skos:broader", "skos:notation", "skos:exactMatch", "skos:note",
        "org:identifier", "rg:firstYear", "rg:lastYear", "dcterms:publisher", "dcterms:date", "dcterms:source",
        "dcterms:language", "dcterms:identifier", "rg:sha256", "rg:steeredBy", "org:subOrganizationOf",
        "rg:preparesFor", "rg:monitors", "rg:complements", "dcterms:replaces",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plan:
    """All that pages are made from.

    `pages` has the sections of each page of each thing, `lists` those of the lists of things, by the list's name.
    `tails` are the ends of IRIs that name one thing alone.
    """

    graph: SiteGraph
    base: str
    places: Mapping[str, Place]
    pages: Mapping[str, list[list[Section]]]
    lists: Mapping[str, list[list[Section]]]
    concepts: list[list[Section]]
    publisher: Publisher | None = None
    tails: frozenset[str] = field(default_factory=frozenset)

    def title(self, language: str) -> str:
        return in_language(self.publisher.title if self.publisher else words()["site-title"], language)

    def description(self, language: str) -> str:
        return in_language(self.publisher.description if self.publisher else words()["site-description"], language)


class Link(NamedTuple):
    """A name, the language it is in where that is not the page's, where it leads, and the mark beside it."""

    text: str
    lang: str
    href: str
    mark: str


class Evidence(NamedTuple):
    """A passage as a page quotes it."""

    node: Node
    quote: str
    is_cut: bool
    lang: str
    document: Link
    publisher: str
    date: str
    source: str
    begin: str
    end: str
    note: str
    cited: Link | None


class View:
    """One page: its language, and its folder from the root of the site."""

    def __init__(self, plan: Plan, language: str, folder: str, page: int = 1, root: str | None = None) -> None:
        self.plan: Final = plan
        self.graph: Final = plan.graph
        self.language: Final = language
        self.folder: Final = folder
        self.page: Final = page
        self.root: Final = "../" * len([part for part in folder.split("/") if part]) if root is None else root
        self.title: Final = plan.title(language)
        self.listed: Final = LISTED

    @property
    def publisher_name(self) -> str:
        publisher = self.plan.publisher
        return in_language(publisher.publisher.name, self.language) if publisher else ""

    def said(self, texts: Mapping[Any, str]) -> str:
        """One of several texts by language."""
        return in_language(texts, self.language)

    def t(self, name: str, **blanks: object) -> str:
        return say(name, self.language, **blanks)

    def unit(self, kind: str) -> str:
        """What sends members to a body, in words where there are some for it."""
        name = f"unit.{kind}"
        return self.t(name) if name in words() else kind

    def in_words(self, name: str, language: str) -> str:
        """A text in another language than the page's."""
        return say(name, language)

    def n(self, name: str, number: int) -> str:
        return count(name, number, self.language)

    def number(self, number: int) -> str:
        return show_number(number, self.language)

    def size(self, number: int) -> str:
        return show_size(number, self.language)

    def at(self, folder: str, page: int = 1) -> str:
        """The address of a page of the site."""
        return self.root + Place(folder, page).file(self.language)

    def languages(self) -> list[tuple[str, str, str]]:
        """The page in each language: tag, name and address."""
        return [(each, LANGUAGE_NAMES[each], page_file(each, self.page)) for each in LANGUAGES]

    def page_link(self, page: int) -> str:
        return page_file(self.language, page)

    def link(self, iri: str) -> Link:
        node = self.graph.nodes.get(iri)
        name = self.graph.name(iri, self.language)
        if node is not None and node.kind == "meeting":
            name = Value(self.meeting_name(node), self.language)
        place = self.plan.places.get(iri)
        href = self.root + place.address(self.language) if place else ""
        return Link(name.text, self.other(name), href, self.mark(iri))

    def saying(self, node: Node) -> str:
        """What a statement says, in one line of names."""
        names = " – ".join(link.text for link in self.links(node, *_PARTIES))
        words = [textwrap.shorten(label.text, 160, placeholder="…") for label in node.all("rdfs:label")]
        return ": ".join(each for each in (names, *words) if each)

    def href(self, iri: str) -> str:
        place = self.plan.places.get(iri)
        return self.root + place.address(self.language) if place else ""

    def other(self, value: Value) -> str:
        """The language of a text, where it is not the page's."""
        tag = value.language
        return tag if tag != self.language and re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", tag) else ""

    def mark(self, iri: str) -> str:
        node = self.graph.nodes.get(iri)
        if node is None or node.kind == "concept":
            return ""
        return local_name(node.text("org:classification") or "body") if node.kind == "body" else node.kind

    def anchor(self, iri: str) -> str:
        """The name of a place on this page, empty for what has its place elsewhere."""
        place = self.plan.places.get(iri)
        return place.anchor if place and (place.folder, place.page) == (self.folder, self.page) else ""

    def statement(self, iri: str) -> Node:
        return self.graph.nodes[iri]

    def links(self, node: Node, *names: str) -> list[Link]:
        return [self.link(value.text) for name in names for value in node.all(name) if value.is_iri]

    def heading(self, heading: str) -> str:
        if heading.startswith("http"):
            name = self.graph.name(heading, self.language).text
            return name[:1].upper() + name[1:]
        return self.t(f"section.{heading}")

    def when(self, node: Node) -> str:
        return period(node, self.language)

    def bounds(self, node: Node) -> list[tuple[str, str]]:
        return bounds(node, self.language)

    def date(self, text: str | None) -> str:
        return show_date(text, self.language)

    def meeting_name(self, node: Node) -> str:
        organizer = next(iter(self.links(node, "schema:organizer")), None)
        when = meeting_time(node, self.language)
        return f"{organizer.text}, {when}" if organizer else when or local_name(node.iri)

    def percent(self, node: Node) -> str:
        value = node.text("rg:confidence")
        try:
            return f"{round(float(value) * 100)}\u00a0%" if value is not None else ""
        except (ValueError, OverflowError):
            return value or ""

    def evidence(self, statement: Node) -> tuple[list[Evidence], int]:
        passages, more = shown_evidence(self.graph, statement)
        return [self.passage(each) for each in passages], more

    def passage(self, node: Node) -> Evidence:
        document = node.text("prov:wasQuotedFrom") or ""
        about = self.graph.nodes.get(document)
        quote = node.text("nif:anchorOf") or ""
        lang = about.text("dcterms:language") if about else None
        cited = node.text("prov:hadPrimarySource")
        link = self.link(document)
        return Evidence(
            node=node,
            quote=quote[:QUOTE_SHOWN],
            is_cut=len(quote) > QUOTE_SHOWN,
            lang=lang if lang in LANGUAGES else "",
            document=link._replace(href=self.href(node.iri) or link.href),
            publisher=(about.text("dcterms:publisher") if about else None) or "",
            date=self.date(about.text("dcterms:date")) if about else "",
            source=web((about.text("dcterms:source") if about else None) or ""),
            begin=node.text("nif:beginIndex") or "",
            end=node.text("nif:endIndex") or "",
            note=node.text("schema:pagination") or "",
            cited=self.link(cited) if cited else None,
        )

    def other_properties(self, node: Node) -> list[tuple[str, list[Value]]]:
        """What is said of a thing beside what its page has a place for."""
        return [(name, values) for name, values in sorted(node.properties.items()) if name not in _PROPERTIES]

    def network(self, iri: str) -> str:
        """Where the network page shows a thing; it names each by the end of its IRI where that is enough."""
        node = self.graph.nodes[iri]
        if node.kind not in ("person", "body", "project", "organization", "collective", "region"):
            return ""
        tail = "/".join(iri.split("/")[-2:])
        if tail not in self.plan.tails or not re.fullmatch(r"[\w./-]+", tail):
            return ""
        view = "region" if node.kind == "region" else "thing"
        return f"{self.root}network/index.html#/{view}/{tail}?lang={self.language}"

    def list_of(self, kind: str) -> str:
        return LIST_OF.get(kind, "things")

    def titles(self, node: Node) -> list[str]:
        """The titles that the sources give, but for those that are the role's own name."""
        roles = {name.text.casefold() for iri in node.texts("org:role") for name in self._labels(iri)}
        return [each for each in node.texts("rg:titleInSource") if each.casefold() not in roles]

    def _labels(self, iri: str) -> list[Value]:
        node = self.graph.nodes.get(iri)
        return [*node.all("skos:prefLabel"), *node.all("skos:altLabel")] if node else []

    def regions(self, membership: Node) -> list[Link]:
        """Where the body of a membership is, for a reader to whom its name alone says little."""
        bodies = [self.graph.nodes[each] for each in membership.texts("org:organization") if each in self.graph.nodes]
        return [link for body in bodies for link in self.links(body, "dcterms:spatial")]

    def sorted_types(self, node: Node) -> list[Link]:
        return self.links(node, "org:classification")


def web(address: str) -> str:
    """An http or https address that may be a link; empty for any other."""
    return address if _WEB.fullmatch(address) else ""


def in_language(texts: Mapping[Any, str], language: str) -> str:
    """The text in this language, or else in the first that there is."""
    return texts.get(language) or next((texts[each] for each in LANGUAGES if each in texts), "")


def tails(graph: SiteGraph) -> frozenset[str]:
    """The last two parts of the IRIs of things, where they name one alone."""
    seen: dict[str, int] = {}
    for node in graph.of_kind("person", "body", "project", "organization", "collective", "region"):
        tail = "/".join(node.iri.split("/")[-2:])
        seen[tail] = seen.get(tail, 0) + 1
    return frozenset(tail for tail, number in seen.items() if number == 1)
