"""What kind of thing a Finnish word heads: a lemma in, body, organisation or project with its head word out."""

from __future__ import annotations

from functools import cache
from typing import Final

from reformgraph.extract import lexicon
from reformgraph.model import AgentKind

# The longest first: "johtoryhmä" before "ryhmä".
_BODIES: Final = sorted(lexicon.BODIES_FI, key=len, reverse=True)
_ORGANIZATIONS: Final = sorted(lexicon.ORGANIZATIONS_FI, key=len, reverse=True)


@cache
def head_of(lemma: str) -> tuple[AgentKind, str, str | None] | None:
    """The kind, head word and body type that a lemma's last part shows, or None for other words."""
    low = lemma.casefold().lstrip("-–")
    if not lexicon.NOT_BODIES_FI.search(low) or low in lexicon.BARE_GROUP_FI:
        for head in _BODIES:
            if low.endswith(head) and (len(head) > 4 or low == head or "-" in low):
                return "body", head, lexicon.BODIES_FI[head]
    if not lexicon.NOT_PROJECTS_FI.search(low) or "-" in low:
        for head in lexicon.PROJECTS_FI:
            if low.endswith(head):
                return "project", head, None
    if not lexicon.NOT_ORGANIZATIONS_FI.search(low):
        for head in _ORGANIZATIONS:
            if low == head or (len(head) > 3 and low.endswith(head)):
                return "organization", head, None
    return None
