"""What two clauses state together: bodies that end and begin, and bodies on two levels; clauses in, triples out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from reformgraph.extract.clauses import Clause
from reformgraph.extract.mentions import Refs
from reformgraph.extract.stated import Triple, triples
from reformgraph.extract.subjects import subject_of, under_same_conjunction
from reformgraph.extract.verbs import BEGINS, ENDS, SETS_UP, UNTIL, WHEN

_GUIDES: Final = frozenset(
    {"riktlinjer", "riktlinjerna", "linjerna", "linjat", "linjaukset", "suuntaviivat", "suunnan"}
)
_STARTS: Final = SETS_UP | frozenset(
    "aloittaa käynnistyä järjestäytyä siirtyä muuttua korvata inleder inledde tillträder tillträdde tillsattes"
    " inrättades bildades ersätter ersatte ersätts ersattes".split()
)


def endings(found: Sequence[Clause], topic: Refs) -> Iterator[Triple]:
    """ "X works until Y begins", "X ends when Y begins", "Y begins, when X ends": Y succeeds X."""
    for at, (before, clause) in enumerate(pairwise(found), start=1):
        if before.negated or clause.negated:
            continue
        until = clause.opening in UNTIL or (clause.opening == "att" and "till dess" in before.text())
        if clause.opening in WHEN and _has(clause, ENDS) and _has(before, BEGINS):
            yield from triples(subject_of(before), "succeeds", subject_of(clause))
        elif until or (clause.opening in WHEN and _ends(before, clause)):
            under = [clause, *under_same_conjunction(found[at + 1 :])]
            later = dict.fromkeys(ref for one in under if _has(one, BEGINS) for ref in subject_of(one))
            yield from triples(later, "succeeds", subject_of(before) or topic)


def levels(found: Sequence[Clause]) -> Iterator[Triple]:
    """ "A gives the guidelines, and B leads the work": of two levels in one sentence A steers B."""
    for above, below in pairwise(found):
        guides = any(c.text.casefold() in _GUIDES for c in above.chunks)
        if guides and below.opening not in ("som", "joka") and not any(m.work or m.owner for m in above.mentions):
            yield from triples(subject_of(below), "steered-by", subject_of(above))


def since(found: Sequence[Clause]) -> dt.date | None:
    """The one day that a sentence names, where it says that something was set up, handed over or began."""
    days = [c.date for clause in found for c in clause.chunks if c.kind == "date" and c.date]
    begins = any(_has(clause, _STARTS) for clause in found)
    until = any(c.text.casefold() in ("asti", "saakka", "mennessä") for clause in found for c in clause.chunks)
    return days[0].first if len(days) == 1 and days[0].is_day and begins and not until else None


def _has(clause: Clause, words: frozenset[str]) -> bool:
    return any(verb.lemmas & words for verb in clause.verbs)


def _ends(before: Clause, clause: Clause) -> bool:
    """Whether the sentence says that something ends, by a verb or by "asti"; "jolloin" after what lasts says it too."""
    lasts = clause.opening == "jolloin" and _has(before, frozenset({"toimia", "jatkaa"}))
    return _has(before, ENDS) or _has(clause, ENDS) or lasts or any(c.text.casefold() in ENDS for c in before.chunks)
