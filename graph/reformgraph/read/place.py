"""A document's words to the region that it is about, if it is about one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Final

from reformgraph.slugs import slug
from reformgraph.vocabulary import Region, regions

# Where the stem of a name is not its beginning, or begins other words as well.
IRREGULAR: Final[Mapping[str, str]] = {
    "maakunta-01": r"Uusimaa|Uudenmaa\w*|Uude(?:ssa|sta|lla|lta|lle)maa\w*|Uuttamaata|Nylands?",
    "maakunta-19": r"Lappi(?:a|in|na)?|Lapi(?:n|ssa|sta|lla|lta|lle|ksi)|Lapplands?",
    "hyvinvointialue-01": r"Itä-Uu(?:simaa|denmaa)\w*|Östra Nylands?",
    "hyvinvointialue-02": r"Keski-Uu(?:simaa|denmaa)\w*|Mellersta Nylands?",
    "hyvinvointialue-03": r"Länsi-Uu(?:simaa|denmaa)\w*|Västra Nylands?",
    "hyvinvointialue-04": r"Vantaan ja Keravan|Vanda och Kervo",
}
IN_HEAD: Final = 3
ENOUGH: Final = 2
SAMPLE: Final = 200_000


def region_of(text: str, *, head: tuple[str | None, ...], stem: str) -> str | None:
    """The key of the one region named; `head` holds title and publisher, `stem` the file's name.

    None where the document names none, hardly names it, or names several about as often.
    """
    votes = Counter(_named(text[:SAMPLE]))
    for part in head:
        for key in _named(part or ""):
            votes[key] += IN_HEAD
    if in_name := _in_file_name(stem):
        votes[in_name] += IN_HEAD
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < ENOUGH:
        return None
    if len(ranked) == 2 and ranked[0][1] < 2 * ranked[1][1]:
        return None
    return ranked[0][0]


def _named(text: str) -> list[str]:
    return [match.lastgroup.replace("_", "-") for match in _pattern().finditer(text) if match.lastgroup]


def _in_file_name(stem: str) -> str | None:
    """The region with the longest name in it: `pohjois-pohjanmaa` is not `pohjanmaa`."""
    here = f"-{slug(stem)}-"
    found = [(len(name), each) for name, each in _slugs() if f"-{name}-" in here]
    return max(found)[1] if found else None


@cache
def _slugs() -> tuple[tuple[str, str], ...]:
    """How each region's name can stand in a file's name, with the region's key."""
    return tuple((slug(each.names[language]), each.key) for each in _places() for language in ("fi", "sv"))


@cache
def _places() -> tuple[Region, ...]:
    """The regions, and the counties that share one."""
    return tuple(each for each in regions() if each.kind == "maakunta" or each.key in IRREGULAR)


@cache
def _pattern() -> re.Pattern[str]:
    """One group a region, longer names first; a name after a hyphen or in a longer name is another region's."""
    parts = []
    for each in sorted(_places(), key=lambda each: (-len(each.names["fi"]), each.key)):
        forms = IRREGULAR.get(each.key) or rf"{_stem(each.names['fi'])}\w*|{re.escape(each.names['sv'])}s?"
        parts.append(rf"(?P<{each.key.replace('-', '_')}>{forms})")
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


def _stem(name: str) -> str:
    """What all cases of a Finnish name share: Keski-Suom(i), Satakun(ta), Pirkanma(a)."""
    return re.escape(re.sub(r"(?:t[aä]|[aeiouyäö])$", "", name))
