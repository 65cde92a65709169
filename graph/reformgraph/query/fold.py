"""Text in, the form in which names are compared out: without case, diacritics, kinds of dash, or runs of space."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_DASHES: Final = re.compile("[\u2010-\u2015\u2212]")


def fold(text: str) -> str:
    apart = unicodedata.normalize("NFKD", _DASHES.sub("-", text).casefold())
    bare = "".join(character for character in apart if not unicodedata.combining(character))
    return " ".join(bare.split())
