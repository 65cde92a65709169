"""When two names mean the same to a reader: names as graph and gold write them in, yes or no out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from reformgraph.slugs import slug

_DASHES: Final = dict.fromkeys((*range(0x2010, 0x2016), 0x2212), "-")
_MARKS: Final = dict.fromkeys(map(ord, "\"'”“’.,:;()"), " ")
_LONGEST_OWNER: Final = 60

ROLE_WORDS: Final = {
    "chair": frozenset({"chair", "puheenjohtaja", "ordförande"}),
    "vice-chair": frozenset({"vice-chair", "varapuheenjohtaja", "vice ordförande"}),
    "member": frozenset({"member", "jäsen", "ledamot", "medlem"}),
    "deputy-member": frozenset({"deputy-member", "deputy member", "varajäsen", "ersättare"}),
    "secretary": frozenset({"secretary", "sihteeri", "sekreterare", "pöytäkirjanpitäjä"}),
    "presenter": frozenset({"presenter", "esittelijä", "föredragande"}),
    "expert": frozenset({"expert", "asiantuntija", "sakkunnig"}),
}
"""The words for each role; one that bears several of these is taken by the first in this order."""


def normalised(text: str) -> str:
    """Without case, quotes, punctuation, kinds of dash, and the spaces that these leave."""
    plain = unicodedata.normalize("NFC", text).casefold().translate(_DASHES | _MARKS)
    return re.sub(r"\s*-\s*", "-", " ".join(plain.split()))


def is_body(label: str, accepted: Iterable[str]) -> bool:
    """Whether a label is one of the names, alone or after the place, project or owner of the body."""
    label = normalised(label)
    return any(
        label == name or (label.endswith(f" {name}") and len(label) <= len(name) + _LONGEST_OWNER)
        for name in map(normalised, accepted)
    )


def is_employer(label: str, wanted: str) -> bool:
    """Whether one name holds the other: a post may be told with a longer or shorter name of its organisation."""
    label, wanted = normalised(label), normalised(wanted)
    return wanted in label or label in wanted


def is_title(word: str, wanted: str) -> bool:
    """Whether one title ends in the other, as when the organisation's name stands before it."""
    return word.endswith(wanted) or wanted.endswith(word)


def generic_role(words: Iterable[str]) -> str | None:
    """The contract's role that one of the words means; None for an office."""
    said = frozenset(words)
    return next((role for role, names in ROLE_WORDS.items() if said & names), None)


def entry_for(names: Sequence[str], entries: Iterable[str]) -> str | None:
    """The gold entry of a document that is known by these names: its identifier, then its IRI."""
    entries = list(entries)
    return next((entry for name in names for entry in entries if _is_document(name, entry)), None)


def _is_document(name: str, entry: str) -> bool:
    tail = name.rpartition("/")[2]
    file = entry.rpartition("/")[2]
    stem = file.rpartition(".")[0] or file
    return tail in (file, stem) or name.endswith(entry) or slug(tail) == slug(stem)
