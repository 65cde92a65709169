"""The plan of a site in; out, the index of its search: small scripts, of which a page loads the few that it needs.

Words lead to the numbers of names, and blocks of names are looked up by number. Scripts, because a page that is opened
from a disk may load them and may not fetch other files.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from reformgraph.query.fold import fold
from reformgraph.site.graph import Node, local_name
from reformgraph.site.places import LANGUAGES, Place
from reformgraph.site.sections import collated
from reformgraph.site.times import meeting_time
from reformgraph.site.view import Plan

FOLDER: Final = "search/index"
BLOCK: Final = 24
"""So many names are in a block."""

LARGEST: Final = 24_000
"""Bytes of words in one script; more are parted by their beginnings."""

KINDS: Final = (
    "person",
    "body",
    "region",
    "project",
    "organization",
    "collective",
    "document",
    "meeting",
    "concept",
    "thing",
)
_WORD: Final = re.compile(r"[^\W_]+")
_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Name:
    """A thing as a result shows it: its names by language, what else it is called, and what it belongs to."""

    kind: str
    names: Mapping[str, str]
    also: tuple[str, ...]
    about: str
    place: Place


def index_files(plan: Plan) -> Iterator[tuple[str, bytes]]:
    """The scripts of the index: which there are, the words, and the names."""
    names = sorted(_names(plan), key=lambda each: (KINDS.index(each.kind), collated(_first(each)), each.place))
    shards = dict(_shards("", _postings(names)))
    about = {"blocks": BLOCK, "names": len(names), "words": sorted(shards)}
    yield f"{FOLDER}/about.js", _script("about", about)
    for prefix, words in sorted(shards.items()):
        yield f"{FOLDER}/words-{prefix.encode().hex()}.js", _script("words", prefix, words)
    for start in range(0, len(names), BLOCK):
        block = [_entry(each) for each in names[start : start + BLOCK]]
        yield f"{FOLDER}/names-{start // BLOCK}.js", _script("names", start // BLOCK, block)


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared: without case and diacritics."""
    return _WORD.findall(fold(text))


def _names(plan: Plan) -> Iterator[Name]:
    for node in plan.graph.nodes.values():
        place = plan.places.get(node.iri)
        if place and node.kind in KINDS:
            found = {language: _name(plan, node, language) for language in LANGUAGES}
            every = [
                value.text
                for part in ("skos:prefLabel", "skos:altLabel", "foaf:name", "rdfs:label", "dcterms:title")
                for value in node.all(part)
            ]
            also = tuple(dict.fromkeys(each for each in every if each not in found.values()))
            yield Name(node.kind, found, also, _about(plan, node), place)


def _name(plan: Plan, node: Node, language: str) -> str:
    if node.kind == "meeting":
        organizer = node.text("schema:organizer")
        who = plan.graph.name(organizer, language).text if organizer else local_name(node.iri)
        return f"{who}, {meeting_time(node, language)}"
    return plan.graph.name(node.iri, language).text


def _about(plan: Plan, node: Node) -> str:
    """What tells two things of the same name apart: the region, or who published a document and when."""
    places = [plan.graph.name(each, "fi").text for each in node.texts("dcterms:spatial")]
    return ", ".join([*places, *node.texts("dcterms:publisher"), *node.texts("dcterms:date")])


def _first(name: Name) -> str:
    return name.names["fi"]


def _postings(names: list[Name]) -> dict[str, list[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for number, name in enumerate(names):
        for text in (*name.names.values(), *name.also):
            for word in words_of(text):
                found[word].add(number)
    return {word: sorted(numbers) for word, numbers in sorted(found.items())}


def _shards(prefix: str, postings: dict[str, list[int]]) -> Iterator[tuple[str, str]]:
    """The words by their beginnings, each part small enough; one word is never parted."""
    text = "\n".join(f"{word} {_packed(numbers)}" for word, numbers in postings.items())
    longer = {word: numbers for word, numbers in postings.items() if len(word) > len(prefix)}
    if len(text.encode()) <= LARGEST or not longer:
        yield prefix, text
        return
    if len(longer) < len(postings):
        yield f"{prefix} ", f"{prefix} {_packed(postings[prefix])}"
    parts: dict[str, dict[str, list[int]]] = defaultdict(dict)
    for word, numbers in longer.items():
        parts[word[: len(prefix) + 1]][word] = numbers
    for longer_prefix, part in parts.items():
        if len(part) == 1:
            (word,) = part
            yield f"{word} ", f"{word} {_packed(part[word])}"
        else:
            yield from _shards(longer_prefix, part)


def _packed(numbers: list[int]) -> str:
    """Numbers as the steps between them, in base 36."""
    return ",".join(_base36(number - before) for before, number in zip([0, *numbers], numbers, strict=False))


def _base36(number: int) -> str:
    digits = ""
    while number >= 36:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
    return _DIGITS[number] + digits


def _entry(name: Name) -> list[Any]:
    """The kind's number, where the thing is, its name in Finnish, and where they differ those in other languages."""
    others = {language: text for language, text in name.names.items() if text != _first(name)}
    place = [name.place.folder, name.place.page, name.place.anchor]
    return [name.kind, place, _first(name), others, "; ".join(name.also)[:300], name.about]


def _script(*parts: Any) -> bytes:
    """A call with plain data; what could end a script or a line of it is written as an escape."""
    arguments = ", ".join(json.dumps(part, ensure_ascii=False, separators=(",", ":")) for part in parts)
    for unsafe in "<>&\u2028\u2029":
        arguments = arguments.replace(unsafe, f"\\u{ord(unsafe):04x}")
    return f"reformgraphSearch({arguments});\n".encode("utf-8", errors="backslashreplace")
