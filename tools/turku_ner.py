"""Measure how well people are found in running Finnish text, by the Turku NER corpus: names of two or more words.

    python tools/turku_ner.py ../shared/corpus/turku-ner/dev.tsv
    python tools/turku_ner.py ../shared/corpus/turku-ner/dev.tsv --errors 10

A name counts as found when its first and last word are those of the corpus. With `--errors`, what went wrong is
counted by kind; no word of the corpus is printed.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reformgraph.extract.chunker import Knowledge, chunk
from reformgraph.extract.forms import readings
from reformgraph.extract.given_names import GIVEN_NAMES
from reformgraph.model import Span

_NO_SPACE_BEFORE: Final = frozenset(",.;:!?)%]…")
_NO_SPACE_AFTER: Final = frozenset("([")


@dataclass(frozen=True, slots=True)
class Name:
    """A stretch of a text that the corpus gives a class, such as PER or ORG."""

    span: Span
    kind: str
    words: int


@dataclass(frozen=True, slots=True)
class Text:
    """A document of the corpus as running text, its sentences and its names."""

    text: str
    sentences: tuple[Span, ...]
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What was right, what was stated wrongly and why, and what was missed and why."""

    right: int
    wrong: Counter[str]
    missed: Counter[str]

    @property
    def precision(self) -> float:
        return self.right / ((self.right + self.wrong.total()) or 1)

    @property
    def recall(self) -> float:
        return self.right / ((self.right + self.missed.total()) or 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="the most frequent kinds of error")
    arguments = parser.parse_args()
    found = compared(texts(arguments.path.read_text(encoding="utf-8")))
    f1 = 2 * found.precision * found.recall / ((found.precision + found.recall) or 1)
    print(f"people with two or more words: precision {found.precision:.3f}, recall {found.recall:.3f}, F1 {f1:.3f}")
    print(f"right {found.right}, wrong {found.wrong.total()}, missed {found.missed.total()}")
    kinds = Counter({f"wrong: {kind}": n for kind, n in found.wrong.items()})
    kinds.update({f"missed: {kind}": n for kind, n in found.missed.items()})
    for kind, count in kinds.most_common(arguments.errors):
        print(f"{count:>5}  {kind}")


def texts(content: str) -> Iterator[Text]:
    """The documents of a file in which a line is a token and its tag, and a blank line ends a sentence."""
    sentences: list[list[tuple[str, str]]] = [[]]
    for line in content.splitlines():
        if line.startswith("-DOCSTART-"):
            yield from _text(sentences)
            sentences = [[]]
        elif line.strip():
            token, _, tag = line.partition("\t")
            sentences[-1].append((token, tag.strip()))
        else:
            sentences.append([])
    yield from _text(sentences)


def compared(documents: Iterable[Text], found: Callable[[Text], Iterable[Span]] | None = None) -> Found:
    """What `found` states of each document (ours where None), beside the corpus' full names."""
    right = 0
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    found = found or people
    for each in documents:
        wanted = {name.span: name for name in each.names if name.kind == "PER" and name.words > 1}
        stated = set(found(each))
        right += len(wanted.keys() & stated)
        wrong.update(_why_wrong(each, span) for span in stated - wanted.keys())
        missed.update(_why_missed(each.text, span, stated) for span in wanted.keys() - stated)
    return Found(right, wrong, missed)


def people(document: Text) -> Iterator[Span]:
    """Where full names stand: the names of the whole document are learned first, as in a build."""
    known = Knowledge()
    for span in document.sentences:
        for each in chunk(document.text, span, "fi", known):
            if each.person and each.case == "nominative" and " " in each.text:
                known.people.add(each.person)
    for span in document.sentences:
        for each in chunk(document.text, span, "fi", known):
            if each.kind == "person" and " " in each.text:
                yield each.span


def _text(sentences: Iterable[list[tuple[str, str]]]) -> Iterator[Text]:
    text = ""
    spans: list[Span] = []
    names: list[Name] = []
    for sentence in filter(None, sentences):
        start = len(text)
        placed: list[tuple[Span, str]] = []
        for token, tag in sentence:
            tight = len(text) == start or token[0] in _NO_SPACE_BEFORE or text[-1] in _NO_SPACE_AFTER
            text += token if tight else f" {token}"
            placed.append((Span(len(text) - len(token), len(text)), tag))
        spans.append(Span(start, len(text)))
        names += _names(placed)
        text += "\n"
    if spans:
        yield Text(text, tuple(spans), tuple(names))


def _names(placed: Iterable[tuple[Span, str]]) -> list[Name]:
    names: list[Name] = []
    for span, tag in placed:
        if tag.startswith("B-"):
            names.append(Name(span, tag[2:], 1))
        elif tag.startswith("I-") and names:
            last = names.pop()
            names.append(Name(Span(last.span.start, span.end), last.kind, last.words + 1))
    return names


def _why_wrong(document: Text, span: Span) -> str:
    over = [name for name in document.names if name.span.start < span.end and span.start < name.span.end]
    if not over:
        return "no name in the corpus"
    name = over[0]
    if name.kind != "PER":
        return f"the corpus has {name.kind}"
    return "longer than the person's name" if name.span.end - name.span.start < span.end - span.start else "shorter"


def _why_missed(text: str, span: Span, stated: Iterable[Span]) -> str:
    if any(each.start < span.end and span.start < each.end for each in stated):
        return "found with other limits"
    first, *others = text[span.start : span.end].split()
    if not (first in GIVEN_NAMES or any(each.word_class == "given_name" for each in readings(first))):
        return "the first word is no known given name"
    if not all(word[:1].isupper() for word in others):
        return "a later word is not capitalised"
    return "the first word is a known given name"


if __name__ == "__main__":
    main()
