"""Text to the same text with phone numbers, e-mail and street addresses covered, character by character.

The length stays, so offsets hold. Dates, codes and sums of money are left as they are.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

COVER: Final = "█"
EMAIL: Final = re.compile(
    r"""[\w.+-]+ (?: [ ]?@[ ]? | [ ]?[(\[{][ ]?(?:at|a|ät|@|miukumauku)[ ]?[)\]}][ ]? )
      [\w-]+ (?: (?:\.|[ ]?[(\[]dot[)\]][ ]?) [\w-]+ )+
    | \w+\.\w+ [ ]at[ ] [\w-]+ (?:\.[\w-]+)* \.(?:fi|com|net|org|se|ax)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_SEPARATED: Final = r"(?:[ \-‐‑–]?\d)"
PHONE: Final = re.compile(
    rf"""(?<![\w+]) (?:\+|00)\d{{1,3}} [ ]? (?:\(0\))? {_SEPARATED}{{6,12}} (?!\d)
    | (?<![\w.,/:+\-–]) (?<!\d[ ]) \(?0\d{{1,3}}\)? {_SEPARATED}{{4,9}} (?![\d]|[./:]\d)
    | (?<![\w.]) 0[45]\d\.\d{{3}}\.\d{{3,4}} (?!\d)
    | (?<=\bpuh\.[ ])\d{_SEPARATED}{{4,11}}
    | (?<=\b(?:puh|tfn|gsm)[ ])\d{_SEPARATED}{{4,11}}
    | (?<=\b(?:puhelin|telefon)[ ])\d{_SEPARATED}{{4,11}}
    | (?<=\b(?:tel|mob)\.[ ])\d{_SEPARATED}{{4,11}}""",
    re.VERBOSE | re.IGNORECASE,
)
BUSINESS_ID: Final = re.compile(r"\d{7}-\d")
_NUMBER: Final = (
    r"[ ]\d{1,3}(?:[-–]\d{1,3})?(?:[ ]?[a-zA-Z](?![\w]))?(?:[ ]\d{1,3}(?!\d))?(?![\d\w]|\.\d|[ ]?(?:§|%|€))"
)
STREET: Final = re.compile(
    rf"""\b(?!(?:valta|kanta|seutu|moottori|yhdys|päätös)tie\b)
    [A-ZÅÄÖ][\w-]*(?:katu|tie|kuja|väylä|raitti|puistikko|esplanadi|bulevardi|gatan|vägen|gränden|esplanaden){_NUMBER}
    | \b[A-ZÅÄÖ][\w-]*(?:kaari|polku|tori|ranta|rinne|aukio|penger|stigen|torget|kajen){_NUMBER}(?=,?[ ]\d{{5}}\b)""",
    re.VERBOSE,
)


def mask(text: str) -> str:
    """The text with contact data covered; as long as it was."""
    text = EMAIL.sub(_cover, text)
    text = PHONE.sub(lambda match: match[0] if _is_date_or_code(match[0]) else _cover(match), text)
    return STREET.sub(_cover, text)


def _cover(match: re.Match[str]) -> str:
    return COVER * len(match[0])


def _is_date_or_code(number: str) -> bool:
    """01032017, 01 03 2017 and a Business ID begin with a zero as a phone number does."""
    if BUSINESS_ID.fullmatch(number):
        return True
    groups = re.split(r"[ \-‐‑–]", number)
    digits = "".join(groups)
    if len(digits) == 8 and [len(group) for group in groups] in ([8], [2, 2, 4]):
        return _in_calendar(digits[4:], digits[2:4], digits[:2]) or _in_calendar(digits[:4], digits[4:6], digits[6:])
    return not 6 <= sum(c.isdigit() for c in number) <= 15 and not number.startswith("+")


def _in_calendar(year: str, month: str, day: str) -> bool:
    try:
        return 1990 <= dt.date(int(year), int(month), int(day)).year <= 2100
    except ValueError:
        return False
