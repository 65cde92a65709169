"""What an earlier graph names, and the things of this one; out, which thing keeps which IRI."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reformgraph.link.names import folded
from reformgraph.model import KnownThing


@dataclass(frozen=True, slots=True)
class Found:
    """A thing of this graph: the folder of its IRI, its folded names, and the documents that name it."""

    folder: str
    names: frozenset[str]
    documents: frozenset[str]


@dataclass(frozen=True, slots=True)
class Kept:
    """`names` has the local name that a thing keeps, by its number; `taken` are those that nothing else may have."""

    names: Mapping[int, str]
    taken: frozenset[str]
    warnings: tuple[str, ...]


def kept_names(found: Sequence[Found], known: Iterable[KnownThing]) -> Kept:
    """Give each known name to the thing that shares a name and the most documents with it.

    Where one thing has become two, the one with more of the documents keeps the name; where two have become one, it
    keeps that of the thing with more, and a warning tells of the other. A name is given to nothing else.
    """
    folders = {each.folder for each in found}
    known = [each for each in known if each.name.partition("/")[0] in folders]
    by_name: dict[tuple[str, str], list[KnownThing]] = defaultdict(list)
    for each in known:
        for text in {folded(text) for text in each.labels}:
            by_name[each.name.partition("/")[0], text].append(each)
    pairs: set[tuple[int, str, int]] = set()
    for number, thing in enumerate(found):
        for text in thing.names:
            for each in by_name.get((thing.folder, text), ()):
                if shared := len(thing.documents & each.documents):
                    pairs.add((-shared, each.name, number))
    names: dict[int, str] = {}
    given: set[str] = set()
    lost: dict[str, int] = {}
    for _, name, number in sorted(pairs):
        if name not in given and number not in names:
            names[number] = name
            given.add(name)
        else:
            lost.setdefault(name, number)
    warnings = [f"{name} is one with {names[number]} now" for name, number in sorted(lost.items()) if name not in given]
    return Kept(names, frozenset(each.name for each in known), tuple(warnings))
