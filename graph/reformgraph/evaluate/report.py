"""Tallies in, a report for a reader or a program out, and what lies below a floor."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict

from reformgraph.errors import UsageError
from reformgraph.evaluate.tally import KINDS, Kind, Tallies

Floors = Mapping[Kind, float]


def to_text(tallies: Tallies) -> str:
    """Every miss and every fact in excess, then a line of figures for each kind."""
    lines = list(_listed(tallies))
    lines.append(f"{'kind':<11}{'gold':>6}{'found':>7}{'extra':>7}{'precision':>11}{'recall':>8}{'F1':>7}")
    for kind, tally in tallies.items():
        each = tally.figures()
        lines.append(
            f"{kind:<11}{each.gold:>6}{each.found:>7}{each.extra:>7}"
            f"{each.precision:>11.3f}{each.recall:>8.3f}{each.f1:>7.3f}"
        )
    return "\n".join(lines) + "\n"


def to_json(tallies: Tallies) -> str:
    """The figures of each kind, with the facts behind them as lists that begin with the document."""
    content = {
        kind: {**asdict(tally.figures()), "missed": tally.missed, "in_excess": tally.extra}
        for kind, tally in tallies.items()
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def floors(given: Iterable[str]) -> dict[Kind, float]:
    """`KIND=F1` as a reader types it; UsageError where it is not."""
    found: dict[Kind, float] = {}
    for text in given:
        name, _, number = text.partition("=")
        kind = next((each for each in KINDS if each == name), None)
        try:
            floor = float(number)
        except ValueError:
            floor = -1.0
        if kind is None or not 0 <= floor <= 1:
            raise UsageError(
                f"{text!r} is no floor", where="--floor", hint=f"write KIND=F1, F1 from 0 to 1, of {', '.join(KINDS)}"
            )
        found[kind] = floor
    return found


def below(tallies: Tallies, wanted: Floors) -> list[str]:
    """A line for each kind whose F1 is under its floor."""
    return [
        f"{kind}: F1 {tallies[kind].figures().f1:.3f} is under {floor:g}"
        for kind, floor in wanted.items()
        if tallies[kind].figures().f1 < floor
    ]


def _listed(tallies: Tallies) -> Iterator[str]:
    for kind, tally in tallies.items():
        for word, facts in (("missed", tally.missed), ("extra", tally.extra)):
            for document, *parts in facts:
                line = f"{word:<6}  {kind:<10}  {document}: {' | '.join(parts)}"
                yield "".join(each if each.isprintable() else " " for each in line)
