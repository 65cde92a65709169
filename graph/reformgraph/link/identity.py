"""A name and the other names that a document states for it, to further names by which it may be meant.

"The broad political group, which acts as the steering group" may elsewhere be called the broad political steering
group, and in the same document the broad steering group.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Final

from reformgraph.link.names import folded

# The word for a group that says nothing of its task, which a stated identity then fills in.
OPEN_HEADS: Final = ("ryhmä", "grupp", "gruppen")
LONGEST: Final = 4


def full_names(label: str, stated: Iterable[str]) -> Iterator[str]:
    """All qualifiers with each stated task: these may mean the same body in any document."""
    for qualifiers, task in _parts(label, stated):
        yield " ".join((*qualifiers, task))


def short_names(label: str, stated: Iterable[str]) -> Iterator[str]:
    """Some of the qualifiers with each stated task: these may mean the same body within the document."""
    for qualifiers, task in _parts(label, stated):
        for count in range(1, len(qualifiers) + 1):
            for chosen in combinations(qualifiers, count):
                yield " ".join((*chosen, task))


def _parts(label: str, stated: Iterable[str]) -> Iterator[tuple[list[str], str]]:
    *qualifiers, head = folded(label).split() or [""]
    if head not in OPEN_HEADS or not 0 < len(qualifiers) <= LONGEST:
        return
    for name in stated:
        task = folded(name).rpartition(" ")[2]
        if task != head and task.endswith(head):
            yield qualifiers, task
