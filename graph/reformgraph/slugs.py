"""Any text to a readable part of an IRI: lower-case ASCII letters, digits and hyphens, or a hash."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Final

MAX_LENGTH: Final = 80


def digest(*parts: str, length: int = 8) -> str:
    """The first hex digits of a hash over the parts, which are kept apart from one another."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:length]


def slug(text: str, longest: int = MAX_LENGTH) -> str:
    """`Väliaikainen valmistelutoimielin` becomes `valiaikainen-valmistelutoimielin`.

    A text too long is cut and marked with its hash, so that two long texts with the same head stay apart.
    """
    folded = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    result = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if not result:
        return "x" + digest(text)
    if len(result) > longest:
        return f"{result[:longest].rstrip('-')}-{digest(result)}"
    return result
