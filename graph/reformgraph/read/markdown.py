"""The bytes of a Markdown file to its content: the text without its marks, and what its front matter says of it."""

from __future__ import annotations

import re
from typing import Final

import yaml
from markdown_it import MarkdownIt
from pydantic import BaseModel, ConfigDict, ValidationError

from reformgraph.errors import SourceError
from reformgraph.model import Language
from reformgraph.read import html_text
from reformgraph.read.content import Content
from reformgraph.read.encoding import decode
from reformgraph.read.fields import Day, HttpUrl
from reformgraph.read.html_parse import body_of, parsed
from reformgraph.read.lines import laid_out
from reformgraph.read.normalise import normalise

FRONT_MATTER: Final = re.compile(r"---\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
LONGEST: Final = 2_000_000
LONGEST_FRONT_MATTER: Final = 20_000
WRAPPED: Final = 60


class FrontMatter(BaseModel):
    """The fields that are used, where all of them have their form."""

    model_config = ConfigDict(extra="ignore", str_strip_whitespace=True)

    title: str | None = None
    date: Day | None = None
    publisher: str | None = None
    lang: Language | None = None
    language: Language | None = None
    url: HttpUrl | None = None


def read(data: bytes) -> Content:
    text = normalise(decode(data))
    if len(text) > LONGEST:
        raise SourceError(f"is longer than {LONGEST} characters")
    matter, text = _front_matter(text)
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = parser.parse(text)
    for token in tokens:
        if token.children and max(map(len, token.content.split("\n"))) < WRAPPED:
            for child in token.children:
                if child.type == "softbreak":  # lines as short as these were not wrapped
                    child.type, child.tag = "hardbreak", "br"
    page = parser.renderer.render(tokens, parser.options, {})
    return Content(
        laid_out(html_text.blocks(body_of(parsed(f"<html><body>{page}</body></html>")))),
        title=matter.title,
        date=matter.date,
        publisher=matter.publisher,
        language=matter.language or matter.lang,
        url=matter.url,
    )


def _front_matter(text: str) -> tuple[FrontMatter, str]:
    """The YAML at the head of the file and the text below it; what is no such YAML belongs to the text."""
    match = FRONT_MATTER.match(text[:LONGEST_FRONT_MATTER])
    if not match:
        return FrontMatter(), text
    try:
        values = yaml.safe_load(match[1])
    except yaml.YAMLError:
        return FrontMatter(), text
    if not isinstance(values, dict):
        return FrontMatter(), text
    return FrontMatter.model_validate(_in_form(values)), text[match.end() :]


def _in_form(values: dict[object, object]) -> dict[str, object]:
    """The fields whose values have their form."""
    kept: dict[str, object] = {}
    for name in FrontMatter.model_fields.keys() & values.keys():
        try:
            FrontMatter.model_validate({name: values[name]})
        except ValidationError:
            continue
        kept[name] = values[name]
    return kept
