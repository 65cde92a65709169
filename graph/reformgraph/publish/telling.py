"""A comparison of two graphs in; out, what changed as text, as Markdown for a release, or as data."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any, Final, TypeVar, get_args

import pyoxigraph as ox

from reformgraph.model import Language
from reformgraph.publish.compare import KINDS, Change, Comparison, Record
from reformgraph.publish.sentences import Teller, difference
from reformgraph.publish.words import FIRST, HEADINGS, ONLY_TRIPLES, SAME, SINCE, TAKEN_OUT, VERSION

_ORDER: Final = tuple(dict.fromkeys(KINDS.values()))
# Signs that mean something anywhere, at the beginning of a line, or after a number there.
_MARKDOWN: Final = re.compile(r"[\\`*_\[\]|~]|^[-+#=]|(?<=^\d)[.)](?= )")
Line = tuple[str, list[str]]
Item = TypeVar("Item")


def text(changes: Comparison, language: Language) -> str:
    """For a terminal: `+` before what is new, `-` before what is gone, `~` before what changed."""
    if changes.same:
        return SAME[language] + "\n"
    marks = {"added": "+", "changed": "~", "removed": "-"}
    lines = []
    for change, kind, told in _sections(changes, language):
        lines.append(f"{HEADINGS[change][language]}: {HEADINGS[kind][language]}")
        for sentence, details in told:
            lines += [f"{marks[change]} {sentence}", *(f"    {each}" for each in details)]
        lines.append("")
    return "\n".join(lines or [_only_triples(changes, language), ""])


def markdown(
    changes: Comparison | None, version: str, previous: str | None, statements: int, language: Language
) -> str:
    """The changelog of a release. Where people were taken out, nothing of the release before is told again."""
    lines = [f"# {VERSION[language].format(version=version)}", ""]
    if changes is None or previous is None:
        return "\n".join([*lines, FIRST[language].format(statements=statements), ""])
    lines += [SINCE[language].format(previous=previous), ""]
    if changes.taken_out:
        lines += [TAKEN_OUT[language].format(count=len(changes.removed)), ""]
    sections = list(_sections(changes, language))
    for change, inside in groupby(sections, key=lambda each: each[0]):
        lines += [f"## {HEADINGS[change][language]}", ""]
        for _, kind, told in inside:
            lines += [f"### {HEADINGS[kind][language]}", ""]
            for sentence, details in told:
                lines += [f"- {_escaped(sentence)}", *(f"  - {_escaped(each)}" for each in details)]
            lines.append("")
    if not sections:
        lines += [SAME[language] if changes.same else _only_triples(changes, language), ""]
    return "\n".join(lines)


def as_json(changes: Comparison) -> str:
    """Every change with its sentence in three languages, and the terms of its properties before and after."""
    tellers = {each: (Teller(changes.old, each), Teller(changes.new, each)) for each in get_args(Language)}

    def told(change: str, record: Record, side: int) -> dict[str, Any]:
        said = {language: both[side].sentence(record) for language, both in tellers.items()}
        return {"change": change, "kind": record.kind, "iri": record.iri, "said": said}

    def terms(record: Record, name: str) -> list[str]:
        return [str(each) for each in record.about.get(ox.NamedNode(name), [])]

    content = {
        "same": changes.same,
        "triples": {"added": len(changes.added_triples), "removed": len(changes.removed_triples)},
        "changes": [
            *(told("added", each, 1) for each in changes.added),
            *(
                told("changed", each.after, 1)
                | {
                    "properties": {
                        p: {"before": terms(each.before, p), "after": terms(each.after, p)} for p in each.properties
                    }
                }
                for each in changes.changed
            ),
            *(told("removed", each, 0) for each in changes.removed),
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def patch(changes: Comparison) -> str:
    """RDF Patch: `D` before a triple to delete, `A` before one to add."""
    deleted = (f"D {each} .\n" for each in changes.removed_triples)
    added = (f"A {each} .\n" for each in changes.added_triples)
    return "".join((*deleted, *added))


def _sections(changes: Comparison, language: Language) -> Iterator[tuple[str, str, list[Line]]]:
    """What is new, changed and gone, by kind, each in words."""
    old, new = Teller(changes.old, language), Teller(changes.new, language)

    def added(record: Record) -> Line:
        return new.sentence(record, is_new=True) + new.sources(record), []

    def changed(change: Change) -> Line:
        return new.sentence(change.after), difference(change, old, new, only_after=changes.taken_out)

    def removed(record: Record) -> Line:
        return old.sentence(record) + old.sources(record), []

    yield from _by_kind("added", changes.added, added, lambda each: each)
    yield from _by_kind("changed", changes.changed, changed, lambda each: each.after)
    if not changes.taken_out:
        yield from _by_kind("removed", changes.removed, removed, lambda each: each)


def _by_kind(
    change: str, items: Sequence[Item], tell: Callable[[Item], Line], record: Callable[[Item], Record]
) -> Iterator[tuple[str, str, list[Line]]]:
    for kind in _ORDER:
        told = sorted(tell(each) for each in items if record(each).kind == kind)
        if told:
            yield change, kind, told


def _only_triples(changes: Comparison, language: Language) -> str:
    return ONLY_TRIPLES[language].format(count=len(changes.added_triples) + len(changes.removed_triples))


def _escaped(text: str) -> str:
    """Text that Markdown shows as it is, HTML and links too."""
    return _MARKDOWN.sub(r"\\\g<0>", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
