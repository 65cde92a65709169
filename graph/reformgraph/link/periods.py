"""A document to the region and the reform period that it is about; a body and a person are known by them."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Final

from reformgraph.model import Document
from reformgraph.vocabulary import region, regions

# The first years of the county reform of 2015-2019 and of the one that set up the wellbeing services counties.
STARTS: Final = (2015, 2020)
EARLIER: Final = 2005
YEAR: Final = re.compile(r"(?<!\d)(20[0-3]\d)(?:[01]\d[0-3]\d)?(?!\d)")
WORDS: Final[tuple[tuple[re.Pattern[str], int], ...]] = (
    (re.compile(r"maakuntauudist|maakuntavaltuusto|landskapsreform|landskapsfullmäktige", re.IGNORECASE), 2015),
    (re.compile(r"hyvinvointialue|välfärdsområde|wellbeing services count", re.IGNORECASE), 2020),
)


def period_of(date: dt.date) -> int:
    """The first year of the reform period that a date falls in."""
    return max((start for start in STARTS if start <= date.year), default=EARLIER)


def document_period(document: Document) -> int | None:
    """By the document's date, else by the years and the reform's own words in its text; None where nothing tells.

    A file of curated records speaks of its sources' periods, and has none of its own.
    """
    if document.date:
        return period_of(document.date)
    if any(note.cites for note in document.page_notes):
        return None
    votes = Counter(period_of(dt.date(int(year), 1, 1)) for year in YEAR.findall(document.text))
    for word, period in WORDS:
        votes[period] += len(word.findall(document.text))
    ranked = sorted(((count, period) for period, count in votes.items() if count), reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0][1]


@cache
def area(key: str) -> str:
    """The key under which regions are compared: a county that is alone in its region counts as that region."""
    here = region(key)
    if here.kind != "hyvinvointialue":
        return key
    around = [wider for wider in here.broader if wider.startswith("maakunta-")]
    alone = sum(1 for each in regions() if each.kind == here.kind and around[:1] == list(each.broader[:1])) == 1
    return around[0] if around and alone else key


def only_area(keys: Iterable[str | None]) -> str | None:
    """The one area among the keys, or None where there are none or several."""
    areas = {area(key) for key in keys if key}
    return areas.pop() if len(areas) == 1 else None
