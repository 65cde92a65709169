"""Names as written to forms in which two spellings of one name are equal."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

DASHES: Final = re.compile(r"\s*[-‐‑‒–—]\s*")
QUOTES: Final = re.compile("[\"'”“’‘»«]")

# Names that say only what kind of group it is: they hold within a document, and join nothing across documents.
BARE_NAMES: Final = """ryhmä ohjausryhmä työryhmä alaryhmä jaosto toimikunta valmisteluryhmä toimielin projektiryhmä
    hankeryhmä grupp gruppen styrgrupp styrgruppen arbetsgrupp arbetsgruppen undergrupp undergruppen sektion sektionen
    organ organet projektgrupp projektgruppen"""
BARE: Final = frozenset(BARE_NAMES.split())


@lru_cache(maxsize=1 << 16)  # the names of a corpus come again and again
def folded(name: str) -> str:
    """Case, quotes, and the spaces around hyphens do not matter."""
    return " ".join(DASHES.sub("-", QUOTES.sub("", name)).casefold().split())


def is_bare(name: str) -> bool:
    return folded(name) in BARE
