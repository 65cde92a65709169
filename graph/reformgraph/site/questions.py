"""The saved questions in; out, a page for each in three languages, a page that lists them, and their files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from reformgraph.query import library
from reformgraph.query.guide import columns, example
from reformgraph.query.header import Column
from reformgraph.query.library import SavedQuery
from reformgraph.site.places import LANGUAGES, page_file
from reformgraph.site.render import File, rendered
from reformgraph.site.view import Plan, View

FOLDER: Final = "queries"


@dataclass(frozen=True, slots=True)
class Question:
    """A saved question, the columns of its answer, and the command that asks it with its examples."""

    query: SavedQuery
    columns: tuple[Column, ...]
    command: str

    @property
    def name(self) -> str:
        return self.query.name


def questions() -> list[Question]:
    """Every saved question, by name."""
    found = map(library.load, library.names())
    return [Question(query, tuple(columns(query)), example(query)) for query in found]


def question_files(plan: Plan, found: list[Question]) -> Iterator[File]:
    tags = sorted({tag for each in found for tag in each.query.header.tags})
    for language in LANGUAGES:
        view = View(plan, language, FOLDER)
        yield f"{FOLDER}/{page_file(language)}", rendered("queries.html", view, questions=found, tags=tags)
        for each in found:
            folder = f"{FOLDER}/{each.name}"
            content = rendered("query.html", View(plan, language, folder), question=each, query=each.query)
            yield f"{folder}/{page_file(language)}", content
    for each in found:
        yield f"{FOLDER}/{each.name}/{each.name}.rq", each.query.text.encode()
