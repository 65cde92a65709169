"""Evaluating: a graph and the facts that a careful reader takes in, precision and recall for each kind of fact out."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from reformgraph.evaluate.compare import compared
from reformgraph.evaluate.found import found_in, unread
from reformgraph.evaluate.gold import Gold, only, read_gold
from reformgraph.evaluate.tally import KINDS, Fact, Figures, Kind, Tallies, Tally

__all__ = ["KINDS", "Fact", "Figures", "Gold", "Kind", "Tallies", "Tally", "evaluate", "only", "read_gold", "unread"]


def evaluate(store: ox.Store, gold: Mapping[str, Gold]) -> Tallies:
    """Compare what a graph says of each document with what its gold says, over all documents together."""
    found = found_in(store, gold)
    tallies: Tallies = {kind: Tally() for kind in KINDS}
    for document, want in gold.items():
        compared(document, want, found[document], tallies)
    return tallies
