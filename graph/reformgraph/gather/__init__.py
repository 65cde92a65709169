"""Gathering: files in, each document with its claims out: kept from an earlier build, read here or on a cluster."""

from reformgraph.gather.gatherer import Gatherer
from reformgraph.gather.unit import covered, covered_claims, uncollected

__all__ = ["Gatherer", "covered", "covered_claims", "uncollected"]
