"""Place names: a capitalised word in any case in, the municipality or region that it names out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from reformgraph.extract.forms import readings
from reformgraph.vocabulary import municipality_regions, regions


@cache
def _gazetteer() -> Mapping[str, str]:
    """Names of municipalities and regions in Finnish and Swedish, folded, to the name as written."""
    return {
        name.casefold(): name
        for each in regions()
        if each.kind in ("kunta", "maakunta")
        for language, name in each.names.items()
        if language in ("fi", "sv")
    }


@cache
def _municipalities() -> Mapping[str, str]:
    """Names of municipalities, folded, to their keys; a name that two of them bear is nobody's."""
    keys: dict[str, set[str]] = {}
    for each in regions():
        for name in each.names.values() if each.kind == "kunta" else ():
            keys.setdefault(name.casefold(), set()).add(each.key)
    return {name: min(found) for name, found in keys.items() if len(found) == 1}


@cache
def _regions() -> Mapping[str, str]:
    """Names of regions in Finnish and Swedish, folded, to their keys."""
    return {name.casefold(): each.key for each in regions() if each.kind == "maakunta" for name in each.names.values()}


def region_by_owners(owners: Iterable[str]) -> str | None:
    """The key of the region that bodies and welfare counties are named after, where they agree on one."""
    keys = {_regions()[name.casefold()] for name in owners if name.casefold() in _regions()}
    return keys.pop() if len(keys) == 1 else None


def region_by_municipalities(names: Iterable[str], year: int | None) -> str | None:
    """The key of the region in which the municipalities named lie: most of them, and two at least or one twice."""
    votes = Counter(_municipalities()[name.casefold()] for name in names if name.casefold() in _municipalities())
    homes: Counter[str] = Counter()
    for key in votes:
        if region := municipality_regions(key, year).get("maakunta"):
            homes[region.key] += 1
    if not homes or (len(votes) == 1 and votes.total() < 2):
        return None
    home, count = homes.most_common(1)[0]
    return home if count >= 0.75 * homes.total() else None


def place_of(form: str) -> tuple[str, str] | None:
    """The place's name in the nominative and the form's case ("nominative" for Swedish), or None."""
    if not form[:1].isupper():
        return None
    known = _gazetteer().get(form.casefold())
    if known:
        return known, "nominative"
    if form.endswith("s") and (known := _gazetteer().get(form[:-1].casefold())):
        return known, "genitive"
    for reading in readings(form):
        if reading.case and reading.lemma.casefold() in _gazetteer():
            return _gazetteer()[reading.lemma.casefold()], reading.case
    return None
