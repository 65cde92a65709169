"""Text to the same text with phone numbers, e-mail and street addresses covered, character by character.

The length stays, so offsets hold. Dates, codes and sums of money are left as they are.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

COVER: Final = "█"
# Most labels and names have none of what all contact data has one of.
MARK: Final = re.compile(r"[\d@]|[(\[{ ](?:at?|ät|miukumauku)[)\]} ]", re.IGNORECASE)
# Runs are taken whole and once (`++`), so that a line of any length is read in linear time.
EMAIL: Final = re.compile(
    r"""(?<![\w.+-]) [\w.+-]++ (?: [ ]?@[ ]? | \(a\) | [ ]?[(\[{][ ]?(?:at|ät|@|miukumauku)[ ]?[)\]}][ ]? )
      [\w-]++ (?: (?:\.|[ ]?[(\[]dot[)\]][ ]?) [\w-]++ )+
    | (?<![\w.+-]) (?: [\w.+-]++ [ ]?[(\[{]a[)\]}][ ]? | (?=[\w.+-]*\w\.\w) [\w.+-]++ (?<=\w)[ ]at[ ] )
      [\w-]++ (?: \.[\w-]++ )*? \.(?:fi|com|net|org|se|ax|eu)""",
    re.VERBOSE | re.IGNORECASE,
)
_SEPARATED: Final = r"(?:[ )\-‐‑–]{0,2}\d)"
PHONE: Final = re.compile(
    rf"""\+\d{{1,3}} [ -]? (?:\(0\))? (?:[ \-‐‑–]?\d){{6,12}}
    | (?<!\w) 00[1-9] (?:[ -]?\d){{8,12}}
    | (?<!\w) (?<!\d[.,:\-–]) (?: 0[1-9]\d{{7,12}} | \(?0[ )\-]?[1-9]{_SEPARATED}{{7,9}} ) (?!\d) (?!\.\d{{1,2}}\.)
    | (?<![\w.,/:+\-–]) (?<!\d[ ]) \(?0[1-9]{_SEPARATED}{{5,6}} (?!\d|[./:]\d)
    | (?<![\w.]) 0[45]\d\.\d{{3}}\.\d{{3,4}} (?!\d)""",
    re.VERBOSE,
)
LABELLED: Final = re.compile(
    r"(?<!\w)(?P<label>(?:puhelin|puh|telefon|tel|tfn|gsm|vaihde|växel)[.:]{0,2} ?)"
    rf"(?P<number>\(?\d{_SEPARATED}{{4,12}})",
    re.IGNORECASE,
)
# Any run of nine digits and more that begins like a phone number, whatever is written around it.
LEFT_OVER: Final = re.compile(
    r"(?<![\w.,/:+-])(?:\(?0[ )-]?[1-9](?:[ )-]{0,2}\d){7,12}|00[1-9](?:[ -]?\d){8,12})(?!\w)"
)
BUSINESS_ID: Final = re.compile(r"\d{7}-\d")
_NUMBER: Final = (
    r"[ ]\d{1,3}(?:[-–]\d{1,3})?(?:[ ]?[a-zA-Z](?![\w]))?(?:[ ]\d{1,3}(?!\d))?(?![\d\w]|\.\d|[ ]?(?:§|%|€))"
)
_STREETS: Final = "katu|tie|kuja|väylä|raitti|puistikko|esplanadi|bulevardi|gatan|vägen|gränden|esplanaden"
_ALSO_OTHER_THINGS: Final = "kaari|polku|tori|ranta|rinne|aukio|penger|stigen|torget|kajen"
STREET: Final = re.compile(
    rf"""\b(?!(?i:valta|kanta|seutu|moottori|yhdys|päätös)tie\b) [A-ZÅÄÖ][\w-]{{0,40}}(?:{_STREETS}){_NUMBER}
    | \b[A-ZÅÄÖ][\w-]{{0,40}}(?:{_ALSO_OTHER_THINGS}){_NUMBER}(?=,?[ ]\d{{5}}\b)""",
    re.VERBOSE,
)


def mask(text: str) -> str:
    """The text with contact data covered; as long as it was."""
    if not MARK.search(text):
        return text
    text = EMAIL.sub(_cover, text)
    text = _labelled(text)
    text = PHONE.sub(lambda match: match[0] if _is_date_or_code(match[0]) else _cover(match), text)
    # What stood against contact data may have been contact data too, so look until nothing is found.
    while (covered := LEFT_OVER.sub(_cover, _labelled(EMAIL.sub(_cover, text)))) != text:
        text = covered
    return STREET.sub(_cover, text)


def _labelled(text: str) -> str:
    return LABELLED.sub(lambda match: match["label"] + COVER * len(match["number"]), text)


def _cover(match: re.Match[str]) -> str:
    return COVER * len(match[0])


def _is_date_or_code(number: str) -> bool:
    """01032017, 01 03 2017 and a Business ID begin with a zero as a phone number does."""
    if BUSINESS_ID.fullmatch(number):
        return True
    groups = re.split(r"[ \-‐‑–]", number)
    digits = "".join(groups)
    if [len(group) for group in groups] in ([8], [2, 2, 4]):
        return _in_calendar(digits[4:], digits[2:4], digits[:2])
    return False


def _in_calendar(year: str, month: str, day: str) -> bool:
    try:
        return 1990 <= dt.date(int(year), int(month), int(day)).year <= 2100
    except ValueError:
        return False
