"""Text to the full dates it writes out, with their places: 13.4.2021, 2021-04-13, 13. huhtikuuta 2021."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from reformgraph.model import Span

MONTHS: Final[dict[str, int]] = {
    name: number
    for number, names in enumerate(
        (
            "tammikuu januari january",
            "helmikuu februari february",
            "maaliskuu mars march",
            "huhtikuu april",
            "toukokuu maj may",
            "kesäkuu juni june",
            "heinäkuu juli july",
            "elokuu augusti august",
            "syyskuu september",
            "lokakuu oktober october",
            "marraskuu november",
            "joulukuu december",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
DATE: Final = re.compile(
    rf"""(?<![\d.])(?P<d1>\d{{1,2}})\.[ ]?(?P<m1>\d{{1,2}})\.[ ]?(?P<y1>(?:19|20)\d\d)(?!\d)
    |(?<![\d-])(?P<y2>(?:19|20)\d\d)-(?P<m2>\d\d)-(?P<d2>\d\d)(?![\d-])
    |(?<!\d)(?P<d3>\d{{1,2}})\.?[ ](?P<m3>{_MONTH})(?:ta)?[ ](?P<y3>(?:19|20)\d\d)(?!\d)""",
    re.VERBOSE | re.IGNORECASE,
)
NAME_DATE: Final = re.compile(
    r"(?<!\d)(?:(?P<y1>(?:19|20)\d\d)[-_.]?(?P<m1>\d\d)[-_.]?(?P<d1>\d\d)"
    r"|(?P<d2>\d{1,2})[-_.](?P<m2>\d{1,2})[-_.](?P<y2>(?:19|20)\d\d))(?!\d)"
)


def find_dates(text: str) -> Iterator[tuple[Span, dt.date]]:
    """Every date that the calendar has, in the order of the text."""
    for match in DATE.finditer(text):
        day, month, year = (
            next(g for key in "123" if (g := match[part + key]) is not None) for part in ("d", "m", "y")
        )
        found = _date(year, str(MONTHS.get(month.casefold(), month)), day)
        if found:
            yield Span(*match.span()), found


def date_in_name(stem: str) -> dt.date | None:
    """The last date in a file's name, such as `popsote-2021-04-13`, `muistio_20170208` or `tiedote 13.4.2021`."""
    found = None
    for match in NAME_DATE.finditer(stem):
        parts = [match[p + "1"] or match[p + "2"] for p in ("y", "m", "d")]
        found = _date(*parts) or found
    return found


def _date(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
