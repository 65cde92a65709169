"""Text of a record's field to its checked value: partial dates, times, regions, links."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import Annotated

import pyoxigraph as ox
from pydantic import AfterValidator, BeforeValidator

from reformgraph.vocabulary import region, regions


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, month or year as the first and last day that it can mean."""

    first: dt.date
    last: dt.date


def _partial_date(value: object) -> object:
    if isinstance(value, PartialDate):
        return value
    if "." in str(value):
        day = _day(value)
        assert isinstance(day, dt.date)
        return PartialDate(day, day)
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", str(value).strip())
    if not match:
        raise ValueError(f"{value!r} is no date; write 2021, 2021-04 or 2021-04-13")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    try:
        first = dt.date(year, month or 1, day or 1)
    except ValueError as error:
        raise ValueError(f"{value!r} is not in the calendar") from error
    last_month = month or 12
    return PartialDate(first, dt.date(year, last_month, day or calendar.monthrange(year, last_month)[1]))


def _day(value: object) -> object:
    """2021-04-13, or 13.4.2021 as spreadsheets write it in Finland."""
    iso = re.fullmatch(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)", str(value))
    day = iso or re.fullmatch(r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})", str(value))
    if not day:
        raise ValueError(f"{value!r} is no day; write 2021-04-13")
    try:
        return dt.date(int(day["y"]), int(day["m"]), int(day["d"]))
    except ValueError as error:
        raise ValueError(f"{value!r} is not in the calendar") from error


def _moment(value: object) -> object:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d", str(value)):
        return _day(value)
    try:
        return dt.datetime.fromisoformat(str(value))
    except ValueError as error:
        raise ValueError(f"{value!r} is not in the calendar") from error


def _region(value: str) -> str:
    """A key such as `maakunta-19`, or the name of a region, county or municipality in Finnish or Swedish."""
    try:
        return region(value).key
    except KeyError:
        pass
    named = [each for each in regions() if value.casefold() in (name.casefold() for name in each.names.values())]
    if not named:
        raise ValueError(f"{value!r} is no region; write a name such as Lappi or a key such as maakunta-19")
    first = next((each for kind in ("maakunta", "hyvinvointialue") for each in named if each.kind == kind), named[0])
    return first.key


def _http_url(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", value):
        raise ValueError(f"{value!r} is no http or https address")
    try:
        return ox.NamedNode(value).value
    except ValueError as error:
        raise ValueError(f"{value!r} is no http or https address") from error


Day = Annotated[dt.date, BeforeValidator(_day)]
Moment = Annotated[dt.datetime | dt.date, BeforeValidator(_moment)]
AnyDate = Annotated[PartialDate, BeforeValidator(_partial_date)]
RegionKey = Annotated[str, AfterValidator(_region)]
HttpUrl = Annotated[str, AfterValidator(_http_url)]
