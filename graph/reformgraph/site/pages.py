"""A plan in; out, the pages that are not of one thing: the first page, lists, concepts, search, personal data, 404."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final
from urllib.parse import urlsplit

from reformgraph.publish import Dataset
from reformgraph.site.downloads import Download
from reformgraph.site.graph import STATEMENTS, Node
from reformgraph.site.places import CONCEPTS, LANGUAGES, page_file
from reformgraph.site.questions import Question
from reformgraph.site.render import File, rendered
from reformgraph.site.search import KINDS
from reformgraph.site.view import Plan, View
from reformgraph.site.words import words

FEATURED: Final = ("chairs", "hierarchy", "role-on-date", "shared-members", "meetings", "disputes")


def landing_files(
    plan: Plan, dataset: Dataset | None, downloads: Sequence[Download], questions: Sequence[Question]
) -> Iterator[File]:
    """The first page: what the data is, ways into it, and its files."""
    nodes = plan.graph.nodes.values()
    featured = [each for name in FEATURED for each in questions if each.name == name]
    for language in LANGUAGES:
        view = View(plan, language, "")
        content = rendered(
            "landing.html",
            view,
            counts={
                name: sum(len(part.items) for page in pages for part in page) for name, pages in plan.lists.items()
            },
            statements=sum(node.kind in STATEMENTS for node in nodes),
            regions=_regions(view),
            downloads=downloads,
            dataset=dataset,
            questions=questions,
            featured=featured,
            schema=_dataset_schema(view, dataset, downloads),
        )
        yield page_file(language), content


def list_files(plan: Plan) -> Iterator[File]:
    for name, pages in plan.lists.items():
        folder = f"lists/{name}"
        total = sum(len(part.items) for page in pages for part in page)
        for language in LANGUAGES:
            for page, parts in enumerate(pages, start=1):
                view = View(plan, language, folder, page)
                items = [item for part in parts for item in part.items]
                content = rendered("list.html", view, name=name, items=items, pages=len(pages), total=total)
                yield f"{folder}/{page_file(language, page)}", content


def concept_files(plan: Plan) -> Iterator[File]:
    for language in LANGUAGES:
        for page, parts in enumerate(plan.concepts or [[]], start=1):
            view = View(plan, language, CONCEPTS, page)
            content = rendered("concepts.html", view, sections=parts, pages=max(1, len(plan.concepts)))
            yield f"{CONCEPTS}/{page_file(language, page)}", content


def search_files(plan: Plan) -> Iterator[File]:
    for language in LANGUAGES:
        view = View(plan, language, "search")
        said = {name: words()[f"search.{name}"][language] for name in ("none", "short", "failed")}
        counts = {name: words()[f"count.found.{name}"][language] for name in ("one", "other")}
        kinds = {kind: view.t(f"kind.{kind}") for kind in KINDS}
        yield f"search/{page_file(language)}", rendered("search.html", view, words={**said, **counts, "kinds": kinds})


def personal_data_files(plan: Plan) -> Iterator[File]:
    """What is held about people, why, and whom to ask."""
    graph = plan.graph
    people = {node.iri for node in graph.of_kind("person")}
    kinds = ("membership", "meeting", "right")
    held = {kind: sum(_is_about(node, people) for node in graph.of_kind(kind)) for kind in kinds}
    counts = {"name": len(people), **held, "passage": len(graph.of_kind("passage"))}
    has_parties = any(node.all("rg:onBehalfOf") for node in graph.of_kind("membership"))
    for language in LANGUAGES:
        view = View(plan, language, "personal-data")
        withheld = len(graph.of_kind("withheld"))
        content = rendered("personal-data.html", view, counts=counts, withheld=withheld, has_parties=has_parties)
        yield f"personal-data/{page_file(language)}", content


def missing_files(plan: Plan, address: str) -> Iterator[File]:
    """The page that a host shows where there is none, in three languages; it may be shown under any path."""
    root = urlsplit(address).path
    yield "404.html", rendered("missing.html", View(plan, "fi", "", root=root if root.endswith("/") else f"{root}/"))


def _regions(view: View) -> list[tuple[str, int]]:
    """The regions that something is in, with how many bodies each has, the most first."""
    found = []
    for region in view.graph.of_kind("region"):
        inside = [view.graph.nodes[each].kind for each in view.graph.inside.get(region.iri, ())]
        if "body" in inside:
            found.append((region.iri, inside.count("body")))
    return sorted(found, key=lambda each: (-each[1], each[0]))


def _is_about(statement: Node, people: set[str]) -> bool:
    return any(value.text in people for values in statement.properties.values() for value in values if value.is_iri)


def _dataset_schema(view: View, dataset: Dataset | None, downloads: Sequence[Download]) -> dict[str, Any]:
    said: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": dataset.iri if dataset else f"{view.plan.base}dataset",
        "name": view.title,
        "description": view.plan.description(view.language),
        "inLanguage": view.language,
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": f"{view.plan.base}{each.path}",
                "encodingFormat": each.media_type,
                "contentSize": str(each.size),
                "sha256": each.sha256,
            }
            for each in downloads
        ],
    }
    publisher = view.plan.publisher
    if publisher:
        said["license"] = publisher.licence
        said["url"] = publisher.landing_page
        said["publisher"] = {"@type": "Organization", "@id": publisher.publisher.iri, "name": view.publisher_name}
    if dataset:
        said["version"] = dataset.version
        if dataset.issued:
            said["datePublished"] = dataset.issued.isoformat()
        if dataset.statistics.first and dataset.statistics.last:
            said["temporalCoverage"] = f"{dataset.statistics.first}/{dataset.statistics.last}"
    return said
