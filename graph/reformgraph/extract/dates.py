"""Dates in Finnish and Swedish text, each with its precision: text in, the first and last day it can mean out."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from reformgraph.model import Span

_FI = ("tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu").split()
_SV = ("januari februari mars april maj juni juli augusti september oktober november december").split()
_MONTHS = {**{m: i for i, m in enumerate(_FI, 1)}, **{m: i for i, m in enumerate(_SV, 1)}}
_SEASONS = {
    "kevä": (1, 6), "vår": (1, 6), "kesä": (6, 8), "sommar": (6, 8), "syks": (8, 12), "höst": (8, 12),
}  # fmt: skip
_MONTH_FI = rf"(?P<mfi>{'|'.join(_FI)})kuu(?:ta|n|ssa|sta|hun|lta|lla)?"
_MONTH_SV = rf"(?P<msv>{'|'.join(_SV)})"
_DIGIT = re.compile(r"\d")
_TIME = (
    r"(?:\s*,?\s*(?:klo|kello|kl\.?|klockan)\s*(?P<h1>\d{1,2})(?:[.:](?P<min1>\d{2}))?"
    r"(?:\s*[–-]\s*(?P<h2>\d{1,2})(?:[.:](?P<min2>\d{2}))?)?)?"
)
_PATTERNS = [
    re.compile(r"(?<![\d.+-])(?P<y>(?:19|20)\d{2})-(?P<m>\d{2})-(?P<d>\d{2})(?![\d-])"),
    re.compile(rf"(?<![\d.])(?P<d>\d{{1,2}})\.\s?(?P<m>\d{{1,2}})\.\s?(?P<y>(?:19|20)\d{{2}})(?!\d){_TIME}"),
    re.compile(rf"(?<![\d.])(?P<d>\d{{1,2}})\.(?P<m>\d{{1,2}})\.(?![\d.]){_TIME}"),
    re.compile(rf"(?<![\d.])(?P<d>\d{{1,2}})\.\s*{_MONTH_FI}(?:\s+(?P<y>(?:19|20)\d{{2}}))?{_TIME}", re.I),
    re.compile(
        rf"(?<![\d.])(?:den\s+)?(?P<d>\d{{1,2}})(?::e)?\.?\s+{_MONTH_SV}(?:\s+(?P<y>(?:19|20)\d{{2}}))?\b{_TIME}", re.I
    ),
    re.compile(rf"\b{_MONTH_FI}\s+(?P<y>(?:19|20)\d{{2}})(?!\d)", re.I),
    re.compile(rf"\b{_MONTH_SV}\s+(?P<y>(?:19|20)\d{{2}})(?!\d)", re.I),
    re.compile(r"\b(?P<season>kevä|vår|sommar|syks|höst|kesä)\w{0,6}\s+(?P<y>(?:19|20)\d{2})(?!\d)", re.I),
    re.compile(r"\b(?:vuonna|vuoden|vuodesta|vuoteen|år|året)\s+(?P<y>(?:19|20)\d{2})(?!\d)", re.I),
]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as written: the days `first` to `last` that it can mean, and the hours where given."""

    span: Span
    first: dt.date
    last: dt.date
    start_time: dt.time | None = None
    end_time: dt.time | None = None

    @property
    def is_day(self) -> bool:
        return self.first == self.last


@dataclass(frozen=True, slots=True)
class Period:
    """A range such as "4.1.2016–15.4.2019", from a begin and an end as precise as they were written."""

    span: Span
    begin: DateMention
    end: DateMention


def find_dates(text: str, span: Span, year: int | None = None) -> list[DateMention]:
    """Dates in a span, in order and without overlap; `year` completes a day and month without one."""
    taken: list[DateMention] = []
    if not _DIGIT.search(text, span.start, span.end):
        return taken
    for pattern in _PATTERNS:
        for match in pattern.finditer(text, span.start, span.end):
            here = Span(match.start(), match.end())
            if any(here.start < t.span.end and t.span.start < here.end for t in taken):
                continue
            mention = _mention(match.groupdict(), here, year)
            if mention:
                taken.append(mention)
    return sorted(taken, key=lambda m: m.span)


def find_periods(text: str, span: Span, year: int | None = None) -> Iterator[Period]:
    """Two dates joined by a dash; a begin without a year takes the end's."""
    found = find_dates(text, span, year)
    for first, second in pairwise(found):
        if re.fullmatch(r"\s*[-–—]\s*", text[first.span.end : second.span.start]):
            begin = find_dates(text, first.span, second.first.year)[0]
            yield Period(Span(first.span.start, second.span.end), begin, second)


def _mention(parts: dict[str, str | None], span: Span, year: int | None) -> DateMention | None:
    given = {key: value for key, value in parts.items() if value}
    y = int(given["y"]) if "y" in given else year
    if y is None:
        return None
    name = given.get("mfi") or given.get("msv")
    month = _MONTHS[name.lower()] if name else int(given["m"]) if "m" in given else None
    try:
        if "season" in given:
            first_month, last_month = _SEASONS[given["season"].lower()]
            return DateMention(span, dt.date(y, first_month, 1), _month_end(y, last_month))
        if month is None:
            return DateMention(span, dt.date(y, 1, 1), dt.date(y, 12, 31))
        if "d" not in given:
            return DateMention(span, dt.date(y, month, 1), _month_end(y, month))
        day = dt.date(y, month, int(given["d"]))
        return DateMention(span, day, day, _time(given, "1"), _time(given, "2"))
    except ValueError:  # 31.2. or 13 o'clock and a half: not a date, whatever else it is
        return None


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _time(parts: dict[str, str], which: str) -> dt.time | None:
    hour = parts.get(f"h{which}")
    return dt.time(int(hour), int(parts.get(f"min{which}") or 0)) if hour else None
