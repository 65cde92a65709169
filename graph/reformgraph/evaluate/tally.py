"""Facts found, missed and stated in excess, to the figures that sum them up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal, get_args

Kind = Literal["person", "membership", "post", "body", "relation", "meeting", "attends", "seats", "date"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
Fact = tuple[str, ...]
"""The document, then the fact's parts in words."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a table shows of one kind; the shares have three decimals."""

    gold: int
    found: int
    extra: int
    precision: float
    recall: float
    f1: float


@dataclass(slots=True)
class Tally:
    """The facts of one kind: how many were found, which were missed, and which the gold does not have."""

    found: int = 0
    missed: list[Fact] = field(default_factory=list)
    extra: list[Fact] = field(default_factory=list)

    def count(self, fact: Fact, *, found: bool) -> None:
        if found:
            self.found += 1
        else:
            self.missed.append(fact)

    def figures(self) -> Figures:
        """Where there is nothing to be right or wrong about, nothing is wrong."""
        precision = _share(self.found, len(self.extra))
        recall = _share(self.found, len(self.missed))
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return Figures(
            gold=self.found + len(self.missed),
            found=self.found,
            extra=len(self.extra),
            precision=round(precision, 3),
            recall=round(recall, 3),
            f1=round(f1, 3),
        )


Tallies = dict[Kind, Tally]


def _share(right: int, wrong: int) -> float:
    return right / (right + wrong) if right + wrong else 1.0
