"""Numbers of seats in words and figures, Finnish and Swedish: text in, how many out."""

from __future__ import annotations

import re
from typing import Final

_WORDS: Final = {
    "yksi": 1, "kaksi": 2, "kolme": 3, "neljä": 4, "viisi": 5, "kuusi": 6, "seitsemän": 7, "kahdeksan": 8, "yhdeksän": 9, "kymmenen": 10,
    "yksitoista": 11, "kaksitoista": 12, "kolmetoista": 13, "neljätoista": 14, "viisitoista": 15, "kaksikymmentä": 20,
    "yhden": 1, "kahden": 2, "kolmen": 3, "en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8,
    "nio": 9, "tio": 10, "elva": 11, "tolv": 12, "tretton": 13, "fjorton": 14, "femton": 15, "sexton": 16, "tjugo": 20,
}  # fmt: skip
_NUMBER: Final = rf"(?P<n>\d{{1,3}}|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
_SEATS: Final = [
    re.compile(
        rf"\b{_NUMBER}\s+(?:varsinaista\s+|ordinarie\s+)?(?:jäsentä|jäsenen|medlemmar|ledamöter|members)\b", re.I
    ),
    re.compile(rf"\bjäseni(?:ä|stö\w*)\s+(?:on|valitaan)\s+(?:\w+\s+){{0,2}}?{_NUMBER}\b", re.I),
    re.compile(rf"\b{_NUMBER}-(?:jäseninen|henkinen|medlems)", re.I),
]
_EACH: Final = re.compile(
    rf"\b(?:joka|jokai\w+|kusta\w+|kuki\w+|kultakin|varje|var och en av)\b[^.]{{0,60}}?\b(?P<unit>kun(?:nasta|ta|nalta)|kommun\w*|seutukun\w+|puolue\w+|alue\w+|organisaatio\w*|kuntayhtym\w+)[^.]{{0,60}}?\b{_NUMBER}\b"
    rf"|\b(?P<n2>\d+|{'|'.join(_WORDS)})\s+\w+\s+från varje\s+(?P<unit2>\w+)",
    re.I,
)
_UNITS: Final = {
    "kun": "municipality",
    "kom": "municipality",
    "seu": "sub-region",
    "puo": "party",
    "alu": "area",
    "org": "organisation",
}


def number(word: str) -> int:
    """The value of a figure or number word; raises KeyError for another word."""
    return int(word) if word.isdigit() else _WORDS[word.casefold()]


def seats(text: str) -> int | None:
    """How many members a sentence gives to a body, or None."""
    for pattern in _SEATS:
        if match := pattern.search(text):
            return number(match["n"])
    return None


def per_unit(text: str) -> tuple[int, str] | None:
    """How many each municipality (or other unit) sends, and the kind of unit."""
    match = _EACH.search(text)
    if not match:
        return None
    unit = str(match["unit"] or match["unit2"])
    return number(match["n"] or match["n2"]), _UNITS.get(unit[:3].casefold(), unit.casefold())
