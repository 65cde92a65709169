"""The bytes of a text file to text: UTF-8, UTF-16 and Windows-1252 (which holds Latin-1) by strict rules.

A statistical guess is not used: in the languages read here it takes short Latin-1 texts for other code pages.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from reformgraph.errors import SourceError

MAGIC: Final[tuple[tuple[bytes, str], ...]] = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
MOJIBAKE: Final = re.compile("Ã[¤¥¶„…–©¼]")
SINGLE_BYTE_LETTERS: Final = re.compile("[À-ÖØ-öø-ÿŠŽšžŒœŸ]")
SINGLE_BYTE_SIGNS: Final = re.compile(
    "[\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122\xa0-\xbf×÷]"
)
LETTER_INSIDE_WORD: Final = re.compile(r"[A-Za-z][„”ŽŠ™†…‡][A-Za-z]")


def decode(data: bytes) -> str:
    """The text of a file; raises SourceError for what is no text or in an encoding that cannot be told."""
    for magic, what in MAGIC:
        if data.startswith(magic):
            raise SourceError(f"holds {what}, not text")
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return _strict(data, "utf-32")
    if data.startswith(codecs.BOM_UTF8):
        return _strict(data, "utf-8-sig")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(data, "utf-16")
    if b"\x00" in data:
        return _strict(data, _utf16_without_mark(data))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _single_byte(data, error.start)
    return _checked(text)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return _checked(data.decode(encoding))
    except UnicodeDecodeError as error:
        raise SourceError(f"is damaged: byte {error.start} is not {encoding.upper()}") from error


def _utf16_without_mark(data: bytes) -> str:
    """Latin text in UTF-16 has a zero in nearly every second byte, on one side only."""
    half = max(len(data) // 2, 1)
    even, odd = data[0::2].count(0) / half, data[1::2].count(0) / half
    if odd > 0.6 and even < 0.05:
        return "utf-16-le"
    if even > 0.6 and odd < 0.05:
        return "utf-16-be"
    raise SourceError("holds binary data, not text")


def _single_byte(data: bytes, first_bad: int) -> str:
    """Windows-1252, if what it makes of the bytes looks like words."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    text = _checked(text)
    if MOJIBAKE.search(text):
        raise SourceError(f"is damaged UTF-8: byte {first_bad} does not belong")
    odd = [c for c in text if ord(c) > 0x7F]
    letters = sum(1 for c in odd if SINGLE_BYTE_LETTERS.match(c))
    known = letters + sum(1 for c in odd if SINGLE_BYTE_SIGNS.match(c))
    words = sum(1 for c in text if c.isascii() and c.isalpha())
    if known < len(odd) or len(odd) > words or LETTER_INSIDE_WORD.search(text):
        raise SourceError(
            "is in an encoding that cannot be told", hint="save it as UTF-8; UTF-16 and Windows-1252 are read too"
        )
    return text


def _checked(text: str) -> str:
    controls = len(CONTROL.findall(text))
    if controls > max(2, len(text) // 1000):
        raise SourceError("holds binary data, not text")
    return text
