"""A plan and the IRI of a thing in; out, the pages of the thing in each language, and its Turtle and JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from reformgraph.site.data import Pieces
from reformgraph.site.graph import AGENTS, NAMES, Node, Value, best, local_name
from reformgraph.site.markup import named, things
from reformgraph.site.places import LANGUAGES, page_file
from reformgraph.site.schema import schema_of
from reformgraph.site.view import Link, Plan, View, web

File = tuple[str, bytes]
"""A path from the root of the site, and what stands there."""

OPEN: Final = 8
"""A page with no more statements than this shows their passages at once."""


@cache
def environment() -> Environment:
    made = Environment(
        loader=PackageLoader("reformgraph.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    # Filters, because the call of a macro takes longer than what these do.
    made.filters |= {"named": named, "things": things, "thing": thing, "mark": mark}
    return made


@cache
def mark(kind: str) -> Markup:
    """The sign of a kind of thing."""
    return Markup(environment().get_template("mark.html").render(kind=kind).strip())


def thing(link: Link) -> Markup:
    """The name with the sign of its kind before it."""
    return Markup(f'<span class="thing">{mark(link.mark) if link.mark else ""}{named(link)}</span>')


def rendered(template: str, view: View, **values: Any) -> bytes:
    """A template filled for one page."""
    text = environment().get_template(template).render(v=view, **values)
    return text.encode("utf-8", errors="xmlcharrefreplace")


def thing_files(plan: Plan, pieces: Pieces, iri: str) -> Iterator[File]:
    """All files of a thing's folder."""
    node, folder = plan.graph.nodes[iri], plan.places[iri].folder
    pages = plan.pages[iri]
    for language in LANGUAGES:
        for page, parts in enumerate(pages, start=1):
            view = View(plan, language, folder, page)
            content = rendered(
                "thing.html",
                view,
                node=node,
                name=_title(view, node),
                sections=parts,
                pages=len(pages),
                open=sum(len(each.items) for part in pages for each in part) <= OPEN,
                schema=schema_of(view, node) if page == 1 else None,
                source=web(node.text("dcterms:source") or ""),
                others=_names(view, node, "skos:prefLabel", "foaf:name", "dcterms:title"),
                also=_names(view, node, "skos:altLabel", "rdfs:label"),
                notes=[best(node.all("skos:note"), language)] if node.all("skos:note") else [],
                facts=_facts(view, node),
            )
            yield f"{folder}/{page_file(language, page)}", content
    full, named = described(plan, node)
    yield f"{folder}/data.ttl", pieces.turtle(full, named)
    yield f"{folder}/data.jsonld", pieces.jsonld(full, named)


def described(plan: Plan, node: Node) -> tuple[set[str], set[str]]:
    """What the data of a thing says in full, and what it only names.

    In full: the thing, the statements about it, their passages, and what they contradict. By type and name: all that
    these speak of.
    """
    graph = plan.graph
    full = {node.iri, *graph.about.get(node.iri, ()), *node.texts("dcterms:isReferencedBy")}
    if node.kind in ("document", "passage"):
        full |= set(graph.passages.get(node.iri, ()))
        full |= {each for passage in list(full) for each in graph.resting.get(passage, ())}
    if node.kind == "region":
        full |= set(graph.inside.get(node.iri, ()))
    known = [graph.nodes[each] for each in full if each in graph.nodes]
    full |= {passage for each in known for passage in each.texts("rg:evidence")}
    return full, graph.spoken(full) - full


def _title(view: View, node: Node) -> Value:
    if node.kind == "meeting":
        return Value(view.meeting_name(node), view.language)
    if any(node.all(name) for name in NAMES) and node.kind in (*AGENTS, "region", "document", "thing"):
        return view.graph.name(node.iri, view.language)
    return Value(f"{view.t(f'kind.{node.kind}')} {local_name(node.iri)}", view.language)


def _names(view: View, node: Node, *properties: str) -> list[Value]:
    if node.kind not in (*AGENTS, "region", "document", "thing"):
        return []
    shown = view.graph.name(node.iri, view.language).text
    found = {value.text: value for name in properties for value in node.all(name) if value.text != shown}
    return list(found.values())


def _facts(view: View, node: Node) -> list[tuple[str, list[Any]]]:
    """The words and values beside a page, but for names and statements."""
    t = view.t
    facts: list[tuple[str, list[Any]]] = []

    def add(word: str, values: list[Any]) -> None:
        if values:
            facts.append((word, values))

    if node.kind == "meeting":
        add(t("organizer"), view.links(node, "schema:organizer"))
        add(t("when"), [view.when(node)] if view.when(node) else [])
        add(t("presided-by"), view.links(node, "rg:presidedBy"))
        attendees = view.links(node, "schema:attendee")
        add(t("attendees"), [*attendees[: view.listed], *_more(view, len(attendees) - view.listed)])
        modes = [f"mode.{local_name(each)}" for each in node.texts("schema:eventAttendanceMode")]
        add(t("mode"), [t(mode) if mode in _MODES else mode.removeprefix("mode.") for mode in modes])
    add(t("identifier"), node.texts("org:identifier"))
    add(t("code"), node.texts("skos:notation"))
    add(t("broader"), view.links(node, "skos:broader") if node.kind == "region" else [])
    years = [node.text("rg:firstYear"), node.text("rg:lastYear")]
    add(t("years"), [f"{years[0] or ''}–{years[1] or ''}"] if any(years) else [])
    if node.kind == "document":
        add(t("publisher"), node.texts("dcterms:publisher"))
        add(t("dated"), [view.date(each) for each in node.texts("dcterms:date")])
        add(
            t("text-language"),
            [t(f"language.{each}") if each in LANGUAGES else each for each in node.texts("dcterms:language")],
        )
        add(t("file"), node.texts("dcterms:identifier"))
        add(t("hash"), node.texts("rg:sha256"))
    same = [each for each in node.texts("skos:exactMatch") if web(each)]
    add(t("same-as"), [Link(each.removeprefix("https://").removeprefix("http://"), "", each, "") for each in same])
    return facts


def _more(view: View, number: int) -> list[str]:
    return [view.t("more-here", n=view.number(number))] if number > 0 else []


_MODES: Final = frozenset(f"mode.{each}EventAttendanceMode" for each in ("Online", "Offline", "Mixed"))
