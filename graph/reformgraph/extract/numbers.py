"""Numbers of seats in words and figures, Finnish, Swedish and English: text in, how many out."""

from __future__ import annotations

import re
from typing import Final

_WORDS: Final = {
    "yksi": 1, "kaksi": 2, "kolme": 3, "neljä": 4, "viisi": 5, "kuusi": 6, "seitsemän": 7, "kahdeksan": 8,
    "yhdeksän": 9, "kymmenen": 10, "yksitoista": 11, "kaksitoista": 12, "kolmetoista": 13, "neljätoista": 14,
    "viisitoista": 15, "kuusitoista": 16, "seitsemäntoista": 17, "kahdeksantoista": 18, "yhdeksäntoista": 19,
    "kaksikymmentä": 20, "yhden": 1, "kahden": 2, "kolmen": 3, "neljän": 4, "viiden": 5, "kuuden": 6,
    "en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9, "tio": 10,
    "elva": 11, "tolv": 12, "tretton": 13, "fjorton": 14, "femton": 15, "sexton": 16, "sjutton": 17, "arton": 18,
    "nitton": 19, "tjugo": 20,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12,
}  # fmt: skip
_NUMBER: Final = rf"(?P<n>\d{{1,3}}|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
_MEMBERS: Final = r"(?:jäsentä|jäsenen|jäsenestä|medlemmar|ledamöter|members)\b"
_KIND: Final = r"(?:(?:varsinaista|varsinaisen|äänivaltaista|ordinarie|röstberättigade|full)\s+)?"
_SEATS: Final = (
    re.compile(rf"\b{_NUMBER}\s+{_KIND}{_MEMBERS}", re.I),
    re.compile(rf"\bjäseni(?:ä|stö\w*)\s+(?:on|valitaan|tulee)\s+(?:\w+\s+){{0,2}}?{_NUMBER}\b", re.I),
    re.compile(rf"\b(?:jäsenmäärä|antalet medlemmar|antal medlemmar)\s*(?:on|är|:)\s*{_NUMBER}\b", re.I),
    re.compile(rf"\b{_NUMBER}-(?:jäseninen|jäsenisen|jäsenise\w+|henkinen|medlems\w*)", re.I),
    re.compile(rf"\b{_NUMBER}jäsenis?\w*", re.I),
)
# Without one of these no pattern matches; to look for them takes a tenth of the time.
_HAS_SEATS: Final = ("jäsen", "medlem", "ledam", "member", "-henkinen")
_HAS_UNITS: Final = ("joka", "kusta", "kuki", "kulta", "varje", "var och en", "each", "från", "from", "per ", "per\t")
_EACH: Final = r"(?:joka|jokai\w+|kusta\w+|kuki\w+|kulta\w+|varje|var och en av|each)"
_UNIT: Final = (
    r"(?:kun(?:nasta|ta|nalta|nan)|kommun\w*|seutukun\w+|puolue\w+|alue\w+|organisaatio\w*|kuntayhtym\w+|parti\w*"
    r"|organisation\w*|municipality|party)"
)
_PER_UNIT: Final = (
    re.compile(rf"\b{_EACH}\b[^.]{{0,60}}?\b(?P<unit>{_UNIT})[^.]{{0,60}}?\b{_NUMBER}\b", re.I),
    re.compile(rf"\b{_NUMBER}\s+(?:\w+\s+){{0,2}}?(?:från|from|per)\s+(?:{_EACH}\s+)?(?P<unit>{_UNIT})", re.I),
)
_UNITS: Final = {
    "kun": "municipality", "kom": "municipality", "mun": "municipality", "seu": "sub-region", "puo": "party",
    "par": "party", "alu": "area", "org": "organisation",
}  # fmt: skip


def number(word: str) -> int:
    """The value of a figure or number word; raises KeyError for another word."""
    return int(word) if word.isdecimal() and word.isascii() else _WORDS[word.casefold()]


def seats(text: str) -> int | None:
    """How many members a sentence gives to a body, or None."""
    low = text.casefold()
    if not any(word in low for word in _HAS_SEATS):
        return None
    for pattern in _SEATS:
        if match := pattern.search(text):
            return number(match["n"])
    return None


def per_unit(text: str) -> tuple[int, str] | None:
    """How many each municipality (or other unit) sends, and the kind of unit."""
    low = text.casefold()
    if not any(word in low for word in _HAS_UNITS):
        return None
    for pattern in _PER_UNIT:
        if match := pattern.search(text):
            joint = "joint authority" if match["unit"].casefold().startswith("kuntayhtym") else None
            return number(match["n"]), joint or _UNITS.get(match["unit"][:3].casefold(), match["unit"].casefold())
    return None
